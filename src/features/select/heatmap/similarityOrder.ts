import { principalPlane } from '../../../core/embedding/principalPlane';
import { utilityVectors } from '../../../core/evaluation/utilityVectors';
import type { UtilityBlock } from '../../../core/scoring/types';

/**
 * Rows of a block so that those with like utilities stand together: in the order of their angle on the plane of the
 * two principal directions, begun at the widest gap (angular order of eigenvectors; Friendly, The American
 * Statistician 2002). O(rows x columns), the same block gives the same order.
 * @returns positions of the block's rows, in order.
 */
export function similarityOrder(block: UtilityBlock): number[] {
  const plane = principalPlane(utilityVectors([block]));
  const rows = block.rowHashes.length;
  const angles = Float64Array.from({ length: rows }, (_, row) => Math.atan2(plane[2 * row + 1]!, plane[2 * row]!));
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => angles[a]! - angles[b]! || a - b);
  let [widest, begin] = [-1, 0];
  for (let at = 0; at < rows; at++) {
    const before = at === 0 ? angles[order[rows - 1]!]! - 2 * Math.PI : angles[order[at - 1]!]!;
    const gap = angles[order[at]!]! - before;
    if (gap > widest) [widest, begin] = [gap, at];
  }
  return [...order.slice(begin), ...order.slice(0, begin)];
}
