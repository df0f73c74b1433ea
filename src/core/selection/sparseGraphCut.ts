import { columnSumsOf, sparseTransposed } from '../kernel/sparse';
import type { Kernel, SparseKernel } from '../kernel/types';
import { graphCutTraits, requireLambda } from './graphCut';
import type { SetFunction } from './setFunctionTypes';

/**
 * Graph cut where kernels are stored by their entries: the gains of graphCut on the dense kernels, to the last bit. A
 * candidate that shares no entry with a pick is not touched by it, so a pick costs its own row and column of G.
 * @param ground S m x n; borrowed. @param pairs G n x n; borrowed. @param lambda finite, >= 0. Default 0.4.
 * @throws AppError 'invalid-argument'
 * @see docs/spec/selection.md O9, O16
 */
export function sparseGraphCut(ground: Kernel, pairs: SparseKernel, lambda = 0.4): SetFunction {
  requireLambda(lambda);
  const { columns: n } = pairs;
  const turned = sparseTransposed(pairs);
  const reward = columnSumsOf(ground);
  const own = new Float64Array(n);
  const shared = new Float64Array(n);
  for (let candidate = 0; candidate < n; candidate++) {
    eachPair(pairs, turned, candidate, (other, here, there) => {
      shared[candidate]! += here + there;
      if (other === candidate) own[candidate] = here;
    });
    shared[candidate]! -= own[candidate]!;
  }
  const inner = own.slice();
  return {
    candidates: n,
    traits: graphCutTraits(lambda, reward, shared),
    reset: () => inner.set(own),
    take: (taken) => eachPair(turned, pairs, taken, (candidate, here, there) => {
      if (candidate !== taken) inner[candidate]! += here + there;
    }),
    gain: (candidate) => reward[candidate]! - lambda * inner[candidate]!,
  };
}

/** Visits what column j of a and column j of b store, rows rising: both values, 0 for the one that is not stored. */
function eachPair(a: SparseKernel, b: SparseKernel, column: number, visit: (row: number, inA: number, inB: number) => void): void {
  const [endA, endB] = [a.starts[column + 1]!, b.starts[column + 1]!];
  let atA = a.starts[column]!;
  let atB = b.starts[column]!;
  while (atA < endA || atB < endB) {
    const rowA = atA < endA ? a.rowIndex[atA]! : Infinity;
    const rowB = atB < endB ? b.rowIndex[atB]! : Infinity;
    visit(Math.min(rowA, rowB), rowA <= rowB ? a.values[atA++]! : 0, rowB <= rowA ? b.values[atB++]! : 0);
  }
}
