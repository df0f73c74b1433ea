import { storedUtilities } from '../../../core/scoring/blockAccess';
import type { BlockMap } from '../../../store/types';

/** One bar of the distribution: pairs with utility in [from, to). */
export interface UtilityBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly sign: 'hurts' | 'none' | 'helps';
}

const HALF_BINS = 20;

/**
 * How the utilities of all blocks are spread over [-limit, limit], in 41 equal bins with 0 in the middle of one.
 * Values beyond the limit count in the outermost bins; NaN does not count.
 */
export function utilityBins(blocks: BlockMap, limit: number): UtilityBin[] {
  const width = limit / (HALF_BINS + 0.5);
  const counts = new Float64Array(2 * HALF_BINS + 1);
  for (const block of Object.values(blocks)) {
    for (const value of storedUtilities(block)) {
      if (Number.isNaN(value)) continue;
      const bin = Math.round(value / width);
      counts[HALF_BINS + Math.max(-HALF_BINS, Math.min(HALF_BINS, bin))]!++;
    }
  }
  return Array.from(counts, (pairs, index) => {
    const middle = index - HALF_BINS;
    return { from: (middle - 0.5) * width, to: (middle + 0.5) * width, pairs, sign: middle < 0 ? 'hurts' : middle > 0 ? 'helps' : 'none' };
  });
}
