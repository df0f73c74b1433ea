import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { columnMax, rowMax } from './dense';
import type { DenseKernel, Kernel, SparseKernel } from './types';

/** Whether a kernel is stored by its entries. */
export function isSparse(kernel: Kernel): kernel is SparseKernel {
  return 'starts' in kernel;
}

/**
 * Checks that a sparse kernel is one: positions that rise from 0 to the number of entries, rows that rise within each
 * column and lie in the kernel, every value finite and >= 0.
 * @param kernel borrowed; returned as it is.
 * @param name what to call it in the message, e.g. "kernel S".
 * @throws AppError 'shape-mismatch'; 'kernel-invalid' with row, column (from 0) and value of the first fault
 * @see docs/spec/kernel.md K4
 */
export function requireSparseKernel(kernel: SparseKernel, name = said`the kernel`): SparseKernel {
  const { rows, columns, values } = kernel;
  requireSparseShape(kernel, name);
  for (let column = 0; column < columns; column++) {
    for (let at = kernel.starts[column]!; at < kernel.starts[column + 1]!; at++) {
      const value = values[at]!;
      if (value >= 0 && value < Infinity) continue;
      const row = kernel.rowIndex[at]!;
      const kind = Number.isNaN(value) ? said`not a number` : value < 0 ? said`negative (${value})` : 'infinite';
      throw new AppError('kernel-invalid', said`A kernel needs finite values >= 0: in ${told(name)} the value at row ${row}, column ${column} (from 0) is ${told(kind)}.`, { row, column, rows, columns, value: String(value) });
    }
  }
  return kernel;
}

/**
 * Checks positions and rows of entries, not their values.
 * @throws AppError 'shape-mismatch' with the first column at fault
 * @see docs/spec/kernel.md K4
 */
export function requireSparseShape({ rows, columns, starts, rowIndex, values }: SparseKernel, name = said`the kernel`): void {
  const fail = (what: string, column: number): never => {
    throw new AppError('shape-mismatch', said`The entries of ${told(name)} are not in order: ${told(what)}.`, { rows, columns, entries: values.length, column });
  };
  if (starts.length !== columns + 1) fail(said`${columns} columns need ${columns + 1} positions, there are ${starts.length}`, 0);
  if (rowIndex.length !== values.length) fail(said`${values.length} values have ${rowIndex.length} rows`, 0);
  if (starts[0] !== 0 || starts[columns] !== values.length) fail(said`positions go from ${starts[0]!} to ${starts[columns]!}, entries from 0 to ${values.length}`, 0);
  for (let column = 0; column < columns; column++) {
    const [from, to] = [starts[column]!, starts[column + 1]!];
    if (to < from) fail(said`column ${column} (from 0) ends before it begins`, column);
    for (let at = from; at < to; at++) {
      if (rowIndex[at]! >= rows) fail(said`column ${column} (from 0) has row ${rowIndex[at]!}, rows go to ${rows - 1}`, column);
      if (at > from && rowIndex[at]! <= rowIndex[at - 1]!) fail(said`in column ${column} (from 0) row ${rowIndex[at]!} follows row ${rowIndex[at - 1]!}`, column);
    }
  }
}

/**
 * The same kernel by its entries that are not 0.
 * @param kernel m x n; borrowed.
 * @returns new buffers.
 * @see docs/spec/kernel.md K4
 */
export function sparseOf({ rows, columns, values }: DenseKernel): SparseKernel {
  const count = values.reduce((sum, value) => (value === 0 ? sum : sum + 1), 0);
  const kernel = { rows, columns, starts: new Uint32Array(columns + 1), rowIndex: new Uint32Array(count), values: new Float32Array(count) };
  let entry = 0;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const value = values[column * rows + row]!;
      if (value === 0) continue;
      kernel.rowIndex[entry] = row;
      kernel.values[entry++] = value;
    }
    kernel.starts[column + 1] = entry;
  }
  return kernel;
}

/**
 * The same kernel with every entry.
 * @param kernel m x n; borrowed.
 * @param missing what stands where no entry is stored. Default 0.
 * @returns m x n, column-major, new buffer.
 * @see docs/spec/kernel.md K4
 */
