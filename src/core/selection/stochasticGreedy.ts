import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import { seededRandom } from '../base/random';
import { createAdmission } from './admission';
import { createPacer } from './pacer';
import { planPicks, RankingRecord, tellPicks } from './picks';
import { requireSubmodular } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

export interface StochasticOptions {
  /** Default 1. */
  readonly seed?: number | undefined;
  /** Share of the best value that may be lost in expectation beyond greedy's, in (0, 1). Default 0.1. */
  readonly epsilon?: number | undefined;
}

/**
 * Stochastic greedy: each step takes the best of ceil(n / k ln(1 / epsilon)) random candidates that may be added, n the
 * open candidates and k the free picks; of equal ones the smallest index. In expectation at least 1 - 1/e - epsilon of
 * the best. About n ln(1 / epsilon) gains in all, whatever k. The prefix property (G2) does not hold.
 * @param f reset first, left at the chosen set.
 * @returns the ranking; the same seed gives the same. Tied steps are not looked for.
 * @throws AppError 'cancelled'; 'invalid-argument' when f is not submodular and monotone or epsilon is not in (0, 1);
 *   as planPicks and createAdmission
 * @see docs/spec/selection.md G9; Mirzasoleiman et al. 2015, Lazier Than Lazy Greedy
 */
export async function stochasticGreedyOf(f: SetFunction, options: SelectionOptions, { seed = 1, epsilon = 0.1 }: StochasticOptions = {}, job: JobOptions<SelectionProgress> = {}): Promise<Ranking> {
  requireSubmodular(f.traits, 'Stochastic');
  if (!(epsilon > 0 && epsilon < 1)) throw new AppError('invalid-argument', said`epsilon is ${epsilon}; it must lie between 0 and 1.`, { epsilon: String(epsilon) });
  const plan = planPicks(f.candidates, options);
  const { budget, pins, open } = plan;
  const admission = createAdmission(f.candidates, options, plan);
  const record = new RankingRecord(budget, pins.length);
  const pace = createPacer(job.signal, 'first', tellPicks(job, record, budget));
  const random = seededRandom(seed);
  const left = open.slice();
  let count = left.length;
  const remove = (at: number): void => {
    left[at] = left[--count]!;
  };
  f.reset();
  f.beginRun?.();
  for (const pin of pins) {
    record.push(pin, f.gain(pin), false);
    f.take(pin);
  }
  const sampleSize = Math.ceil((open.length / Math.max(1, budget - pins.length)) * Math.log(1 / epsilon));
  while (record.length < budget) {
    let best = -1;
    let bestGain = -Infinity;
    let bestScore = -Infinity;
    // the first `drawn` of `left` are this step's sample
    for (let drawn = 0; drawn < sampleSize && drawn < count; ) {
      const at = drawn + random.integer(count - drawn);
      const candidate = left[at]!;
      if (!admission.admits(candidate)) {
        remove(at);
        continue;
      }
      left[at] = left[drawn]!;
      left[drawn++] = candidate;
      const gain = f.gain(candidate);
      const score = options.costs === undefined ? gain : gain / options.costs[candidate]!;
      if (best < 0 || score > bestScore || (score === bestScore && candidate < best)) {
        best = candidate;
        bestGain = gain;
        bestScore = score;
      }
      if (pace.due()) await pace.rest();
    }
    if (best < 0) break;
    record.push(best, bestGain, false);
    f.take(best);
    admission.take(best);
    remove(left.indexOf(best));
  }
  job.emit?.({ picks: record.length, budget });
  return record.finish();
}
