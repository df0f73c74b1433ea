import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { Example, RowHash, SetName } from '../dataset/types';
import { columnSpan, entryAt, forEachStored, scoredPairs } from './blockAccess';
import type { BlockName, ScoreIdentity, ScoringSets, SparsePattern, UtilityBlock } from './types';

/** U3: which set is answered (rows) and which is shown (columns). */
export const BLOCK_SETS: Readonly<Record<BlockName, { readonly rows: 'pool' | 'target'; readonly columns: SetName }>> = {
  'pool-pool': { rows: 'pool', columns: 'pool' },
  'target-pool': { rows: 'target', columns: 'pool' },
  'pool-existing': { rows: 'pool', columns: 'existing' },
  'pool-target': { rows: 'pool', columns: 'target' },
};

/** The blocks that the sets at hand allow: FL needs pool-pool, target objectives target-pool, FLCG pool-existing. */
export function blocksFor(sets: ScoringSets): BlockName[] {
  const blocks: BlockName[] = ['pool-pool'];
  if (sets.target.length > 0) blocks.push('target-pool');
  if (sets.existing.length > 0) blocks.push('pool-existing');
  return blocks;
}

/**
 * A block with nothing scored: all values NaN, no column done. New buffers; the pattern is shared.
 * @param sparse which pairs are stored. Default: all.
 * @throws AppError 'shape-mismatch' when the pattern is of another number of columns.
 */
export function emptyBlock(block: BlockName, sets: ScoringSets, identity: ScoreIdentity, sparse: SparsePattern | null = null): UtilityBlock {
  const rowHashes = rowHashesOf(sets[BLOCK_SETS[block].rows]);
  const columnHashes = rowHashesOf(sets[BLOCK_SETS[block].columns]);
  if (sparse !== null && sparse.starts.length !== columnHashes.length + 1) {
    throw new AppError('shape-mismatch', said`a pattern of ${sparse.starts.length - 1} columns does not fit ${columnHashes.length} columns`, { block });
  }
  return {
    block,
    identity,
    rowHashes,
    columnHashes,
    alone: new Float32Array(rowHashes.length).fill(NaN),
    utility: new Float32Array(sparse === null ? rowHashes.length * columnHashes.length : sparse.rowIndex.length).fill(NaN),
    sparse,
    columnsDone: new Uint8Array(columnHashes.length),
    missing: [],
  };
}

/** Whether two scores are of the same model, weights, number format and template. */
export function sameIdentity(a: ScoreIdentity, b: ScoreIdentity): boolean {
  return a.model === b.model && a.modelHash === b.modelHash && a.template === b.template && (a.dtype ?? '') === (b.dtype ?? '');
}

/**
 * The block for today's sets with every pair that `known` holds for the same contents (U3, D3): a utility depends on
 * the two rows, the model and the template only, so it is found by hash whatever block, set or place it was scored in.
 * Blocks of another model, number format or template are not used. New buffers; `known` is borrowed.
 * @param sparse the pairs that are wanted. Default: all.
 */
export function adoptScores(
  name: BlockName,
  known: readonly UtilityBlock[],
  sets: ScoringSets,
  identity: ScoreIdentity,
  sparse: SparsePattern | null = null,
): UtilityBlock {
  return fillFromKnown(emptyBlock(name, sets, identity, sparse), known);
}

/** Writes what `known` holds into the pairs and distances of a block that have no number yet (in place). */
export function fillFromKnown(block: UtilityBlock, known: readonly UtilityBlock[]): UtilityBlock {
  const missing = new Set(block.missing);
  for (const source of known) {
    if (source !== block && sameIdentity(source.identity, block.identity)) fillFrom(block, source, missing);
  }
  block.columnHashes.forEach((_, column) => (block.columnsDone[column] = isColumnDone(block, column, missing) ? 1 : 0));
  return missing.size === block.missing.length ? block : { ...block, missing: [...missing].sort((a, b) => a - b) };
}

