import { said, told } from '../base/said';
import { fromRowMajor } from './dense';
import { npyFault, readNpyHeader } from './npyHeader';
import type { DenseMatrix } from './types';

/**
 * Reads a NumPy array file (.npy versions 1 to 3; `<f4` or `<f8`; C or Fortran order) as a matrix.
 * One dimension (n) becomes n rows and one column. `<f8` is rounded to float32. Values are not judged here: NaN is kept.
 * @param bytes the whole file; borrowed. May lie over shared memory.
 * @returns rows x columns, column-major float32, new buffer.
 * @throws AppError 'npy-invalid' with what is wrong and where
 * @see docs/spec/kernel.md N1
 */
export function readNpy(bytes: Uint8Array): DenseMatrix {
  const { item, fortranOrder, shape, dataOffset } = readNpyHeader(bytes);
  const [rows, columns = 1] = shape;
  const count = rows * columns;
  const width = item === 'f4' ? 4 : 8;
  const found = bytes.length - dataOffset;
  if (found !== count * width) {
    const expected = said`${rows} x ${columns} numbers of ${width} bytes need ${count * width} bytes after byte ${dataOffset}`;
    throw npyFault(said`${told(expected)}, the file has ${found}`, { rows, columns, expectedBytes: count * width, foundBytes: found });
  }
  const data = new Uint8Array(count * width); // own copy: aligned, whatever the header's length
  data.set(bytes.subarray(dataOffset));
  const numbers = item === 'f4' ? new Float32Array(data.buffer) : new Float64Array(data.buffer);
  if (!fortranOrder && shape.length === 2) return { rows, columns, values: fromRowMajor(numbers, rows, columns) };
  return { rows, columns, values: numbers instanceof Float32Array ? numbers : Float32Array.from(numbers) };
}

/**
 * Writes a matrix as .npy version 1.0, `<f4`, Fortran order, its numbers from a multiple of 64 bytes.
 * @param matrix rows x columns, column-major; borrowed.
 * @returns the file, new buffer.
 * @see docs/spec/kernel.md N2
 */
export function writeNpy(matrix: DenseMatrix): Uint8Array<ArrayBuffer> {
  return npyFile(`{'descr': '<f4', 'fortran_order': True, 'shape': (${matrix.rows}, ${matrix.columns}), }`, matrix.values);
}

/**
 * Writes a list of numbers as .npy version 1.0, `<f4`, one dimension.
 * @param values n values; borrowed.
 * @returns the file, new buffer.
 * @see docs/spec/kernel.md N2
 */
export function writeNpyVector(values: Float32Array): Uint8Array<ArrayBuffer> {
  return npyFile(`{'descr': '<f4', 'fortran_order': False, 'shape': (${values.length},), }`, values);
}

/**
 * Writes a list of integers as .npy version 1.0, `<u4`, one dimension.
 * @param values n values; borrowed.
 * @returns the file, new buffer.
 * @see docs/spec/kernel.md N2
 */
export function writeNpyIntegers(values: Uint32Array): Uint8Array<ArrayBuffer> {
  return npyFile(`{'descr': '<u4', 'fortran_order': False, 'shape': (${values.length},), }`, values);
}

/**
 * The inverse of writeNpyIntegers.
 * @returns new buffer.
 * @throws AppError 'npy-invalid'
 * @see docs/spec/kernel.md N1
 */
export function readNpyIntegers(bytes: Uint8Array): Uint32Array {
  const { shape, dataOffset } = readNpyHeader(bytes, ['u4']);
  const found = bytes.length - dataOffset;
  if (shape.length !== 1 || found !== 4 * shape[0]) throw npyFault(said`a list of ${shape[0]} integers needs ${4 * shape[0]} bytes, the file has ${found}`, { foundBytes: found });
  return new Uint32Array(bytes.slice(dataOffset).buffer);
}

const PREFIX = 10;

function npyFile(description: string, values: Float32Array | Uint32Array): Uint8Array<ArrayBuffer> {
  const dataOffset = Math.ceil((PREFIX + description.length + 1) / 64) * 64;
  const header = `${description.padEnd(dataOffset - PREFIX - 1, ' ')}\n`;
  const bytes = new Uint8Array(dataOffset + values.byteLength);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(bytes.buffer).setUint16(8, dataOffset - PREFIX, true);
  bytes.set(new TextEncoder().encode(header), PREFIX);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), dataOffset);
  return bytes;
}
