import { AppError } from '../core/base/errors';
import { isJsonObject } from '../core/base/json';
import type { ConstraintOptions } from '../core/selection/types';
import type { Budget } from './budget';
import { readJson } from './matrices';

export interface LimitFiles {
  readonly costs?: string | undefined;
  readonly groups?: string | undefined;
  readonly caps?: string | undefined;
  readonly quotas?: string | undefined;
}

/** @throws AppError 'invalid-argument' when the file is not a JSON list of numbers; 'file-unreadable' */
export async function readNumbers(path: string | undefined): Promise<Float64Array | undefined> {
  if (path === undefined) return undefined;
  const values = await readJson(path);
  if (Array.isArray(values) && values.every((value) => typeof value === 'number')) return Float64Array.from(values);
  throw new AppError('invalid-argument', `${path} is not a JSON list of numbers. Nothing was selected.`, { path });
}

/**
 * Costs (with `--budget` as their sum: a number, tokens, or a share of all costs), groups, caps and quotas.
 * Groups are a JSON list with one number or name for each candidate; caps and quotas are a list by group number, or an
 * object by group.
 * @throws AppError 'invalid-argument' | 'file-unreadable'
 */
export async function readLimits(files: LimitFiles, budget: Budget): Promise<ConstraintOptions> {
  const costs = await readNumbers(files.costs);
  const costBudget = costs === undefined ? undefined : costBudgetOf(budget, costs);
  if (files.groups === undefined) {
    if (files.caps === undefined && files.quotas === undefined) return { costs, costBudget };
    throw new AppError('invalid-argument', '--caps and --quotas need --groups. Nothing was selected.');
  }
  const labels = await readJson(files.groups);
  if (!Array.isArray(labels) || !labels.every((label) => typeof label === 'string' || (Number.isInteger(label) && label >= 0))) {
    throw new AppError('invalid-argument', `${files.groups} is not a JSON list of group numbers (from 0) or names. Nothing was selected.`, { path: files.groups });
  }
  const numberOf = groupNumbers(labels as (string | number)[]);
  const groups = Int32Array.from(labels as (string | number)[], (label) => numberOf(String(label))!);
  return { costs, costBudget, groups, caps: await readByGroup(files.caps, numberOf, Infinity), quotas: await readByGroup(files.quotas, numberOf, 0) };
}

/**
 * Caps or quotas of a project's groups, by name: JSON itself, or a file of it.
 * @throws AppError 'invalid-argument' | 'file-unreadable' | 'not-json'
 */
export async function readLimitsByName(given: string | undefined): Promise<Record<string, number>> {
  if (given === undefined) return {};
  const found = given.trimStart().startsWith('{') ? parseLimits(given) : await readJson(given);
  if (isJsonObject(found)) {
    const limits = Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    if (limits.length === Object.keys(found).length) return Object.fromEntries(limits);
  }
  throw new AppError('invalid-argument', `${given} is not a JSON object of numbers by group, such as {"maths": 20}. Nothing was selected.`);
}

function parseLimits(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('not-json', `${text} is not JSON. Nothing was selected; write it as {"group": number}.`, {}, { cause });
  }
}

function costBudgetOf(budget: Budget, costs: Float64Array): number {
  if (budget.unit === 'share') return budget.share * costs.reduce((sum, cost) => sum + cost, 0);
  return budget.unit === 'rows' ? budget.rows : budget.tokens;
}

/** Whole numbers stand for themselves; as soon as one label is a name, groups are numbered as they come. */
function groupNumbers(labels: readonly (string | number)[]): (label: string) => number | undefined {
  if (labels.every((label) => typeof label === 'number')) return (label) => (/^\d+$/.test(label) ? Number(label) : undefined);
  const numbers = new Map([...new Set(labels.map(String))].map((label, at) => [label, at]));
  return (label) => numbers.get(label);
}

async function readByGroup(path: string | undefined, numberOf: (label: string) => number | undefined, missing: number): Promise<number[] | undefined> {
  if (path === undefined) return undefined;
  const found = await readJson(path);
  const entries = Object.entries(typeof found === 'object' && found !== null ? found : { '': null });
  const limits: number[] = [];
  for (const [label, limit] of entries) {
    const group = numberOf(label);
    if (typeof limit !== 'number') throw new AppError('invalid-argument', `${path} is neither a JSON list of numbers, one for each group, nor an object of numbers by group. Nothing was selected.`, { path });
    if (group === undefined) throw new AppError('invalid-argument', `${path} names a group "${label}" that no candidate is in. Nothing was selected.`, { path, label });
    while (limits.length <= group) limits.push(missing);
    limits[group] = limit;
  }
  return limits;
}
