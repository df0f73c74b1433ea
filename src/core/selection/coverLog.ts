import { eachOfColumn, isSparse } from '../kernel/sparse';
import type { Kernel } from '../kernel/types';
import type { Pacer } from './pacer';
import type { CoverLog, CoverState } from './types';

/**
 * Records, for picks in order, which rows each one covers better than all before it (plain facility location on this
 * kernel, whatever objective made the order). Cost O(k m) once; every budget is then a replay.
 * @param kernel m x n; borrowed.
 * @param order k candidates; borrowed.
 * @returns new buffers.
 * @see docs/spec/selection.md C2
 */
export function makeCoverLog(kernel: Kernel, order: Int32Array): CoverLog {
  const run = coverLogSteps(kernel, order);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same as a job that rests between picks.
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md C2, S2
 */
export async function pacedCoverLog(kernel: Kernel, order: Int32Array, pace: Pacer): Promise<CoverLog> {
  const run = coverLogSteps(kernel, order);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
    if (pace.due()) await pace.rest();
  }
}

function* coverLogSteps(kernel: Kernel, order: Int32Array): Generator<undefined, CoverLog> {
  const { rows: rowCount } = kernel;
  const cover = new Float32Array(rowCount);
  const offsets = new Int32Array(order.length + 1);
  let rows = new Int32Array(Math.max(64, 4 * rowCount));
  let covers = new Float32Array(rows.length);
  let used = 0;
  for (let position = 0; position < order.length; position++) {
    if (used + rowCount > rows.length) {
      rows = grown(rows, new Int32Array(2 * rows.length + rowCount));
      covers = grown(covers, new Float32Array(rows.length));
    }
    if (isSparse(kernel)) {
      eachOfColumn(kernel, order[position]!, (row, value) => {
        if (value <= cover[row]!) return;
        cover[row] = value;
        rows[used] = row;
        covers[used] = value;
        used++;
      });
    } else {
      used = raise(kernel.values, order[position]! * rowCount, cover, { rows, covers }, used);
    }
    offsets[position + 1] = used;
    yield undefined;
  }
  return { rowCount, offsets, rows: rows.slice(0, used), covers: covers.slice(0, used) };
}

/**
 * Raises the cover to a dense column and notes the rows that rise; returns how many are noted by then. Most columns raise few
 * rows or none, so four rows are looked at together. (A call for each entry would cost more than the rest of a ranking.)
 */
function raise(values: Float32Array, start: number, cover: Float32Array, { rows, covers }: Pick<CoverLog, 'rows' | 'covers'>, from: number): number {
  const rowCount = cover.length;
  const even = rowCount - (rowCount % 4);
  let used = from;
  for (let first = 0, at = start; first < rowCount; first += 4, at += 4) {
    if (first < even && !(values[at]! > cover[first]! || values[at + 1]! > cover[first + 1]! || values[at + 2]! > cover[first + 2]! || values[at + 3]! > cover[first + 3]!)) continue;
    const end = Math.min(first + 4, rowCount);
    for (let row = first; row < end; row++) {
      const value = values[start + row]!;
      if (!(value > cover[row]!)) continue;
      cover[row] = value;
      rows[used] = row;
      covers[used] = value;
      used++;
    }
  }
  return used;
}

function grown<T extends Int32Array | Float32Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}

/**
 * The cover after the first k picks. Cost O(m + improvements up to k).
 * @param log borrowed.
 * @param k 0 to the number of picks; larger is taken as all, smaller than 0 as none.
 * @returns m covers and m positions; new buffers.
 * @see docs/spec/selection.md C2, G2
 */
export function replay(log: CoverLog, k: number): CoverState {
  const cover = new Float32Array(log.rowCount);
  const coveredBy = new Int32Array(log.rowCount).fill(-1);
  const picks = Math.min(k, log.offsets.length - 1);
  for (let position = 0; position < picks; position++) {
    const end = log.offsets[position + 1]!;
    for (let entry = log.offsets[position]!; entry < end; entry++) {
      const row = log.rows[entry]!;
      cover[row] = log.covers[entry]!;
      coveredBy[row] = position;
    }
  }
  return { cover, coveredBy };
}

/**
 * How many rows each of the first k picks covers best; rows that no pick helps count for none.
 * @param log borrowed. @param k as replay.
 * @returns one count for each pick; new list.
 * @see docs/spec/selection.md C2
 */
export function coversOf(log: CoverLog, k: number): number[] {
  const covers = new Array<number>(Math.min(k, log.offsets.length - 1)).fill(0);
  for (const position of replay(log, k).coveredBy) if (position >= 0) covers[position]! += 1;
  return covers;
}

/**
 * Sum of covers after 0, 1, … k picks: FL's f along the log. Sums are float64.
 * @param log borrowed.
 * @returns k + 1 values, the first 0; new buffer.
 * @see docs/spec/selection.md C1
 */
export function coverSums(log: CoverLog): Float64Array {
  const cover = new Float32Array(log.rowCount);
  const sums = new Float64Array(log.offsets.length);
  let sum = 0;
  for (let position = 0; position + 1 < sums.length; position++) {
    const end = log.offsets[position + 1]!;
    for (let entry = log.offsets[position]!; entry < end; entry++) {
      const row = log.rows[entry]!;
      sum += log.covers[entry]! - cover[row]!;
      cover[row] = log.covers[entry]!;
    }
    sums[position + 1] = sum;
  }
  return sums;
}

/**
 * f of "what is new" along a log, without the kernel: sum_i max(0, cover_i - floor_i) after 0, 1, … k picks (FLCG, O5).
 * The best help of a row only changes where the log says so.
 * @param log borrowed.
 * @param floor one per row, >= 0; borrowed.
 * @returns k + 1 values, the first 0; new buffer. Sums are float64, each pick's gain on its own.
 * @see docs/spec/selection.md C1, C2
 */
export function coverSumsOver(log: CoverLog, floor: Float64Array): Float64Array {
  const cover = floor.slice();
  const sums = new Float64Array(log.offsets.length);
  for (let position = 0; position + 1 < sums.length; position++) {
    const end = log.offsets[position + 1]!;
    let gain = 0;
    for (let entry = log.offsets[position]!; entry < end; entry++) {
      const row = log.rows[entry]!;
      const value = log.covers[entry]!;
      if (value <= cover[row]!) continue;
      gain += value - cover[row]!;
      cover[row] = value;
    }
    sums[position + 1] = sums[position]! + gain;
  }
  return sums;
}
