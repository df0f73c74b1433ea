import { isJsonObject, type JsonValue } from '../base/json';
import type { KernelTransform } from '../kernel/types';
import { DEFAULT_SETTINGS, FUNCTION_NAMES, NO_CONSTRAINTS } from './defaults';
import type { ApproximateName, ApproximateOptimizer, SelectionConstraints, SelectionSettings } from './types';

const TRANSFORMS: readonly KernelTransform[] = ['positive', 'minmax', 'centred', 'none'];

/**
 * Settings from a saved project. What an older version did not save, and what makes no sense, gets its default: a
 * project opens whatever stands there.
 * @see docs/spec/recipe.md R9
 */
export function readSettings(value: unknown): SelectionSettings {
  if (!isJsonObject(value)) return DEFAULT_SETTINGS;
  return {
    objective: oneOf(FUNCTION_NAMES, value['objective'], DEFAULT_SETTINGS.objective),
    eta: weightOr(value['eta'], DEFAULT_SETTINGS.eta),
    nu: weightOr(value['nu'], DEFAULT_SETTINGS.nu),
    lambda: weightOr(value['lambda'], DEFAULT_SETTINGS.lambda),
    ridge: weightOr(value['ridge'], DEFAULT_SETTINGS.ridge),
    transform: oneOf(TRANSFORMS, value['transform'], DEFAULT_SETTINGS.transform),
    selfHelp: value['selfHelp'] === 'keep' ? 'keep' : 'exclude',
    pins: texts(value['pins']),
    bans: texts(value['bans']),
    constraints: readConstraints(value['constraints']),
  };
}

const APPROXIMATE: readonly ApproximateName[] = ['stochastic', 'threshold', 'sieve'];

/**
 * How a saved subset was made; undefined for exact greedy and for what is not known.
 * @see docs/spec/recipe.md R9
 */
export function readApproximate(value: unknown): ApproximateOptimizer | undefined {
  if (!isJsonObject(value)) return undefined;
  const name = APPROXIMATE.find((known) => known === value['name']);
  const numberOr = (found: unknown): number | null => (typeof found === 'number' && Number.isFinite(found) ? found : null);
  return name === undefined ? undefined : { name, seed: numberOr(value['seed']), epsilon: numberOr(value['epsilon']) };
}

function readConstraints(value: JsonValue | undefined): SelectionConstraints {
  if (!isJsonObject(value)) return NO_CONSTRAINTS;
  return {
    tokenBudget: countOr(value['tokenBudget']),
    maxTokens: countOr(value['maxTokens']),
    groupBy: typeof value['groupBy'] === 'string' ? value['groupBy'] : null,
    caps: counts(value['caps']),
    quotas: counts(value['quotas']),
  };
}

function weightOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
function countOr(value: unknown): number | null {
  return isCount(value) ? value : null;
}
function counts(value: JsonValue | undefined): Record<string, number> {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, number] => isCount(entry[1]))) : {};
}
function oneOf<T extends string>(words: readonly T[], value: unknown, otherwise: T): T {
  return words.find((word) => word === value) ?? otherwise;
}
function texts(value: unknown): string[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((entry) => typeof entry === 'string') : [];
}
