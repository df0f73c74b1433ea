import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import { createPacer } from './pacer';
import { RankingRecord } from './picks';
import { requireEpsilon } from './thresholdGreedy';
import type { CandidateIndex, Ranking, SelectionProgress } from './types';

/** One candidate as it comes by: its column of the kernel, every value finite and >= 0. */
export interface StreamedColumn {
  readonly candidate: CandidateIndex;
  /** One value per row; borrowed until the next column is asked for. */
  readonly values: Float32Array | Float64Array;
  /** m_j >= 0. Default 0. */
  readonly modular?: number | undefined;
}

export interface SieveOptions {
  readonly rows: number;
  /** How many picks at most. */
  readonly budget: number;
  /** Share of the best value that may be lost beyond a half, in (0, 1). Default 0.1. */
  readonly epsilon?: number | undefined;
}

/** The picks of one threshold, and what they cover. */
interface Sieve {
  readonly threshold: number;
  readonly cover: Float64Array;
  readonly picks: { readonly candidate: CandidateIndex; readonly gain: number }[];
  value: number;
}

/**
 * Facility location over candidates that come by once and are not kept: SieveStreaming++. For thresholds t that are powers
 * of 1 + epsilon between LB / 2k and the largest single value, a sieve takes every candidate whose gain reaches t until it
 * is full; LB is the best value so far, and sieves below it are dropped. The best sieve has at least 1/2 - epsilon of
 * the best value for the budget, in whatever order candidates come.
 * @param columns each candidate once; read one at a time.
 * @returns the best sieve's picks in the order in which they came; fewer than the budget where nothing more reached its
 *   threshold. Memory O(log(2k) / epsilon) covers of m float64 values, whatever the number of candidates.
 * @param job cancel and progress: rests about every 40 ms, whatever columns come from.
 * @throws AppError 'cancelled'; 'shape-mismatch', 'kernel-invalid' for a column; 'budget-invalid', 'invalid-argument'
 * @see docs/spec/selection.md G12; Kazemi, Mitrovic, Zadimoghaddam, Lattanzi, Karbasi 2019, Submodular Streaming in All
 *   Its Glory; Badanidiyuru et al. 2014 (SieveStreaming)
 */
export async function sieveStream(columns: Iterable<StreamedColumn> | AsyncIterable<StreamedColumn>, { rows, budget, epsilon = 0.1 }: SieveOptions, job: JobOptions<SelectionProgress> = {}): Promise<Ranking> {
  requireEpsilon(epsilon);
  if (!Number.isInteger(budget) || budget < 0) throw new AppError('budget-invalid', said`The budget is ${budget}; it must be a whole number of rows, 0 or more.`, { budget: String(budget) });
  const sieves = new Map<number, Sieve>();
  const nothing = new Float64Array(rows);
  let largest = 0;
  let best: Sieve = { threshold: 0, cover: nothing, picks: [], value: 0 };
  const pace = createPacer(job.signal, 'first', () => job.emit?.({ picks: best.picks.length, budget }));
  for await (const column of columns) {
    if (pace.due()) await pace.rest();
    requireColumn(column, rows);
    if (budget === 0) continue;
    largest = Math.max(largest, gainOver(nothing, column));
    if (largest === 0) continue;
    openSieves(sieves, rows, Math.max(best.value, largest) / (2 * budget), largest, epsilon);
    for (const sieve of sieves.values()) {
      if (sieve.picks.length === budget) continue;
      const gain = gainOver(sieve.cover, column);
      if (gain < sieve.threshold) continue;
      sieve.picks.push({ candidate: column.candidate, gain });
      sieve.value += gain;
      for (let row = 0; row < rows; row++) {
        if (column.values[row]! > sieve.cover[row]!) sieve.cover[row] = column.values[row]!;
      }
      if (sieve.value > best.value) best = sieve;
    }
  }
  const record = new RankingRecord(best.picks.length, 0);
  for (const { candidate, gain } of best.picks) record.push(candidate, gain, false);
  return record.finish();
}

/** Drops the sieves whose threshold is too low by now and opens those that are missing: powers i with least <= (1 + epsilon)^(i + 1) and (1 + epsilon)^i <= most. */
function openSieves(sieves: Map<number, Sieve>, rows: number, least: number, most: number, epsilon: number): void {
  const powerOf = (value: number): number => Math.log(value) / Math.log(1 + epsilon);
  const first = Math.floor(powerOf(least));
  const last = Math.floor(powerOf(most));
  for (const power of sieves.keys()) if (power < first) sieves.delete(power);
  for (let power = first; power <= last; power++) {
    if (!sieves.has(power)) sieves.set(power, { threshold: (1 + epsilon) ** power, cover: new Float64Array(rows), picks: [], value: 0 });
  }
}

/** sum_i max(s_i - cover_i, 0) + m, four partial sums as O8 has them; without a branch, as createGainEngine. */
function gainOver(cover: Float64Array, { values, modular = 0 }: StreamedColumn): number {
  let [p0, p1, p2, p3] = [0, 0, 0, 0];
  const even = cover.length - (cover.length % 4);
  for (let row = 0; row < even; row += 4) {
    p0 += twicePositive(values[row]! - cover[row]!);
    p1 += twicePositive(values[row + 1]! - cover[row + 1]!);
    p2 += twicePositive(values[row + 2]! - cover[row + 2]!);
    p3 += twicePositive(values[row + 3]! - cover[row + 3]!);
  }
  if (even < cover.length) p0 += twicePositive(values[even]! - cover[even]!);
  if (even + 1 < cover.length) p1 += twicePositive(values[even + 1]! - cover[even + 1]!);
  if (even + 2 < cover.length) p2 += twicePositive(values[even + 2]! - cover[even + 2]!);
  return (p0 + p1 + (p2 + p3)) / 2 + modular;
}

function twicePositive(d: number): number {
  return d + Math.abs(d);
}

function requireColumn({ candidate, values, modular = 0 }: StreamedColumn, rows: number): void {
  if (values.length !== rows) throw new AppError('shape-mismatch', said`Candidate ${candidate} came with ${values.length} values for ${rows} rows.`, { candidate, rows, values: values.length });
  const row = firstFault(values);
  if (row < 0 && modular >= 0 && modular < Infinity) return;
  throw new AppError('kernel-invalid', said`A kernel needs finite values >= 0: candidate ${candidate} has ${row < 0 ? said`a modular term of ${modular}` : said`${values[row]!} at row ${row} (from 0)`}.`, { candidate, row });
}

/** The first row whose value is not finite and >= 0; -1 for none. */
function firstFault(values: Float32Array | Float64Array): number {
  for (let row = 0; row < values.length; row++) if (!(values[row]! >= 0 && values[row]! < Infinity)) return row;
  return -1;
}
