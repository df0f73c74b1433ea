import { t } from '@lingui/core/macro';
import type { SetName } from '../../../core/dataset/types';
import type { BlockName } from '../../../core/scoring/types';
import type { OrderedRows } from '../../../store/orderingTypes';
import type { BlockMap } from '../../../store/types';
import { groupLabel, type GroupField, type RowsBySet } from '../model/poolRows';
import { covererOf, isChosen, type Subset } from '../model/subset';
import type { HelpTotals } from './helpTotals';
import { similarityOrder } from './similarityOrder';
import { treeGroups } from './treeAxis';

/** One row or column of the heatmap. */
export interface AxisItem {
  readonly set: SetName;
  /** Position in its set. */
  readonly index: number;
  readonly label: string;
}

/** Neighbours under one bracket. */
export interface AxisGroup {
  readonly key: string;
  readonly label: string;
  readonly set: SetName;
  readonly items: readonly AxisItem[];
}

export type HeatmapOrder = GroupField | 'similar' | 'tree' | 'pick' | 'help' | 'file';

export interface HeatmapAxes {
  /** What is answered. */
  readonly rows: readonly AxisGroup[];
  /** What is shown as the example. */
  readonly columns: readonly AxisGroup[];
}

const BLOCK_OF: Readonly<Record<SetName, Partial<Record<SetName, BlockName>>>> = {
  pool: { pool: 'pool-pool', existing: 'pool-existing', target: 'pool-target' },
  target: { pool: 'target-pool' },
  existing: {},
};

/** The block that holds a row set's answers with a column set's examples; null where no objective needs it. */
export function blockOf(rowSet: SetName, columnSet: SetName): BlockName | null {
  return BLOCK_OF[rowSet][columnSet] ?? null;
}

const setLabels = (): Readonly<Record<SetName, string>> => ({ pool: t`Pool`, target: t`Target`, existing: t`Existing` });

export interface AxisInputs {
  readonly sets: RowsBySet;
  readonly blocks: BlockMap;
  readonly order: HeatmapOrder;
  readonly subset: Subset | null;
  /** For the order 'tree', which is the file's without it. Default none. */
  readonly tree?: OrderedRows | null;
  readonly totals: HelpTotals;
}

/** Rows and columns in order, with their brackets: the pool's groups first, then the other sets as one group each. */
export function heatmapAxes(inputs: AxisInputs): HeatmapAxes {
  const { sets, blocks } = inputs;
  const rows = [...poolGroups(inputs, 'rows')];
  const columns = [...poolGroups(inputs, 'columns')];
  if (blocks['target-pool'] !== undefined) rows.push(...wholeSet(sets, 'target'));
  if (blocks['pool-existing'] !== undefined) columns.push(...wholeSet(sets, 'existing'));
  if (blocks['pool-target'] !== undefined) columns.push(...wholeSet(sets, 'target'));
  return { rows, columns };
}

function itemsOf(sets: RowsBySet, set: SetName): AxisItem[] {
  return sets[set].examples.map(({ label }, index) => ({ set, index, label }));
}

function wholeSet(sets: RowsBySet, set: SetName): AxisGroup[] {
  const items = itemsOf(sets, set);
  return items.length === 0 ? [] : [{ key: set, label: setLabels()[set], set, items }];
}

function poolGroups({ sets, blocks, order, subset, tree = null, totals }: AxisInputs, axis: keyof HeatmapAxes): readonly AxisGroup[] {
  const items = itemsOf(sets, 'pool');
  if (items.length === 0) return [];
  if (order === 'kind' || order === 'source') return groupedBy(items, (item) => groupLabel(sets.pool.examples[item.index]!, order));
  if (order === 'pick' && subset !== null) return axis === 'columns' ? columnsByPick(items, subset) : rowsByPick(items, subset);
  if (order === 'tree' && tree !== null) return treeGroups(items, sets, tree);
  if (order === 'similar') return [{ key: 'pool', label: setLabels().pool, set: 'pool', items: bySimilarity(items, sets, blocks) }];
  const sorted = order === 'help' ? byValue(items, axis === 'columns' ? totals.given : totals.received) : items;
  return [{ key: 'pool', label: setLabels().pool, set: 'pool', items: sorted }];
}

/** Groups in the order of their first rows in the file; within a group as in the file. */
function groupedBy(items: readonly AxisItem[], labelOf: (item: AxisItem) => string): readonly AxisGroup[] {
  const groups = new Map<string, AxisItem[]>();
  for (const item of items) {
    const label = labelOf(item);
    const known = groups.get(label);
    if (known === undefined) groups.set(label, [item]);
    else known.push(item);
  }
  return [...groups].map(([label, members]) => ({ key: `pool:${label}`, label, set: 'pool' as const, items: members }));
}

/** Rows and columns in one order, by what helps each row; rows that are not in the block come last. */
function bySimilarity(items: readonly AxisItem[], sets: RowsBySet, blocks: BlockMap): AxisItem[] {
  const block = blocks['pool-pool'];
  if (block === undefined) return [...items];
  const place = new Map(similarityOrder(block).map((row, at) => [block.rowHashes[row]!, at]));
  const placeOf = ({ index }: AxisItem): number => place.get(sets.pool.examples[index]!.hash) ?? items.length;
  return [...items].sort((one, other) => placeOf(one) - placeOf(other) || one.index - other.index);
}

function byValue(items: readonly AxisItem[], values: Float64Array): AxisItem[] {
  return [...items].sort((one, other) => values[other.index]! - values[one.index]! || one.index - other.index);
}

function columnsByPick(items: readonly AxisItem[], subset: Subset): readonly AxisGroup[] {
  const last = subset.rankOf.length;
  const rank = (item: AxisItem): number => (subset.rankOf[item.index]! < 0 ? last : subset.rankOf[item.index]!);
  const sorted = [...items].sort((one, other) => rank(one) - rank(other) || one.index - other.index);
  const chosen = sorted.filter((item) => isChosen(subset, item.index));
  const rest = sorted.filter((item) => !isChosen(subset, item.index));
  return groupsOf([
    ['chosen', t`In the subset`, chosen],
    ['rest', t`Other rows`, rest],
  ]);
}

/** Rows after the pick that covers them best, so that covered cells lie along the diagonal. */
function rowsByPick(items: readonly AxisItem[], subset: Subset): readonly AxisGroup[] {
  const { coveredBy, cover } = subset.pool;
  const covered = items.filter((item) => covererOf(subset, subset.pool, item.index) !== null);
  const rest = items.filter((item) => covererOf(subset, subset.pool, item.index) === null);
  covered.sort((one, other) => coveredBy[one.index]! - coveredBy[other.index]! || cover[other.index]! - cover[one.index]! || one.index - other.index);
  return groupsOf([
    ['covered', t({ message: 'Covered', context: 'rows' }), covered],
    ['uncovered', t({ message: 'Not covered', context: 'rows' }), rest],
  ]);
}

function groupsOf(parts: readonly (readonly [string, string, readonly AxisItem[]])[]): readonly AxisGroup[] {
  return parts.filter(([, , items]) => items.length > 0).map(([key, label, items]) => ({ key, label, set: 'pool' as const, items }));
}
