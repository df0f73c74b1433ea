import { selfKeysOf } from '../kernel/selfKeys';
import type { SignedBlock } from '../kernel/types';
import type { SparsePattern, UtilityBlock } from '../scoring/types';

/** A pair that hurts or helps by more than this does so clearly. */
export const CLEAR_EFFECT = 0.05;

export type BlockAlarm =
  /** Every pair is longer than the model reads. */
  | 'all-missing'
  /** All utilities are equal. */
  | 'constant'
  /** Every column is constant: what is shown matters, what is asked does not. */
  | 'constant-by-column'
  /** Pairs without a number although they were scored and fit. */
  | 'not-a-number'
  /** Utilities outside [-1, 1]. */
  | 'out-of-range'
  /** Distances outside [0, 1]. */
  | 'distance-out-of-range'
  /** Rows do not even help themselves on average. */
  | 'diagonal-not-positive';

/** What a block of utilities says about itself. Shares are of finite pairs, in [0, 1]. */
export interface BlockSummary {
  readonly pairs: number;
  readonly finite: number;
  /** Known not to fit the model's context (U5). */
  readonly missing: number;
  /** Neither scored nor missing. */
  readonly unscored: number;
  /** Null when no pair is finite; so are the next four. */
  readonly mean: number | null;
  /** 0, 5, 25, 50, 75, 95 and 100 %. */
  readonly quantiles: readonly number[] | null;
  readonly negative: number | null;
  /** Below -0.05 and above 0.05. */
  readonly hurting: number | null;
  readonly helping: number | null;
  /** Mean of self pairs and of all others; null where there are none. */
  readonly selfMean: number | null;
  readonly otherMean: number | null;
  /** U7: share of f(all candidates) that comes from rows that are their own best helper; null without self pairs. */
  readonly selfShare: number | null;
  readonly alarms: readonly BlockAlarm[];
}

/** How much of a block has been scored. */
export interface BlockState {
  /** n flags, 1 where the column is done. Default: all done. */
  readonly columnsDone?: Uint8Array | undefined;
  /** Flat indexes (column * rows + row) that do not fit the context. Default none. */
  readonly missing?: readonly number[] | undefined;
  /** d of each row without an example, m values. Default: not looked at. */
  readonly alone?: Float32Array | undefined;
}

/** Utilities with identities; with a pattern, values are one for each of its entries. */
export type SummarizedBlock = SignedBlock & { readonly sparse?: SparsePattern | null | undefined };

/** Rounding in float32 may put a distance this far outside [0, 1]. */
const ROUNDING = 1e-4;

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** Counts, distribution and alarms of a block as scoring has it; see summarizeBlock. */
export function summarizeUtilities(block: UtilityBlock): BlockSummary {
  const { rowHashes, columnHashes, utility, sparse } = block;
  return summarizeBlock({ rows: rowHashes.length, columns: columnHashes.length, values: utility, rowHashes, columnHashes, sparse }, block);
}

/**
 * Counts, distribution and alarms of a block.
 * @param block m x n utilities or a pattern's entries, NaN = missing or not scored; borrowed.
 * @returns numbers; `pairs` are those stored; quantiles are linear between order statistics (type 7).
 * @throws AppError 'shape-mismatch' when hashes do not fit the shape
 * @see docs/spec/selection.md E4
 */
export function summarizeBlock(block: SummarizedBlock, { columnsDone, missing = [], alone }: BlockState = {}): BlockSummary {
  const { rows, values } = block;
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const count = sorted.length;
  const lost = new Set(missing);
  const keys = selfKeysOf(block);
  const best = new Float64Array(rows);
  const ownIsBest = new Uint8Array(rows);
  let unscored = 0;
  let strange = 0;
  let strangeDistances = alone?.some((d) => outsideUnit(d)) === true;
  let selfSum = 0;
  let selfCount = 0;
  eachEntry(block, (row, column, value) => {
    if (!Number.isFinite(value)) {
      if (lost.has(column * rows + row)) return;
      if (columnsDone === undefined || columnsDone[column] === 1) strange++;
      else unscored++;
      return;
    }
    if (alone !== undefined && outsideUnit(alone[row]! - value)) strangeDistances = true;
    const self = keys !== null && keys.rowKeys[row] === keys.columnKeys[column];
    if (self) {
      selfSum += value;
      selfCount++;
    }
    if (value > best[row]!) {
      best[row] = value;
      ownIsBest[row] = self ? 1 : 0;
    }
  });
  const total = sum(sorted);
  const shareWhere = (holds: (value: number) => boolean): number | null => (count === 0 ? null : sorted.reduce((n, value) => (holds(value) ? n + 1 : n), 0) / count);
  const selfMean = selfCount === 0 ? null : selfSum / selfCount;
  const alarms: BlockAlarm[] = [];
  if (values.length > 0 && lost.size >= values.length) alarms.push('all-missing');
  if (count > 1 && sorted[0] === sorted[count - 1]) alarms.push('constant');
  else if (isConstantByColumn(block)) alarms.push('constant-by-column');
  if (strange > 0) alarms.push('not-a-number');
  if (count > 0 && (sorted[0]! < -1 || sorted[count - 1]! > 1)) alarms.push('out-of-range');
  else if (strangeDistances) alarms.push('distance-out-of-range');
  if (selfMean !== null && selfMean <= 0) alarms.push('diagonal-not-positive');
  const cover = best.reduce((all, value) => all + value, 0);
  return {
    pairs: values.length,
    finite: count,
    missing: lost.size,
    unscored,
    mean: count === 0 ? null : total / count,
    quantiles: count === 0 ? null : SHARES.map((share) => quantile(sorted, share)),
    negative: shareWhere((value) => value < 0),
    hurting: shareWhere((value) => value < -CLEAR_EFFECT),
    helping: shareWhere((value) => value > CLEAR_EFFECT),
    selfMean,
    otherMean: count === selfCount ? null : (total - selfSum) / (count - selfCount),
    selfShare: selfCount === 0 || cover === 0 ? null : best.reduce((all, value, row) => (ownIsBest[row] === 1 ? all + value : all), 0) / cover,
    alarms,
  };
}

/** NaN is not outside. */
function outsideUnit(distance: number): boolean {
  return distance < -ROUNDING || distance > 1 + ROUNDING;
}

function columnEntries({ rows, sparse }: SummarizedBlock, column: number): readonly [number, number] {
  return sparse === null || sparse === undefined ? [column * rows, (column + 1) * rows] : [sparse.starts[column]!, sparse.starts[column + 1]!];
}

function eachEntry(block: SummarizedBlock, visit: (row: number, column: number, value: number) => void): void {
  const { columns, values, sparse } = block;
  for (let column = 0; column < columns; column++) {
    const [from, to] = columnEntries(block, column);
    for (let at = from; at < to; at++) visit(sparse?.rowIndex[at] ?? at - from, column, values[at]!);
  }
}

function sum(values: Float32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function quantile(sorted: Float32Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)]! - low);
}

/** True when at least two columns have two finite values or more, and no column has two different ones. */
function isConstantByColumn(block: SummarizedBlock): boolean {
  let tested = 0;
  for (let column = 0; column < block.columns; column++) {
    const finite = block.values.subarray(...columnEntries(block, column)).filter((value) => Number.isFinite(value));
    if (finite.length < 2) continue;
    if (finite.some((value) => value !== finite[0])) return false;
    tested++;
  }
  return tested >= 2;
}
