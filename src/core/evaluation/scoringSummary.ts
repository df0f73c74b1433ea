import type { BlockName, UtilityBlock } from '../scoring/types';
import { auditPlan, type PlanAudit } from './planAudit';
import { summarizeUtilities, type BlockAlarm, type BlockSummary } from './summary';

export interface ScoredBlockSummary extends BlockSummary {
  readonly block: BlockName;
  readonly rows: number;
  readonly columns: number;
  /** "dense", "knn:32". */
  readonly plan: string;
  /** What a sparse plan left out; null for a dense block and while the audit is not scored. */
  readonly audit: PlanAudit | null;
}

/** What scoring came to, over all blocks: printed by `delift score`, drawn by the Score screen. */
export interface ScoringSummary {
  readonly pairs: number;
  readonly scored: number;
  readonly missing: number;
  readonly unscored: number;
  /** Share of scored pairs below 0; null while nothing is scored. */
  readonly negative: number | null;
  readonly blocks: readonly ScoredBlockSummary[];
  readonly alarms: readonly { readonly block: BlockName; readonly alarm: BlockAlarm }[];
}

/**
 * Counts, distribution, share of the diagonal, audit and alarms of scored blocks.
 * @param blocks borrowed.
 * @see docs/spec/selection.md E4; docs/spec/scoring.md U10
 */
export function summarizeScoring(blocks: readonly UtilityBlock[]): ScoringSummary {
  const each = blocks.map((block): ScoredBlockSummary => ({
    block: block.block,
    rows: block.rowHashes.length,
    columns: block.columnHashes.length,
    plan: block.sparse === null ? 'dense' : (block.sparse.plan ?? 'sparse'),
    ...summarizeUtilities(block),
    audit: auditPlan(block),
  }));
  const sum = (of: (summary: ScoredBlockSummary) => number): number => each.reduce((total, summary) => total + of(summary), 0);
  const scored = sum(({ finite }) => finite);
  return {
    pairs: sum(({ pairs }) => pairs),
    scored,
    missing: sum(({ missing }) => missing),
    unscored: sum(({ unscored }) => unscored),
    negative: scored === 0 ? null : sum(({ negative, finite }) => (negative ?? 0) * finite) / scored,
    blocks: each,
    alarms: each.flatMap(({ block, alarms }) => alarms.map((alarm) => ({ block, alarm }))),
  };
}
