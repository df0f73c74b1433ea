import { isSparseSigned, kernelOf } from '../kernel/signed';
import { isSparse, rowMaxOf } from '../kernel/sparse';
import { toKernel, type KernelOptions } from '../kernel/transform';
import type { Kernel, SignedUtilities } from '../kernel/types';
import type { Pacer } from './pacer';

/** Entries between two rests, a few milliseconds. */
const STRETCH = 4e6;

/**
 * kernelOf as a job that rests between columns. Transforms that look at the whole block first (minmax, centred) are done
 * in one go, and so are a sparse block and one without hashes, whose diagonal is told from its shape.
 * @param block borrowed. @returns as kernelOf.
 * @throws AppError 'cancelled'; as kernelOf
 * @see docs/spec/kernel.md K1, K4, U7; docs/spec/selection.md S2
 */
export async function pacedKernel(block: SignedUtilities, options: KernelOptions, pace: Pacer): Promise<Kernel> {
  if (isSparseSigned(block)) return kernelOf(block, options);
  const { rows, columns, rowHashes, columnHashes } = block;
  const step = Math.max(1, Math.floor(STRETCH / Math.max(1, rows)));
  if (options.transform !== 'positive' || rowHashes === null || columnHashes === null || columns <= step) return toKernel(block, options);
  const values = options.allocate?.(rows, columns) ?? new Float32Array(rows * columns);
  for (let from = 0; from < columns; from += step) {
    const to = Math.min(columns, from + step);
    const part = { rows, columns: to - from, values: block.values.subarray(from * rows, to * rows), rowHashes, columnHashes: columnHashes.slice(from, to) };
    toKernel(part, { ...options, allocate: () => values.subarray(from * rows, to * rows) });
    if (pace.due()) await pace.rest();
  }
  return { rows, columns, values };
}

/**
 * The largest value of each row, at least 0, as a job that rests between columns.
 * @returns m values, new buffer. @throws AppError 'cancelled'
 */
export async function pacedRowMax(kernel: Kernel, pace: Pacer): Promise<Float32Array> {
  if (isSparse(kernel)) return rowMaxOf(kernel);
  const { rows, columns, values } = kernel;
  const largest = new Float32Array(rows);
  for (let column = 0, at = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++, at++) {
      if (values[at]! > largest[row]!) largest[row] = values[at]!;
    }
    if (pace.due()) await pace.rest();
  }
  return largest;
}
