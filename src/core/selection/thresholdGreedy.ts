import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import { createPacer } from './pacer';
import { planPicks, RankingRecord, tellPicks } from './picks';
import { requireSubmodular } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

export interface ThresholdOptions {
  /** Share of the best value that may be lost beyond greedy's, in (0, 1). Default 0.1. */
  readonly epsilon?: number | undefined;
}

/**
 * Threshold greedy: a threshold falls from the largest gain d by factors 1 - epsilon down to (epsilon / n) d; each round
 * takes, in order of index, every candidate whose gain reaches it. At least 1 - 1/e - epsilon of the best for the budget
 * (over the pins). At most (n / epsilon) ln(n / epsilon) gains whatever the budget; old gains are bounds and skip most.
 * It ends early when all that is left adds next to nothing. The prefix property (G2) does not hold.
 * @param options budget, pins and bans; other limits are refused, as the guarantee does not hold with them.
 * @param f reset first, left at the chosen set.
 * @returns the ranking; new buffers; deterministic. Tied steps are not looked for.
 * @throws AppError 'cancelled'; 'invalid-argument' when f is not submodular and monotone, epsilon is not in (0, 1), or
 *   there are costs or groups; as planPicks
 * @see docs/spec/selection.md G11; Badanidiyuru and Vondrak 2014, Fast algorithms for maximizing submodular functions
 */
export async function thresholdGreedyOf(f: SetFunction, options: SelectionOptions, { epsilon = 0.1 }: ThresholdOptions = {}, job: JobOptions<SelectionProgress> = {}): Promise<Ranking> {
  requireSubmodular(f.traits, 'Threshold');
  requireEpsilon(epsilon);
  if (options.costs !== undefined || options.groups !== undefined) throw new AppError('invalid-argument', said`Threshold greedy keeps to a number of rows, pins and bans; for costs, caps and quotas use lazy greedy.`);
  const { budget, pins, open } = planPicks(f.candidates, options);
  const record = new RankingRecord(budget, pins.length);
  const pace = createPacer(job.signal, 'first', tellPicks(job, record, budget));
  f.reset();
  f.beginRun?.();
  for (const pin of pins) {
    record.push(pin, f.gain(pin), false);
    f.take(pin);
  }
  const bounds = new Float64Array(f.candidates);
  let left = open;
  let largest = 0;
  for (const candidate of record.length < budget ? open : []) {
    bounds[candidate] = f.gain(candidate);
    largest = Math.max(largest, bounds[candidate]);
    if (pace.due()) await pace.rest();
  }
  const least = (epsilon / Math.max(1, open.length)) * largest;
  for (let threshold = largest; threshold > 0 && threshold >= least && record.length < budget; threshold *= 1 - epsilon) {
    const taken = new Set<number>();
    for (const candidate of left) {
      if (record.length === budget) break;
      if (bounds[candidate]! < threshold) continue;
      bounds[candidate] = f.gain(candidate);
      if (bounds[candidate] >= threshold) {
        record.push(candidate, bounds[candidate], false);
        f.take(candidate);
        taken.add(candidate);
      }
      if (pace.due()) await pace.rest();
    }
    if (taken.size > 0) left = left.filter((candidate) => !taken.has(candidate));
  }
  job.emit?.({ picks: record.length, budget });
  return record.finish();
}

/** @throws AppError 'invalid-argument' */
export function requireEpsilon(epsilon: number): void {
  if (epsilon > 0 && epsilon < 1) return;
  throw new AppError('invalid-argument', said`epsilon is ${epsilon}; it must lie between 0 and 1.`, { epsilon: String(epsilon) });
}
