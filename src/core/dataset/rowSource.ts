import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import type { CellsPlace } from './cellLayout';
import { layoutOf, type Layout } from './container';
import { hasEscapedFormulas, readCells } from './cellRows';
import { readColumns } from './columns';
import { compressionOf, unpack } from './unpack';
import { decodeText, MOST_BYTES } from './decode';
import { readSequence } from './json';
import { readJsonl } from './jsonl';
import type { Pace } from '../base/pace';
import { readPieces } from './objectOfRows';
import { isParquet, openParquet, type ParquetFile } from './parquet';
import type { ReadEnd, ReadRow } from './readRow';
import type { CellTable, Compression, Container, Encoding, ImportOptions, ParquetTable } from './types';

/** Layers of gzip or zstd around one file. */
const MOST_LAYERS = 3;

/** Takes one step of a reader; a promise makes the reader wait. */
export type VisitRow = (step: ReadRow) => Promise<void> | undefined;

/** The rows of an opened file; they can be read more than once. */
export interface RowSource {
  readonly container: Container;
  readonly encoding: Encoding;
  readonly compression: Compression | null;
  readonly table: CellTable | ParquetTable | null;
  /** What a person should know of the whole file. */
  readonly notes: readonly string[];
  /** What `offset` of a step counts up to. */
  readonly length: number;
  /** Reads all rows in order, resting in between. */
  each(visit: VisitRow): Promise<ReadEnd>;
}

/**
 * Opens a data file: unpacks it, finds its encoding and how its rows are laid out. No row is kept.
 * @param bytes the whole file; borrowed for as long as the source is read.
 * @throws AppError as importFile.
 */
export async function openRows(packed: Uint8Array<ArrayBuffer>, fileName: string, options: ImportOptions, pace: Pace): Promise<RowSource> {
  const compression = compressionOf(packed);
  const bytes = await unpackAll(packed, fileName, pace);
  if (isParquet(bytes)) return parquetSource(await openParquet(bytes, fileName), compression, pace);
  const { text, encoding } = await decodeText(bytes, fileName, pace);
  const layout = layoutOf(text, fileName, options);
  const escaped = layout.kind === 'cells' && hasEscapedFormulas(text, layout);
  const steps = (): Generator<ReadRow, ReadEnd, void> => {
    if (layout.kind === 'lines') return readJsonl(text);
    if (layout.kind === 'cells') return readCells(text, layout, escaped);
    if (layout.kind === 'pieces') return readPieces(text, layout);
    return layout.kind === 'columns' ? readColumns(text, layout) : readSequence(text, layout);
  };
  const table = layout.kind === 'cells' ? layout.table : null;
  const container = layout.kind === 'lines' ? 'jsonl' : layout.kind === 'cells' ? (layout.table.delimiter === '\t' ? 'tsv' : 'csv') : 'json';
  const notes = layoutNotes(text, layout, escaped);
  const each = async (visit: VisitRow): Promise<ReadEnd> => {
    const generator = steps();
    for (;;) {
      const step = generator.next();
      if (step.done === true) return step.value;
      const waiting = visit(step.value);
      if (waiting !== undefined) await waiting;
      if (pace.due()) await pace.rest();
    }
  };
  return { container, encoding, compression, table, notes, length: text.length, each };
}

function layoutNotes(text: string, layout: Layout, escaped: boolean): string[] {
  if (layout.kind === 'columns') return layout.short.length === 0 ? [] : [said`The lists are not equally long: ${layout.short.slice(0, 5).join(', ')} ends early. The last rows lack these fields.`];
  if (layout.kind === 'array') return [...(layout.notes ?? [])];
  if (layout.kind !== 'cells') return [];
  const { quote, delimiter } = layout.table;
  const opening = quote === null && ['\n', '\r', delimiter].some((before) => text.includes(`${before}"`));
  const twice = layout.renamed.filter(({ header }) => header !== '').slice(0, 5);
  return [
    ...(escaped ? [said`Every text that a spreadsheet would run as a formula has an apostrophe before it; it was taken off. No such text stands there without one.`] : []),
    ...(opening ? [said`Quotation marks at the beginning of cells are read as text: taken as quotes around cells, they do not close. Check such rows.`] : []),
    ...(twice.length === 0 ? [] : [said`Columns have the same name; each is read under a name of its own: ${told(renamedList(twice))}.`]),
  ];
}

/** Each within the one before, so that every one is found again by its words (base/said.ts). */
function renamedList(renamed: CellsPlace['renamed']): string {
  return renamed.reduceRight((rest, { header, column }) => (rest === '' ? said`the next "${header}" as "${column}"` : said`the next "${header}" as "${column}", ${told(rest)}`), '');
}

/** A file that was packed twice (by its maker, then by the server that sent it) is unpacked twice. */
async function unpackAll(packed: Uint8Array<ArrayBuffer>, fileName: string, pace: Pace): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = packed;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const compression = compressionOf(bytes);
    if (compression === null) return bytes;
    bytes = new Uint8Array(await unpack(bytes, compression, fileName, MOST_BYTES, pace));
  }
  if (compressionOf(bytes) === null) return bytes;
  throw new AppError('file-unreadable', said`${fileName} is packed more than ${MOST_LAYERS} times. Nothing was read. Unpack it first, then open the file that comes out.`, { file: fileName });
}

function parquetSource(file: ParquetFile, compression: Compression | null, pace: Pace): RowSource {
  const each = async (visit: VisitRow): Promise<ReadEnd> => {
    let first = 1;
    for (let group = 0; group < file.groups; group++) {
      for (const step of await file.readGroup(group, first)) {
        const waiting = visit(step);
        if (waiting !== undefined) await waiting;
        if (pace.due()) await pace.rest();
        first++;
      }
    }
    return { closed: true };
  };
  return { container: 'parquet', encoding: 'binary', compression, table: file.table, notes: [], length: Math.max(1, file.rows), each };
}
