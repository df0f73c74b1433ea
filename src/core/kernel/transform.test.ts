import { describe, expect, test } from 'vitest';
import { blockFromText, kernelFromText } from './kernel.testkit';
import { signedBlock, toKernel } from './transform';
import type { KernelTransform } from './types';

const utilities = blockFromText(`
       a    b    c
  a   .5   .3  -.1
  b    -   .2   .4
  c  -.5   .1    -
`);

function kernelOf(transform: KernelTransform, selfHelp: 'keep' | 'exclude' = 'keep'): number[] {
  return Array.from(toKernel(utilities, { transform, selfHelp }).values, (value) => Math.round(value * 1000) / 1000);
}

describe('transforms', () => {
  test('[K1] positive: max(U, 0), missing adds nothing', () => {
    expect(kernelOf('positive')).toEqual([0.5, 0, 0, 0.3, 0.2, 0.1, 0, 0.4, 0]);
  });

  test('[K1] minmax: the least utility is 0, the largest 1, missing 0', () => {
    expect(kernelOf('minmax')).toEqual([1, 0, 0, 0.8, 0.7, 0.6, 0.4, 0.9, 0]);
  });

  test('[K1] centred: what is above the mean of the row', () => {
    // means of finite entries: a .7/3, b .3, c -.2
    expect(kernelOf('centred')).toEqual([0.267, 0, 0, 0.067, 0, 0.3, 0, 0.1, 0]);
  });

  test('[K1] a constant block has no spread: minmax gives 0', () => {
    expect(Array.from(toKernel(blockFromText('a b\n x .3 .3'), { transform: 'minmax', selfHelp: 'keep' }).values)).toEqual([0, 0]);
  });

  test('[K1] a block with nothing scored gives 0 everywhere', () => {
    for (const transform of ['positive', 'minmax', 'centred'] as const) {
      expect(Array.from(toKernel(blockFromText('a b\n x - -'), { transform, selfHelp: 'keep' }).values)).toEqual([0, 0]);
    }
  });

  test('[K1] none: the matrix itself, checked, not copied', () => {
    const matrix = blockFromText('a b\n x .1 .2');
    expect(toKernel(matrix, { transform: 'none', selfHelp: 'keep' }).values).toBe(matrix.values);
  });

  test.each(['positive', 'minmax', 'centred', 'none'] as const)('[K1] %s never changes the utilities', (transform) => {
    const matrix = blockFromText('a b\n x .1 .2\n y .5 .0');
    const before = matrix.values.slice();
    toKernel(matrix, { transform, selfHelp: 'exclude' });
    expect(matrix.values).toEqual(before);
  });

  test('[K1] utilities over shared memory are read, never written', () => {
    const shared = new Float32Array(new SharedArrayBuffer(16));
    shared.set([0.5, -0.5, 0.25, NaN]);
    const kernel = toKernel({ rows: 2, columns: 2, values: shared, rowHashes: null, columnHashes: null }, { transform: 'positive', selfHelp: 'exclude' });
    expect(Array.from(kernel.values)).toEqual([0, 0, 0.25, 0]);
    expect(Array.from(shared)).toEqual([0.5, -0.5, 0.25, NaN]);
  });

  test.each(['positive', 'minmax', 'centred', 'none'] as const)('[K3] %s: an infinite utility is refused with its place', (transform) => {
    const matrix = kernelFromText('a b\n x .1 .2\n y .5 Infinity');
    expect(() => toKernel({ ...matrix, rowHashes: null, columnHashes: null }, { transform, selfHelp: 'keep' })).toThrow(
      expect.objectContaining({ code: 'kernel-invalid', details: expect.objectContaining({ row: 1, column: 1 }) as object }),
    );
  });

  test('[K3] none: negative and missing values are refused', () => {
    expect(() => toKernel(utilities, { transform: 'none', selfHelp: 'keep' })).toThrow(/row 1, column 0 .* not a number/);
    expect(() => toKernel(blockFromText('a b\n x .1 -.2'), { transform: 'none', selfHelp: 'keep' })).toThrow(/row 0, column 1 .* negative/);
  });
});

describe('self-help', () => {
  test('[U7] exclude: the diagonal is 0 and moves neither mean nor maximum', () => {
    expect(kernelOf('positive', 'exclude')).toEqual([0, 0, 0, 0.3, 0, 0.1, 0, 0.4, 0]);
    // largest is now .4: (.3 + .5) / .9
    expect(kernelOf('minmax', 'exclude')).toEqual([0, 0, 0, 0.889, 0, 0.667, 0.444, 1, 0]);
    // means without the diagonal: a .1, b .4, c -.2
    expect(kernelOf('centred', 'exclude')).toEqual([0, 0, 0, 0.2, 0, 0.3, 0, 0, 0]);
  });

  test('[U7] identity goes by hash: other orders and exact duplicates are self too', () => {
    const block = signedBlock({ rowHashes: ['p', 'q', 'p'], columnHashes: ['q', 'p'], utility: Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6) });
    const kernel = toKernel(block, { transform: 'positive', selfHelp: 'exclude' });
    expect(kernel.values).toEqual(Float32Array.of(0.1, 0, 0.3, 0, 0.5, 0));
  });

  test('[U7] none with exclude: a copy with 0 on the diagonal', () => {
    const kernel = toKernel(blockFromText('a b\n x .5 .2\n y .1 .6'), { transform: 'none', selfHelp: 'exclude' });
    expect(kernel.values).toEqual(Float32Array.of(0, 0.1, 0.2, 0));
  });

  test('[U7] a rectangular matrix without hashes has nothing to exclude', () => {
    const kernel = toKernel(blockFromText('a b\n x .5 .2'), { transform: 'positive', selfHelp: 'exclude' });
    expect(kernel.values).toEqual(Float32Array.of(0.5, 0.2));
  });

  test('[U7] hashes that do not fit the shape are refused', () => {
    expect(() => toKernel(blockFromText('a b\n x .5 .2', ['x'], ['a']), { transform: 'positive', selfHelp: 'exclude' })).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
    expect(() => signedBlock({ rowHashes: ['x'], columnHashes: ['a'], utility: new Float32Array(2) })).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
  });
});