export function denseOf({ rows, columns, starts, rowIndex, values }: SparseKernel, missing = 0): DenseKernel {
  const dense = new Float32Array(rows * columns).fill(missing);
  for (let column = 0; column < columns; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) dense[column * rows + rowIndex[at]!] = values[at]!;
  }
  return { rows, columns, values: dense };
}

/**
 * Rows become columns. Cost O(m + n + entries).
 * @param kernel m x n; borrowed.
 * @returns n x m, new buffers.
 * @see docs/spec/kernel.md K4
 */
export function sparseTransposed({ rows, columns, starts, rowIndex, values }: SparseKernel): SparseKernel {
  const turned = { rows: columns, columns: rows, starts: new Uint32Array(rows + 1), rowIndex: new Uint32Array(values.length), values: new Float32Array(values.length) };
  for (const row of rowIndex) turned.starts[row + 1]!++;
  for (let row = 0; row < rows; row++) turned.starts[row + 1]! += turned.starts[row]!;
  const next = turned.starts.slice();
  for (let column = 0; column < columns; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      const to = next[rowIndex[at]!]!++;
      turned.rowIndex[to] = column;
      turned.values[to] = values[at]!;
    }
  }
  return turned;
}

/**
 * columnMax of either form.
 * @returns n values, at least 0; new buffer.
 * @see docs/spec/kernel.md K4
 */
export function columnMaxOf(kernel: Kernel): Float32Array {
  if (!isSparse(kernel)) return columnMax(kernel);
  const largest = new Float32Array(kernel.columns);
  eachEntry(kernel, (_, column, value) => {
    if (value > largest[column]!) largest[column] = value;
  });
  return largest;
}

/**
 * rowMax of either form.
 * @returns m values, at least 0; new buffer.
 * @see docs/spec/kernel.md K4
 */
export function rowMaxOf(kernel: Kernel): Float32Array {
  if (!isSparse(kernel)) return rowMax(kernel);
  const largest = new Float32Array(kernel.rows);
  eachEntry(kernel, (row, _, value) => {
    if (value > largest[row]!) largest[row] = value;
  });
  return largest;
}

/**
 * The sum of each column, float64, added up in the order of the rows.
 * @returns n values; new buffer. What is not stored adds 0, so both forms give the same numbers to the last bit.
 * @see docs/spec/kernel.md K4
 */
export function columnSumsOf(kernel: Kernel): Float64Array {
  const sums = new Float64Array(kernel.columns);
  eachEntry(kernel, (_, column, value) => (sums[column]! += value));
  return sums;
}

/** Calls `visit` for every stored entry, column by column, rows rising. */
function eachEntry(kernel: Kernel, visit: (row: number, column: number, value: number) => void): void {
  for (let column = 0; column < kernel.columns; column++) eachOfColumn(kernel, column, (row, value) => visit(row, column, value));
}

/** Calls `visit` for every stored entry of one column, rows rising. */
export function eachOfColumn(kernel: Kernel, column: number, visit: (row: number, value: number) => void): void {
  const { rows, values } = kernel;
  if (isSparse(kernel)) {
    for (let at = kernel.starts[column]!; at < kernel.starts[column + 1]!; at++) visit(kernel.rowIndex[at]!, values[at]!);
  } else {
    for (let row = 0, at = column * rows; row < rows; row++, at++) visit(row, values[at]!);
  }
}

/**
 * The value of one pair. Cost O(1) dense, O(log m) sparse.
 * @param row, column inside the kernel.
 * @param missing what stands where no entry is stored. Default 0.
 * @see docs/spec/kernel.md K4
 */
export function valueAt(kernel: Kernel, row: number, column: number, missing = 0): number {
  if (!isSparse(kernel)) return kernel.values[column * kernel.rows + row]!;
  const { starts, rowIndex, values } = kernel;
  let low = starts[column]!;
  let high = starts[column + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rowIndex[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low < starts[column + 1]! && rowIndex[low] === row ? values[low]! : missing;
}
