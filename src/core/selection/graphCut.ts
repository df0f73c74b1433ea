import { AppError } from '../base/errors';
import { said } from '../base/said';
import { columnSumsOf } from '../kernel/sparse';
import type { DenseKernel, Kernel } from '../kernel/types';
import { requireTargetKernel, type FacilityForm } from './facilityForm';
import type { FunctionTraits, SetFunction } from './setFunctionTypes';
import type { FunctionKernels } from './types';

/**
 * Graph cut: f(A) = sum_i sum_{j in A} s_ij - lambda sum_{a in A} sum_{b in A} g_ab, ordered pairs, a = b included.
 * The gain of j is sum_i s_ij - lambda (g_jj + sum_{a in A} (g_aj + g_ja)); it never rises, also after rounding.
 * @param ground S m x n; borrowed. @param pairs G n x n; borrowed. @param lambda finite, >= 0. Default 0.4.
 * @returns submodular; monotone when no gain over all other candidates is negative, which is computed (O(n^2)).
 * @throws AppError 'invalid-argument'
 * @see docs/spec/selection.md O9; Iyer et al. 2021
 */
export function graphCut(ground: Kernel, pairs: DenseKernel, lambda = 0.4): SetFunction {
  requireLambda(lambda);
  const { columns: n, values } = pairs;
  const reward = columnSumsOf(ground);
  const shared = new Float64Array(n);
  const inner = new Float64Array(n);
  const reset = (): void => {
    for (let candidate = 0; candidate < n; candidate++) inner[candidate] = values[candidate * n + candidate]!;
  };
  const add = (taken: number): void => {
    for (let candidate = 0; candidate < n; candidate++) {
      if (candidate !== taken) inner[candidate]! += values[candidate * n + taken]! + values[taken * n + candidate]!;
    }
  };
  // column after column, as they lie: across them every read would miss the cache
  for (let candidate = 0, at = 0; candidate < n; candidate++) {
    let sum = 0;
    for (let other = 0; other < n; other++, at++) {
      sum += values[at]!;
      shared[other]! += values[at]!;
    }
    shared[candidate]! += sum - values[candidate * n + candidate]!;
  }
  reset();
  return { candidates: n, traits: graphCutTraits(lambda, reward, shared), reset, take: add, gain: (candidate) => reward[candidate]! - lambda * inner[candidate]! };
}

/**
 * Graph cut's traits: monotone when no candidate's gain over all others is negative.
 * @param reward each candidate's column sum of S. @param shared its sum of G with all, both ways, g_jj once; borrowed.
 * @see docs/spec/selection.md O9
 */
export function graphCutTraits(lambda: number, reward: Float64Array, shared: Float64Array): FunctionTraits {
  const falling = shared.findIndex((pairsOfAll, candidate) => reward[candidate]! - lambda * pairsOfAll < 0);
  return {
    label: said`graph cut`,
    submodular: true,
    monotone: falling < 0,
    reason: falling < 0 ? '' : said`with lambda ${lambda} it is not monotone (candidate ${falling} lowers it once all others are chosen)`,
    zeroIsFinal: false,
  };
}

/** @throws AppError 'invalid-argument' */
export function requireLambda(lambda: number): void {
  if (lambda >= 0 && lambda < Infinity) return;
  throw new AppError('invalid-argument', said`lambda is ${lambda}; it must be a finite number, 0 or more.`, { lambda: String(lambda) });
}

/**
 * Graph-cut mutual information: f(A) = sum_{j in A} sum_q t_qj, a modular function, as facility location without rows.
 * @param kernels T targets x n; borrowed.
 * @throws AppError 'set-missing', 'shape-mismatch'
 * @see docs/spec/selection.md O9; PRISM, arXiv 2103.00128 (without its factor 2 lambda)
 */
export function gcmiForm(kernels: FunctionKernels<Kernel>): FacilityForm<Kernel> {
  const target = requireTargetKernel(kernels, 'gcmi');
  const none: DenseKernel = { rows: 0, columns: target.columns, values: new Float32Array(0) };
  return { kernel: none, floor: null, cap: null, weights: null, modular: columnSumsOf(target) };
}
