/** One measured figure beside what it must not exceed. */
export interface Figure {
  readonly name: string;
  readonly rows: number;
  /** Milliseconds, every try. */
  readonly ms: readonly number[];
  /** Which of the tries counts: the 95 % quantile, or the median. */
  readonly by: 'p95' | 'median' | 'max';
  readonly mostMs: number | null;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? below) - below);
}

const QUANTILES = { median: 0.5, p95: 0.95, max: 1 } as const;

/** "nu at n = 2,000: 74 ms (median of 6, 61 to 92), at most 100: met" */
export function figureLine({ name, rows, ms, by, mostMs }: Figure): string {
  const value = quantile(ms, QUANTILES[by]);
  const spread = `${by} of ${ms.length}, ${Math.min(...ms).toFixed(0)} to ${Math.max(...ms).toFixed(0)}`;
  const verdict = mostMs === null ? '' : `, at most ${mostMs}: ${value <= mostMs ? 'met' : 'NOT MET'}`;
  return `${name} at n = ${rows.toLocaleString('en')}: ${value.toFixed(0)} ms (${spread})${verdict}`;
}
