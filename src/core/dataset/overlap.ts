import { atOnce, type Steps } from '../base/steps';
import { promptIdentity } from './examples';
import type { RowContent } from './identity';
import type { Example, RowHash } from './types';

/** One row content that stands in both of two sets. */
export interface SharedRow {
  readonly hash: RowHash;
  /** Indexes into the pool, ascending. */
  readonly poolRows: readonly number[];
  /** Indexes into the other set, ascending. */
  readonly otherRows: readonly number[];
}

/**
 * Rows of the target or existing set that equal pool rows by hash (D3), in the other set's order. A target row in
 * the pool answers itself; an existing row in the pool has been trained on already.
 * @see docs/spec/data.md R1
 */
export function rowsInPool(pool: readonly Pick<Example, 'hash'>[], other: readonly Pick<Example, 'hash'>[]): SharedRow[] {
  return atOnce(findRowsInPool(pool, other));
}

/** `rowsInPool` in steps. */
export function* findRowsInPool(pool: readonly Pick<Example, 'hash'>[], other: readonly Pick<Example, 'hash'>[]): Steps<SharedRow[]> {
  const poolRows = yield* indexing(pool, (example) => example.hash);
  const otherRows = yield* indexing(other, (example) => example.hash);
  const shared: SharedRow[] = [];
  for (const [hash, rows] of otherRows) {
    const inPool = poolRows.get(hash);
    if (inPool !== undefined) shared.push({ hash, poolRows: inPool, otherRows: rows });
  }
  return shared;
}

/** Groups of two or more rows of one set with the same hash: indexes ascending, groups by first row. @see docs/spec/data.md R2 */
export function exactDuplicates(examples: readonly Pick<Example, 'hash'>[]): number[][] {
  return atOnce(findExactDuplicates(examples));
}

/** `exactDuplicates` in steps. */
export function* findExactDuplicates(examples: readonly Pick<Example, 'hash'>[]): Steps<number[][]> {
  const groups = yield* indexing(examples, (example) => example.hash);
  return [...groups.values()].filter((rows) => rows.length > 1);
}

/**
 * Groups of rows with the same prompt (system text and earlier turns included, normalised as in D3) and at least two
 * different responses: indexes ascending, groups by first row. @see docs/spec/data.md R3
 */
export function samePromptOtherAnswer(examples: readonly (RowContent & Pick<Example, 'hash'>)[]): number[][] {
  return atOnce(findSamePromptOtherAnswer(examples));
}

/** `samePromptOtherAnswer` in steps. */
export function* findSamePromptOtherAnswer(examples: readonly (RowContent & Pick<Example, 'hash'>)[]): Steps<number[][]> {
  const groups = yield* indexing(examples, promptIdentity);
  return [...groups.values()].filter((rows) => rows.length > 1 && new Set(rows.map((row) => examples[row]!.hash)).size > 1);
}

/** Rows of one step: a millisecond or two. */
const ROWS_PER_STEP = 128;

function* indexing<E>(examples: readonly E[], keyOf: (example: E) => string): Steps<Map<string, number[]>> {
  const rowsOf = new Map<string, number[]>();
  for (const [row, example] of examples.entries()) {
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const key = keyOf(example);
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  return rowsOf;
}
