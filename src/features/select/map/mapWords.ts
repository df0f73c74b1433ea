import { plural, t } from '@lingui/core/macro';
import { count, gain, percent, utility3 } from '../../../ui/format';
import type { LayoutKind } from '../../../store/types';
import { covererOf, isChosen } from '../model/subset';
import type { SelectView } from '../selectView';
import type { MapRow } from './placeIndex';

/** A row as it is read out: "Pick 4, gsm8k, gain 4.02, covers 20 rows". */
export function rowWords(view: SelectView, { set, index }: MapRow): string {
  const example = view.sets[set].examples[index];
  if (example === undefined) return '';
  const of = [example.label, ...(example.source !== null ? [example.source] : example.kind !== null ? [example.kind] : [])];
  if (set !== 'pool') return [set === 'target' ? t`target row` : t`existing row`, ...of].join(', ');
  const { subset, settings } = view;
  if (subset === null) return [t`Row`, ...of].join(', ');
  if (!isChosen(subset, index)) {
    const by = covererOf(subset, subset.pool, index);
    const covered = by === null ? t`nothing in the subset helps it` : t`covered by pick ${count(subset.rankOf[by]! + 1)}`;
    return [settings.bans.includes(example.hash) ? t`Banned` : t`Not picked`, ...of, covered].join(', ');
  }
  const rank = subset.rankOf[index]!;
  const covers = subset.coversOf[rank]!;
  const gained = gain(subset.ranked.ranking.gains[rank]);
  const gainWords = gained.startsWith('−') ? t`gain minus ${gained.slice(1)}` : t`gain ${gained.replace('+', '')}`;
  return [t`Pick ${count(rank + 1)}`, ...of, gainWords, plural(covers, { one: 'covers # row', other: 'covers # rows' })].join(', ');
}

/** What the card under the pointer says of a row, beside its text. */
export function rowFacts(view: SelectView, { set, index }: MapRow, colourWord: string | null): readonly string[] {
  if (set !== 'pool') return [set === 'target' ? t`Target row` : t`Existing row`];
  const { subset } = view;
  const facts: string[] = [];
  if (subset !== null && isChosen(subset, index)) {
    const rank = subset.rankOf[index]!;
    facts.push(t`Pick ${count(rank + 1)} of ${count(subset.size)}`, t`gain ${gain(subset.ranked.ranking.gains[rank])}`, t`covers ${count(subset.coversOf[rank])}`);
  } else if (subset !== null) {
    const by = covererOf(subset, subset.pool, index);
    facts.push(by === null ? t`Nothing in the subset helps it` : t`Covered by pick ${count(subset.rankOf[by]! + 1)}, ${utility3(subset.pool.cover[index])}`);
  }
  if (colourWord !== null && !facts.includes(colourWord)) facts.push(colourWord);
  return facts;
}

/** The map's own label. */
export function mapLabel({ sets, subset }: SelectView, kind: LayoutKind): string {
  const by = kind === 'text' ? t`Map by what rows say` : t`Map by what helps rows`;
  const rows = plural(sets.pool.examples.length, { one: '# row of the pool', other: '# rows of the pool' });
  const facts = subset === null ? rows : t`${rows}, ${count(subset.size)} in the subset, coverage ${percent(subset.ranked.coverage[subset.size])}`;
  const keys = t`Arrow keys go to the nearest row in a direction, Home to pick 1, Page Down to the next pick, Enter opens the row, plus and minus zoom, 0 fits all. The Table has the same rows as text.`;
  return `${by}: ${facts}. ${keys}`;
}
