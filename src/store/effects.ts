import { t } from '@lingui/core/macro';
import type { BlockSummary } from '../core/evaluation/summary';
import { clearEffect } from './words';

/** "21 % help, 4 % hurt by more than 0.05.", over all pairs of all blocks that have a number; null while none has. */
export function effectSentence(summaries: readonly BlockSummary[]): string | null {
  const finite = summaries.reduce((sum, summary) => sum + summary.finite, 0);
  if (finite === 0) return null;
  const share = (pick: (summary: BlockSummary) => number | null): string =>
    wholeShare(summaries.reduce((sum, summary) => sum + (pick(summary) ?? 0) * summary.finite, 0) / finite);
  const [helping, hurting] = [share((summary) => summary.helping), share((summary) => summary.hurting)];
  return t`${helping} help, ${hurting} hurt by more than ${clearEffect()}.`;
}

/** A few are not none. */
function wholeShare(share: number): string {
  return share > 0 && share < 0.005 ? t`under 1 %` : `${Math.round(100 * share)} %`;
}