function fillFrom(block: UtilityBlock, source: UtilityBlock, missing: Set<number>): void {
  const m = block.rowHashes.length;
  const sourceRow = positions(source.rowHashes);
  const sourceColumn = positions(source.columnHashes);
  const from = Int32Array.from(block.rowHashes, (hash) => sourceRow.get(hash) ?? -1);
  const sourceMissing = new Set(source.missing);
  from.forEach((row, i) => {
    if (row >= 0 && Number.isNaN(block.alone[i]!)) block.alone[i] = source.alone[row]!;
  });
  const entries = new Int32Array(source.rowHashes.length).fill(-1);
  block.columnHashes.forEach((hash, column) => {
    const other = sourceColumn.get(hash);
    if (other === undefined) return;
    forEachStored(source, other, (row, at) => (entries[row] = at));
    forEachStored(block, column, (row, at) => {
      const place = from[row]!;
      if (place < 0 || !Number.isNaN(block.utility[at]!)) return;
      if (sourceMissing.has(other * source.rowHashes.length + place)) missing.add(column * m + row);
      else if (entries[place]! >= 0) block.utility[at] = source.utility[entries[place]!]!;
    });
    forEachStored(source, other, (row) => (entries[row] = -1)); // only what was set: a sparse column is a few of many rows
  });
}

/**
 * Writes scored pairs of one column into a block (in place) and returns the block with its missing pairs extended.
 * @param rows the rows that `utility` is of, rising; null: all rows that the column stores.
 * @throws AppError 'shape-mismatch' when there is not one value for each row, or a row is not stored.
 */
export function withColumn(
  block: UtilityBlock,
  column: number,
  utility: Float32Array,
  missingRows: readonly number[],
  rows: Uint32Array | null = null,
): UtilityBlock {
  const m = block.rowHashes.length;
  const [from, to] = columnSpan(block, column);
  if (utility.length !== (rows?.length ?? to - from)) {
    throw new AppError('shape-mismatch', said`${utility.length} utilities were given for ${rows?.length ?? to - from} rows of column ${column}`, { column });
  }
  if (rows === null) block.utility.set(utility, from);
  rows?.forEach((row, at) => {
    const entry = entryAt(block, row, column);
    if (entry < 0) throw new AppError('shape-mismatch', said`row ${row} is not a pair of column ${column} in ${block.block}`, { row, column });
    block.utility[entry] = utility[at]!;
  });
  const missing = missingRows.length === 0 ? block.missing : [...new Set([...block.missing, ...missingRows.map((row) => column * m + row)])];
  const asked = rows === null ? null : new Set(rows);
  block.columnsDone[column] = asked === null || isColumnDone(block, column, new Set(missing), asked) ? 1 : 0;
  return missing === block.missing ? block : { ...block, missing };
}

/** Whether each stored pair of a column has a number, is missing, or was asked just now. */
function isColumnDone(block: UtilityBlock, column: number, missing: ReadonlySet<number>, asked?: ReadonlySet<number>): boolean {
  const m = block.rowHashes.length;
  let done = true;
  forEachStored(block, column, (row, at) => {
    if (Number.isNaN(block.utility[at]!) && !missing.has(column * m + row) && asked?.has(row) !== true) done = false;
  });
  return done;
}

/** Rows of a column that are stored and have neither a number nor are known to be missing; rising. */
export function openRows(block: UtilityBlock, column: number, missing: ReadonlySet<number> = new Set(block.missing)): Uint32Array {
  const m = block.rowHashes.length;
  const [from, to] = columnSpan(block, column);
  const rows = new Uint32Array(to - from);
  let open = 0;
  forEachStored(block, column, (row, at) => {
    if (Number.isNaN(block.utility[at]!) && (missing.size === 0 || !missing.has(column * m + row))) rows[open++] = row;
  });
  return open === rows.length ? rows : rows.slice(0, open);
}

/** Pairs scored or known to be missing, as a share of those stored: 1 = the block is complete. Pairs are counted only where a column is not done. */
export function blockShare(block: UtilityBlock): number {
  if (block.utility.length === 0 || !block.columnsDone.includes(0)) return 1;
  return (scoredPairs(block) + block.missing.length) / block.utility.length;
}

const hashLists = new WeakMap<readonly Example[], readonly RowHash[]>();

/** The hashes of rows, in order. One list for each list of rows, so that two of the same rows are known to be equal at once. Borrowed. */
export function rowHashesOf(examples: readonly Example[]): readonly RowHash[] {
  const known = hashLists.get(examples);
  if (known?.length === examples.length) return known;
  const hashes = examples.map(({ hash }) => hash);
  hashLists.set(examples, hashes);
  return hashes;
}

function positions(hashes: readonly RowHash[]): Map<RowHash, number> {
  return new Map(hashes.map((hash, index) => [hash, index]));
}
