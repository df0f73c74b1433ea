import type { RowHash } from '../dataset/types';
import { BLOCK_SETS } from './blocks';
import type { BlockName, ScoringEvent, UtilityBlock } from './types';

/** Gathers what a run yields until it is written: the columns since the last `take`, as small sparse blocks. */
export interface Collector {
  add(event: ScoringEvent): void;
  /** Pairs that wait. */
  pairs(): number;
  /** What waits, one block for each that has something; forgets it. New buffers. */
  take(): UtilityBlock[];
}

interface Piece {
  readonly column: number;
  readonly rows: Uint32Array;
  readonly utility: Float32Array;
  readonly missingRows: readonly number[];
}

/** @param blocks the blocks as they are when the run begins: their rows, columns and identity are used. */
export function createCollector(blocks: readonly UtilityBlock[]): Collector {
  const pieces = new Map(blocks.map((block) => [block.block, [] as Piece[]]));
  const alone = new Map<BlockName, Float32Array>(blocks.map((block) => [block.block, block.alone.slice()]));
  let waiting = 0;
  return {
    add: (event) => {
      if (event.kind === 'alone') {
        for (const block of blocks) if (BLOCK_SETS[block.block].rows === event.set) alone.set(block.block, event.distances);
      } else if (event.kind === 'column') {
        const rows = event.rows ?? Uint32Array.from(event.utility.keys());
        pieces.get(event.block)?.push({ column: event.column, rows, utility: event.utility, missingRows: event.missingRows });
        waiting += rows.length;
      }
    },
    pairs: () => waiting,
    take: () => {
      const parts = blocks.flatMap((block) => {
        const own = pieces.get(block.block)!;
        return own.length === 0 ? [] : [partOf(block, own, alone.get(block.block)!)];
      });
      for (const list of pieces.values()) list.length = 0;
      waiting = 0;
      return parts;
    },
  };
}

/** Only the rows and columns that occur; a column that came in several pieces is one again. */
function partOf(block: UtilityBlock, pieces: readonly Piece[], alone: Float32Array): UtilityBlock {
  const byColumn = new Map<number, Map<number, number>>();
  const missing = new Map<number, Set<number>>();
  const rowsSeen = new Set<number>();
  for (const { column, rows, utility, missingRows } of pieces) {
    const values = byColumn.get(column) ?? new Map<number, number>();
    rows.forEach((row, at) => {
      values.set(row, utility[at]!);
      rowsSeen.add(row);
    });
    byColumn.set(column, values);
    missing.set(column, new Set([...(missing.get(column) ?? []), ...missingRows]));
  }
  const rows = [...rowsSeen].sort((a, b) => a - b);
  const place = new Map(rows.map((row, at) => [row, at]));
  const columns = [...byColumn.keys()].sort((a, b) => a - b);
  const starts = new Uint32Array(columns.length + 1);
  const rowIndex: number[] = [];
  const utility: number[] = [];
  const missingFlat: number[] = [];
  columns.forEach((column, at) => {
    for (const [row, value] of [...byColumn.get(column)!].sort(([a], [b]) => a - b)) {
      rowIndex.push(place.get(row)!);
      utility.push(value);
      if (missing.get(column)!.has(row)) missingFlat.push(at * rows.length + place.get(row)!);
    }
    starts[at + 1] = rowIndex.length;
  });
  const hashesAt = (hashes: readonly RowHash[], places: readonly number[]): RowHash[] => places.map((at) => hashes[at]!);
  return {
    block: block.block,
    identity: block.identity,
    rowHashes: hashesAt(block.rowHashes, rows),
    columnHashes: hashesAt(block.columnHashes, columns),
    alone: Float32Array.from(rows, (row) => alone[row]!),
    utility: Float32Array.from(utility),
    sparse: { starts, rowIndex: Uint32Array.from(rowIndex) },
    columnsDone: new Uint8Array(columns.length).fill(1),
    missing: missingFlat,
  };
}
