import type { AsyncBuffer, ColumnMetaData, Compressors, FileMetaData, RowGroup, SchemaElement, SchemaTree } from 'hyparquet';
import { AppError } from '../base/errors';
import type { JsonObject, JsonValue } from '../base/json';
import { said, told } from '../base/said';
import { boundCompressors, guardColumn, type PageTools } from './parquetGuard';
import { heldName, jsonOf, PARSERS, plainElement, WrongValue } from './parquetValues';
import { rowProblem } from './problems';
import { readRow, type ReadRow } from './readRow';
import type { ParquetTable } from './types';

/** A row group's values unpacked, and rows of a file: more are refused. */
const MOST_GROUP_BYTES = 1_000_000_000;
const MOST_ROWS = 20_000_000;
const MOST_COLUMNS = 10_000;

/** A Parquet file whose footer has been read. */
export interface ParquetFile {
  readonly table: ParquetTable;
  readonly rows: number;
  readonly groups: number;
  /**
   * The rows of one group, each as a JSON object.
   * @param first number of the group's first row, from 1.
   * @throws AppError 'file-unreadable' when the group is damaged.
   */
  readGroup(group: number, first: number): Promise<Iterable<ReadRow>>;
}

/** Does a file begin as Parquet does? */
export function isParquet(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && (bytes[3] === 0x31 || bytes[3] === 0x45);
}

/**
 * Opens a Parquet file. All codecs but LZO; encrypted files and nested variants are refused.
 * @param bytes the whole file; borrowed until the last group is read.
 * @throws AppError 'file-unreadable' for damaged, encrypted or too large files.
 * @see docs/spec/data.md C4-C5
 */
export async function openParquet(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<ParquetFile> {
  if (bytes[3] === 0x45) throw unreadable(fileName, said`is an encrypted Parquet file`, said`Save it without encryption and open it again.`);
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }, { parquetHeader }, { decompressPage }, { deltaBinaryUnpack }, { readVarInt }] = await Promise.all([
    import('hyparquet'), import('hyparquet-compressors'), import('hyparquet/src/column.js'), import('hyparquet/src/datapage.js'), import('hyparquet/src/delta.js'),
    import('hyparquet/src/thrift.js'),
  ]);
  const tools: PageTools = { parquetHeader, decompressPage, deltaBinaryUnpack, readVarInt };
  const file: AsyncBuffer = { byteLength: bytes.length, slice: (start, end) => bytes.slice(start, end).buffer };
  let metadata: FileMetaData;
  let tree: SchemaTree;
  try {
    metadata = await parquetMetadataAsync(file, { geoparquet: false });
    checkSizes(metadata, bytes.length);
    tree = parquetSchema(metadata);
  } catch (cause) {
    throw damaged(fileName, said`its footer cannot be read`, cause);
  }
  checkLimits(metadata, fileName);
  const plain: FileMetaData = { ...metadata, schema: metadata.schema.map(plainElement), row_groups: metadata.row_groups.map(heldGroup) };
  const bounded = boundCompressors(compressors);
  const starts = groupStarts(metadata);
  return {
    table: {
      kind: 'parquet',
      columns: tree.children.map(({ element }) => element.name),
      schema: metadata.schema.map(asJson),
      codec: metadata.row_groups[0]?.columns[0]?.meta_data?.codec ?? 'UNCOMPRESSED',
    },
    rows: Number(metadata.num_rows),
    groups: metadata.row_groups.length,
    readGroup: async (group, first) => {
      let rows: Record<string, unknown>[] = [];
      try {
        guardGroup(bytes, metadata.row_groups[group]!, tree, bounded, tools);
        await parquetRead({
          file, metadata: plain, rowStart: starts[group]!, rowEnd: starts[group + 1]!, rowFormat: 'object', compressors: bounded,
          utf8: false, geoparquet: false, parsers: PARSERS, onComplete: (found) => (rows = found),
        });
        if (rows.length !== starts[group + 1]! - starts[group]!) throw new Error(said`${rows.length} rows came out`);
      } catch (cause) {
        throw damaged(fileName, said`rows ${first} to ${first + starts[group + 1]! - starts[group]! - 1} cannot be read`, cause);
      }
      return readRows(rows, tree, first);
    },
  };
}

