/** Values of |u| are counted in bins of this width: a percentile is exact to half of it. */
const BIN = 1 / 2048;
const BINS = 2048;

/** How |u| is spread over all finite cells. Cost O(cells), without sorting. */
export interface UtilitySpread {
  readonly count: number;
  /** Cells with u > 0.05 and u < -0.05. */
  readonly helps: number;
  readonly hurts: number;
  /** Largest |u| that the given share of cells does not pass, exact to 0.0005. */
  percentile(share: number): number;
  /** Counts over [-limit, limit] in `bars` equal bars; cells beyond count in the outermost. */
  histogram(limit: number, bars: number): readonly number[];
}

const CLEAR = 0.05;

export function utilitySpread(parts: readonly Float32Array[]): UtilitySpread {
  const above = new Float64Array(BINS);
  const below = new Float64Array(BINS);
  let [count, helps, hurts] = [0, 0, 0];
  for (const values of parts) {
    for (const value of values) {
      if (value !== value) continue;
      count++;
      if (value > CLEAR) helps++;
      if (value < -CLEAR) hurts++;
      const bin = Math.min(BINS - 1, Math.floor(Math.abs(value) / BIN));
      if (value < 0) below[bin]! += 1;
      else above[bin]! += 1;
    }
  }
  return {
    count,
    helps,
    hurts,
    percentile(share) {
      let left = share * count;
      for (let bin = 0; bin < BINS; bin++) {
        left -= above[bin]! + below[bin]!;
        if (left <= 0) return (bin + 0.5) * BIN;
      }
      return 1;
    },
    histogram(limit, bars) {
      const counts = new Array<number>(bars).fill(0);
      const add = (value: number, cells: number): void => {
        const bar = Math.floor(((value + limit) / (2 * limit)) * bars);
        counts[Math.min(bars - 1, Math.max(0, bar))]! += cells;
      };
      for (let bin = 0; bin < BINS; bin++) {
        add((bin + 0.5) * BIN, above[bin]!);
        add(-(bin + 0.5) * BIN, below[bin]!);
      }
      return counts;
    },
  };
}

/** The limit a scale starts with: the 98th percentile of |u|, to two decimals, never under 0.05. */
export function defaultLimit(spread: UtilitySpread): number {
  return Math.max(0.05, Math.round(100 * spread.percentile(0.98)) / 100);
}
