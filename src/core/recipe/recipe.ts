import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { RowHash } from '../dataset/types';
import { DEFAULT_SETTINGS, FUNCTION_NAMES, parametersRead } from './defaults';
import type { ApproximateOptimizer, Budget, RowReference, SelectionRecipe, SelectionSettings } from './types';

export interface RecipeParts {
  readonly settings: SelectionSettings;
  /** What was asked for. Settings with a token budget say it themselves. */
  readonly budget: Budget;
  /** Place of a row in the pool, from 0; undefined where it is not in there. */
  readonly placeOf: (hash: RowHash) => number | undefined;
  /** Default: exact greedy. */
  readonly optimizer?: ApproximateOptimizer | undefined;
}

/**
 * What decided a ranking, as manifests and project files keep it: only the parameters that the objective reads, and only
 * pins and bans that had an effect. A pinned or banned row that has left the pool changes nothing, so it is left out.
 * @see docs/spec/recipe.md R7
 */
export function recipeOf({ settings, budget, placeOf, optimizer }: RecipeParts): SelectionRecipe {
  const { objective, transform, selfHelp, pins, bans, constraints } = settings;
  const references = (hashes: readonly RowHash[]): RowReference[] =>
    hashes.flatMap((hash) => {
      const row = placeOf(hash);
      return row === undefined ? [] : [{ row, hash }];
    });
  const { tokenBudget, maxTokens, groupBy, caps, quotas } = constraints;
  return {
    objective,
    parameters: Object.fromEntries(parametersRead(objective).map((name) => [name === 'ridge' ? 'lambda' : name, settings[name]])),
    transform,
    selfHelp,
    budget: tokenBudget === null ? budget : { kind: 'tokens', tokens: tokenBudget },
    constraints: { pins: references(pins), bans: references(bans), maxTokens, groupBy, caps: groupBy === null ? {} : caps, quotas: groupBy === null ? {} : quotas },
    optimizer: optimizer?.name ?? 'greedy',
    seed: optimizer?.seed ?? null,
    epsilon: optimizer?.epsilon ?? null,
  };
}

/**
 * The settings a recipe stands for; parameters that it does not name get their defaults.
 * @throws AppError 'invalid-argument' for an objective that this version does not know
 * @see docs/spec/recipe.md R7
 */
export function settingsOf({ objective, parameters, transform, selfHelp, budget, constraints }: SelectionRecipe): SelectionSettings {
  const name = FUNCTION_NAMES.find((known) => known === objective);
  if (name === undefined) throw new AppError('invalid-argument', said`The objective "${objective}" is not known to this version. Nothing was changed; use a newer version of delift.`, { objective });
  const { eta, nu, lambda } = parameters;
  return {
    objective: name,
    eta: eta ?? DEFAULT_SETTINGS.eta,
    nu: nu ?? DEFAULT_SETTINGS.nu,
    lambda: name === 'log-det' ? DEFAULT_SETTINGS.lambda : (lambda ?? DEFAULT_SETTINGS.lambda),
    ridge: name === 'log-det' ? (lambda ?? DEFAULT_SETTINGS.ridge) : DEFAULT_SETTINGS.ridge,
    transform,
    selfHelp,
    pins: constraints.pins.map(({ hash }) => hash),
    bans: constraints.bans.map(({ hash }) => hash),
    constraints: {
      tokenBudget: budget.kind === 'tokens' ? budget.tokens : null,
      maxTokens: constraints.maxTokens,
      groupBy: constraints.groupBy,
      caps: constraints.caps,
      quotas: constraints.quotas,
    },
  };
}

/** The optimizer that a recipe names; undefined for exact greedy. */
export function approximateOf({ optimizer, seed, epsilon }: Pick<SelectionRecipe, 'optimizer' | 'seed' | 'epsilon'>): ApproximateOptimizer | undefined {
  return optimizer === 'greedy' ? undefined : { name: optimizer, seed, epsilon };
}

/** A share of n rows, to the nearest row, at least one. */
export function rowsOfShare(share: number, n: number): number {
  return Math.max(1, Math.round(share * n));
}

/** The rows that a budget means in a pool of n; with a token budget any number. */
export function rowsOfBudget(budget: Budget, n: number): number {
  if (budget.kind === 'rows') return budget.rows;
  return budget.kind === 'share' ? rowsOfShare(budget.percent / 100, n) : n;
}