function* readRows(rows: readonly Record<string, unknown>[], tree: SchemaTree, first: number): Generator<ReadRow, void, void> {
  for (const [index, row] of rows.entries()) {
    const number = first + index;
    try {
      yield readRow(jsonOf(tree, row), number, number, number);
    } catch (thrown) {
      if (!(thrown instanceof WrongValue)) throw thrown;
      yield { kind: 'problem', problem: rowProblem('', number, { reason: 'wrong-value', says: thrown.message, at: null }), offset: number };
    }
  }
}

function guardGroup(bytes: Uint8Array, { columns, num_rows: rows }: RowGroup, tree: SchemaTree, compressors: Compressors, tools: PageTools): void {
  for (const { meta_data: column } of columns) {
    if (column === undefined) continue;
    const path = [tree];
    for (const name of column.path_in_schema) {
      const child: SchemaTree | undefined = path.at(-1)!.children.find(({ element }) => element.name === name);
      if (child === undefined) throw new Error(said`a column is not in the schema`);
      path.push(child);
    }
    const from = startOf(column);
    guardColumn(bytes.subarray(from, from + Number(column.total_compressed_size)), column, path, Number(rows), compressors, tools);
  }
}

/** As hyparquet has it: some writers put 0 for a dictionary that is not there. */
function startOf({ dictionary_page_offset: dictionary, data_page_offset: data }: ColumnMetaData): number {
  return Number(dictionary === undefined || dictionary === 0n ? data : dictionary);
}

/** Footers of damaged files can say anything: what they say must fit the file. */
function checkSizes(metadata: FileMetaData, fileBytes: number): void {
  const { schema, row_groups: groups, num_rows: rows } = metadata;
  if (schema.length < 1 || schema.length > MOST_COLUMNS || rows < 0n) throw new Error(said`its schema is not one`);
  let slots = 1;
  for (const { num_children: children = 0 } of schema) {
    slots += children - 1;
    if (children < 0 || slots < 0) throw new Error(said`its schema is not a tree`);
  }
  if (slots !== 0) throw new Error(said`its schema is not a tree`);
  let total = 0n;
  for (const group of groups) {
    total += group.num_rows;
    for (const { meta_data: column } of group.columns) {
      if (column === undefined || group.num_rows < 0n) throw new Error(said`a column is not described`);
      const from = startOf(column);
      if (from < 0 || column.total_compressed_size < 0n || BigInt(from) + column.total_compressed_size > BigInt(fileBytes)) throw new Error(said`a column lies outside the file`);
      if (column.num_values < 0n || column.num_values > BigInt(MOST_ROWS)) throw new Error(said`a column has too many values`);
    }
  }
  if (total !== rows) throw new Error(said`its row groups do not add up`);
}

function checkLimits({ row_groups: groups, num_rows: rows }: FileMetaData, fileName: string): void {
  if (rows > BigInt(MOST_ROWS)) throw unreadable(fileName, said`has ${Number(rows)} rows`, said`At most ${MOST_ROWS} are read. Split it into several files.`);
  const largest = groups.reduce((most, { columns }) => Math.max(most, columns.reduce((sum, { meta_data: column }) => sum + Number(column?.total_uncompressed_size ?? 0n), 0)), 0);
  if (largest > MOST_GROUP_BYTES) throw unreadable(fileName, said`has a row group of ${Math.round(largest / 1e6)} MB`, said`Write it again with smaller row groups (in pyarrow: write_table(t, path, row_group_size=10000)).`);
}

function groupStarts({ row_groups: groups }: FileMetaData): number[] {
  const starts = [0];
  for (const { num_rows: rows } of groups) starts.push(starts.at(-1)! + Number(rows));
  return starts;
}

function heldGroup(group: RowGroup): RowGroup {
  const columns = group.columns.map((column) => (column.meta_data === undefined ? column : { ...column, meta_data: { ...column.meta_data, path_in_schema: column.meta_data.path_in_schema.map(heldName) } }));
  return { ...group, columns };
}

function asJson(element: SchemaElement): JsonObject {
  return JSON.parse(JSON.stringify(element)) as Record<string, JsonValue>;
}

function unreadable(fileName: string, what: string, repair: string): AppError {
  return new AppError('file-unreadable', said`${fileName} ${told(what)}. Nothing was read. ${told(repair)}`, { file: fileName });
}

function damaged(fileName: string, what: string, cause: unknown): AppError {
  return new AppError('file-unreadable', said`${fileName} is a damaged Parquet file: ${told(what)}. Nothing was read. Download or copy it again.`, { file: fileName }, { cause });
}
