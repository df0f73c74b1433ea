import type { RowHash } from './types';

/**
 * Of repeats only the first row takes part. Plain data by content, so that it holds for rows that come later too.
 * `groups`: contents that are nearly equal; empty: only equal rows are repeats.
 */
export interface RepeatRule {
  readonly groups: readonly (readonly RowHash[])[];
}

/** How many rows a rule leaves out: equal to an earlier row, and nearly equal to one. */
export interface LeftOutRows {
  readonly exact: number;
  readonly near: number;
}

export const NONE_LEFT_OUT: LeftOutRows = { exact: 0, near: 0 };

/**
 * Which rows take part, asked row by row in order: of equal rows, and of each group of nearly equal ones, the first.
 * A group never loses all of its rows, whatever files come and go.
 * @returns for one set: true where the row takes part. @see docs/spec/data.md L10
 */
export function firstOnly({ groups }: RepeatRule): (hash: RowHash) => 'takes-part' | 'exact' | 'near' {
  const groupOf = new Map<RowHash, number>();
  groups.forEach((hashes, group) => hashes.forEach((hash) => groupOf.set(hash, group)));
  const seen = new Set<RowHash>();
  const filled = new Set<number>();
  return (hash) => {
    if (seen.has(hash)) return 'exact';
    seen.add(hash);
    const group = groupOf.get(hash);
    if (group === undefined || !filled.has(group)) {
      if (group !== undefined) filled.add(group);
      return 'takes-part';
    }
    return 'near';
  };
}
