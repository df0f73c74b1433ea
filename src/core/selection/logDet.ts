import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { Kernel } from '../kernel/types';
import { symmetricKernel } from './candidateKernel';
import type { FunctionTraits, SetFunction } from './setFunctionTypes';
import type { FunctionKernels } from './types';

/**
 * Log determinant: f(A) = log det(G_A + lambda I), by a Cholesky factor that grows with A. A candidate's column of the
 * factor is brought up to date when its gain is asked for, so candidates that lazy greedy never asks cost nothing.
 * The gain is log d_j, d_j = g_jj + lambda - sum of squares of j's column: it never rises, also after rounding.
 * Cost of k picks O(k^2) per candidate asked at the end; memory 8 k bytes for each of them.
 * @param kernels G n x n, symmetric; borrowed. @param lambda ridge, finite, >= 0. Default 1.
 * @returns submodular where G + lambda I is positive definite; monotone from lambda 1, where d_j >= 1.
 * @throws AppError 'invalid-argument'; 'kernel-invalid' (also in take) where G_A + lambda I is not positive definite
 * @see docs/spec/selection.md O10; Chen, Zhang, Zhou 2018, fast greedy MAP inference for DPP
 */
export function logDet(kernels: FunctionKernels<Kernel>, lambda = 1): SetFunction {
  const label = said`log determinant`;
  if (!(lambda >= 0 && lambda < Infinity)) throw new AppError('invalid-argument', said`lambda is ${lambda}; it must be a finite number, 0 or more.`, { lambda: String(lambda) });
  const { columns: n, values } = symmetricKernel(kernels, label);
  const left = new Float64Array(n);
  const done = new Int32Array(n);
  const columns: (Float64Array | undefined)[] = [];
  let picks: { readonly candidate: number; readonly column: Float64Array; readonly root: number }[] = [];
  const reset = (): void => {
    for (let candidate = 0; candidate < n; candidate++) left[candidate] = values[candidate * n + candidate]! + lambda;
    done.fill(0);
    picks = [];
  };
  /** The candidate's column of the factor, long enough and up to date. */
  const update = (candidate: number): Float64Array => {
    let column = columns[candidate];
    if (column === undefined || column.length < picks.length) {
      const longer = new Float64Array(Math.max(8, 2 * picks.length));
      if (column !== undefined) longer.set(column);
      columns[candidate] = column = longer;
    }
    for (let step = done[candidate]!; step < picks.length; step++) {
      const { candidate: pick, column: pickColumn, root } = picks[step]!;
      let inner = 0;
      for (let at = 0; at < step; at++) inner += pickColumn[at]! * column[at]!;
      const entry = (values[pick * n + candidate]! - inner) / root;
      column[step] = entry;
      left[candidate]! -= entry * entry;
    }
    done[candidate] = picks.length;
    return column;
  };
  reset();
  return {
    candidates: n,
    traits: traitsOf(label, lambda),
    reset,
    gain: (candidate) => {
      update(candidate);
      return left[candidate]! > 0 ? Math.log(left[candidate]!) : -Infinity;
    },
    take: (candidate) => {
      const column = update(candidate).slice(0, picks.length);
      const root = Math.sqrt(left[candidate]!);
      if (!(root > 0)) {
        throw new AppError('kernel-invalid', said`The kernel with lambda ${lambda} on its diagonal is not positive definite on the ${picks.length + 1} chosen rows, so its log determinant does not exist. Give a larger lambda.`, { picks: picks.length + 1, lambda });
      }
      picks.push({ candidate, column, root });
    },
  };
}

function traitsOf(label: string, lambda: number): FunctionTraits {
  const monotone = lambda >= 1;
  return { label, submodular: true, monotone, reason: monotone ? '' : said`with lambda ${lambda}, below 1, it is not monotone (a candidate may lower it)`, zeroIsFinal: false };
}
