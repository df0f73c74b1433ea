import { plural, t } from '@lingui/core/macro';
import type { SetName } from '../../../core/dataset/types';
import { BLOCK_SETS } from '../../../core/scoring/blocks';
import { planText, usualPlan, type PlanKind } from '../../../core/scoring/planKind';
import { usualAuditRows } from '../../../core/scoring/sparsePlan';
import type { BlockName } from '../../../core/scoring/types';
import type { SetRows } from '../../../store/types';

/** One of the plans that are offered side by side. */
export interface PlanChoice {
  readonly name: string;
  readonly note: string;
  readonly plan: PlanKind;
}

const QUICK = { kind: 'knn', k: 16 } as const satisfies PlanKind;
const BALANCED: PlanKind = { kind: 'knn', k: 32 };
const DENSE: PlanKind = { kind: 'dense' };

/** Quick, balanced and dense; a number of neighbours of one's own stands in place of balanced. */
export function planChoices(chosen: PlanKind): PlanChoice[] {
  const own = chosen.kind === 'knn' && ![QUICK, BALANCED].some((plan) => planText(plan) === planText(chosen)) ? chosen : null;
  const neighbours = (name: string, plan: PlanKind): PlanChoice => ({ name, note: plan.kind === 'knn' ? plural(plan.k, { one: '# neighbour', other: '# neighbours' }) : '', plan });
  return [neighbours(t`Quick`, QUICK), own === null ? neighbours(t`Balanced`, BALANCED) : neighbours(t`Own`, own), { name: t`Dense`, note: t`every pair`, plan: DENSE }];
}

/** The quick plan, where it takes less than the one in force; null where it does not. */
export function lighterPlan(plan: PlanKind, poolRows: number): typeof QUICK | null {
  const asked = plan.kind === 'dense' ? poolRows : Math.min(plan.k, poolRows);
  return asked > QUICK.k + 1 ? QUICK : null;
}

export interface PlanSize {
  readonly pairs: number;
  /** Tokens to run, about; null while tokens are not counted. */
  readonly tokens: number | null;
  readonly bytes: number;
}

/** What a plan comes to from counts alone: neighbours overlap with the audit here and there, so pairs are about. */
export function planSize(plan: PlanKind, blocks: readonly BlockName[], sets: Readonly<Record<SetName, SetRows>>): PlanSize {
  let pairs = 0;
  let bytes = 0;
  let tokens: number | null = 0;
  for (const block of blocks) {
    const rows = sets[BLOCK_SETS[block].rows];
    const columns = sets[BLOCK_SETS[block].columns];
    const here = pairsOf(plan, rows.examples.length, columns.examples.length, block === 'pool-pool');
    pairs += here;
    bytes += (plan.kind === 'dense' ? 4 : 8) * here;
    const [asRow, shown] = [mean(rows, 'asRow'), mean(columns, 'asDemonstration')];
    tokens = tokens === null || asRow === null || shown === null ? null : tokens + here * asRow + columns.examples.length * shown;
  }
  return { pairs, tokens: tokens === null ? null : Math.round(tokens), bytes };
}

function pairsOf(plan: PlanKind, rows: number, columns: number, hasSelf: boolean): number {
  if (plan.kind === 'dense') return rows * columns;
  const near = Math.min(columns, Math.min(plan.k, columns - (hasSelf ? 1 : 0)) + (hasSelf ? 1 : 0));
  return rows * near + usualAuditRows(rows) * (columns - near);
}

function mean({ examples, tokens }: SetRows, field: 'asRow' | 'asDemonstration'): number | null {
  if (examples.length === 0) return 0;
  return tokens === null ? null : tokens.reduce((sum, each) => sum + each[field], 0) / tokens.length;
}

export function samePlan(one: PlanKind, other: PlanKind): boolean {
  return planText(one) === planText(other);
}

/** The plan that is in force: the project's own, or the usual one. */
export function planInForce(plan: PlanKind | undefined, poolRows: number): PlanKind {
  return plan ?? usualPlan(poolRows);
}
