import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import type { PickPlan } from './picks';
import type { CandidateIndex, ConstraintOptions } from './types';

/**
 * Which candidates may be added to the chosen set so that it can still be completed: to every quota, within the rows,
 * the caps and the costs. What is refused once stays refused, so an optimizer may drop it.
 */
export interface Admission {
  admits(candidate: CandidateIndex): boolean;
  take(candidate: CandidateIndex): void;
  /** Cost of the chosen set; 0 without costs. */
  spent(): number;
}

const EVERYONE: Admission = { admits: () => true, take: () => undefined, spent: () => 0 };

/**
 * The constraints of a run, pins taken already. With quotas a set is allowed only if some allowed set of at most
 * `budget` rows holds it and meets all quotas: then every quota is met when the run ends, and without costs the allowed
 * sets are the independent sets of a matroid. The rows still owed are paid for with each group's cheapest.
 * @param plan checked budget, pins and open candidates.
 * @throws AppError 'invalid-argument' for a malformed limit; 'shape-mismatch' for a list of the wrong length;
 *   'budget-invalid' when pins or quotas cannot be met, with the limit that prevents it
 * @see docs/spec/selection.md G7, G8; El Halabi, Mitrovic, Norouzi-Fard, Tardos, Tarnawski 2020, Fairness in Streaming
 *   Submodular Maximization (extendable sets of group bounds); Nemhauser and Wolsey 1978 (greedy on a matroid)
 */
export function createAdmission(n: number, options: ConstraintOptions, plan: PickPlan): Admission {
  const { costs, costBudget = Infinity, groups, caps = [], quotas = [] } = options;
  if (costs === undefined && options.costBudget === undefined && groups === undefined && caps.length === 0 && quotas.length === 0) return EVERYONE;
  requireCosts(n, options);
  requireGroups(n, options);
  const { budget, pins } = plan;
  const groupOf = (candidate: number): number => groups?.[candidate] ?? 0;
  const capOf = (group: number): number => caps[group] ?? Infinity;
  const costOf = (candidate: number): number => costs?.[candidate] ?? 0;
  const count = new Map<number, number>();
  const countOf = (group: number): number => count.get(group) ?? 0;
  const chosen = new Uint8Array(n);
  const byCost = quotas.map((_, group) => plan.open.filter((candidate) => groupOf(candidate) === group).sort((a, b) => costOf(a) - costOf(b) || a - b));
  let size = 0;
  let spent = 0;
  const owedBy = (group: number): number => Math.max(0, (quotas[group] ?? 0) - countOf(group));
  /** Cheapest cost of what all groups still owe once `extra` is chosen; Infinity when a group has too few rows. */
  const owedCost = (extra: number): number => {
    let sum = 0;
    for (let group = 0; group < quotas.length; group++) {
      let owed = owedBy(group) - (extra >= 0 && groupOf(extra) === group ? 1 : 0);
      for (const candidate of byCost[group]!) {
        if (owed <= 0) break;
        if (chosen[candidate] === 1 || candidate === extra) continue;
        sum += costOf(candidate);
        owed--;
      }
      if (owed > 0) return Infinity;
    }
    return sum;
  };
  const owedRows = (): number => quotas.reduce((sum, _, group) => sum + owedBy(group), 0);
  const take = (candidate: number): void => {
    chosen[candidate] = 1;
    size++;
    spent += costOf(candidate);
    count.set(groupOf(candidate), countOf(groupOf(candidate)) + 1);
  };
  pins.forEach(take);
  for (const [group, pinned] of count) {
    if (pinned > capOf(group)) throw refused(said`${pinned} rows of group ${group} are pinned, more than its cap of ${capOf(group)}`, { group, pinned, cap: capOf(group) });
  }
  if (spent > costBudget) throw refused(said`The pinned rows cost ${spent}, more than the budget of ${costBudget}`, { spent, costBudget });
  quotas.forEach((quota, group) => {
    if (quota > capOf(group)) throw refused(said`Group ${group} has a quota of ${quota} above its cap of ${capOf(group)}`, { group, quota, cap: capOf(group) });
    const available = countOf(group) + byCost[group]!.length;
    if (quota > available) throw refused(said`Group ${group} has a quota of ${quota}, but only ${available} of its rows may be chosen`, { group, quota, available });
  });
  if (size + owedRows() > budget) throw refused(said`Pins and quotas need ${size + owedRows()} rows, more than the budget of ${budget}`, { needed: size + owedRows(), budget });
  if (spent + owedCost(-1) > costBudget) throw refused(said`Pins and the cheapest rows for the quotas cost ${spent + owedCost(-1)}, more than the budget of ${costBudget}`, { needed: spent + owedCost(-1), costBudget });
  return {
    admits: (candidate) => {
      const group = groupOf(candidate);
      if (countOf(group) >= capOf(group)) return false;
      if (size + owedRows() + (owedBy(group) > 0 ? 0 : 1) > budget) return false;
      return spent + costOf(candidate) + (quotas.length === 0 ? 0 : owedCost(candidate)) <= costBudget;
    },
    take,
    spent: () => spent,
  };
}

function refused(why: string, details: Readonly<Record<string, number>>): AppError {
  return new AppError('budget-invalid', said`${told(why)}. Nothing was selected; change one of the two.`, details);
}

function requireCosts(n: number, { costs, costBudget }: ConstraintOptions): void {
  if ((costs === undefined) !== (costBudget === undefined)) {
    throw new AppError('invalid-argument', costs === undefined ? said`A cost budget needs the costs of the candidates.` : said`Costs need a cost budget.`);
  }
  if (costs === undefined) return;
  requireLength(n, costs.length, 'costs');
  const at = costs.findIndex((cost) => !(cost > 0 && cost < Infinity));
  if (at >= 0) throw new AppError('invalid-argument', said`The cost of candidate ${at} is ${costs[at]!}; it must be a finite number above 0.`, { candidate: at });
  if (!(costBudget! >= 0)) throw new AppError('budget-invalid', said`The cost budget is ${costBudget!}; it must be a number, 0 or more.`, { costBudget: String(costBudget) });
}

function requireGroups(n: number, { groups, caps, quotas }: ConstraintOptions): void {
  if (groups === undefined) {
    if (caps === undefined && quotas === undefined) return;
    throw new AppError('invalid-argument', said`Caps and quotas need the group of each candidate.`);
  }
  requireLength(n, groups.length, 'groups');
  const at = groups.findIndex((group) => group < 0);
  if (at >= 0) throw new AppError('invalid-argument', said`The group of candidate ${at} is ${groups[at]!}; groups are numbered from 0.`, { candidate: at });
  for (const [what, limits] of [['cap', caps], ['quota', quotas]] as const) {
    limits?.forEach((limit, group) => {
      if (limit >= 0 && (Number.isInteger(limit) || (what === 'cap' && limit === Infinity))) return;
      throw new AppError('invalid-argument', what === 'cap' ? said`The cap of group ${group} is ${limit}; it must be a whole number, 0 or more.` : said`The quota of group ${group} is ${limit}; it must be a whole number, 0 or more.`, { group, limit: String(limit) });
    });
  }
}

function requireLength(n: number, found: number, what: 'costs' | 'groups'): void {
  if (found !== n) throw new AppError('shape-mismatch', what === 'costs' ? said`There are ${found} costs for ${n} candidates.` : said`There are ${found} groups for ${n} candidates.`, { expected: n, found });
}
