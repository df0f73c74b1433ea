import { said } from '../base/said';
import type { ColumnMetaData, Compressors, DataReader, PageHeader, SchemaTree } from 'hyparquet';
import { frameBound } from './zstdFrame';

/** Bytes that a page may unpack to: a base, and so many times its packed size (gzip reaches 1032). */
const PAGE_BASE = 1 << 24;
const PAGE_RATIO = 2000;
/** Rows that a group may claim for so few bytes. */
const ROWS_BASE = 10_000;
const ROWS_PER_BYTE = 16;

/** The parts of hyparquet that the guard shares with the reader, so that both see the same pages. */
export interface PageTools {
  readonly parquetHeader: (reader: DataReader) => PageHeader;
  readonly decompressPage: (packed: Uint8Array, length: number, codec: ColumnMetaData['codec'], compressors: Compressors) => Uint8Array;
  readonly deltaBinaryUnpack: (reader: DataReader, count: number, output: Int32Array) => void;
  readonly readVarInt: (reader: DataReader) => number;
}

/**
 * Looks through a column's pages before they are decoded: the decoder trusts their counts, and a wrong one makes it
 * run for hours or fill the memory. Every count must fit the values that the footer names.
 * @param chunk the column's bytes; borrowed. @param path schema elements from the root to the column.
 * @throws Error that says what does not fit.
 */
export function guardColumn(chunk: Uint8Array, column: ColumnMetaData, path: readonly SchemaTree[], rows: number, compressors: Compressors, tools: PageTools): void {
  const { repeated, optional } = levelsOf(path);
  const most = Number(column.num_values);
  if (repeated === 0 && most !== rows) throw new Error(said`a column has another number of values than rows`);
  if (rows > ROWS_BASE + ROWS_PER_BYTE * Number(column.total_uncompressed_size)) throw new Error(said`more rows than its bytes can hold`);
  const reader: DataReader = { view: viewOf(chunk), offset: 0 };
  let values = 0;
  while (reader.offset < chunk.length - 1) {
    const header = tools.parquetHeader(reader);
    const { compressed_page_size: packedSize, uncompressed_page_size: size } = header;
    if (!(packedSize >= 0) || !(size >= 0) || reader.offset + packedSize > chunk.length || size > PAGE_BASE + PAGE_RATIO * packedSize) throw new Error(said`a page has an impossible size`);
    const packed = chunk.subarray(reader.offset, reader.offset + packedSize);
    reader.offset += packedSize;
    const { data_page_header: one, data_page_header_v2: two, dictionary_page_header: dictionary } = header;
    if (header.type === 'DICTIONARY_PAGE') {
      checkCount(dictionary?.num_values, 8 * size);
    } else if (header.type === 'DATA_PAGE' && one !== undefined) {
      values += checkCount(one.num_values, most - values);
      const page: DataReader = { view: viewOf(tools.decompressPage(packed, size, column.codec, compressors)), offset: 0 };
      for (const levels of [repeated, optional]) {
        if (levels === 0) continue;
        const length = page.view.getUint32(page.offset, true);
        const start = page.offset + 4;
        checkRuns(page, start, start + length, widthOf(levels), one.num_values, tools);
        page.offset = start + length;
      }
      checkValues(page, one.encoding, column, one.num_values, tools);
    } else if (header.type === 'DATA_PAGE_V2' && two !== undefined) {
      values += checkCount(two.num_values, most - values);
      const counts = [two.num_nulls, two.num_rows, two.repetition_levels_byte_length, two.definition_levels_byte_length];
      const levelBytes = two.repetition_levels_byte_length + two.definition_levels_byte_length;
      if (counts.some((count) => !(count >= 0)) || levelBytes > packedSize || levelBytes > size || two.num_nulls > two.num_values || two.num_rows > rows) throw new Error(said`a page has impossible counts`);
      const plain: DataReader = { view: viewOf(packed), offset: 0 };
      if (repeated > 0) checkRuns(plain, 0, two.repetition_levels_byte_length, widthOf(repeated), two.num_values, tools);
      if (optional > 0) checkRuns(plain, two.repetition_levels_byte_length, levelBytes, widthOf(optional), two.num_values, tools);
      const body = packed.subarray(levelBytes);
      const unpacked = two.is_compressed === false ? body : tools.decompressPage(body, size - levelBytes, column.codec, compressors);
      checkValues({ view: viewOf(unpacked), offset: 0 }, two.encoding, column, two.num_values - two.num_nulls, tools);
    }
  }
}

