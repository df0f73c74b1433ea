import type { RowHash, SetName } from '../../../core/dataset/types';
import { forEachScored, scoredPairs } from '../../../core/scoring/blockAccess';
import { rowHashesOf } from '../../../core/scoring/blocks';
import type { UtilityBlock } from '../../../core/scoring/types';
import type { BlockMap } from '../../../store/types';
import type { RowsBySet } from '../model/poolRows';

/** What pool rows give and get. Self-help stands apart: it counts in no total. */
export interface HelpTotals {
  /** Sum of max(U, 0) over all pool and target rows but the row itself; NaN where nothing is scored. */
  readonly given: Float64Array;
  /** Sum of max(U, 0) that a pool row gets from other pool rows; NaN where nothing is scored. */
  readonly received: Float64Array;
  /** U of the row as its own example; NaN where not scored. */
  readonly self: Float64Array;
  /** The same as `given`, for existing rows. */
  readonly givenByExisting: Float64Array;
}

export function helpTotals(sets: RowsBySet, blocks: BlockMap): HelpTotals {
  const pool = sets.pool.examples;
  const existing = sets.existing.examples;
  const totals: HelpTotals = {
    given: new Float64Array(pool.length).fill(NaN),
    received: new Float64Array(pool.length).fill(NaN),
    self: new Float64Array(pool.length).fill(NaN),
    givenByExisting: new Float64Array(existing.length).fill(NaN),
  };
  if (Object.values(blocks).every((block) => scoredPairs(block) === 0)) return totals;
  const place: Readonly<Record<'pool' | 'existing', ReadonlyMap<RowHash, number>>> = { pool: firstPlaces(rowHashesOf(pool)), existing: firstPlaces(rowHashesOf(existing)) };
  addBlock(blocks['pool-pool'], place.pool, place.pool, totals.given, totals);
  addBlock(blocks['target-pool'], null, place.pool, totals.given, null);
  addBlock(blocks['pool-existing'], null, place.existing, totals.givenByExisting, null);
  return totals;
}

function firstPlaces(hashes: readonly RowHash[]): ReadonlyMap<RowHash, number> {
  const places = new Map<RowHash, number>();
  hashes.forEach((hash, index) => {
    if (!places.has(hash)) places.set(hash, index);
  });
  return places;
}

function addBlock(
  block: UtilityBlock | undefined,
  rowPlace: ReadonlyMap<RowHash, number> | null,
  columnPlace: ReadonlyMap<RowHash, number>,
  given: Float64Array,
  pool: Pick<HelpTotals, 'received' | 'self'> | null,
): void {
  if (block === undefined) return;
  const { rowHashes, columnHashes } = block;
  // Contents as numbers, the first row that has it: millions of pairs are compared.
  const firstRow = firstPlaces(rowHashes);
  const contents = Int32Array.from(rowHashes, (hash) => firstRow.get(hash)!);
  const places = Int32Array.from(rowHashes, (hash) => rowPlace?.get(hash) ?? -1);
  columnHashes.forEach((columnHash, column) => {
    const to = columnPlace.get(columnHash);
    if (to === undefined) return;
    const own = firstRow.get(columnHash) ?? -1;
    forEachScored(block, column, (row, value) => {
      const self = contents[row] === own;
      if (self && pool !== null) pool.self[to] = value;
      if (self) return;
      given[to] = plus(given[to]!, value);
      const from = places[row]!;
      if (from >= 0 && pool !== null) pool.received[from] = plus(pool.received[from]!, value);
    });
  });
}

/** A sum that is unknown until its first term. */
function plus(sum: number, value: number): number {
  return (sum === sum ? sum : 0) + Math.max(value, 0);
}

/** Sets whose rows have totals. */
export function givenBy(totals: HelpTotals, set: SetName, index: number): number {
  if (set === 'pool') return totals.given[index] ?? NaN;
  return set === 'existing' ? (totals.givenByExisting[index] ?? NaN) : NaN;
}
