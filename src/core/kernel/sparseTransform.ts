import { AppError } from '../base/errors';
import { said } from '../base/said';
import { selfKeysOf } from './selfKeys';
import { requireSparseKernel, requireSparseShape } from './sparse';
import type { KernelOptions } from './transform';
import type { SparseKernel, SparseSignedBlock } from './types';

/**
 * Rule K1 where only some pairs were scored: the kernel that `toKernel` makes of the same block with NaN wherever nothing
 * is stored, by its entries above 0. Minimum, maximum and means are those of the stored finite entries.
 * @param block m x n, signed; borrowed, never changed.
 * @returns m x n; new buffers.
 * @throws AppError 'shape-mismatch'; 'kernel-invalid' as toKernel
 * @see docs/spec/kernel.md K1, K4, U7
 */
export function toSparseKernel(block: SparseSignedBlock, { transform, selfHelp }: Pick<KernelOptions, 'transform' | 'selfHelp'>): SparseKernel {
  const { rows, columns, starts, rowIndex, values } = block;
  requireSparseShape(block);
  const at = transform === 'none' ? -1 : values.findIndex((value) => value === Infinity || value === -Infinity);
  if (at >= 0) throw infinite(block, at);
  const keys = selfHelp === 'exclude' ? selfKeysOf(block) : null;
  const isSelf = (row: number, column: number): boolean => keys !== null && keys.rowKeys[row] === keys.columnKeys[column];
  const eachScored = (visit: (row: number, column: number, value: number) => void): void => {
    for (let column = 0; column < columns; column++) {
      for (let at = starts[column]!; at < starts[column + 1]!; at++) {
        const row = rowIndex[at]!;
        if (Number.isNaN(values[at]!) || isSelf(row, column)) continue;
        visit(row, column, values[at]!);
      }
    }
  };
  if (transform === 'none') requireSparseKernel(withoutSelf(block, isSelf));
  const change = changeOf(transform, rows, eachScored);
  const kernel = { rows, columns, starts: new Uint32Array(columns + 1), rowIndex: new Uint32Array(values.length), values: new Float32Array(values.length) };
  let entry = 0;
  eachScored((row, column, value) => {
    kernel.values[entry] = change(row, value);
    if (!(kernel.values[entry]! > 0)) return;
    kernel.rowIndex[entry++] = row;
    kernel.starts[column + 1] = entry;
  });
  for (let column = 0; column < columns; column++) kernel.starts[column + 1] = Math.max(kernel.starts[column + 1]!, kernel.starts[column]!);
  return { ...kernel, rowIndex: kernel.rowIndex.slice(0, entry), values: kernel.values.slice(0, entry) };
}

function infinite({ starts, rowIndex }: SparseSignedBlock, at: number): AppError {
  const row = rowIndex[at]!;
  const column = starts.findIndex((start) => start > at) - 1;
  return new AppError('kernel-invalid', said`The utility at row ${row}, column ${column} (from 0) is infinite; a utility lies in [-1, 1].`, { row, column });
}

function withoutSelf(block: SparseSignedBlock, isSelf: (row: number, column: number) => boolean): SparseSignedBlock {
  const values = block.values.slice();
  for (let column = 0; column < block.columns; column++) {
    for (let at = block.starts[column]!; at < block.starts[column + 1]!; at++) if (isSelf(block.rowIndex[at]!, column)) values[at] = 0;
  }
  return { ...block, values };
}

type EachEntry = (visit: (row: number, column: number, value: number) => void) => void;

function changeOf(transform: KernelOptions['transform'], rows: number, eachScored: EachEntry): (row: number, value: number) => number {
  if (transform === 'minmax') {
    let low = Infinity;
    let high = -Infinity;
    eachScored((_row, _column, value) => {
      if (value < low) low = value;
      if (value > high) high = value;
    });
    const span = high - low;
    return (_, value) => (span > 0 ? (value - low) / span : 0);
  }
  if (transform === 'centred') {
    const sums = new Float64Array(rows);
    const counts = new Int32Array(rows);
    eachScored((row, _, value) => {
      sums[row]! += value;
      counts[row]!++;
    });
    return (row, value) => value - sums[row]! / counts[row]!;
  }
  return (_, value) => value;
}
