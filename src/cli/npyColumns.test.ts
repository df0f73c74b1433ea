import { truncate, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../core/kernel/npy';
import { temporaryFolder } from './commands/commands.testkit';
import { openNpyColumns } from './npyColumns';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const ROWS = 7;
const COLUMNS = 23;
const valueAt = (row: number, column: number): number => row + 100 * column;

/** The same matrix in every layout that NumPy writes. */
function npyOf(descr: '<f4' | '<f8', fortran: boolean): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${ROWS}, ${COLUMNS}), }`.padEnd(117) + '\n';
  const numbers = descr === '<f4' ? new Float32Array(ROWS * COLUMNS) : new Float64Array(ROWS * COLUMNS);
  for (let row = 0; row < ROWS; row++) for (let column = 0; column < COLUMNS; column++) numbers[fortran ? column * ROWS + row : row * COLUMNS + column] = valueAt(row, column);
  const bytes = new Uint8Array(128 + numbers.byteLength);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]);
  bytes.set(new TextEncoder().encode(header), 10);
  bytes.set(new Uint8Array(numbers.buffer), 128);
  return bytes;
}

describe('[G12] a matrix that stays in its file', () => {
  test.each([
    ['<f4', true],
    ['<f4', false],
    ['<f8', true],
    ['<f8', false],
  ] as const)('%s, Fortran order %s: every column in order, each number read once, never more at once than was allowed', async (descr, fortran) => {
    const path = folder.path(`${descr.slice(1)}-${fortran}.npy`);
    await writeFile(path, npyOf(descr, fortran));
    const width = descr === '<f4' ? 4 : 8;
    const atOnce = 5;
    const reads: number[] = [];
    const matrix = openNpyColumns(path, { mostBytes: atOnce * ROWS * width, onRead: (bytes) => reads.push(bytes) });
    expect([matrix.rows, matrix.columns]).toEqual([ROWS, COLUMNS]);
    const columns = Array.from(matrix.read(), (column) => Array.from(column));
    matrix.close();
    expect(columns).toEqual(Array.from({ length: COLUMNS }, (_, column) => Array.from({ length: ROWS }, (_row, row) => valueAt(row, column))));
    expect(Math.max(...reads)).toBeLessThanOrEqual(atOnce * ROWS * width);
    expect(reads.reduce((sum, bytes) => sum + bytes, 0)).toBe(ROWS * COLUMNS * width);
  });

  test('a file of the wrong length, of another kind, or that is not there is named', async () => {
    const path = folder.path('short.npy');
    await writeFile(path, writeNpy({ rows: 2, columns: 2, values: Float32Array.of(1, 2, 3, 4) }));
    await truncate(path, 136);
    expect(() => openNpyColumns(path)).toThrow(expect.objectContaining({ code: 'npy-invalid', message: expect.stringContaining('2 x 2 numbers of 4 bytes need 16 bytes') as string }));
    await writeFile(path, 'no matrix at all');
    expect(() => openNpyColumns(path)).toThrow(expect.objectContaining({ code: 'npy-invalid' }));
    expect(() => openNpyColumns(folder.path('none.npy'))).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
  });
});
