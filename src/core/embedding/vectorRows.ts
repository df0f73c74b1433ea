import type { Vectors } from './neighbours';

/** Rows that have a direction: those with a number that is not 0. Rising, new buffer. */
export function rowsWithLength({ rows, dimension, values }: Vectors): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row).filter((row) => values.subarray(row * dimension, (row + 1) * dimension).some((x) => x !== 0));
}

/** Some rows' vectors, in the order of `rows`, copied. */
export function pickedRows({ dimension, values }: Vectors, rows: Int32Array): Vectors {
  const some = new Float32Array(rows.length * dimension);
  rows.forEach((row, at) => some.set(values.subarray(row * dimension, (row + 1) * dimension), at * dimension));
  return { rows: rows.length, dimension, values: some };
}
