import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { isSparse } from '../kernel/sparse';
import type { DenseKernel, Kernel } from '../kernel/types';
import type { FunctionKernels } from './types';

/**
 * G, the kernel of candidates with each other: given, or the ground kernel when it is square.
 * @param kernels borrowed. @param label the function, for messages.
 * @throws AppError 'set-missing' | 'shape-mismatch'
 * @see docs/spec/selection.md O9
 */
export function candidateKernel<K extends Kernel>({ ground, candidates }: FunctionKernels<K>, label: string): K {
  if (candidates === undefined) {
    if (ground.rows === ground.columns) return ground;
    throw new AppError('set-missing', said`The ${told(label)} needs a kernel of candidates with each other (G); the pool's kernel is ${ground.rows} x ${ground.columns} and cannot stand in for it.`, { set: 'candidates', rows: ground.rows, columns: ground.columns });
  }
  const { rows, columns } = candidates;
  if (rows !== columns || columns !== ground.columns) {
    throw new AppError('shape-mismatch', said`The kernel of candidates with each other is ${rows} x ${columns}; with ${ground.columns} candidates it must be ${ground.columns} x ${ground.columns}.`, { rows, columns, candidates: ground.columns });
  }
  return candidates;
}

/** Two float32 roundings of one number may differ by this share of the larger. */
const SYMMETRY = 1e-5;

/**
 * The same, checked to be symmetric up to rounding (one part in 10^5).
 * @throws AppError 'kernel-invalid' with the first pair that differs; 'invalid-argument' for a sparse one, as these
 *   functions read what is not stored too; as candidateKernel
 */
export function symmetricKernel(kernels: FunctionKernels<Kernel>, label: string): DenseKernel {
  const kernel = candidateKernel(kernels, label);
  if (isSparse(kernel)) throw readsEveryPair(label);
  const { columns, values } = kernel;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < column; row++) {
      const above = values[column * columns + row]!;
      const below = values[row * columns + column]!;
      if (Math.abs(above - below) <= SYMMETRY * Math.max(above, below)) continue;
      throw new AppError('kernel-invalid', said`The ${told(label)} needs a symmetric kernel of candidates with each other: entry ${row}, ${column} (from 0) is ${above}, entry ${column}, ${row} is ${below}.`, { row, column, above, below });
    }
  }
  return kernel;
}

/**
 * Why a function is refused where only some pairs were scored.
 * @see docs/spec/selection.md O14
 */
export function readsEveryPair(label: string, why = ''): AppError {
  return new AppError('invalid-argument', said`The ${told(label)} reads every pair of the pool, and only some were scored${told(why)}. Choose another objective, or score all pairs.`, { objective: label });
}
