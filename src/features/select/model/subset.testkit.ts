import { utilityAt } from '../../../core/scoring/blockAccess';
import type { BlockMap } from '../../../store/types';

/** Cover of each row and rows covered best by each pick, computed from scratch: the oracle of the replay. Self-help does not count. */
export function figuresOf({ blocks }: { readonly blocks: BlockMap }, picks: readonly number[]): { readonly cover: readonly number[]; readonly covers: readonly number[] } {
  const block = blocks['pool-pool']!;
  const covers = picks.map(() => 0);
  const cover = block.rowHashes.map((_, row) => {
    let [best, by] = [0, -1];
    picks.forEach((column, position) => {
      const value = row === column ? 0 : utilityAt(block, row, column);
      if (value > best) [best, by] = [value, position];
    });
    if (by >= 0) covers[by]! += 1;
    return best;
  });
  return { cover, covers };
}
