import { said } from '../base/said';
import type { Kernel } from '../kernel/types';
import { symmetricKernel } from './candidateKernel';
import type { SetFunction } from './setFunctionTypes';
import type { FunctionKernels } from './types';

/**
 * Disparity sum: f(A) = sum over unordered pairs of A of (1 - g_ab). Gains rise with A: supermodular.
 * @param kernels G n x n, symmetric; borrowed.
 * @throws AppError as symmetricKernel
 * @see docs/spec/selection.md O11
 */
export function disparitySum(kernels: FunctionKernels<Kernel>): SetFunction {
  const label = said`disparity sum`;
  const { columns: n, values } = symmetricKernel(kernels, label);
  const sums = new Float64Array(n);
  return {
    candidates: n,
    traits: { label, submodular: false, monotone: false, reason: said`it is not submodular (the more is chosen, the more a candidate adds)`, zeroIsFinal: false },
    gain: (candidate) => sums[candidate]!,
    take: (taken) => {
      for (let candidate = 0; candidate < n; candidate++) sums[candidate]! += 1 - values[taken * n + candidate]!;
    },
    reset: () => void sums.fill(0),
  };
}

/**
 * Disparity min: f(A) = the smallest 1 - g_ab over pairs of A; 0 for fewer than two. From the third pick gains are <= 0.
 * @param kernels G n x n, symmetric; borrowed.
 * @throws AppError as symmetricKernel
 * @see docs/spec/selection.md O11
 */
export function disparityMin(kernels: FunctionKernels<Kernel>): SetFunction {
  const label = said`disparity min`;
  const { columns: n, values } = symmetricKernel(kernels, label);
  const nearest = new Float64Array(n).fill(Infinity);
  let size = 0;
  let value = 0;
  const after = (candidate: number): number => {
    if (size === 0) return 0;
    return size === 1 ? nearest[candidate]! : Math.min(value, nearest[candidate]!);
  };
  return {
    candidates: n,
    traits: { label, submodular: false, monotone: false, reason: said`it is neither submodular nor monotone (a close pair lowers it)`, zeroIsFinal: false },
    gain: (candidate) => after(candidate) - value,
    take: (taken) => {
      value = after(taken);
      size++;
      for (let candidate = 0; candidate < n; candidate++) nearest[candidate] = Math.min(nearest[candidate]!, 1 - values[taken * n + candidate]!);
    },
    reset: () => {
      nearest.fill(Infinity);
      size = 0;
      value = 0;
    },
  };
}
