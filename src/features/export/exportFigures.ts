import { donePairs } from '../../core/scoring/blockAccess';
import type { UtilityBlock } from '../../core/scoring/types';
import type { BlockMap } from '../../store/types';

/** Pairs of all blocks that are scored or known not to fit. */
export function pairsOf(blocks: BlockMap): number {
  return Object.values(blocks).reduce((sum, block) => sum + donePairs(block), 0);
}

/** Pairs that do not fit the model's context, and those that are not scored yet, over all blocks. */
export function pairCounts(blocks: BlockMap): { readonly missingPairs: number; readonly unscoredPairs: number } {
  let missingPairs = 0;
  let unscoredPairs = 0;
  for (const { utility, missing } of Object.values(blocks)) {
    missingPairs += missing.length;
    unscoredPairs += utility.reduce((open, value) => open + (Number.isNaN(value) ? 1 : 0), 0) - missing.length;
  }
  return { missingPairs, unscoredPairs };
}

/** How a block was planned, as the manifest says it. */
export function planOfBlock(block: UtilityBlock | undefined): string {
  const pattern = block?.sparse ?? null;
  return pattern === null ? 'dense' : (pattern.plan ?? 'sparse');
}
