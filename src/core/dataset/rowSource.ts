import { said } from '../base/said';
import { layoutOf } from './container';
import { hasEscapedFormulas, readCells } from './cellRows';
import { readColumns } from './columns';
import { compressionOf, unpack } from './unpack';
import { decodeText, MOST_BYTES } from './decode';
import { readSequence } from './json';
import { readJsonl } from './jsonl';
import type { Pace } from '../base/pace';
import { isParquet, openParquet, type ParquetFile } from './parquet';
import type { ReadEnd, ReadRow } from './readRow';
import type { CellTable, Compression, Container, Encoding, ImportOptions, ParquetTable } from './types';

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
  const bytes = compression === null ? packed : new Uint8Array(await unpack(packed, compression, fileName, MOST_BYTES, pace));
  if (isParquet(bytes)) return parquetSource(await openParquet(bytes, fileName), compression, pace);
  const { text, encoding } = await decodeText(bytes, fileName, pace);
  const layout = layoutOf(text, fileName, options);
  const escaped = layout.kind === 'cells' && hasEscapedFormulas(text, layout);
  const steps = (): Generator<ReadRow, ReadEnd, void> => {
    if (layout.kind === 'lines') return readJsonl(text);
    if (layout.kind === 'cells') return readCells(text, layout, escaped);
    return layout.kind === 'columns' ? readColumns(text, layout) : readSequence(text, layout);
  };
  const table = layout.kind === 'cells' ? layout.table : null;
  const container = layout.kind === 'lines' ? 'jsonl' : layout.kind === 'cells' ? (layout.table.delimiter === '\t' ? 'tsv' : 'csv') : 'json';
  const taken = escaped ? [said`Every text that a spreadsheet would run as a formula has an apostrophe before it; it was taken off. No such text stands there without one.`] : [];
  const notes = layout.kind === 'columns' && layout.short.length > 0 ? [said`The lists are not equally long: ${layout.short.slice(0, 5).join(', ')} ends early. The last rows lack these fields.`] : taken;
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
