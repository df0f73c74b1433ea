import { AppError } from '../base/errors';
import type { Example, RowHash, SetName } from '../dataset/types';
import type { BlockName, ScoreIdentity, ScoringSets, UtilityBlock } from './types';

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

/** A block with nothing scored: all values NaN, no column done. New buffers. */
export function emptyBlock(block: BlockName, sets: ScoringSets, identity: ScoreIdentity): UtilityBlock {
  const rowHashes = hashesOf(sets[BLOCK_SETS[block].rows]);
  const columnHashes = hashesOf(sets[BLOCK_SETS[block].columns]);
  return {
    block,
    identity,
    rowHashes,
    columnHashes,
    alone: new Float32Array(rowHashes.length).fill(NaN),
    utility: new Float32Array(rowHashes.length * columnHashes.length).fill(NaN),
    columnsDone: new Uint8Array(columnHashes.length),
    missing: [],
  };
}

/** Whether two scores are of the same model, weights and template. */
export function sameIdentity(a: ScoreIdentity, b: ScoreIdentity): boolean {
  return a.model === b.model && a.modelHash === b.modelHash && a.template === b.template;
}

/**
 * The block for today's sets with everything that `known` already holds for the same contents (D3): rows and columns
 * are found by hash, so scores survive reordering, re-import and removed rows. A column counts as done only if all of
 * today's rows were scored for it. Scores of another model or template are not used. New buffers; `known` is borrowed.
 */
export function adoptScores(known: UtilityBlock, sets: ScoringSets, identity: ScoreIdentity): UtilityBlock {
  const fresh = emptyBlock(known.block, sets, identity);
  if (!sameIdentity(known.identity, identity)) return fresh;
  const knownRow = positions(known.rowHashes);
  const knownColumn = positions(known.columnHashes);
  const knownMissing = new Set(known.missing);
  const m = fresh.rowHashes.length;
  const from = fresh.rowHashes.map((hash) => knownRow.get(hash) ?? -1);
  from.forEach((row, i) => {
    if (row >= 0) fresh.alone[i] = known.alone[row]!;
  });
  const missing: number[] = [];
  fresh.columnHashes.forEach((hash, column) => {
    const source = knownColumn.get(hash);
    if (source === undefined || known.columnsDone[source] === 0) return;
    let whole = true;
    for (let i = 0; i < m; i++) {
      const row = from[i]!;
      if (row < 0) {
        whole = false;
        continue;
      }
      const flat = source * known.rowHashes.length + row;
      fresh.utility[column * m + i] = known.utility[flat]!;
      if (knownMissing.has(flat)) missing.push(column * m + i);
    }
    if (whole) fresh.columnsDone[column] = 1;
  });
  return { ...fresh, missing };
}

/** Writes one scored column into a block (in place) and returns the block with its missing pairs extended. */
export function withColumn(block: UtilityBlock, column: number, utility: Float32Array, missingRows: readonly number[]): UtilityBlock {
  const m = block.rowHashes.length;
  if (utility.length !== m) {
    throw new AppError('shape-mismatch', `a column of ${utility.length} values does not fit a block of ${m} rows`, { column, m });
  }
  block.utility.set(utility, column * m);
  block.columnsDone[column] = 1;
  if (missingRows.length === 0) return block;
  return { ...block, missing: [...block.missing, ...missingRows.map((row) => column * m + row)] };
}

/** Columns done, as a share of all: 1 = the block is complete. */
export function blockShare(block: UtilityBlock): number {
  const done = block.columnsDone.reduce((total, flag) => total + flag, 0);
  return block.columnsDone.length === 0 ? 1 : done / block.columnsDone.length;
}

function hashesOf(examples: readonly Example[]): RowHash[] {
  return examples.map((example) => example.hash);
}

function positions(hashes: readonly RowHash[]): Map<RowHash, number> {
  return new Map(hashes.map((hash, index) => [hash, index]));
}
