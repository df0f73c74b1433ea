import { said } from '../base/said';
import { isSparse, requireSparseShape, valueAt } from './sparse';
import { toSparseKernel } from './sparseTransform';
import { signedBlock, toKernel, type KernelOptions } from './transform';
import type { Kernel, SignedUtilities } from './types';

/** A block of utilities as scoring keeps it. */
interface StoredBlock {
  readonly rowHashes: readonly string[];
  readonly columnHashes: readonly string[];
  readonly utility: Float32Array;
  readonly sparse?: { readonly starts: Uint32Array; readonly rowIndex: Uint32Array } | null | undefined;
}

/**
 * A block as it comes from scoring, in the form in which it is stored: a sparse one is never expanded.
 * @param block borrowed, its buffers are kept.
 * @throws AppError 'shape-mismatch'
 * @see docs/spec/kernel.md K4
 */
export function signedUtilities(block: StoredBlock): SignedUtilities {
  const { rowHashes, columnHashes, utility, sparse = null } = block;
  if (sparse === null) return signedBlock(block);
  const entries = { rows: rowHashes.length, columns: columnHashes.length, starts: sparse.starts, rowIndex: sparse.rowIndex, values: utility };
  requireSparseShape(entries, said`the block`);
  return { ...entries, rowHashes, columnHashes };
}

/** Whether utilities are stored by their pairs. */
export function isSparseSigned(block: SignedUtilities): block is Extract<SignedUtilities, { readonly starts: Uint32Array }> {
  return isSparse(block);
}

/**
 * U of one pair; NaN where it is missing, not scored or not stored. Cost O(1) dense, O(log m) sparse.
 * @param row, column inside the block.
 */
export function signedAt(block: SignedUtilities, row: number, column: number): number {
  return valueAt(block, row, column, NaN);
}

/**
 * Rule K1 in the form in which a block is stored: toKernel, or toSparseKernel without expanding.
 * @param block borrowed, never changed.
 * @throws AppError as toKernel and toSparseKernel
 * @see docs/spec/kernel.md K1, K4, U7
 */
export function kernelOf(block: SignedUtilities, options: KernelOptions): Kernel {
  return isSparseSigned(block) ? toSparseKernel(block, options) : toKernel(block, options);
}
