import { Gzip } from 'fflate';
import { joinBytes } from '../base/bytes';
import { AppError } from '../base/errors';
import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';
import { said } from '../base/said';
import { recordsCsv, tableCsv } from './csv';
import { jsonText } from './exportRows';
import { tableParquet } from './parquet';
import { tableOf } from './table';
import type { ExportContainer, ExportedFile, ExportOptions, ExportRow } from './types';
import { notesOf, writtenRows, type WrittenRow } from './writtenRows';

const CHUNK_BYTES = 1 << 20;
/** Names of fields in one note. */
const MOST_NAMES = 8;
const encoder = new TextEncoder();

/** The end of a file's name: ".jsonl", ".csv.gz". */
export function fileEnding({ container, gzip }: Pick<ExportOptions, 'container' | 'gzip'>): string {
  return `.${container}${gzip === true && container !== 'parquet' ? '.gz' : ''}`;
}

/** A file's type as browsers name it. */
export function mimeTypeOf({ container, gzip }: Pick<ExportOptions, 'container' | 'gzip'>): string {
  if (gzip === true && container !== 'parquet') return 'application/gzip';
  return MIME_TYPES[container];
}

const MIME_TYPES: Readonly<Record<ExportContainer, string>> = {
  jsonl: 'application/jsonl',
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
};

/**
 * A subset as a file of any type. Equal rows and options give equal bytes.
 * @param rows borrowed, not reordered.
 * @param options see ExportOptions.
 * @throws AppError as writtenRows; 'invalid-argument' for gzip around Parquet and for texts that CSV and Parquet cannot
 * hold; 'cancelled'.
 * @see docs/spec/data.md X1-X9
 */
export async function exportFile(rows: readonly ExportRow[], options: ExportOptions, job: JobOptions<never> = {}): Promise<ExportedFile> {
  return fileOfRows(writtenRows(rows, options), options, job);
}

/** As exportFile, for rows that are made already. */
export async function fileOfRows(written: readonly WrittenRow[], options: ExportOptions, job: JobOptions<never> = {}): Promise<ExportedFile> {
  const { container } = options;
  if (options.gzip === true && container === 'parquet') {
    throw new AppError('invalid-argument', said`A Parquet file is compressed in itself. Nothing was written. Leave gzip out.`);
  }
  throwIfAborted(job.signal);
  const { bytes, notes, ...rest } = contentOf(written, options);
  await yieldToOthers();
  return { ...rest, notes: [...leftOut(written, options), ...notes], rows: written.length, bytes: options.gzip === true ? await gzipped(bytes, job) : bytes };
}

/** Fields of the rows that a form made anew has no place for. */
function leftOut(written: readonly WrittenRow[], { form }: ExportOptions): string[] {
  if (form === 'original') return [];
  const names = new Set<string>();
  for (const { row } of written) for (const name of Object.keys(row.example.extra)) names.add(name);
  if (names.size === 0) return [];
  const shown = [...[...names].slice(0, MOST_NAMES).map((name) => `"${name.slice(0, 40)}"`), ...(names.size > MOST_NAMES ? ['…'] : [])].join(', ');
  return [said`This shape has no place for other fields of the rows, and leaves them out: ${shown}. Rows as loaded keep them.`];
}

function contentOf(written: readonly WrittenRow[], options: ExportOptions): Omit<ExportedFile, 'rows'> {
  const { container, formulas = 'escape' } = options;
  const ofText = (text: string, notes: readonly string[]): Omit<ExportedFile, 'rows'> => ({ bytes: encoder.encode(text), text, columns: null, notes });
  if (container === 'jsonl' || container === 'json') return ofText(jsonText(written, container), []);
  if (container === 'csv' && options.form === 'original' && options.table !== undefined && notesOf(options).length === 0) {
    const { text, notes } = recordsCsv(written, options.table, formulas);
    return ofText(text, notes);
  }
  const columns = tableOf(written, notesOf(options), container === 'csv' ? 'CSV' : 'Parquet');
  if (columns.length === 0) throw new AppError('invalid-argument', said`The rows have no fields, so that there is no column to write. Nothing was written. Choose JSONL.`);
  if (container === 'parquet') return { ...tableParquet(columns), text: null };
  const { text, notes } = tableCsv(columns, formulas);
  return ofText(text, notes);
}

/** Without a time, so that equal contents are equal bytes. */
async function gzipped(bytes: Uint8Array, job: JobOptions<never>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const stream = new Gzip({ level: 6, mtime: 0 }, (piece) => void pieces.push(piece));
  let at = 0;
  do {
    throwIfAborted(job.signal);
    const next = Math.min(bytes.length, at + CHUNK_BYTES);
    stream.push(bytes.subarray(at, next), next === bytes.length);
    at = next;
    await yieldToOthers();
  } while (at < bytes.length);
  return joinBytes(pieces);
}
