import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { SelfKeys, SignedUtilities } from './types';

/**
 * Which entries of a block are a row as its own example (U7): equal hashes, so exact duplicates count as self too
 * (the answer stands in the prompt just the same). Without hashes a square block pairs row j with column j.
 * @param block m x n; borrowed, only its shape and hashes are read.
 * @returns integer keys, new buffers; null for a rectangular block without hashes (it has no diagonal).
 * @throws AppError 'shape-mismatch' when the hashes do not fit the shape.
 * @see docs/spec/kernel.md U7
 */
export function selfKeysOf(block: Pick<SignedUtilities, 'rows' | 'columns' | 'rowHashes' | 'columnHashes'>): SelfKeys | null {
  const { rows, columns, rowHashes, columnHashes } = block;
  if (rowHashes === null || columnHashes === null) {
    if (rows !== columns) return null;
    const keys = Int32Array.from({ length: rows }, (_, index) => index);
    return { rowKeys: keys, columnKeys: keys };
  }
  if (rowHashes.length !== rows || columnHashes.length !== columns) {
    throw new AppError('shape-mismatch', said`A block of ${rows} x ${columns} came with ${rowHashes.length} row and ${columnHashes.length} column hashes.`, {
      rows,
      columns,
      rowHashes: rowHashes.length,
      columnHashes: columnHashes.length,
    });
  }
  const keyOf = new Map<string, number>();
  const keyFor = (hash: string): number => {
    const known = keyOf.get(hash);
    if (known !== undefined) return known;
    keyOf.set(hash, keyOf.size);
    return keyOf.size - 1;
  };
  return { rowKeys: Int32Array.from(rowHashes, keyFor), columnKeys: Int32Array.from(columnHashes, keyFor) };
}

/**
 * The row that is candidate j itself: row j where the keys agree, else the first row of the same content.
 * @param keys as selfKeysOf gives them; borrowed.
 * @returns one row index per column, -1 where the candidate is not among the rows; new buffer.
 */
export function ownRowsOf({ rowKeys, columnKeys }: SelfKeys): Int32Array {
  const firstRow = new Map<number, number>();
  rowKeys.forEach((key, row) => {
    if (!firstRow.has(key)) firstRow.set(key, row);
  });
  return columnKeys.map((key, column) => (rowKeys[column] === key ? column : (firstRow.get(key) ?? -1)));
}

/**
 * Calls `visit` for every self entry (row, column), in column order. Cost O(rows + columns + entries visited).
 * @param keys as selfKeysOf gives them; borrowed.
 */
export function eachSelfPair({ rowKeys, columnKeys }: SelfKeys, visit: (row: number, column: number) => void): void {
  const rowsByKey = new Map<number, number[]>();
  rowKeys.forEach((key, row) => {
    const known = rowsByKey.get(key);
    if (known === undefined) rowsByKey.set(key, [row]);
    else known.push(row);
  });
  columnKeys.forEach((key, column) => {
    for (const row of rowsByKey.get(key) ?? []) visit(row, column);
  });
}
