import type { JobOptions } from '../base/job';
import { createAdmission } from './admission';
import type { Optimizer } from './optimizers';
import { createPacer } from './pacer';
import { finalValue, planPicks } from './picks';
import type { SetFunction } from './setFunctionTypes';
import type { CandidateIndex, Ranking, SelectionOptions, SelectionProgress } from './types';

/** What a cost budget is spent on. */
export interface CostAnswer {
  /** Cost-benefit greedy's run, whether or not it is the answer. */
  readonly greedy: Ranking;
  /** Cost of the greedy run's picks. */
  readonly spent: number;
  /** The candidate with the largest f of the pins and it alone; null when none fits. */
  readonly bestSingleton: { readonly candidate: CandidateIndex; readonly value: number; readonly cost: number } | null;
  readonly from: 'greedy' | 'singleton';
  /** The answer: the greedy run, or the pins with the best singleton (and, with quotas, what they still ask for). */
  readonly answer: Ranking;
  /** Cost of the answer's picks. */
  readonly cost: number;
}

/**
 * Cost-benefit greedy with the best-singleton guard: gain / cost alone can be arbitrarily bad, as one cheap pick may
 * block a large one; the better of its run and the best single candidate is within (1 - 1/e) / 2 of the best. The guard
 * wins only when it is strictly better. With pins, f of the pins and one more is compared; where that set leaves
 * quotas open, greedy steps complete it.
 * @param f reset first. @param options with costs and costBudget.
 * @returns new buffers.
 * @throws AppError as the optimizer
 * @see docs/spec/selection.md G7; Leskovec et al. 2007 (CELF); Khuller, Moss, Naor 1999
 */
export async function costGreedy(f: SetFunction, options: SelectionOptions, optimize: Optimizer, job: JobOptions<SelectionProgress> = {}): Promise<CostAnswer> {
  const greedy = await optimize(f, options, job);
  const costOf = ({ order }: Ranking): number => order.reduce((sum, candidate) => sum + (options.costs?.[candidate] ?? 0), 0);
  const plan = planPicks(f.candidates, options);
  const { budget, pins, open } = plan;
  const admission = createAdmission(f.candidates, options, plan);
  const pace = createPacer(job.signal);
  f.reset();
  let pinValue = 0;
  for (const pin of pins) {
    pinValue += f.gain(pin);
    f.take(pin);
  }
  let best = -1;
  let bestGain = -Infinity;
  for (const candidate of pins.length < budget ? open : []) {
    if (!admission.admits(candidate)) continue;
    const gain = f.gain(candidate);
    if (gain > bestGain) [best, bestGain] = [candidate, gain];
    if (pace.due()) await pace.rest();
  }
  const spent = costOf(greedy);
  if (best < 0) return { greedy, spent, bestSingleton: null, from: 'greedy', answer: greedy, cost: spent };
  const bestSingleton = { candidate: best, value: pinValue + bestGain, cost: options.costs?.[best] ?? 0 };
  const guard = await optimize(f, { ...options, pins: [...pins, best], budget: smallestBudget(options, [...pins, best]) }, { signal: job.signal });
  const wins = finalValue(guard) > finalValue(greedy);
  const answer = wins ? { ...guard, pinned: pins.length } : greedy;
  return { greedy, spent, bestSingleton, from: wins ? 'singleton' : 'greedy', answer, cost: wins ? costOf(guard) : spent };
}

/** Rows of a set that begins with these picks and meets every quota with no pick too many. */
function smallestBudget({ groups, quotas = [] }: SelectionOptions, picks: readonly CandidateIndex[]): number {
  return quotas.reduce((rows, quota, group) => rows + Math.max(0, quota - picks.filter((pick) => groups?.[pick] === group).length), picks.length);
}
