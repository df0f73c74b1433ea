import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { RankRequest } from '../selection/contract';
import { dependsOnBudget } from '../selection/rankRequest';
import type { ConstraintOptions, FunctionName, FunctionSpec } from '../selection/types';
import { placesOf } from '../dataset/rowPlaces';
import { groupsOf, type PoolRows, type RowGroups } from './poolRows';
import { requirePossible } from './possible';
import type { SelectionSettings } from './types';

/** Settings as the selection service takes them. */
export interface ResolvedSelection {
  readonly request: Omit<RankRequest, 'sourceId'>;
  /** Null without a field to group by. */
  readonly groups: RowGroups | null;
  /** Rows left out for their tokens. */
  readonly overLimit: number;
  /** Rows that may be chosen, by bans and token limit alone. */
  readonly allowed: number;
  /** Whether picks depend on the budget, so that another budget is another ranking. */
  readonly budgetDecides: boolean;
}

/**
 * Turns settings into a request on indices. Pins and bans of rows that are not in the pool have no effect; a pin is the
 * first row of its content, a ban every one. Limits are checked before anything runs, and named by their groups.
 * @param rows borrowed; tokens are needed for limits in tokens.
 * @param budget rows asked for; a larger one than allowed is brought down.
 * @throws AppError 'budget-invalid' when the limits cannot be met together; 'invalid-argument' when tokens are needed
 *   and not counted, or a limit names a group that no row is in
 * @see docs/spec/recipe.md R2-R6
 */
export function resolveSelection(settings: SelectionSettings, rows: PoolRows, budget: number): ResolvedSelection {
  const { constraints, objective } = settings;
  const places = placesOf(rows.examples);
  const pins = settings.pins.flatMap((hash) => places.get(hash)?.slice(0, 1) ?? []);
  const pinned = new Set(pins);
  const bans = settings.bans.flatMap((hash) => places.get(hash) ?? []).filter((row) => !pinned.has(row));
  const banned = new Set(bans);
  const needsTokens = constraints.tokenBudget !== null || constraints.maxTokens !== null;
  const tokens = needsTokens ? requireTokens(rows) : null;
  const over = overLimit(tokens, constraints.maxTokens, (row) => pinned.has(row) || banned.has(row));
  const groups = constraints.groupBy === null ? null : groupsOf(rows.examples, constraints.groupBy);
  const allBans = [...bans, ...over];
  const allowed = rows.examples.length - allBans.length;
  const options: ConstraintOptions = {
    ...(constraints.tokenBudget === null || tokens === null ? {} : { costs: tokens, costBudget: constraints.tokenBudget }),
    ...(groups === null ? {} : groupLimits(groups, constraints.caps, constraints.quotas)),
  };
  const wanted = constraints.tokenBudget === null ? Math.min(budget, allowed) : allowed;
  requirePossible({ settings, pins, bans: allBans, groups, options, budget: wanted, rows: rows.examples.length });
  const request = { objective: functionSpec(settings), pins, bans: allBans, constraints: options, limit: rankingLimit(objective, allowed, Math.max(wanted, pins.length)) };
  const budgetDecides = dependsOnBudget(request);
  return { request: budgetDecides ? { ...request, budget: Math.max(wanted, pins.length) } : request, groups, overLimit: over.length, allowed, budgetDecides };
}

/**
 * The function that settings name, with the parameters that it reads.
 * @see docs/spec/recipe.md R1
 */
export function functionSpec({ objective, eta, nu, lambda, ridge }: SelectionSettings): FunctionSpec {
  return { name: objective, eta, nu, lambda: objective === 'log-det' ? ridge : lambda };
}

const LOG_DET_ROWS = 512;

/** A log determinant costs the square of what is ranked for each row: only about twice the budget is ranked. */
function rankingLimit(name: FunctionName, allowed: number, budget: number): number {
  if (name !== 'log-det') return allowed;
  let limit = LOG_DET_ROWS;
  while (limit < 2 * budget) limit *= 2;
  return Math.min(allowed, limit);
}

function requireTokens({ tokens }: PoolRows): Float64Array {
  if (tokens === null || tokens.includes(null)) {
    throw new AppError('invalid-argument', said`The tokens of the rows are not counted yet, so that a limit in tokens cannot be kept. Nothing was selected; give the budget in rows.`);
  }
  return Float64Array.from(tokens, (count) => Math.max(count!, 1));
}

function overLimit(tokens: Float64Array | null, most: number | null, isSettled: (row: number) => boolean): number[] {
  if (tokens === null || most === null) return [];
  return Array.from(tokens.keys()).filter((row) => tokens[row]! > most && !isSettled(row));
}

function groupLimits(groups: RowGroups, caps: Readonly<Record<string, number>>, quotas: Readonly<Record<string, number>>): ConstraintOptions {
  const byGroup = (limits: Readonly<Record<string, number>>, otherwise: number): number[] => groups.labels.map((label) => (Object.hasOwn(limits, label) ? limits[label]! : otherwise));
  return { groups: groups.of, caps: byGroup(caps, Infinity), quotas: byGroup(quotas, 0) };
}
