import type { UtilityBlock } from './types';

/** What of a block says which pairs it stores, and their utilities. */
export type StoredUtilities = Pick<UtilityBlock, 'rowHashes' | 'utility' | 'sparse'>;

/**
 * U of one pair; NaN where it is missing, not scored yet or not stored. Cost O(1) dense, O(log m) sparse.
 * @param row 0 … m - 1; column 0 … n - 1. Anything else gives NaN.
 */
export function utilityAt(block: StoredUtilities, row: number, column: number): number {
  const at = entryAt(block, row, column);
  return at < 0 ? NaN : block.utility[at]!;
}

/** Place of a pair in `utility`; -1 where it is not stored. */
export function entryAt({ rowHashes, utility, sparse }: StoredUtilities, row: number, column: number): number {
  const m = rowHashes.length;
  if (row < 0 || row >= m || column < 0) return -1;
  if (sparse === null) {
    const at = column * m + row;
    return at < utility.length ? at : -1;
  }
  let low = sparse.starts[column] ?? 0;
  let high = sparse.starts[column + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = sparse.rowIndex[middle]!;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** Calls `visit` with each row of a column that has a utility, rows rising. Missing and unscored pairs are left out. */
export function forEachScored(block: StoredUtilities, column: number, visit: (row: number, utility: number) => void): void {
  const { utility, sparse } = block;
  const [from, to] = columnSpan(block, column);
  for (let at = from; at < to; at++) {
    const value = utility[at]!;
    if (value === value) visit(sparse === null ? at - from : sparse.rowIndex[at]!, value);
  }
}

/** Calls `visit` with each stored pair of a column, scored or not: its row and its place in `utility`. */
export function forEachStored(block: StoredUtilities, column: number, visit: (row: number, at: number) => void): void {
  const [from, to] = columnSpan(block, column);
  for (let at = from; at < to; at++) visit(block.sparse === null ? at - from : block.sparse.rowIndex[at]!, at);
}

/** Where the stored pairs of a column begin and end in `utility`. */
export function columnSpan({ rowHashes, sparse }: StoredUtilities, column: number): readonly [number, number] {
  if (sparse === null) return [column * rowHashes.length, (column + 1) * rowHashes.length];
  return [sparse.starts[column]!, sparse.starts[column + 1]!];
}

/** All stored utilities as a bag, NaN where missing or not scored: for counts and distributions. Borrowed. */
export function storedUtilities(block: Pick<UtilityBlock, 'utility'>): Float32Array {
  return block.utility;
}

/** Stored pairs of the columns that are done: scored, or known not to fit. */
export function donePairs(block: StoredUtilities & Pick<UtilityBlock, 'columnsDone'>): number {
  const { columnsDone, rowHashes, sparse } = block;
  let pairs = 0;
  for (let column = 0; column < columnsDone.length; column++) {
    if (columnsDone[column] === 1) pairs += sparse === null ? rowHashes.length : sparse.starts[column + 1]! - sparse.starts[column]!;
  }
  return pairs;
}

/** Pairs that are scored: stored with a number. O(stored pairs). */
export function scoredPairs({ utility }: Pick<UtilityBlock, 'utility'>): number {
  let count = 0;
  for (let at = 0; at < utility.length; at++) if (utility[at] === utility[at]) count++;
  return count;
}
