import { AppError } from '../../base/errors';
import { said, told } from '../../base/said';
import type { ByteSource } from '../source';
import { GGML_TYPES, type GgmlType } from './ggmlTypes';

export type GgufValue = number | string | boolean | readonly GgufValue[];

export interface GgufTensor {
  readonly name: string;
  /** Rows are last: [inputs, outputs] of a linear layer. */
  readonly dims: readonly number[];
  readonly type: GgmlType;
  /** First byte in the file. */
  readonly start: number;
  readonly bytes: number;
}

export interface GgufFile {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
}

/** "GGUF" */
const MAGIC = 0x46554747;
const FIRST_READ = 1 << 22;
const MOST_ENTRIES = 2_000_000;

/**
 * Header of a GGUF file (versions 2 and 3): metadata and where each tensor stands. Reads only as much as that takes.
 * @throws AppError 'model-corrupt' when it is none or is cut off; 'model-unsupported' for an older version.
 * @see docs/spec/models.md M9
 */
export async function readGguf(source: ByteSource): Promise<GgufFile> {
  for (let size = FIRST_READ; ; size *= 2) {
    const bytes = await source.read(0, Math.min(size, source.size));
    try {
      return parse(new Cursor(bytes), source.size);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      if (size >= source.size) throw corrupt(said`it ends inside its header`);
    }
  }
}

/** Reads little-endian values one after another; a RangeError at the end of what is there. */
class Cursor {
  private readonly view: DataView;
  private readonly text = new TextDecoder();
  at = 0;

  constructor(private readonly bytes: Uint8Array<ArrayBuffer>) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  take<T>(size: number, read: (view: DataView, at: number) => T): T {
    const value = read(this.view, this.at);
    this.at += size;
    return value;
  }

  u32(): number {
    return this.take(4, (view, at) => view.getUint32(at, true));
  }

  size(): number {
    const value = Number(this.take(8, (view, at) => view.getBigUint64(at, true)));
    if (!Number.isSafeInteger(value)) throw corrupt(said`it names a size that no file can have`);
    return value;
  }

  string(): string {
    const length = this.size();
    if (this.at + length > this.bytes.length) throw new RangeError('more is needed');
    const value = this.text.decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return value;
  }
}

function parse(cursor: Cursor, fileSize: number): GgufFile {
  if (cursor.u32() !== MAGIC) throw corrupt(said`it does not begin as one`);
  const version = cursor.u32();
  if (version !== 2 && version !== 3) throw new AppError('model-unsupported', said`This GGUF file has version ${version}; 2 and 3 can be read. Nothing was changed; convert it with a newer llama.cpp.`, { version });
  const tensorCount = counted(cursor.size());
  const entries = counted(cursor.size());
  const metadata = new Map<string, GgufValue>();
  for (let entry = 0; entry < entries; entry++) {
    const key = cursor.string();
    metadata.set(key, readValue(cursor, cursor.u32()));
  }
  const infos = Array.from({ length: tensorCount }, () => {
    const name = cursor.string();
    const dims = Array.from({ length: dimensions(cursor.u32()) }, () => cursor.size());
    return { name, dims, type: cursor.u32(), offset: cursor.size() };
  });
  const alignment = Number(metadata.get('general.alignment') ?? 32);
  const dataStart = Math.ceil(cursor.at / alignment) * alignment;
  const tensors = new Map(infos.map(({ name, dims, type, offset }) => [name, placed(name, dims, type, dataStart + offset, fileSize)]));
  return { metadata, tensors };
}

function counted(count: number): number {
  if (count > MOST_ENTRIES) throw corrupt(said`it names more entries than a model has`);
  return count;
}

function dimensions(count: number): number {
  if (count > 4) throw corrupt(said`a tensor has more than four dimensions`);
  return count;
}

function placed(name: string, dims: readonly number[], typeId: number, start: number, fileSize: number): GgufTensor {
  const type = GGML_TYPES[typeId];
  const values = dims.reduce((product, dim) => product * dim, 1);
  if (type === undefined) return { name, dims, type: { name: said`type ${typeId}`, block: 1, bytes: 0, known: false }, start, bytes: 0 };
  const bytes = (values / type.block) * type.bytes;
  if (!Number.isSafeInteger(bytes) || start + bytes > fileSize) throw corrupt(said`its tensor ${name} does not lie within the file`);
  return { name, dims, type, start, bytes };
}

function readValue(cursor: Cursor, type: number): GgufValue {
  switch (type) {
    case 0: return cursor.take(1, (view, at) => view.getUint8(at));
    case 1: return cursor.take(1, (view, at) => view.getInt8(at));
    case 2: return cursor.take(2, (view, at) => view.getUint16(at, true));
    case 3: return cursor.take(2, (view, at) => view.getInt16(at, true));
    case 4: return cursor.u32();
    case 5: return cursor.take(4, (view, at) => view.getInt32(at, true));
    case 6: return cursor.take(4, (view, at) => view.getFloat32(at, true));
    case 7: return cursor.take(1, (view, at) => view.getUint8(at)) !== 0;
    case 8: return cursor.string();
    case 9: {
      const entryType = cursor.u32();
      if (entryType === 9) throw corrupt(said`it has lists in lists`);
      return Array.from({ length: counted(cursor.size()) }, () => readValue(cursor, entryType));
    }
    case 10: return Number(cursor.take(8, (view, at) => view.getBigUint64(at, true)));
    case 11: return Number(cursor.take(8, (view, at) => view.getBigInt64(at, true)));
    case 12: return cursor.take(8, (view, at) => view.getFloat64(at, true));
    default: throw corrupt(said`it has a value of unknown type ${type}`);
  }
}

function corrupt(why: string): AppError {
  return new AppError('model-corrupt', said`This is not a whole GGUF file: ${told(why)}. Nothing was changed; fetch the file again.`);
}
