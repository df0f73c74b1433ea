import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said, told } from '../base/said';
import type { OptimizerName, RankedAnswer, RankRequest } from './contract';
import { costGreedy } from './costGreedy';
import { isApproximate, optimizerFor, optimizerOf, type Optimizer } from './optimizers';
import { finalValue } from './picks';
import type { SetFunction } from './setFunctionTypes';
import type { ConstraintOptions, Ranking, SelectionOptions, SelectionProgress } from './types';
import type { WarmMemory } from './warmMemory';

export interface RankedRequest {
  readonly ranking: Ranking;
  readonly answer: RankedAnswer | null;
  readonly optimizer: OptimizerName;
  readonly endedWhy: string | null;
}

/**
 * Whether a ranking's picks depend on its budget, so that a prefix is not the answer for its length: costs, quotas,
 * and the approximate optimizers.
 * @see docs/spec/selection.md G8, G9, G11, G12, S4
 */
export function dependsOnBudget({ constraints = {}, optimizer }: Pick<RankRequest, 'constraints' | 'optimizer'>): boolean {
  return isApproximate(optimizer) || constraints.costs !== undefined || (constraints.quotas ?? []).some((quota) => quota > 0);
}

/**
 * Ranks by any function under any constraints. Where picks depend on the budget the answer for it comes first, and the
 * ranking goes on from there within the caps (by gain / cost with costs), so that curves reach beyond the budget.
 * A log determinant that does not exist beyond some pick ends the ranking there.
 * @param f reset first.
 * @param memory of earlier rankings by this same function; lazy greedy uses it, and writes it. The ranking is the same without.
 * @throws AppError as the greedy algorithms
 * @see docs/spec/selection.md G1-G10, S4
 */
export async function rankRequest(f: SetFunction, request: RankRequest, job: JobOptions<SelectionProgress> = {}, memory?: WarmMemory): Promise<RankedRequest> {
  try {
    return await rankAll(f, request, job, memory);
  } catch (thrown) {
    const last = lastPick(thrown);
    if (last === null || last <= (request.pins?.length ?? 0)) throw thrown;
    return { ...(await rankAll(f, { ...request, limit: last, budget: Math.min(request.budget ?? last, last) }, job, memory)), endedWhy: said`The ${told(f.traits.label)} does not exist for more than ${last} rows: the others are too much alike.` };
  }
}

/** How many picks a function exists for, from the failure of the next; null for any other failure. */
function lastPick(thrown: unknown): number | null {
  const picks = thrown instanceof AppError && thrown.code === 'kernel-invalid' ? thrown.details['picks'] : null;
  return typeof picks === 'number' ? picks - 1 : null;
}

async function rankAll(f: SetFunction, request: RankRequest, job: JobOptions<SelectionProgress>, memory: WarmMemory | undefined): Promise<RankedRequest> {
  const { pins, bans, constraints = {}, limit, seed, epsilon } = request;
  const allowed = f.candidates - (bans?.length ?? 0);
  const most = limit ?? allowed;
  const optimizer = optimizerFor(f.traits, request.optimizer);
  const optimize = optimizerOf(optimizer, { seed, epsilon, memory });
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
  const goOn = isApproximate(optimizer) ? optimizerOf(optimizerFor(f.traits, undefined), { memory }) : optimize;
  return { ranking: await continued(f, first, { constraints, most, bans }, goOn, job), answer, optimizer, endedWhy: null };
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
