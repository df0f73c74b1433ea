import { count, countOf } from '../../../ui/format';
import type { SelectView } from '../selectView';

/**
 * Why the subset has fewer rows than were asked for, and what to do; null where it has them all.
 * "60 rows do not fit: the quotas allow 52. The subset has 52. Raise a quota or lower the budget."
 */
export function shortageText({ budget, ranked, resolved, constraints, sets, computing }: Pick<SelectView, 'budget' | 'ranked' | 'resolved' | 'constraints' | 'sets' | 'computing'>): string | null {
  if (ranked === null || resolved === null || computing || constraints.tokenBudget !== null) return null;
  const { allowed, overLimit } = resolved;
  const has = Math.min(budget, ranked.ranking.order.length);
  if (budget <= has) return null;
  if (budget > allowed) {
    const banned = sets.pool.examples.length - allowed - overLimit;
    const why = [...(banned > 0 ? [`${count(banned)} banned`] : []), ...(overLimit > 0 ? [`${count(overLimit)} over the limit`] : [])];
    return `${countOf(budget, 'row')} are more than the ${count(allowed)} that may be chosen${why.length === 0 ? '' : ` (${why.join(', ')})`}. The subset has ${count(has)}.`;
  }
  if (ranked.endedWhy !== null) return `${countOf(budget, 'row')} do not fit: more rows are alike than this objective can tell apart. The subset has ${count(has)}. Lower the budget, or raise λ.`;
  const hasCaps = Object.keys(constraints.caps).length > 0;
  if (!hasCaps) return null; // a ranking that is not made to the end yet
  return `${countOf(budget, 'row')} do not fit: the quotas allow ${count(has)}. The subset has ${count(has)}. Raise a quota or lower the budget.`;
}
