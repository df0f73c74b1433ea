import type { Steps } from '../../../core/base/steps';
import type { Example } from '../../../core/dataset/types';

/** How many rows have one value of a field; `name` null: rows without the field. */
export interface Share {
  readonly name: string | null;
  readonly rows: number;
  /** Of all rows, 0 … 1. */
  readonly share: number;
}

const ROWS_IN_STEP = 2000;

/** Rows by source or by kind, most first; equal counts by name, rows without one last. Empty when no row has one. In steps: of many rows it takes long. */
export function* findShares(examples: readonly Example[], field: 'source' | 'kind'): Steps<Share[]> {
  const counts = new Map<string | null, number>();
  for (const [at, example] of examples.entries()) {
    counts.set(example[field], (counts.get(example[field]) ?? 0) + 1);
    if (at % ROWS_IN_STEP === 0) yield;
  }
  if (counts.size === 0 || (counts.size === 1 && counts.has(null))) return [];
  return [...counts]
    .map(([name, rows]) => ({ name, rows, share: rows / examples.length }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || b.rows - a.rows || (a.name ?? '').localeCompare(b.name ?? ''));
}
