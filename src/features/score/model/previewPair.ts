import type { Example } from '../../../core/dataset/types';

export interface PreviewPair {
  readonly target: Example;
  readonly demonstration: Example;
}

/**
 * A pair to show the template on: row `turn` of the target set (of the pool where there is none) with another pool
 * row of its kind, else of its source, else the next one. Null while the pool has fewer than two rows.
 */
export function previewPair(pool: readonly Example[], target: readonly Example[], turn: number): PreviewPair | null {
  const rows = target.length > 0 ? target : pool;
  const row = rows[turn % Math.max(1, rows.length)];
  if (row === undefined) return null;
  const others = pool.filter((example) => example.hash !== row.hash);
  const alike = (field: 'kind' | 'source'): Example[] => (row[field] === null ? [] : others.filter((example) => example[field] === row[field]));
  const choices = [alike('kind'), alike('source'), others].find((list) => list.length > 0);
  const demonstration = choices?.[turn % choices.length];
  return demonstration === undefined ? null : { target: row, demonstration };
}
