import { AppError } from '../base/errors';
import { said } from '../base/said';

/** Rows that are in exactly these subsets and in no other: one column of an UpSet plot. */
export interface Intersection {
  /** Positions of the subsets, ascending; never empty. */
  readonly subsets: readonly number[];
  /** Row indices, ascending. */
  readonly rows: readonly number[];
}

/**
 * Exact intersections of 2 to 5 subsets: each row that is in at least one falls into one of them.
 * @param subsets row indices, each once per subset; borrowed.
 * @returns non-empty intersections, most rows first, then fewer subsets, then the order of the subsets.
 * @throws AppError 'invalid-argument' for fewer than 2 or more than 5 subsets, or a row twice in one
 * @see docs/spec/selection.md E1
 */
export function intersectionsOf(subsets: readonly Int32Array[]): Intersection[] {
  requireCount(subsets);
  const membership = new Map<number, number>();
  subsets.forEach((subset, at) => {
    for (const row of subset) {
      const mask = membership.get(row) ?? 0;
      if (mask & (1 << at)) throw new AppError('invalid-argument', said`Row ${row} is in subset ${at + 1} twice.`, { row, subset: at });
      membership.set(row, mask | (1 << at));
    }
  });
  const rowsOf = new Map<number, number[]>();
  for (const [row, mask] of [...membership].sort((a, b) => a[0] - b[0])) {
    const known = rowsOf.get(mask);
    if (known === undefined) rowsOf.set(mask, [row]);
    else known.push(row);
  }
  return Array.from(rowsOf, ([mask, rows]) => ({ mask, rows, subsets: subsets.flatMap((_, at) => (mask & (1 << at) ? [at] : [])) }))
    .sort((a, b) => b.rows.length - a.rows.length || a.subsets.length - b.subsets.length || a.mask - b.mask)
    .map(({ subsets: members, rows }) => ({ subsets: members, rows }));
}

/**
 * Jaccard index of every pair: shared rows / rows in either; two empty subsets are equal, 1.
 * @param subsets row indices; borrowed.
 * @returns matrix as rows of numbers in [0, 1], symmetric, 1 on the diagonal.
 * @throws AppError 'invalid-argument' for fewer than 2 or more than 5 subsets
 * @see docs/spec/selection.md E2
 */
export function jaccardMatrix(subsets: readonly Int32Array[]): number[][] {
  requireCount(subsets);
  const sets = subsets.map((subset) => new Set(subset));
  return sets.map((a) =>
    sets.map((b) => {
      let shared = 0;
      for (const row of a) if (b.has(row)) shared++;
      const either = a.size + b.size - shared;
      return either === 0 ? 1 : shared / either;
    }),
  );
}

/**
 * Rows of one subset that another lacks, in the first one's order.
 * @see docs/spec/selection.md E1
 */
export function onlyInFirst(first: Int32Array, second: Int32Array): Int32Array {
  const other = new Set(second);
  return first.filter((row) => !other.has(row));
}

/** One group's part of the pool and of each subset. */
export interface GroupShare {
  /** Null: rows without a label. */
  readonly label: string | null;
  readonly pool: number;
  /** Count per subset. */
  readonly counts: readonly number[];
  /** pool / rows of the pool, in [0, 1]. */
  readonly poolShare: number;
  /** Count / size per subset; 0 for an empty subset. */
  readonly shares: readonly number[];
}

/**
 * How subsets are made up against the pool, by a label per row (source, kind).
 * @param labels one per pool row, null for none; borrowed.
 * @param subsets row indices below labels.length; borrowed.
 * @returns groups with most pool rows first, then by label; the group without label last of equals.
 * @throws AppError 'invalid-argument' for a row that has no place in `labels`
 * @see docs/spec/selection.md E3
 */
export function compositionOf(labels: readonly (string | null)[], subsets: readonly Int32Array[]): GroupShare[] {
  const groups = new Map<string | null, { pool: number; counts: number[] }>();
  for (const label of labels) {
    const group = groups.get(label) ?? { pool: 0, counts: subsets.map(() => 0) };
    group.pool++;
    groups.set(label, group);
  }
  subsets.forEach((subset, at) => {
    for (const row of subset) {
      const label = labels[row];
      if (label === undefined) throw new AppError('invalid-argument', said`Subset ${at + 1} names row ${row}, the pool has ${labels.length} rows.`, { row, rows: labels.length });
      groups.get(label)!.counts[at]! += 1;
    }
  });
  return Array.from(groups, ([label, { pool, counts }]) => ({
    label,
    pool,
    counts,
    poolShare: pool / labels.length,
    shares: counts.map((count, at) => (count === 0 ? 0 : count / subsets[at]!.length)),
  })).sort((a, b) => b.pool - a.pool || byLabel(a.label, b.label));
}

/** Code-unit order, so that it is the same on every machine; null last. */
function byLabel(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function requireCount(subsets: readonly Int32Array[]): void {
  if (subsets.length >= 2 && subsets.length <= 5) return;
  throw new AppError('invalid-argument', said`${subsets.length} subsets cannot be compared; it takes 2 to 5.`, { subsets: subsets.length });
}
