import { AppError } from '../base/errors';
import { said } from '../base/said';
import { denseMatrix, requireKernel } from './dense';
import { eachSelfPair, selfKeysOf } from './selfKeys';
import type { DenseKernel, KernelTransform, SelfHelp, SignedBlock } from './types';

export interface KernelOptions {
  /** K1. */
  readonly transform: KernelTransform;
  /** U7; only the ground block has a self: pass `keep` for every other block. */
  readonly selfHelp: SelfHelp;
  /** Where the kernel's buffer comes from: rows x columns values. Default: a plain new buffer. */
  readonly allocate?: ((rows: number, columns: number) => Float32Array) | undefined;
}

/**
 * A block as it comes from scoring, seen as a matrix with identities.
 * @param block utility: rowHashes.length x columnHashes.length, column-major; borrowed, kept. With `sparse`: one value
 * for each entry of the pattern; the matrix is then a new buffer with NaN where nothing is stored.
 * @throws AppError 'shape-mismatch'
 */
export function signedBlock(block: {
  readonly rowHashes: readonly string[];
  readonly columnHashes: readonly string[];
  readonly utility: Float32Array;
  readonly sparse?: { readonly starts: Uint32Array; readonly rowIndex: Uint32Array } | null | undefined;
}): SignedBlock {
  const [rows, columns] = [block.rowHashes.length, block.columnHashes.length];
  const matrix = denseMatrix(rows, columns, block.sparse === null || block.sparse === undefined ? block.utility : spread(block.utility, block.sparse, rows, columns));
  return { ...matrix, rowHashes: block.rowHashes, columnHashes: block.columnHashes };
}

function spread(utility: Float32Array, { starts, rowIndex }: { readonly starts: Uint32Array; readonly rowIndex: Uint32Array }, rows: number, columns: number): Float32Array {
  const values = new Float32Array(rows * columns).fill(NaN);
  for (let column = 0; column < columns; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) values[column * rows + rowIndex[at]!] = utility[at]!;
  }
  return values;
}

/**
 * Rule K1, signed utilities to a kernel >= 0:
 * `positive` max(U, 0); `minmax` (U - min) / (max - min) over the block's finite entries (a constant block gives 0);
 * `centred` max(U - mean of the row's finite entries, 0); `none` the values as they are.
 * Missing entries (NaN) become 0: they add nothing. With selfHelp `exclude` self entries are taken out before the
 * transform, so that they move neither minimum, maximum nor mean, and are 0 in the result.
 * @param block m x n, column-major; borrowed, never changed.
 * @returns m x n, float32, column-major; a new buffer, except `none` with `keep` and no `allocate`: the block's own.
 * @throws AppError 'kernel-invalid' for an infinite value, or with `none` for any value that is not finite and >= 0
 * @see docs/spec/kernel.md K1, U7; DELIFT, section on the kernel; the published code for `minmax`
 */
export function toKernel(block: SignedBlock, { transform, selfHelp, allocate }: KernelOptions): DenseKernel {
  const { rows, columns } = denseMatrix(block.rows, block.columns, block.values);
  if (transform === 'none' && selfHelp === 'keep' && allocate === undefined) return requireKernel({ rows, columns, values: block.values });
  if (transform !== 'none') requireNotInfinite(block);
  const values = allocate?.(rows, columns) ?? new Float32Array(rows * columns);
  values.set(block.values);
  const blank = transform === 'none' ? 0 : NaN;
  const keys = selfHelp === 'exclude' ? selfKeysOf(block) : null;
  if (keys !== null) eachSelfPair(keys, (row, column) => (values[column * rows + row] = blank));
  if (transform === 'none') return requireKernel({ rows, columns, values });
  if (transform === 'positive') positivePart(values);
  if (transform === 'minmax') spreadToUnit(values);
  if (transform === 'centred') positiveOverRowMean(values, rows);
  return { rows, columns, values };
}

function requireNotInfinite({ rows, values }: SignedBlock): void {
  const at = values.findIndex((value) => value === Infinity || value === -Infinity);
  if (at < 0) return;
  const row = at % rows;
  const column = Math.floor(at / rows);
  throw new AppError('kernel-invalid', said`The utility at row ${row}, column ${column} (from 0) is infinite; a utility lies in [-1, 1].`, { row, column });
}

/** In place: max(value, 0); NaN becomes 0, as no comparison with it holds. */
function positivePart(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) if (!(values[at]! > 0)) values[at] = 0;
}

function spreadToUnit(values: Float32Array): void {
  let low = Infinity;
  let high = -Infinity;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const span = high - low;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    values[at] = span > 0 && !Number.isNaN(value) ? (value - low) / span : 0;
  }
}

function positiveOverRowMean(values: Float32Array, rows: number): void {
  const sums = new Float64Array(rows);
  const counts = new Int32Array(rows);
  for (let start = 0; start < values.length; start += rows) {
    for (let row = 0; row < rows; row++) {
      const value = values[start + row]!;
      if (Number.isNaN(value)) continue;
      sums[row]! += value;
      counts[row]! += 1;
    }
  }
  const means = sums.map((sum, row) => (counts[row]! > 0 ? sum / counts[row]! : 0));
  for (let start = 0; start < values.length; start += rows) {
    for (let row = 0; row < rows; row++) {
      const above = values[start + row]! - means[row]!;
      values[start + row] = above > 0 ? above : 0;
    }
  }
}
