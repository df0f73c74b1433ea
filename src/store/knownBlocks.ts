import { sameItems } from '../core/base/sameItems';
import type { RowHash } from '../core/dataset/types';
import { BLOCK_SETS, blocksFor, emptyBlock, fillFromKnown, rowHashesOf, sameIdentity, withColumn } from '../core/scoring/blocks';
import { entryAt } from '../core/scoring/blockAccess';
import type { BlockName, ScoreIdentity, ScoringSets, SparsePattern, UtilityBlock } from '../core/scoring/types';

/**
 * Everything that was ever scored in the open project: blocks of each model and template, and, for undo, those from
 * before rows left. The blocks of today are built from it.
 */
export interface KnownBlocks {
  reset(blocks: readonly UtilityBlock[]): void;
  /** Remembers a block as it is; its buffers are kept. */
  keep(block: UtilityBlock): void;
  /** Blocks of another project, of whose pairs what fits is used by `build`; they are not of this project (`all`). */
  lend(blocks: readonly UtilityBlock[]): void;
  /** Blocks of today's sets with all that is known of them. New buffers, except where a block fits as it is. */
  build(sets: ScoringSets, identity: ScoreIdentity, patternOf?: (block: BlockName) => SparsePattern | null): UtilityBlock[];
  /** Whether nothing was ever scored, here or in what was lent. */
  isBlank(): boolean;
  /** The latest block of each name, model and template. */
  all(): UtilityBlock[];
}

/** Versions of one block kept for undo of removed rows. */
const VERSIONS_KEPT = 4;

const keyOf = ({ block, identity }: Pick<UtilityBlock, 'block' | 'identity'>): string =>
  [block, identity.model, identity.modelHash, identity.template, identity.dtype ?? ''].join('|');

export function createKnownBlocks(): KnownBlocks {
  const versions = new Map<string, UtilityBlock[]>();
  let lent: readonly UtilityBlock[] = [];
  const keep = (block: UtilityBlock): void => {
    const key = keyOf(block);
    const others = (versions.get(key) ?? []).filter((known) => known.utility !== block.utility && !sameRows(known, block));
    versions.set(key, [...others, block].slice(-VERSIONS_KEPT));
  };
  return {
    reset: (blocks) => {
      versions.clear();
      lent = [];
      blocks.forEach(keep);
    },
    keep,
    lend: (blocks) => void (lent = [...lent, ...blocks.filter((block) => !isBlank(block))]),
    build: (sets, identity, patternOf = () => null) => {
      if (sets.pool.length === 0) return [];
      const names = new Set<BlockName>(blocksFor(sets));
      const extra: BlockName = 'pool-target'; // scored elsewhere, used where it is there
      if (sets.target.length > 0 && versions.has(keyOf({ block: extra, identity }))) names.add(extra);
      return [...names].map((block) => {
        const known = versions.get(keyOf({ block, identity })) ?? [];
        const sparse = patternOf(block);
        const wanted = { identity, sparse, rowHashes: rowHashesOf(sets[BLOCK_SETS[block].rows]), columnHashes: rowHashesOf(sets[BLOCK_SETS[block].columns]) };
        const fitting = known.findLast((candidate) => sameRows(candidate, wanted));
        const sources = [...lent, ...[...versions.values()].flat().filter((source) => !isBlank(source))];
        return fillFromKnown(fitting ?? emptyBlock(block, sets, identity, sparse), sources.reverse());
      });
    },
    isBlank: () => lent.length === 0 && [...versions.values()].flat().every(isBlank),
    all: () => [...versions.values()].map((list) => list.at(-1)!),
  };
}

type Fit = Pick<UtilityBlock, 'identity' | 'rowHashes' | 'columnHashes' | 'sparse'>;

/** Whether nothing can be taken from a block: it holds no number. */
function isBlank({ utility, alone, missing }: UtilityBlock): boolean {
  return missing.length === 0 && alone.every(Number.isNaN) && utility.every(Number.isNaN);
}

function sameRows(one: Fit, other: Fit): boolean {
  return sameIdentity(one.identity, other.identity) && sameItems(one.rowHashes, other.rowHashes) && sameItems(one.columnHashes, other.columnHashes) && samePattern(one.sparse, other.sparse);
}

function samePattern(one: SparsePattern | null, other: SparsePattern | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  return one.plan === other.plan && sameItems(one.starts, other.starts) && sameItems(one.rowIndex, other.rowIndex);
}

/**
 * Writes pairs scored for `scored`'s rows into the block as it is now: the sets may have changed since the run began.
 * Columns and rows that left are dropped; a column is done only if each of today's rows was scored.
 */
export function applyColumn(
  block: UtilityBlock,
  scored: Pick<UtilityBlock, 'rowHashes' | 'columnHashes'>,
  event: { readonly column: number; readonly rows: Uint32Array | null; readonly utility: Float32Array; readonly missingRows: readonly number[] },
): UtilityBlock {
  if (sameItems(block.rowHashes, scored.rowHashes) && sameItems(block.columnHashes, scored.columnHashes)) {
    return withColumn(block, event.column, event.utility, event.missingRows, event.rows);
  }
  const hash = scored.columnHashes[event.column]!;
  const column = block.columnHashes.indexOf(hash);
  if (column < 0) return block;
  const asked = event.rows ?? Uint32Array.from(scored.rowHashes.keys());
  const place = new Map(Array.from(asked, (row, at) => [scored.rowHashes[row]!, at]));
  const missing = new Set(event.missingRows);
  const here = [...block.rowHashes.keys()].filter((row) => place.has(block.rowHashes[row]!) && entryAt(block, row, column) >= 0);
  const from = here.map((row) => place.get(block.rowHashes[row]!)!);
  const utility = Float32Array.from(from, (at) => event.utility[at]!);
  return withColumn(block, column, utility, here.filter((_, k) => missing.has(asked[from[k]!]!)), Uint32Array.from(here));
}

/** Writes distances without an example into the block's rows as they are now. */
export function applyAlone(block: UtilityBlock, rowHashes: readonly RowHash[], distances: Float32Array): void {
  const place = new Map(rowHashes.map((row, at) => [row, at]));
  block.rowHashes.forEach((row, at) => {
    const source = place.get(row);
    const distance = source === undefined ? NaN : distances[source]!;
    if (!Number.isNaN(distance)) block.alone[at] = distance;
  });
}
