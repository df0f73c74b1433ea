import type { Example } from '../../../core/dataset/types';

/** How many rows have one value of a field; `name` null: rows without the field. */
export interface Share {
  readonly name: string | null;
  readonly rows: number;
  /** Of all rows, 0 … 1. */
  readonly share: number;
}

/** Rows by source or by kind, most first; equal counts by name, rows without one last. Empty when no row has one. */
export function sharesOf(examples: readonly Example[], field: 'source' | 'kind'): Share[] {
  const counts = new Map<string | null, number>();
  for (const example of examples) counts.set(example[field], (counts.get(example[field]) ?? 0) + 1);
  if (counts.size === 0 || (counts.size === 1 && counts.has(null))) return [];
  return [...counts]
    .map(([name, rows]) => ({ name, rows, share: rows / examples.length }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || b.rows - a.rows || (a.name ?? '').localeCompare(b.name ?? ''));
}