/** Unpackers that make no more than the page says it holds. A page of nulls alone holds nothing, which not all of them know. */
export function boundCompressors(compressors: Compressors): Compressors {
  const { ZSTD: unzstd } = compressors;
  const known = Object.entries(compressors).map(([codec, unpack]) => [codec, (input: Uint8Array, length: number) => (length === 0 ? new Uint8Array(0) : unpack(input, length))]);
  return {
    ...(Object.fromEntries(known) as Compressors),
    ...(unzstd === undefined ? {} : {
      ZSTD: (input, length) => {
        if (length === 0) return new Uint8Array(0);
        const bound = frameBound(input);
        if (bound === null || bound > length + (1 << 17)) throw new Error(said`a packed page is damaged`);
        return unzstd(input, length);
      },
    }),
  };
}

function checkValues(page: DataReader, encoding: string, { type }: ColumnMetaData, count: number, tools: PageTools): void {
  const end = page.view.byteLength;
  if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY' || encoding === 'RLE') {
    if (count === 0) return;
    const width = type === 'BOOLEAN' ? 1 : page.view.getUint8(page.offset);
    if (width > 32) throw new Error(said`a page has an impossible bit width`);
    checkRuns(page, page.offset + (type === 'BOOLEAN' ? 4 : 1), end, width, count, tools);
  } else if (encoding === 'DELTA_BINARY_PACKED' || encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    if (count > 0) checkDelta(page, count, tools);
  } else if (encoding === 'DELTA_BYTE_ARRAY') {
    checkDeltaTexts(page, count, tools);
  } else if (encoding === 'PLAIN' && type === 'FIXED_LEN_BYTE_ARRAY' && count > end) throw new Error(said`a page has too many values`);
}

/** Runs of a hybrid of repeats and packed bits: none may be longer than the values that are left. */
function checkRuns(page: DataReader, start: number, end: number, width: number, count: number, { readVarInt }: PageTools): void {
  const reader: DataReader = { view: page.view, offset: start };
  if (end > page.view.byteLength) throw new Error(said`levels reach behind their page`);
  let seen = 0;
  while (seen < count && reader.offset < end) {
    const header = readVarInt(reader);
    const packedBits = (header & 1) === 1;
    const run = packedBits ? (header >>> 1) * 8 : header >>> 1;
    // Packed runs come in eights; writers may fill the last one up, within their bytes.
    if (run > count - seen + (packedBits ? 504 : 0) && !(packedBits && width > 0 && reader.offset + (run / 8) * width <= end)) throw new Error(said`a run is longer than its page`);
    seen += run;
    reader.offset += packedBits ? (run / 8) * width : (width + 7) >> 3;
  }
}

/** @returns how many numbers the page says that follow: fewer than its values, as nulls are not among them. */
function checkDelta({ view, offset }: DataReader, most: number, { readVarInt }: PageTools): number {
  const reader: DataReader = { view, offset };
  const block = readVarInt(reader);
  const parts = readVarInt(reader);
  if (parts < 1 || parts > 4096 || block < parts || block > 1 << 24 || block % parts !== 0) throw new Error(said`a page has impossible blocks`);
  return checkCount(readVarInt(reader), most);
}

function checkDeltaTexts(page: DataReader, most: number, tools: PageTools): void {
  const reader: DataReader = { view: page.view, offset: page.offset };
  if (most === 0) return;
  const count = checkDelta(reader, most, tools);
  if (count === 0) return;
  const prefixes = new Int32Array(count);
  const suffixes = new Int32Array(count);
  for (const lengths of [prefixes, suffixes]) {
    checkDelta(reader, count, tools);
    tools.deltaBinaryUnpack(reader, count, lengths);
  }
  let before = 0;
  let total = 0;
  for (let index = 0; index < count; index++) {
    const [prefix, suffix] = [prefixes[index]!, suffixes[index]!];
    if (prefix < 0 || suffix < 0 || prefix > before) throw new Error(said`a text is longer than the one it repeats`);
    before = prefix + suffix;
    total += before;
    if (total > 1 << 30) throw new Error(said`texts of a page are too long`);
  }
}

function checkCount(count: number | undefined, most: number): number {
  if (count === undefined || !(count >= 0) || count > most) throw new Error(said`a page has too many values`);
  return count;
}

function levelsOf(path: readonly SchemaTree[]): { repeated: number; optional: number } {
  const kinds = path.map(({ element }) => element.repetition_type);
  return { repeated: kinds.filter((kind) => kind === 'REPEATED').length, optional: kinds.slice(1).filter((kind) => kind !== 'REQUIRED').length };
}

function widthOf(level: number): number {
  return 32 - Math.clz32(level);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
