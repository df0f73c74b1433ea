import { test, fc } from '@fast-check/vitest';
import { expect } from 'vitest';
import { columnMax, rowMax, transposed } from './dense';
import { anyKernel, anySparseBlock, expandedBlock } from './kernel.testkit';
import { columnMaxOf, columnSumsOf, denseOf, requireSparseKernel, rowMaxOf, sparseOf, sparseTransposed } from './sparse';
import { signedAt, signedUtilities } from './signed';
import { toSparseKernel } from './sparseTransform';
import { toKernel } from './transform';
import type { SparseKernel } from './types';

const SEEDED = { seed: 5, numRuns: 300 };

const anyBlock = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.boolean())
  .chain(([rows, columns, named]) => anySparseBlock(rows, columns).map((block) => (named ? block : { ...block, rowHashes: null, columnHashes: null })));

test.prop([anyBlock, fc.constantFrom('positive', 'minmax', 'centred'), fc.constantFrom('keep', 'exclude')], SEEDED)('[K1] [K4] [U7] a sparse block becomes the kernel of its dense form', (block, transform, selfHelp) => {
  const dense = toKernel(expandedBlock(block), { transform, selfHelp });
  const sparse = requireSparseKernel(toSparseKernel(block, { transform, selfHelp }));
  expect(denseOf(sparse)).toEqual(dense);
  expect(sparse.values.every((value) => value > 0)).toBe(true);
});

test.prop([anyBlock], SEEDED)('[K4] a pair is found in either form; one that is not stored is missing', (block) => {
  const dense = expandedBlock(block);
  for (let column = 0; column < block.columns; column++) {
    for (let row = 0; row < block.rows; row++) expect(signedAt(block, row, column)).toBe(signedAt(dense, row, column));
  }
});

test('[K4] a block stays in the form in which it is stored', () => {
  const block = { rowHashes: ['a', 'b'], columnHashes: ['a', 'b'], utility: Float32Array.of(0.5, -0.5), sparse: { starts: Uint32Array.of(0, 1, 2), rowIndex: Uint32Array.of(0, 1) } };
  expect(signedUtilities(block)).toEqual({ rows: 2, columns: 2, starts: block.sparse.starts, rowIndex: block.sparse.rowIndex, values: block.utility, rowHashes: block.rowHashes, columnHashes: block.columnHashes });
  expect(signedUtilities({ ...block, utility: new Float32Array(4), sparse: null })).not.toHaveProperty('starts');
  expect(() => signedUtilities({ ...block, utility: new Float32Array(3) })).toThrow(expect.objectContaining({ code: 'shape-mismatch' }) as Error);
});

test.prop([anyKernel()], SEEDED)('[K4] maxima, sums and the transpose are those of the dense kernel', (kernel) => {
  const sparse = sparseOf(kernel);
  expect(columnMaxOf(sparse)).toEqual(columnMax(kernel));
  expect(rowMaxOf(sparse)).toEqual(rowMax(kernel));
  expect(columnSumsOf(sparse)).toEqual(columnSumsOf(kernel));
  expect(denseOf(sparseTransposed(sparse))).toEqual(transposed(kernel));
});

const fine: SparseKernel = { rows: 3, columns: 2, starts: Uint32Array.of(0, 2, 3), rowIndex: Uint32Array.of(0, 2, 1), values: Float32Array.of(0.5, 1, 0.25) };

test.each<[string, Partial<SparseKernel>, string, string]>([
  ['a negative value', { values: Float32Array.of(0.5, -1, 0.25) }, 'kernel-invalid', 'at row 2, column 0 (from 0) is negative (-1)'],
  ['NaN', { values: Float32Array.of(0.5, 1, NaN) }, 'kernel-invalid', 'at row 1, column 1 (from 0) is not a number'],
  ['an infinite value', { values: Float32Array.of(Infinity, 1, 0) }, 'kernel-invalid', 'at row 0, column 0 (from 0) is infinite'],
  ['a row too many', { rowIndex: Uint32Array.of(0, 3, 1) }, 'shape-mismatch', 'column 0 (from 0) has row 3, rows go to 2'],
  ['a row twice', { rowIndex: Uint32Array.of(2, 2, 1) }, 'shape-mismatch', 'in column 0 (from 0) row 2 follows row 2'],
  ['positions that fall', { starts: Uint32Array.of(0, 3, 3), columns: 3 }, 'shape-mismatch', '3 columns need 4 positions, there are 3'],
  ['positions that end early', { starts: Uint32Array.of(0, 2, 2) }, 'shape-mismatch', 'positions go from 0 to 2, entries from 0 to 3'],
  ['a column that ends before it begins', { columns: 3, starts: Uint32Array.of(0, 3, 1, 3), rowIndex: Uint32Array.of(0, 1, 2) }, 'shape-mismatch', 'column 1 (from 0) ends before it begins'],
  ['rows and values of different number', { rowIndex: Uint32Array.of(0) }, 'shape-mismatch', '3 values have 1 rows'],
])('[K3] [K4] refused: %s', (_, change, code, words) => {
  expect(requireSparseKernel(fine)).toBe(fine);
  expect(() => requireSparseKernel({ ...fine, ...change })).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) as string }) as Error);
});

test('[K3] [K4] an infinite utility is refused by every transform, a negative one by none alone', () => {
  const block = { ...fine, rowHashes: null, columnHashes: null };
  for (const transform of ['positive', 'minmax', 'centred', 'none'] as const) {
    expect(() => toSparseKernel({ ...block, values: Float32Array.of(0.5, Infinity, 1) }, { transform, selfHelp: 'keep' })).toThrow(expect.objectContaining({ code: 'kernel-invalid', message: expect.stringContaining('row 2, column 0') as string }) as Error);
  }
  const signed = { ...block, values: Float32Array.of(-0.5, 0.5, 1) };
  expect(() => toSparseKernel(signed, { transform: 'none', selfHelp: 'keep' })).toThrow(expect.objectContaining({ code: 'kernel-invalid' }) as Error);
  expect(Array.from(toSparseKernel(signed, { transform: 'positive', selfHelp: 'keep' }).values)).toEqual([0.5, 1]);
});
