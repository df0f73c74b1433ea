import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import type { OptimizerName, RankedAnswer, RankRequest } from './contract';
import { costGreedy, type Optimizer } from './costGreedy';
import { lazyGreedyOf } from './lazyGreedy';
import { pacedNaiveGreedyOf } from './naiveGreedy';
import { finalValue } from './picks';
import type { FunctionTraits, SetFunction } from './setFunctionTypes';
import { stochasticGreedyOf } from './stochasticGreedy';
import type { ConstraintOptions, Ranking, SelectionOptions, SelectionProgress } from './types';

export interface RankedRequest {
  readonly ranking: Ranking;
  readonly answer: RankedAnswer | null;
  readonly optimizer: OptimizerName;
  readonly endedWhy: string | null;
}

/**
 * The greedy algorithm for a function: the one asked for, else lazy where its bounds hold and naive elsewhere.
 * @see docs/spec/selection.md O12
 */
function optimizerFor({ submodular, monotone }: Pick<FunctionTraits, 'submodular' | 'monotone'>, asked: OptimizerName | undefined): OptimizerName {
  return asked ?? (submodular && monotone ? 'lazy' : 'naive');
}

/**
 * Whether a ranking's picks depend on its budget, so that a prefix is not the answer for its length: costs, quotas,
 * and stochastic greedy.
 * @see docs/spec/selection.md G8, G9, S4
 */
export function dependsOnBudget({ constraints = {}, optimizer }: Pick<RankRequest, 'constraints' | 'optimizer'>): boolean {
  return optimizer === 'stochastic' || constraints.costs !== undefined || (constraints.quotas ?? []).some((quota) => quota > 0);
}

/**
 * Ranks by any function under any constraints. Where picks depend on the budget the answer for it comes first, and the
 * ranking goes on from there within the caps (by gain / cost with costs), so that curves reach beyond the budget.
 * A log determinant that does not exist beyond some pick ends the ranking there.
 * @param f reset first.
 * @throws AppError as the greedy algorithms
 * @see docs/spec/selection.md G1-G9, S4
 */
export async function rankRequest(f: SetFunction, request: RankRequest, job: JobOptions<SelectionProgress> = {}): Promise<RankedRequest> {
  try {
    return await rankAll(f, request, job);
  } catch (thrown) {
    const last = lastPick(thrown);
    if (last === null || last <= (request.pins?.length ?? 0)) throw thrown;
    return { ...(await rankAll(f, { ...request, limit: last, budget: Math.min(request.budget ?? last, last) }, job)), endedWhy: `The ${f.traits.label} does not exist for more than ${last} rows: the others are too much alike.` };
  }
}

/** How many picks a function exists for, from the failure of the next; null for any other failure. */
function lastPick(thrown: unknown): number | null {
  const picks = thrown instanceof AppError && thrown.code === 'kernel-invalid' ? thrown.details['picks'] : null;
  return typeof picks === 'number' ? picks - 1 : null;
}

async function rankAll(f: SetFunction, request: RankRequest, job: JobOptions<SelectionProgress>): Promise<RankedRequest> {
  const { pins, bans, constraints = {}, limit, seed } = request;
  const allowed = f.candidates - (bans?.length ?? 0);
  const most = limit ?? allowed;
  const optimizer = optimizerFor(f.traits, request.optimizer);
  const optimize = algorithm(optimizer, seed);
  if (!dependsOnBudget(request)) {
    return { ranking: await optimize(f, { ...constraints, budget: most, pins, bans }, job), answer: null, optimizer, endedWhy: null };
  }
  const options: SelectionOptions = { ...constraints, budget: request.budget ?? allowed, pins, bans };
  const bought = constraints.costs === undefined ? null : await costGreedy(f, options, optimize, job);
  const first = bought?.answer ?? (await optimize(f, options, job));
  const answer: RankedAnswer = {
    size: first.order.length,
    asked: options.budget,
    cost: bought?.cost ?? null,
    from: bought?.from ?? 'greedy',
    bought: bought === null ? null : { greedyValue: finalValue(bought.greedy), singleton: bought.bestSingleton },
  };
  const goOn = optimizer === 'stochastic' ? algorithm(optimizerFor(f.traits, undefined), seed) : optimize;
  return { ranking: await continued(f, first, { constraints, most, bans }, goOn, job), answer, optimizer, endedWhy: null };
}

function algorithm(name: OptimizerName, seed: number | undefined): Optimizer {
  if (name === 'naive') return pacedNaiveGreedyOf;
  return name === 'lazy' ? lazyGreedyOf : (f, options, job) => stochasticGreedyOf(f, options, { seed }, job);
}

interface Continuation {
  readonly constraints: ConstraintOptions;
  readonly most: number;
  readonly bans: readonly number[] | undefined;
}

/** A ranking that begins with another one; gains and values of the beginning are computed again and are the same. */
async function continued(f: SetFunction, first: Ranking, { constraints, most, bans }: Continuation, optimize: Optimizer, job: JobOptions<SelectionProgress>): Promise<Ranking> {
  if (first.order.length >= most) return first;
  const { costs, groups, caps } = constraints;
  const limits: ConstraintOptions = { groups, caps, ...(costs === undefined ? {} : { costs, costBudget: Infinity }) };
  const whole = await optimize(f, { ...limits, budget: most, pins: Array.from(first.order), bans }, job);
  return { ...whole, pinned: first.pinned, zeroGainFrom: first.zeroGainFrom ?? whole.zeroGainFrom, tiedSteps: [...first.tiedSteps, ...whole.tiedSteps] };
}
