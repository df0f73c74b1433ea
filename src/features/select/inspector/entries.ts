import { t } from '@lingui/core/macro';
import type { SelectView } from '../selectView';

export interface RankingEntry {
  readonly key: string;
  readonly name: string;
  readonly objective: string;
  /** Smallest budget that has the row, from 1; null where no budget has it. */
  readonly pick: number | null;
  /** Whether the saved subset has the row; null for the ranking on screen, whose budget moves. */
  readonly inside: boolean | null;
}

/** Where a pool row stands in the ranking on screen and in those of the saved subsets. */
export function entriesOf({ subset, settings, subsets, sets }: Pick<SelectView, 'subset' | 'settings' | 'subsets' | 'sets'>, index: number): readonly RankingEntry[] {
  const hash = sets.pool.examples[index]!.hash;
  const entries: RankingEntry[] = [];
  if (subset !== null) {
    const rank = subset.rankOf[index] ?? -1;
    entries.push({ key: 'now', name: t`This ranking`, objective: settings.objective, pick: rank < 0 ? null : rank + 1, inside: null });
  }
  for (const { id, name, settings: { objective }, order, budget } of subsets) {
    const rank = order.indexOf(hash);
    entries.push({ key: id, name, objective, pick: rank < 0 ? null : rank + 1, inside: rank >= 0 && rank < budget });
  }
  return entries;
}
