/** Where the plot lies in its box: the drawing and what is laid over it agree on these. */
export interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const COVERAGE_FRAME: PlotFrame = { left: 52, right: 18, top: 12, bottom: 26 };
export const GAIN_FRAME: PlotFrame = { left: 44, right: 18, top: 12, bottom: 26 };

/** Whether a step reads well: one digit, or one and a half, and zeros. */
function isRound(step: number): boolean {
  const digits = step / 10 ** Math.floor(Math.log10(step));
  return Number.isInteger(step) && (Number.isInteger(digits) || digits === 1.5 || digits === 2.5);
}

/** Ticks of a budget axis: both ends and round steps between. */
export function budgetAxisTicks(range: number): readonly number[] {
  if (range <= 4) return Array.from({ length: range + 1 }, (_, tick) => tick);
  const even = [4, 3, 5].map((parts) => range / parts).find(isRound);
  if (even !== undefined) return Array.from({ length: Math.round(range / even) + 1 }, (_, tick) => tick * even);
  const rough = range / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((unit) => unit * power).find((candidate) => candidate >= rough)!;
  const ticks: number[] = [];
  for (let tick = 0; tick <= range - 0.5 * step; tick += step) ticks.push(tick);
  return [...ticks, range];
}

export interface PlacedLabel {
  readonly key: string;
  /** Where it should be. */
  readonly y: number;
}

/** Moves labels apart so that none covers another, in their own order, within 0 … height. New array, sorted by y. */
export function spreadLabels<T extends PlacedLabel>(labels: readonly T[], lineHeight: number, height: number): readonly T[] {
  const sorted = [...labels].sort((one, other) => one.y - other.y);
  const places = sorted.map(({ y }) => Math.min(Math.max(y, lineHeight / 2), height - lineHeight / 2));
  for (let at = 1; at < places.length; at++) places[at] = Math.max(places[at]!, places[at - 1]! + lineHeight);
  const over = (places.at(-1) ?? 0) - (height - lineHeight / 2);
  if (over > 0) {
    for (let at = places.length - 1; at >= 0; at--) places[at] = Math.min(places[at]!, height - lineHeight / 2 - (places.length - 1 - at) * lineHeight);
  }
  return sorted.map((label, at) => ({ ...label, y: places[at]! }));
}
