import type { Ranking } from '../../../core/selection/types';

/** One pick of the gain chart. */
export interface GainRow {
  /** From 1; its step is drawn from pick - 1 to pick. */
  readonly pick: number;
  readonly gain: number;
  /** The gain as drawn: never under the chart's floor, as 0 has no place on a log scale. */
  readonly drawn: number;
}

export interface GainChartRows {
  readonly rows: readonly GainRow[];
  /** Powers of ten that frame the drawn gains. */
  readonly ticks: readonly number[];
  readonly floor: number;
  readonly top: number;
  /** First pick (from 1) that adds nothing, where it lies within the range. */
  readonly zeroFrom: number | null;
}

const MOST_DECADES = 4;

export function gainRows({ gains, zeroGainFrom }: Ranking, range: number): GainChartRows {
  const shown = Math.min(range, gains.length);
  let [largest, smallest] = [0, Infinity];
  for (let position = 0; position < shown; position++) {
    const gain = gains[position]!;
    largest = Math.max(largest, gain);
    if (gain > 0) smallest = Math.min(smallest, gain);
  }
  const top = largest > 0 ? Math.ceil(Math.log10(largest)) : 0;
  const bottom = Math.max(top - MOST_DECADES, Math.min(top - 1, smallest === Infinity ? top - 1 : Math.floor(Math.log10(smallest))));
  const floor = 10 ** bottom;
  const rows = Array.from({ length: shown }, (_, position) => {
    const gain = gains[position]!;
    return { pick: position + 1, gain, drawn: Math.max(floor, gain) };
  });
  return {
    rows,
    ticks: Array.from({ length: top - bottom + 1 }, (_, step) => 10 ** (bottom + step)),
    floor,
    top: 10 ** top,
    zeroFrom: zeroGainFrom !== null && zeroGainFrom < shown ? zeroGainFrom + 1 : null,
  };
}

/** Share of a decade that the eye cannot tell in a plot of this height. */
const TOLERANCE = 0.008;

/**
 * The rows that the plot is drawn from: neighbours whose steps are equally high, to a fraction of a pixel, are one step,
 * as high as the last of them.
 */
export function drawnSteps(rows: readonly GainRow[]): readonly GainRow[] {
  const steps: GainRow[] = [];
  let [low, high] = [0, 0];
  for (const row of rows) {
    const height = Math.log10(row.drawn);
    [low, high] = [Math.min(low, height), Math.max(high, height)];
    if (steps.length > 0 && high - low <= TOLERANCE) {
      steps[steps.length - 1] = row;
    } else {
      steps.push(row);
      [low, high] = [height, height];
    }
  }
  return steps;
}
