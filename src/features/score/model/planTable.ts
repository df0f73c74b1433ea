import { t } from '@lingui/core/macro';
import type { BlockName, ScoringPlan } from '../../../core/scoring/types';
import type { RunFigures } from '../../../store/types';

/** A block of the plan as a line of the table. */
export interface PlanLine {
  readonly block: BlockName;
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  readonly pairs: number;
  /** Columns that are scored already. */
  readonly columnsDone: number;
}

/** "Pool helped by pool": whose rows are answered, and whose examples are shown. */
export function blockLabel(block: BlockName): string {
  switch (block) {
    case 'pool-pool':
      return t`Pool helped by pool`;
    case 'target-pool':
      return t`Target helped by pool`;
    case 'pool-existing':
      return t`Pool helped by existing`;
    case 'pool-target':
      return t`Pool helped by target`;
  }
}

export function planLines(plan: Pick<ScoringPlan, 'blocks'>): PlanLine[] {
  return plan.blocks.map(({ block, rows, columns, columnsLeft, pairs }) => ({
    block,
    label: blockLabel(block),
    rows,
    columns,
    pairs,
    columnsDone: columns - columnsLeft,
  }));
}

/** What a run takes, from a measured speed. */
export interface CostEstimate {
  readonly ms: number;
  readonly pairsPerSecond: number;
}

/** Null when the tokens of the plan or the speed are not known: an unknown time is not shown as 0. */
export function estimateCost(plan: Pick<ScoringPlan, 'tokens' | 'pairs'>, tokensPerSecond: number | null): CostEstimate | null {
  if (tokensPerSecond === null || !(tokensPerSecond > 0) || plan.tokens <= 0 || plan.pairs <= 0) return null;
  const seconds = plan.tokens / tokensPerSecond;
  return { ms: seconds * 1000, pairsPerSecond: plan.pairs / seconds };
}

/** What is left to score, as the screen shows it. */
export interface ShownCost {
  readonly pairs: number;
  /** 0 while they are not counted. */
  readonly tokens: number;
  readonly bytes: number;
  /** Pairs that are longer than the model reads. */
  readonly missing: number;
  /** Whether each pair was counted; else the figures are about. */
  readonly exact: boolean;
  /** Null while the speed or the tokens are not known. */
  readonly cost: CostEstimate | null;
}

export function costOf({ pairs }: Pick<ScoringPlan, 'pairs'>, ms: number): CostEstimate {
  return { ms, pairsPerSecond: (1000 * pairs) / ms };
}

/** Time of a run in all: what has passed and what is left; null while that is not known. */
export function timeInAll({ speed, msLeft }: Pick<RunFigures, 'speed' | 'msLeft'>): number | null {
  return msLeft === null ? null : (speed.at(-1)?.atMs ?? 0) + msLeft;
}
