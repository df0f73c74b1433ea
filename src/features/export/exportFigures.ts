import type { BlockMap } from '../../store/types';

/** Pairs of all blocks that are scored or known not to fit. */
export function pairsOf(blocks: BlockMap): number {
  return Object.values(blocks).reduce((sum, { columnsDone, rowHashes }) => sum + columnsDone.reduce((done, flag) => done + flag, 0) * rowHashes.length, 0);
}
