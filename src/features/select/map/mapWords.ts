import { count, gain, percent, utility3 } from '../../../ui/format';
import { covererOf, isChosen } from '../model/subset';
import type { SelectView } from '../selectView';
import type { MapRow } from './placeIndex';

const SET_WORDS = { pool: 'row', target: 'target row', existing: 'existing row' } as const;

/** A row as it is read out: "Pick 4, gsm8k, gain 4.02, covers 20 rows". */
export function rowWords(view: SelectView, { set, index }: MapRow): string {
  const example = view.sets[set].examples[index];
  if (example === undefined) return '';
  const group = example.source ?? example.kind;
  if (set !== 'pool') return [SET_WORDS[set], example.label, group].filter((word) => word !== null).join(', ');
  const { subset, settings } = view;
  const banned = settings.bans.includes(example.hash);
  if (subset === null) return ['Row', example.label, group].filter((word) => word !== null).join(', ');
  if (!isChosen(subset, index)) {
    const by = covererOf(subset, subset.pool, index);
    const covered = by === null ? 'nothing in the subset helps it' : `covered by pick ${count(subset.rankOf[by]! + 1)}`;
    return [banned ? 'Banned' : 'Not picked', example.label, group, covered].filter((word) => word !== null).join(', ');
  }
  const rank = subset.rankOf[index]!;
  const covers = subset.coversOf[rank]!;
  const gained = gain(subset.ranked.ranking.gains[rank]).replace('+', '').replace('−', 'minus ');
  return [`Pick ${count(rank + 1)}`, example.label, group, `gain ${gained}`, `covers ${count(covers)} ${covers === 1 ? 'row' : 'rows'}`].filter((word) => word !== null).join(', ');
}

/** What the card under the pointer says of a row, beside its text. */
export function rowFacts(view: SelectView, { set, index }: MapRow, colourWord: string | null): readonly string[] {
  if (set !== 'pool') return [set === 'target' ? 'Target row' : 'Existing row'];
  const { subset } = view;
  const facts: string[] = [];
  if (subset !== null && isChosen(subset, index)) {
    const rank = subset.rankOf[index]!;
    facts.push(`Pick ${count(rank + 1)} of ${count(subset.size)}`, `gain ${gain(subset.ranked.ranking.gains[rank])}`, `covers ${count(subset.coversOf[rank])}`);
  } else if (subset !== null) {
    const by = covererOf(subset, subset.pool, index);
    facts.push(by === null ? 'Nothing in the subset helps it' : `Covered by pick ${count(subset.rankOf[by]! + 1)}, ${utility3(subset.pool.cover[index])}`);
  }
  if (colourWord !== null && !facts.includes(colourWord)) facts.push(colourWord);
  return facts;
}

/** The map's own label. */
export function mapLabel(view: SelectView, by: string): string {
  const { sets, subset } = view;
  const rows = `${count(sets.pool.examples.length)} rows of the pool`;
  const chosen = subset === null ? '' : `, ${count(subset.size)} in the subset, coverage ${percent(subset.ranked.coverage[subset.size])}`;
  return `Map by ${by}: ${rows}${chosen}. Arrow keys go to the nearest row in a direction, Home to pick 1, Page Down to the next pick, Enter opens the row, plus and minus zoom, 0 fits all. The Table has the same rows as text.`;
}
