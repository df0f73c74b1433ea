import { eachSelfPair, selfKeysOf } from '../kernel/selfKeys';
import type { SignedBlock } from '../kernel/types';

/** A pair that hurts or helps by more than this does so clearly. */
export const CLEAR_EFFECT = 0.05;

export type BlockAlarm =
  /** All utilities are equal. */
  | 'constant'
  /** Every column is constant: what is shown matters, what is asked does not. */
  | 'constant-by-column'
  /** Pairs without a number although they were scored and fit. */
  | 'not-a-number'
  /** Utilities outside [-1, 1]. */
  | 'out-of-range'
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
  readonly alarms: readonly BlockAlarm[];
}

/** How much of a block has been scored. */
export interface BlockState {
  /** n flags, 1 where the column is done. Default: all done. */
  readonly columnsDone?: Uint8Array | undefined;
  /** Flat indexes (column * rows + row) that do not fit the context. Default none. */
  readonly missing?: readonly number[] | undefined;
}

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/**
 * Counts, distribution and alarms of a block.
 * @param block m x n utilities, NaN = missing or not scored; borrowed.
 * @returns numbers; quantiles are linear between order statistics (type 7).
 * @throws AppError 'shape-mismatch' when hashes do not fit the shape
 * @see docs/spec/selection.md E4
 */
export function summarizeBlock(block: SignedBlock, { columnsDone, missing = [] }: BlockState = {}): BlockSummary {
  const { rows, values } = block;
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const count = sorted.length;
  const lost = new Set(missing);
  let unscored = 0;
  let strange = 0;
  values.forEach((value, at) => {
    if (Number.isFinite(value) || lost.has(at)) return;
    const done = columnsDone === undefined || columnsDone[Math.floor(at / rows)] === 1;
    if (done) strange++;
    else unscored++;
  });
  const self = selfSums(block);
  const total = sum(sorted);
  const shareWhere = (holds: (value: number) => boolean): number | null => (count === 0 ? null : sorted.reduce((n, value) => (holds(value) ? n + 1 : n), 0) / count);
  const selfMean = self.count === 0 ? null : self.sum / self.count;
  const alarms: BlockAlarm[] = [];
  if (count > 1 && sorted[0] === sorted[count - 1]) alarms.push('constant');
  else if (isConstantByColumn(block)) alarms.push('constant-by-column');
  if (strange > 0) alarms.push('not-a-number');
  if (count > 0 && (sorted[0]! < -1 || sorted[count - 1]! > 1)) alarms.push('out-of-range');
  if (selfMean !== null && selfMean <= 0) alarms.push('diagonal-not-positive');
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
    otherMean: count === self.count ? null : (total - self.sum) / (count - self.count),
    alarms,
  };
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

function selfSums(block: SignedBlock): { readonly sum: number; readonly count: number } {
  const keys = selfKeysOf(block);
  let total = 0;
  let count = 0;
  if (keys !== null) {
    eachSelfPair(keys, (row, column) => {
      const value = block.values[column * block.rows + row]!;
      if (!Number.isFinite(value)) return;
      total += value;
      count++;
    });
  }
  return { sum: total, count };
}

/** True when at least two columns have two finite values or more, and no column has two different ones. */
function isConstantByColumn({ rows, columns, values }: SignedBlock): boolean {
  let tested = 0;
  for (let column = 0; column < columns; column++) {
    const finite = values.subarray(column * rows, (column + 1) * rows).filter((value) => Number.isFinite(value));
    if (finite.length < 2) continue;
    if (finite.some((value) => value !== finite[0])) return false;
    tested++;
  }
  return tested >= 2;
}
