import type { SetName } from '../../../core/dataset/types';
import { utilityAt } from '../../../core/scoring/blockAccess';
import type { BlockFinder } from '../heatmap/cells';
import type { RowsBySet } from '../model/poolRows';

/** A row on the other side of a utility. */
export interface HelpEntry {
  readonly set: SetName;
  readonly index: number;
  readonly utility: number;
}

export interface HelpList {
  /** How many are helped (or help) by more than 0.05. */
  readonly clear: number;
  /** Largest first, what hurts last. */
  readonly entries: readonly HelpEntry[];
}

/** Below this help is within the noise of a single example. */
export const CLEAR_HELP = 0.05;

/** Rows that a pool row helps as the example; itself left out. */
export function helpsOf(sets: RowsBySet, find: BlockFinder, index: number): HelpList {
  return sorted((['pool', 'target'] as const).flatMap((set) => along(sets, find, set, (at) => ({ row: { set, index: at }, column: { set: 'pool', index } }))));
}

/** Rows whose example helps a pool row; itself left out. */
export function helpedByOf(sets: RowsBySet, find: BlockFinder, index: number): HelpList {
  return sorted((['pool', 'existing', 'target'] as const).flatMap((set) => along(sets, find, set, (at) => ({ row: { set: 'pool', index }, column: { set, index: at } }))));
}

interface Place {
  readonly set: SetName;
  readonly index: number;
}

function along(sets: RowsBySet, find: BlockFinder, set: SetName, pairAt: (index: number) => { readonly row: Place; readonly column: Place }): HelpEntry[] {
  return sets[set].examples.flatMap((_, at) => {
    const { row, column } = pairAt(at);
    const placed = find(row.set, column.set);
    if (placed === null) return [];
    const [i, j] = [placed.rowAt[row.index]!, placed.columnAt[column.index]!];
    if (i < 0 || j < 0 || placed.block.rowHashes[i] === placed.block.columnHashes[j]) return [];
    const utility = utilityAt(placed.block, i, j);
    return utility === utility ? [{ set, index: at, utility }] : [];
  });
}

function sorted(entries: HelpEntry[]): HelpList {
  entries.sort((one, other) => other.utility - one.utility);
  return { clear: entries.filter(({ utility }) => utility > CLEAR_HELP).length, entries };
}

/** The first entries, with the worst of what hurts at the end where it would not be among them. */
export function shortList(entries: readonly HelpEntry[], most: number): readonly HelpEntry[] {
  if (entries.length <= most) return entries;
  const worst = entries.at(-1)!;
  return worst.utility < -CLEAR_HELP ? [...entries.slice(0, most - 1), worst] : entries.slice(0, most);
}
