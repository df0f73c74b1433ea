import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnMax, denseMatrix, fromRowMajor, requireKernel, rowMax, transposed } from './dense';
import { anyKernel, kernelFromText } from './kernel.testkit';
import { ownRowsOf, selfKeysOf } from './selfKeys';

const kernel = kernelFromText(`
       a   b   c
  x   .5  .0  .25
  y  .75  .0  .125
`);

describe('dense matrices', () => {
  test('[K2] column-major: entry (i, j) is values[j * rows + i]', () => {
    expect(kernel.values).toEqual(Float32Array.of(0.5, 0.75, 0, 0, 0.25, 0.125));
  });

  test('[K2] a shape that does not fit its values is refused', () => {
    expect(() => denseMatrix(2, 3, new Float32Array(5))).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
    expect(() => denseMatrix(-1, -3, new Float32Array(3))).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
  });

  test('[K2] largest of each row and column', () => {
    expect(columnMax(kernel)).toEqual(Float32Array.of(0.75, 0, 0.25));
    expect(rowMax(kernel)).toEqual(Float32Array.of(0.5, 0.75));
  });

  test.prop([anyKernel(70, 40)], { seed: 3, numRuns: 40 })('[K2] transposing swaps indices, twice gives the same', (any) => {
    const other = transposed(any);
    for (let row = 0; row < any.rows; row++) {
      for (let column = 0; column < any.columns; column++) expect(other.values[row * any.columns + column]).toBe(any.values[column * any.rows + row]);
    }
    expect(transposed(other)).toEqual(any);
    expect(fromRowMajor(other.values, any.rows, any.columns)).toEqual(any.values);
  });

  test.each([
    ['NaN', NaN, 'not a number'],
    ['infinity', Infinity, 'infinite'],
    ['a negative value', -0.5, 'negative (-0.5)'],
  ])('[K3] %s is refused with row and column', (_, value, kind) => {
    const values = Float32Array.of(0, 0, 0, 0, 0, value);
    expect(() => requireKernel({ rows: 2, columns: 3, values }, 'kernel S')).toThrow(
      expect.objectContaining({ code: 'kernel-invalid', message: `A kernel needs finite values >= 0: in kernel S the value at row 1, column 2 (from 0) is ${kind}.` }),
    );
  });

  test('[K3] a valid kernel is returned as it is, also an empty one', () => {
    expect(requireKernel(kernel)).toBe(kernel);
    expect(requireKernel({ rows: 0, columns: 0, values: new Float32Array(0) }).rows).toBe(0);
  });
});

test('[U7] the own row of a candidate: the same place, else the first of the same content, else none', () => {
  const keys = selfKeysOf({ rows: 4, columns: 4, rowHashes: ['a', 'b', 'b', 'c'], columnHashes: ['b', 'a', 'b', 'z'] });
  expect(Array.from(ownRowsOf(keys!))).toEqual([1, 0, 2, -1]);
});
