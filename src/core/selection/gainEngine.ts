import type { DenseKernel, Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import type { CandidateIndex } from './types';

/**
 * The numbers under every optimizer: gains over a cover that rises. One form, one cover. Another implementation
 * (WebAssembly) must add in the same order: four partial sums over rows i mod 4, then (p0 + p1) + (p2 + p3), so that
 * equal gains are equal on every machine (G1). Each partial sum is monotone in the cover also after rounding,
 * which is why a stale gain is a true upper bound and lazy greedy is exact.
 */
export interface GainEngine<K extends Kernel = Kernel> {
  readonly form: FacilityForm<K>;
  /** Best value per row so far, at least the floor. The engine's own buffer; a caller may write values >= floor. */
  readonly cover: Float64Array;
  /** f(A + j) - f(A) for the present cover, m_j included. Allocates nothing. */
  gain(candidate: CandidateIndex): number;
  /** Raises the cover to that of A + j. */
  take(candidate: CandidateIndex): void;
  /** Back to the empty set. */
  reset(): void;
  /**
   * Promise, until the next reset, that the cover only rises, by `take` alone: rows that cannot gain may be skipped for
   * good. An engine that finds bounds faster than gains hands them out.
   */
  beginRun?(): GainBounds | null;
  /** Columns read for gains and bounds since the engine was made. */
  columnsRead?(): ColumnsRead;
  /** The engine will not be used again; what it holds may go to another. */
  release?(): void;
}

/** How much work a ranking was, in columns of the kernel: whole ones, or the listed part of one. */
export interface ColumnsRead {
  /** By the thread that ranks. */
  readonly own: number;
  /** By a second thread; null where none was asked. */
  readonly helper: number | null;
}

/** Upper bounds for one run: at least the gain now, and after anything that is taken later. */
export interface GainBounds {
  /** @returns one for each of the candidates, in their order; valid until the next call. */
  boundMany(candidates: Int32Array): Float64Array;
}

export type GainEngineFactory = (form: FacilityForm<Kernel>) => GainEngine;

/** Above every float32 and finite: 0 x NO_CAP is 0. */
const NO_CAP = 1e300;

/**
 * The gain engine in plain TypeScript.
 * @param form borrowed and kept; its buffers may lie over shared memory and are never changed.
 * @returns an engine at the empty set; owns one float64 buffer of m values (three with caps or weights).
 * @see docs/spec/selection.md O8, G1
 */
export function createGainEngine(form: FacilityForm): GainEngine<DenseKernel> {
  const { kernel, floor, cap, weights, modular } = form;
  const { rows, values } = kernel;
  const cover = new Float64Array(rows);
  const caps = cap ?? new Float64Array(rows).fill(NO_CAP);
  const plain = cap === null && weights === null;
  const factors = weights ?? new Float64Array(plain ? 0 : rows).fill(1);
  const reset = (): void => {
    if (floor === null) cover.fill(0);
    else cover.set(floor);
  };
  reset();
  return {
    form,
    cover,
    reset,
    gain: (candidate) => {
      const start = candidate * rows;
      const covered = plain ? plainGain(values, start, cover) : clampedGain(values, start, cover, caps, factors);
      return modular === null ? covered : covered + modular[candidate]!;
    },
    take: (candidate) => raiseCover(values, candidate * rows, cover, caps),
  };
}

/** sum_i max(s_i - cover_i, 0); d + |d| is exactly 2 max(d, 0) and several times faster than a branch. */
function plainGain(values: Float32Array, start: number, cover: Float64Array): number {
  const rows = cover.length;
  const even = rows - (rows % 4);
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let row = 0;
  let at = start;
  for (; row < even; row += 4, at += 4) {
    const d0 = values[at]! - cover[row]!;
    const d1 = values[at + 1]! - cover[row + 1]!;
    const d2 = values[at + 2]! - cover[row + 2]!;
    const d3 = values[at + 3]! - cover[row + 3]!;
    p0 += d0 + Math.abs(d0);
    p1 += d1 + Math.abs(d1);
    p2 += d2 + Math.abs(d2);
    p3 += d3 + Math.abs(d3);
  }
  if (row < rows) p0 += twicePositive(values[at]! - cover[row]!);
  if (row + 1 < rows) p1 += twicePositive(values[at + 1]! - cover[row + 1]!);
  if (row + 2 < rows) p2 += twicePositive(values[at + 2]! - cover[row + 2]!);
  return (p0 + p1 + (p2 + p3)) / 2;
}

/** sum_i w_i max(min(s_i, cap_i) - cover_i, 0) */
function clampedGain(values: Float32Array, start: number, cover: Float64Array, caps: Float64Array, weights: Float64Array): number {
  const rows = cover.length;
  const even = rows - (rows % 4);
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let row = 0;
  let at = start;
  for (; row < even; row += 4, at += 4) {
    p0 += weights[row]! * twicePositive(smaller(values[at]!, caps[row]!) - cover[row]!);
    p1 += weights[row + 1]! * twicePositive(smaller(values[at + 1]!, caps[row + 1]!) - cover[row + 1]!);
    p2 += weights[row + 2]! * twicePositive(smaller(values[at + 2]!, caps[row + 2]!) - cover[row + 2]!);
    p3 += weights[row + 3]! * twicePositive(smaller(values[at + 3]!, caps[row + 3]!) - cover[row + 3]!);
  }
  if (row < rows) p0 += weights[row]! * twicePositive(smaller(values[at]!, caps[row]!) - cover[row]!);
  if (row + 1 < rows) p1 += weights[row + 1]! * twicePositive(smaller(values[at + 1]!, caps[row + 1]!) - cover[row + 1]!);
  if (row + 2 < rows) p2 += weights[row + 2]! * twicePositive(smaller(values[at + 2]!, caps[row + 2]!) - cover[row + 2]!);
  return (p0 + p1 + (p2 + p3)) / 2;
}

function twicePositive(d: number): number {
  return d + Math.abs(d);
}

/** min(a, b), exact for finite values >= 0. Without a branch: 1.4 ns an entry in V8, 2.4 ns with Math.min. */
function smaller(a: number, b: number): number {
  const over = +(a > b) | 0;
  return a * (1 - over) + b * over;
}

function raiseCover(values: Float32Array, start: number, cover: Float64Array, caps: Float64Array): void {
  for (let row = 0; row < cover.length; row++) {
    const value = values[start + row]!;
    const cap = caps[row]!;
    const reached = value < cap ? value : cap;
    if (reached > cover[row]!) cover[row] = reached;
  }
}
