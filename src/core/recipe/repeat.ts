import type { JobOptions } from '../base/job';
import type { PrefixRequest, RankedSubset, RankRequest, SelectionService } from '../selection/contract';
import type { SelectionProgress } from '../selection/types';
import type { PoolRows } from './poolRows';
import { rowsOfBudget, settingsOf } from './recipe';
import { resolveSelection } from './request';
import type { SelectionRecipe } from './types';

/** The request that a recipe stands for on a pool, and the rows asked for. */
export interface RecipeRequest {
  readonly request: RankRequest;
  readonly rows: number;
}

/**
 * A recipe as a request.
 * @throws AppError as settingsOf and resolveSelection
 * @see docs/spec/recipe.md R8
 */
export function requestOf(sourceId: string, recipe: SelectionRecipe, rows: PoolRows): RecipeRequest {
  const wanted = rowsOfBudget(recipe.budget, rows.examples.length);
  const { request } = resolveSelection(settingsOf(recipe), rows, wanted);
  const { optimizer, seed, epsilon } = recipe;
  const approximate = optimizer === 'greedy' ? {} : { optimizer, seed: seed ?? undefined, epsilon: epsilon ?? undefined, budget: request.budget ?? Math.min(wanted, request.limit ?? wanted) };
  return { request: { ...request, ...approximate, sourceId }, rows: wanted };
}

/** How many rows of a ranking are the subset: the answer where the picks depend on the budget, else what was asked for. */
export function subsetSize({ answer, ranking }: Pick<RankedSubset, 'answer' | 'ranking'>, rows: number): number {
  return Math.min(answer?.size ?? rows, ranking.order.length);
}

/** What a certificate, or a reason, is asked about: the subset of a ranking, with the limits it was made under. */
export function prefixRequest({ sourceId, objective, bans, constraints }: RankRequest, { ranking }: Pick<RankedSubset, 'ranking'>, size: number): PrefixRequest {
  return { sourceId, objective, order: ranking.order, pinned: Math.min(ranking.pinned, size), bans, budget: size, constraints };
}

export interface RepeatOptions extends JobOptions<SelectionProgress> {
  /** Naive and lazy greedy give the same ranking. Default: what the recipe says; for greedy, lazy where the function allows it. */
  readonly optimizer?: 'naive' | 'lazy' | undefined;
}

export interface RepeatedSelection {
  readonly request: RankRequest;
  readonly ranked: RankedSubset;
  /** The subset's rows, in order. */
  readonly picks: Int32Array;
}

/**
 * Runs a selection again from what its manifest says.
 * @param service has the source already.
 * @throws AppError as requestOf and the service
 * @see docs/spec/recipe.md R8
 */
export async function repeatSelection(service: SelectionService, sourceId: string, recipe: SelectionRecipe, rows: PoolRows, { optimizer, ...job }: RepeatOptions = {}): Promise<RepeatedSelection> {
  const { request: plain, rows: wanted } = requestOf(sourceId, recipe, rows);
  const request: RankRequest = optimizer === undefined ? plain : { ...plain, optimizer };
  const ranked = await service.rank(request, job);
  return { request, ranked, picks: ranked.ranking.order.slice(0, subsetSize(ranked, wanted)) };
}
