import type { RandomBands } from '../../../core/selection/service';
import type { RankedSubset } from '../../../core/selection/service';
import { thinned, type SeriesAt } from './thinned';

/** One budget of the coverage chart; shares in percent. */
export interface CoverageRow {
  readonly budget: number;
  readonly coverage: number;
  readonly target: number | null;
  readonly random: number | null;
  /** 5 % and 95 % of the random subsets. */
  readonly band: readonly [number, number] | null;
  /** Coverage of saved subsets, by id, where their curve reaches this budget. */
  readonly saved: Readonly<Record<string, number>>;
}

export interface SavedCurve {
  readonly id: string;
  /** Coverage at budget 0, 1, …; in [0, 1]. */
  readonly coverage: Float64Array;
}

/** Points a curve needs at most: more than a chart has pixels is waste. */
const MOST_POINTS = 320;

/** Budgets to draw: all, or evenly spread ones with both ends. */
export function budgetsShown(range: number): readonly number[] {
  if (range <= MOST_POINTS) return Array.from({ length: range + 1 }, (_, budget) => budget);
  return Array.from({ length: MOST_POINTS + 1 }, (_, point) => Math.round((point * range) / MOST_POINTS));
}

export function coverageRows(ranked: RankedSubset, bands: RandomBands | null, range: number, options: { readonly target: boolean; readonly saved: readonly SavedCurve[] }): readonly CoverageRow[] {
  const last = ranked.coverage.length - 1;
  return budgetsShown(Math.min(range, last)).map((budget) => {
    const band = bands === null || budget >= bands.pool.mean.length ? null : bands.pool;
    return {
      budget,
      coverage: 100 * ranked.coverage[budget]!,
      target: options.target && ranked.targetCoverage !== null ? 100 * ranked.targetCoverage[budget]! : null,
      random: band === null ? null : 100 * band.mean[budget]!,
      band: band === null ? null : [100 * band.low[budget]!, 100 * band.high[budget]!],
      saved: Object.fromEntries(options.saved.filter(({ coverage }) => budget < coverage.length).map(({ id, coverage }) => [id, 100 * coverage[budget]!])),
    };
  });
}

/** Percent that the eye cannot tell in a plot of this height. */
const TOLERANCE = 0.12;

/** The rows that the plot is drawn from: the curves through them are those through all rows, to a fraction of a pixel. */
export function drawnRows(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const saved = Object.keys(Object.assign({}, ...rows.map((row) => row.saved)) as object);
  const series: SeriesAt[] = [
    (point) => rows[point]!.coverage,
    (point) => rows[point]!.target,
    (point) => rows[point]!.random,
    (point) => rows[point]!.band?.[0] ?? null,
    (point) => rows[point]!.band?.[1] ?? null,
    ...saved.map((id): SeriesAt => (point) => rows[point]!.saved[id] ?? null),
  ];
  return thinned(rows.length, series, TOLERANCE).map((point) => rows[point]!);
}
