import type { BlockName, ScoringPlan } from '../../../core/scoring/types';

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

const LABELS: Readonly<Record<BlockName, string>> = {
  'pool-pool': 'Pool helped by pool',
  'target-pool': 'Target helped by pool',
  'pool-existing': 'Pool helped by existing',
  'pool-target': 'Pool helped by target',
};

export function planLines(plan: Pick<ScoringPlan, 'blocks'>): PlanLine[] {
  return plan.blocks.map(({ block, rows, columns, columnsLeft, pairs }) => ({
    block,
    label: LABELS[block],
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
