import { AppError } from '../base/errors';
import type { ErrorDetails } from '../base/errors';
import { said, told } from '../base/said';

export interface NpyHeader {
  readonly item: 'f4' | 'f8' | 'u4';
  readonly fortranOrder: boolean;
  /** One or two lengths. */
  readonly shape: readonly [number] | readonly [number, number];
  /** Byte at which the numbers begin. */
  readonly dataOffset: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY

export function npyFault(what: string, details: ErrorDetails = {}): AppError {
  return new AppError('npy-invalid', said`This is not a .npy matrix that can be read: ${told(what)}. Save it with numpy.save as a float32 or float64 array of one or two dimensions.`, details);
}

/**
 * Reads the header of a NumPy file, versions 1 to 3.
 * @param bytes the file; borrowed.
 * @param items element types that are taken. Default: float32 and float64.
 * @throws AppError 'npy-invalid' with what is wrong and at which byte
 * @see docs/spec/kernel.md N1; NumPy, "The .npy format" (NEP 1)
 */
export function readNpyHeader(bytes: Uint8Array, items: readonly NpyHeader['item'][] = ['f4', 'f8']): NpyHeader {
  if (bytes.length < 10) throw npyFault(said`the file has ${bytes.length} bytes, a header needs at least 10`, { bytes: bytes.length });
  const strange = MAGIC.findIndex((byte, at) => bytes[at] !== byte);
  if (strange >= 0) throw npyFault(said`byte ${strange} is not part of the signature \\x93NUMPY`, { byte: strange });
  const version = bytes[6]!;
  if (version < 1 || version > 3) throw npyFault(said`byte 6 says version ${version}, known are 1 to 3`, { byte: 6, version });
  const textOffset = version === 1 ? 10 : 12;
  if (bytes.length < textOffset) throw npyFault(said`the file ends inside its header, at byte ${bytes.length}`, { byte: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataOffset = textOffset + length;
  if (bytes.length < dataOffset) throw npyFault(said`the header should end at byte ${dataOffset}, the file ends at byte ${bytes.length}`, { byte: bytes.length });
  // slice: a browser's TextDecoder refuses bytes over shared memory
  return { ...readDescription(new TextDecoder('utf-8').decode(bytes.slice(textOffset, dataOffset)), items), dataOffset };
}

function readDescription(text: string, items: readonly NpyHeader['item'][]): Omit<NpyHeader, 'dataOffset'> {
  const kind = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  if (kind === undefined) throw npyFault(said`the header has no plain 'descr' (arrays with named fields are not matrices)`);
  const item = items.find((known) => kind === `<${known}`);
  if (item === undefined) throw npyFault(said`its numbers are ${`'${kind}'`}, readable are ${items.map((known) => `'<${known}'`).join(', ')}`, { descr: kind });
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  if (order === undefined) throw npyFault(said`the header has no 'fortran_order'`);
  const shapeText = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text)?.[1];
  if (shapeText === undefined) throw npyFault(said`the header has no 'shape'`);
  const shape = shapeText.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => Number.parseInt(part, 10));
  if (shape.length < 1 || shape.length > 2 || shape.some((length) => !Number.isSafeInteger(length))) {
    throw npyFault(said`its shape is (${shapeText.trim()}), readable are one or two dimensions`, { shape: shapeText.trim() });
  }
  const [first, second] = shape as [number, number?];
  return { item, fortranOrder: order === 'True', shape: second === undefined ? [first] : [first, second] };
}
