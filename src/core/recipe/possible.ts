import { AppError } from '../base/errors';
import { counted, said } from '../base/said';
import type { CandidateIndex, ConstraintOptions } from '../selection/types';
import type { RowGroups } from './poolRows';
import type { SelectionSettings } from './types';

export interface LimitsToCheck {
  readonly settings: SelectionSettings;
  readonly pins: readonly CandidateIndex[];
  /** With the rows over the token limit. */
  readonly bans: readonly CandidateIndex[];
  readonly groups: RowGroups | null;
  readonly options: ConstraintOptions;
  /** Rows asked for. */
  readonly budget: number;
  /** Rows of the pool. */
  readonly rows: number;
}

/**
 * Refuses limits that cannot be met together, before anything runs: which two, and what to change. Also a negative or
 * broken limit, and a minimum for a group that no row is in.
 * @throws AppError 'budget-invalid' | 'invalid-argument'
 * @see docs/spec/recipe.md R5
 */
export function requirePossible(check: LimitsToCheck): void {
  const { settings, pins, groups, options, budget } = check;
  const { caps, quotas, groupBy } = settings.constraints;
  requireWholeNumbers({ ...caps, ...quotas });
  if (groups === null) {
    if (Object.keys(caps).length + Object.keys(quotas).length > 0) throw new AppError('invalid-argument', said`Limits per group need a field that makes the groups. Nothing was selected; choose one, such as source.`);
  } else {
    for (const label of Object.keys(quotas)) {
      if (quotas[label]! > 0 && !groups.labels.includes(label)) throw refused(said`At least ${counted(quotas[label]!, 'row', 'rows')} of “${label}” are asked for, but no row of the pool has this value of ${groupBy!}. Take the limit out.`, { group: label });
    }
    groups.labels.forEach((label, group) => requireGroup(check, label, group));
  }
  const needed = pins.length + owedBy(check).reduce((sum, owed) => sum + owed, 0);
  if (needed > budget && needed > pins.length) throw refused(said`${counted(budget, 'row', 'rows')} do not hold what must be in: pins and quotas need ${needed}. Raise the budget or lower a quota.`, { needed, budget });
  if (needed > budget) throw refused(said`${counted(pins.length, 'row', 'rows')} are pinned, more than the budget of ${budget}. Raise the budget or take pins off.`, { pinned: pins.length, budget });
  requireTokensSuffice(check, options);
}

function requireGroup({ settings, pins, bans, groups, rows }: LimitsToCheck, label: string, group: number): void {
  const { caps, quotas } = settings.constraints;
  const most = Object.hasOwn(caps, label) ? caps[label]! : Infinity;
  const least = Object.hasOwn(quotas, label) ? quotas[label]! : 0;
  const pinned = pins.reduce((count, row) => count + (groups!.of[row] === group ? 1 : 0), 0);
  if (pinned > most) throw refused(said`${counted(pinned, 'row', 'rows')} of “${label}” are pinned, more than the ${most} that it may have. Raise its limit or take pins off.`, { group: label, pinned, most });
  if (least > most) throw refused(said`“${label}” is to have at least ${least} and at most ${most} rows. Change one of the two.`, { group: label, least, most });
  if (least === 0) return;
  const banned = bans.reduce((count, row) => count + (groups!.of[row] === group ? 1 : 0), 0);
  const all = groups!.of.reduce((count, of) => count + (of === group ? 1 : 0), 0);
  if (least <= all - banned || rows === 0) return;
  throw refused(said`At least ${counted(least, 'row', 'rows')} of “${label}” are asked for, but only ${all - banned} may be chosen${banned > 0 ? said` (${banned} of ${all} banned or over the token limit)` : ''}. Lower its quota.`, { group: label, least, available: all - banned });
}

/** Rows that each group's quota still asks for beside the pins. */
function owedBy({ settings, pins, groups }: LimitsToCheck): number[] {
  if (groups === null) return [];
  const { quotas } = settings.constraints;
  return groups.labels.map((label, group) => Math.max(0, (Object.hasOwn(quotas, label) ? quotas[label]! : 0) - pins.filter((row) => groups.of[row] === group).length));
}

/** Pins and the cheapest rows that the quotas ask for must fit into the tokens, and so must one row at all. */
function requireTokensSuffice(check: LimitsToCheck, { costs, costBudget }: ConstraintOptions): void {
  if (costs === undefined || costBudget === undefined) return;
  const { pins, bans, groups } = check;
  const out = new Set([...pins, ...bans]);
  const open = Array.from(costs.keys()).filter((row) => !out.has(row)).sort((a, b) => costs[a]! - costs[b]! || a - b);
  let needed = pins.reduce((sum, row) => sum + costs[row]!, 0);
  if (needed > costBudget) throw refused(said`The pinned rows have ${needed} tokens, more than the budget of ${costBudget}. Raise the budget or take pins off.`, { needed, tokens: costBudget });
  owedBy(check).forEach((owed, group) => {
    for (const row of open.filter((candidate) => groups!.of[candidate] === group).slice(0, owed)) needed += costs[row]!;
  });
  if (needed > costBudget) throw refused(said`Pins and the shortest rows that the quotas ask for have ${needed} tokens, more than the budget of ${costBudget}. Raise the budget or lower a quota.`, { needed, tokens: costBudget });
  const shortest = open[0];
  if (pins.length === 0 && shortest !== undefined && costs[shortest]! > costBudget) throw refused(said`${costBudget} tokens do not hold even the shortest row, which has ${costs[shortest]!}. Raise the budget.`, { shortest: costs[shortest]!, tokens: costBudget });
}

function requireWholeNumbers(limits: Readonly<Record<string, number>>): void {
  for (const [label, limit] of Object.entries(limits)) {
    if (!Number.isInteger(limit) || limit < 0) throw new AppError('invalid-argument', said`The limit of “${label}” is ${limit}; it must be a whole number, 0 or more. Nothing was selected.`, { group: label, limit: String(limit) });
  }
}

function refused(message: string, details: Readonly<Record<string, string | number>>): AppError {
  return new AppError('budget-invalid', message, details);
}
