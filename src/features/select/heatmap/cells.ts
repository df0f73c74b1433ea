import type { SetName } from '../../../core/dataset/types';
import { utilityAt } from '../../../core/scoring/blockAccess';
import type { UtilityBlock } from '../../../core/scoring/types';
import type { BlockMap } from '../../../store/types';
import type { RowsBySet } from '../model/poolRows';
import { blockOf, type AxisItem } from './axes';

/** What a cell is: a utility, a pair longer than the context, a pair not scored yet, or a pair nothing needs. */
export type Cell =
  | { readonly kind: 'utility'; readonly utility: number; readonly alone: number; readonly self: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'none' };

export type CellReader = (row: AxisItem, column: AxisItem) => Cell;

/** A block with the places of two sets' rows in it. */
export interface PlacedBlock {
  readonly block: UtilityBlock;
  /** Block row of each row of the set, -1 where the block does not have it. */
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
  readonly missing: ReadonlySet<number>;
}

/** The block for rows of one set and columns of another; null where nothing needs one or nothing is planned. */
export type BlockFinder = (rowSet: SetName, columnSet: SetName) => PlacedBlock | null;

const NONE: Cell = { kind: 'none' };
const MISSING: Cell = { kind: 'missing' };
const WAITING: Cell = { kind: 'waiting' };

export function blockFinder(sets: RowsBySet, blocks: BlockMap): BlockFinder {
  const placed = new Map<string, PlacedBlock | null>();
  return (rowSet, columnSet) => {
    const key = `${rowSet}-${columnSet}`;
    const known = placed.get(key);
    if (known !== undefined) return known;
    const name = blockOf(rowSet, columnSet);
    const block = name === null ? undefined : blocks[name];
    const made = block === undefined ? null : place(block, sets[rowSet].examples, sets[columnSet].examples);
    placed.set(key, made);
    return made;
  };
}

interface Identified {
  readonly hash: string;
}

function place(block: UtilityBlock, rows: readonly Identified[], columns: readonly Identified[]): PlacedBlock {
  return { block, rowAt: placesIn(block.rowHashes, rows), columnAt: placesIn(block.columnHashes, columns), missing: new Set(block.missing) };
}

function placesIn(hashes: readonly string[], rows: readonly Identified[]): Int32Array {
  const places = new Map(hashes.map((hash, index) => [hash, index]));
  return Int32Array.from(rows, ({ hash }) => places.get(hash) ?? -1);
}

/** Whether a pair without a utility is known not to fit the context (it is then missing, not waiting). */
export function isMissing({ block, missing }: PlacedBlock, row: number, column: number): boolean {
  return missing.has(column * block.rowHashes.length + row);
}

/** Reads single pairs by the rows' positions in their sets. */
export function cellReader(find: BlockFinder): CellReader {
  return (row, column) => {
    const placed = find(row.set, column.set);
    if (placed === null) return NONE;
    const { block, rowAt, columnAt } = placed;
    const [i, j] = [rowAt[row.index]!, columnAt[column.index]!];
    if (i < 0 || j < 0) return WAITING;
    const utility = utilityAt(block, i, j);
    if (utility === utility) return { kind: 'utility', utility, alone: block.alone[i]!, self: block.rowHashes[i] === block.columnHashes[j] };
    return isMissing(placed, i, j) ? MISSING : WAITING;
  };
}
