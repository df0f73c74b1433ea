import { crc32 } from '../../core/base/crc32';
import { sameItems } from '../../core/base/sameItems';
import { columnSpan } from '../../core/scoring/blockAccess';
import type { UtilityBlock } from '../../core/scoring/types';

/**
 * Finished columns as bytes, each with a checksum of its own; docs/formats.md has the layout. Little-endian.
 *   file    magic "DLFTPART", layout (16 bytes), m u32, columns u32, alone m x f32, crc of all before u32
 *   column  column u32, done u32, values u32, missing u32, values x f32, missing x u32 (rows), crc u32
 */
const MAGIC = Uint8Array.from('DLFTPART', (letter) => letter.charCodeAt(0));
const HEAD = 32;
const COLUMN_HEAD = 16;
const CHUNK = 1 << 20;

/** The columns of a block as they stand now, in pieces of about a megabyte. New buffers. */
export function encodeColumns(block: UtilityBlock, columns: readonly number[], layout: Uint8Array, missingRows: ReadonlyMap<number, readonly number[]>): Uint8Array<ArrayBuffer>[] {
  const m = block.rowHashes.length;
  const head = new Uint8Array(HEAD + 4 * m + 4);
  const view = new DataView(head.buffer);
  head.set(MAGIC);
  head.set(layout, 8);
  view.setUint32(24, m, true);
  view.setUint32(28, columns.length, true);
  head.set(floatBytes(block.alone), HEAD);
  view.setUint32(head.length - 4, crc32(head.subarray(0, -4)), true);
  const records = columns.map((column) => encodeColumn(block, column, missingRows.get(column) ?? []));
  return joined([head, ...records]);
}

function encodeColumn(block: UtilityBlock, column: number, missing: readonly number[]): Uint8Array<ArrayBuffer> {
  const [from, to] = columnSpan(block, column);
  const record = new Uint8Array(COLUMN_HEAD + 4 * (to - from + missing.length) + 4);
  const view = new DataView(record.buffer);
  [column, block.columnsDone[column]!, to - from, missing.length].forEach((value, at) => view.setUint32(4 * at, value, true));
  record.set(floatBytes(block.utility.subarray(from, to)), COLUMN_HEAD);
  missing.forEach((row, at) => view.setUint32(COLUMN_HEAD + 4 * (to - from + at), row, true));
  view.setUint32(record.length - 4, crc32(record.subarray(0, -4)), true);
  return record;
}

/** What came out of a file: where it is damaged, only the rest counts. */
export type ReadPart =
  /** Of another layout, of another kind, or with a broken beginning. */
  | { readonly status: 'foreign' | 'corrupt' }
  | { readonly status: 'read'; readonly columns: number; readonly corrupt: number };

export interface PartColumn {
  readonly column: number;
  readonly done: boolean;
  /** Borrowed for the call. */
  readonly values: Float32Array;
  readonly missingRows: readonly number[];
}

/** Reads a file that `encodeColumns` made: every column whose checksum holds is received, in order. */
export function decodeColumns(
  bytes: Uint8Array,
  layout: Uint8Array,
  receive: { readonly alone: (distances: Float32Array) => void; readonly column: (column: PartColumn) => void },
): ReadPart {
  if (bytes.length < HEAD + 4 || !sameItems(bytes.subarray(0, 8), MAGIC)) return { status: 'corrupt' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [m, columns] = [view.getUint32(24, true), view.getUint32(28, true)];
  const headEnd = HEAD + 4 * m;
  if (headEnd + 4 > bytes.length || view.getUint32(headEnd, true) !== crc32(bytes.subarray(0, headEnd))) return { status: 'corrupt' };
  if (!sameItems(bytes.subarray(8, 24), layout)) return { status: 'foreign' };
  receive.alone(floats(bytes, HEAD, m));
  let at = headEnd + 4;
  let corrupt = 0;
  for (let index = 0; index < columns; index++) {
    const end = at + COLUMN_HEAD > bytes.length ? Infinity : at + COLUMN_HEAD + 4 * (view.getUint32(at + 8, true) + view.getUint32(at + 12, true));
    if (end + 4 > bytes.length) return { status: 'read', columns, corrupt: corrupt + columns - index }; // lengths cannot be trusted from here on
    if (view.getUint32(end, true) === crc32(bytes.subarray(at, end))) receive.column(decodeColumn(bytes, view, at));
    else corrupt++;
    at = end + 4;
  }
  return { status: 'read', columns, corrupt };
}

function decodeColumn(bytes: Uint8Array, view: DataView, at: number): PartColumn {
  const [values, missing] = [view.getUint32(at + 8, true), view.getUint32(at + 12, true)];
  const rowsAt = at + COLUMN_HEAD + 4 * values;
  return {
    column: view.getUint32(at, true),
    done: view.getUint32(at + 4, true) === 1,
    values: floats(bytes, at + COLUMN_HEAD, values),
    missingRows: Array.from({ length: missing }, (_, index) => view.getUint32(rowsAt + 4 * index, true)),
  };
}

/** Copies: the bytes may not be aligned. Browsers run on little-endian machines only. */
function floats(bytes: Uint8Array, at: number, count: number): Float32Array {
  return new Float32Array(bytes.slice(at, at + 4 * count).buffer);
}
function floatBytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const close = (): void => {
    if (size === 0) return;
    const chunk = new Uint8Array(size);
    let at = 0;
    for (const piece of waiting) {
      chunk.set(piece, at);
      at += piece.length;
    }
    chunks.push(chunk);
    waiting = [];
    size = 0;
  };
  for (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size >= CHUNK) close();
  }
  close();
  return chunks;
}
