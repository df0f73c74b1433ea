import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import type { DenseKernel, DenseMatrix } from './types';

/**
 * A matrix over a buffer, after checking that the shape fits it.
 * @param values rows x columns, column-major; borrowed, kept.
 * @throws AppError 'shape-mismatch'
 * @see docs/spec/kernel.md K2
 */
export function denseMatrix(rows: number, columns: number, values: Float32Array): DenseMatrix {
  if (!Number.isSafeInteger(rows) || !Number.isSafeInteger(columns) || rows < 0 || columns < 0 || rows * columns !== values.length) {
    throw new AppError('shape-mismatch', said`A matrix of ${rows} rows and ${columns} columns cannot have ${values.length} values.`, {
      rows,
      columns,
      values: values.length,
    });
  }
  return { rows, columns, values };
}

/**
 * Checks that a matrix is a kernel: every value finite and >= 0.
 * @param matrix borrowed; returned as it is.
 * @param name what to call it in the message, e.g. "kernel S".
 * @throws AppError 'kernel-invalid' with row, column (from 0) and value of the first fault; 'shape-mismatch'
 * @see docs/spec/kernel.md K3
 */
export function requireKernel(matrix: DenseMatrix, name = said`the kernel`): DenseKernel {
  const { rows, columns, values } = denseMatrix(matrix.rows, matrix.columns, matrix.values);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value >= 0 && value < Infinity) continue;
    const row = at % rows;
    const column = Math.floor(at / rows);
    const kind = Number.isNaN(value) ? said`not a number` : value < 0 ? said`negative (${value})` : 'infinite';
    throw new AppError('kernel-invalid', said`A kernel needs finite values >= 0: in ${told(name)} the value at row ${row}, column ${column} (from 0) is ${told(kind)}.`, {
      row,
      column,
      rows,
      columns,
      value: String(value),
    });
  }
  return matrix;
}

/**
 * The largest value of each column, at least 0.
 * @param kernel m x n; borrowed.
 * @returns n values, new buffer; 0 for a column without rows.
 */
export function columnMax({ rows, columns, values }: DenseKernel): Float32Array {
  const largest = new Float32Array(columns);
  for (let column = 0, at = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++, at++) {
      if (values[at]! > largest[column]!) largest[column] = values[at]!;
    }
  }
  return largest;
}

/**
 * The largest value of each row, at least 0: what the whole ground set gives row i.
 * @param kernel m x n; borrowed.
 * @returns m values, new buffer; 0 for a row that nothing helps.
 */
export function rowMax({ rows, columns, values }: DenseKernel): Float32Array {
  const largest = new Float32Array(rows);
  for (let column = 0, at = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++, at++) {
      if (values[at]! > largest[row]!) largest[row] = values[at]!;
    }
  }
  return largest;
}

/**
 * Rows become columns.
 * @param matrix m x n; borrowed.
 * @returns n x m, new buffer.
 */
export function transposed({ rows, columns, values }: DenseMatrix): DenseMatrix {
  return { rows: columns, columns: rows, values: fromRowMajor(values, columns, rows) };
}

const TILE = 32;

/**
 * Reorders a row-major buffer (which is also: a column-major matrix transposed), tile by tile for the cache.
 * @param source `columns` x `rows` in column-major reading, i.e. rows x columns in C order; borrowed.
 * @returns rows x columns, column-major, float32, new buffer.
 */
export function fromRowMajor(source: Float32Array | Float64Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let firstRow = 0; firstRow < rows; firstRow += TILE) {
    const rowEnd = Math.min(firstRow + TILE, rows);
    for (let firstColumn = 0; firstColumn < columns; firstColumn += TILE) {
      const columnEnd = Math.min(firstColumn + TILE, columns);
      for (let column = firstColumn; column < columnEnd; column++) {
        for (let row = firstRow; row < rowEnd; row++) out[column * rows + row] = source[row * columns + column]!;
      }
    }
  }
  return out;
}
