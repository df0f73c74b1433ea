import { t } from '@lingui/core/macro';
import type { OrderedRows } from '../../../store/orderingTypes';
import { characteristicWords } from '../map/words';
import type { RowsBySet } from '../model/poolRows';
import type { AxisGroup, AxisItem } from './axes';

/** Texts that a group is named from, and words of its name: it stands beside a bracket. */
const NAMED_FROM = 400;
const NAME_WORDS = 2;

/** Pool rows in the order of a tree, its groups under brackets named by their words; rows outside it come last. */
export function treeGroups(items: readonly AxisItem[], { pool: { examples } }: RowsBySet, { hashes, joined, starts }: OrderedRows): readonly AxisGroup[] {
  const places = new Map(hashes.slice(0, joined).map((hash, at) => [hash, at]));
  const placeOf = ({ index }: AxisItem): number => places.get(examples[index]!.hash) ?? joined;
  const sorted = [...items].sort((one, other) => placeOf(one) - placeOf(other) || one.index - other.index);
  const members = [...starts, joined].map((start, at, all) => {
    const end = all[at + 1] ?? Infinity;
    return sorted.filter((item) => placeOf(item) >= start && placeOf(item) < end);
  });
  const outside = members.pop() ?? [];
  const words = characteristicWords(members.map((group) => group.slice(0, NAMED_FROM).map(({ index }) => examples[index]!.prompt)), NAME_WORDS);
  return [
    ...members.map((group, at) => ({ key: `tree:${at}`, label: words[at]!.join(', ') || t`Cluster ${at + 1}`, set: 'pool' as const, items: group })),
    { key: 'tree:outside', label: t({ message: 'Not scored', context: 'rows' }), set: 'pool' as const, items: outside },
  ].filter((group) => group.items.length > 0);
}
