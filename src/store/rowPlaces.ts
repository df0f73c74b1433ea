import type { ExampleTokenCounts } from '../core/scoring/service';

/** Prompt and answer tokens of these rows together; null until they are counted. */
export function tokensOf(rows: readonly number[], counts: readonly ExampleTokenCounts[] | null): number | null {
  if (counts === null) return null;
  return rows.reduce((sum, row) => sum + (counts[row]?.prompt ?? 0) + (counts[row]?.response ?? 0), 0);
}
