import fc from 'fast-check';
import { denseOf } from './sparse';
import type { DenseKernel, SignedBlock, SparseSignedBlock } from './types';

/**
 * A kernel drawn as text: first line the candidates' names, then one line per row: its name and its values.
 * `-` is NaN (missing). Used by tests only.
 */
export function kernelFromText(text: string): DenseKernel {
  const [, ...lines] = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const rows = lines.map((line) => line.split(/\s+/).slice(1).map((value) => (value === '-' ? NaN : Number(value))));
  return kernelFromRows(rows);
}

export function kernelFromRows(rows: readonly (readonly number[])[]): DenseKernel {
  const columns = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => row.forEach((value, j) => (values[j * rows.length + i] = value)));
  return { rows: rows.length, columns, values };
}

export function blockFromText(text: string, rowHashes: readonly string[] | null = null, columnHashes = rowHashes): SignedBlock {
  return { ...kernelFromText(text), rowHashes, columnHashes };
}

/** Kernels with values 0, 1/8, … 1 and many zeros: full of exact ties, every sum exact. */
export function anyTiedKernel(maxRows = 12, maxColumns = 12): fc.Arbitrary<DenseKernel> {
  return anyKernelOf(fc.nat(16).map((eighth) => Math.max(0, eighth - 8) / 8), maxRows, maxColumns);
}

/** Kernels with arbitrary float32 values in [0, 1], zeros among them. */
export function anyKernel(maxRows = 12, maxColumns = 12): fc.Arbitrary<DenseKernel> {
  const value = fc.oneof(fc.constant(0), fc.float({ min: 0, max: 1, noNaN: true }));
  return fc.oneof(anyKernelOf(value, maxRows, maxColumns), anyTiedKernel(maxRows, maxColumns));
}

function anyKernelOf(value: fc.Arbitrary<number>, maxRows: number, maxColumns: number): fc.Arbitrary<DenseKernel> {
  return fc.tuple(fc.integer({ min: 1, max: maxRows }), fc.integer({ min: 1, max: maxColumns })).chain(([rows, columns]) =>
    fc.array(value, { minLength: rows * columns, maxLength: rows * columns }).map((values) => ({ rows, columns, values: Float32Array.from(values) })),
  );
}

/** Signed utilities of which some pairs are not stored and some stored ones are missing; rows repeat (U7). */
export function anySparseBlock(rows: number, columns: number, names = 'h'): fc.Arbitrary<SparseSignedBlock> {
  const entry = fc.oneof(fc.constant(null), fc.constant(NaN), fc.integer({ min: -4, max: 4 }).map((quarter) => quarter / 4), fc.float({ min: -1, max: 1, noNaN: true }));
  return fc.array(entry, { minLength: rows * columns, maxLength: rows * columns }).map((entries) => {
    const stored = entries.map((value, at) => ({ value, row: at % rows, column: Math.floor(at / rows) })).filter(({ value }) => value !== null);
    return {
      rows,
      columns,
      starts: Uint32Array.from({ length: columns + 1 }, (_, column) => stored.filter((pair) => pair.column < column).length),
      rowIndex: Uint32Array.from(stored, ({ row }) => row),
      values: Float32Array.from(stored, ({ value }) => value!),
      rowHashes: Array.from({ length: rows }, (_, row) => `h${row % 4}`),
      columnHashes: Array.from({ length: columns }, (_, column) => `${names}${column % 4}`),
    };
  });
}

/** The same block with every pair: NaN where none is stored. */
export function expandedBlock(block: SparseSignedBlock): SignedBlock {
  const { rows, columns, rowHashes, columnHashes } = block;
  return { rows, columns, values: denseOf(block, NaN).values, rowHashes, columnHashes };
}
