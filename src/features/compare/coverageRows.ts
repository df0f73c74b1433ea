/** One budget of the coverage chart; shares 0 … 1 by the position of the subset. */
export interface CoverageRow {
  readonly budget: number;
  /** Undefined beyond a ranking's end. */
  readonly subsets: readonly (number | undefined)[];
  readonly band: readonly [number, number] | undefined;
  readonly mean: number | undefined;
}

export interface CoverageCurves {
  /** For each subset coverage after 0, 1, … picks. */
  readonly curves: readonly (ArrayLike<number> | null)[];
  readonly band: { readonly mean: ArrayLike<number>; readonly low: ArrayLike<number>; readonly high: ArrayLike<number> } | null;
}

const MOST_POINTS = 160;

/** The largest budget of the chart: twice the largest subset, rounded up to an easy number, within the pool. */
export function lastBudget(budgets: readonly number[], poolSize: number): number {
  const wanted = 2 * Math.max(1, ...budgets);
  const step = wanted <= 20 ? 2 : wanted <= 100 ? 10 : wanted <= 500 ? 20 : 100;
  return Math.min(poolSize, Math.ceil(wanted / step) * step);
}

/** At most about 160 budgets from 0 to `last`, rising, with every subset's own among them. */
export function budgetsShown(budgets: readonly number[], last: number): number[] {
  const step = Math.max(1, Math.ceil(last / MOST_POINTS));
  const wanted = new Set([...Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step), last, ...budgets]);
  return [...wanted].filter((budget) => budget <= last).sort((a, b) => a - b);
}

export function coverageRows({ curves, band }: CoverageCurves, budgets: readonly number[], last: number): CoverageRow[] {
  return budgetsShown(budgets, last).map((budget) => {
    const low = band?.low[budget];
    const high = band?.high[budget];
    return { budget, subsets: curves.map((curve) => curve?.[budget]), band: low === undefined || high === undefined ? undefined : [low, high], mean: band?.mean[budget] };
  });
}

export interface EndLabel {
  readonly at: number;
  readonly y: number;
}

/**
 * Places names at the ends of lines: in the order of their heights, at least `gap` apart, inside top … bottom.
 * @param heights y of each line's end
 */
export function endLabels(heights: readonly number[], gap: number, top: number, bottom: number): EndLabel[] {
  const placed = heights.map((y, at) => ({ at, y: Math.min(Math.max(y, top), bottom) })).sort((a, b) => a.y - b.y || a.at - b.at);
  placed.forEach((label, order) => {
    if (order > 0) label.y = Math.max(label.y, placed[order - 1]!.y + gap);
  });
  for (let order = placed.length - 1, limit = bottom; order >= 0; order--, limit = placed[order + 1]!.y - gap) {
    placed[order]!.y = Math.min(placed[order]!.y, limit);
  }
  return placed;
}
