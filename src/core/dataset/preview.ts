import { AppError } from '../base/errors';
import { isJsonObject } from '../base/json';
import { said } from '../base/said';
import { rowOfRecord } from './cellRows';
import { readRecords } from './cells';
import { examplesOfRow, type UnhashedExample } from './examples';
import { hashAll } from './hashAll';
import { paceOf } from '../base/pace';
import { readRow, type RawRow } from './readRow';
import type { Reading } from './rowParts';
import type { CellTable, Example, ImportedFile, RowProblem } from './types';

/** What a row becomes under a reading: examples without hashes, or why there is none. */
export type RowPreview = { readonly examples: readonly UnhashedExample[] } | { readonly problem: RowProblem };

/**
 * The first rows as a mapping would read them, at once and without reading the file again: for a live preview while
 * fields are chosen.
 * @param rows rows of the file as they stand in `raw` (of examples or of problems); borrowed.
 * @see docs/spec/data.md F7
 */
export function previewRows(rows: readonly Pick<RawRow, 'raw' | 'line'>[], reading: Reading): RowPreview[] {
  return rows.map(({ raw, line }, index) => {
    const read = readRow(raw, line, index + 1, 0);
    return read.kind === 'problem' ? { problem: read.problem } : examplesOfRow(read.row, read.value, reading);
  });
}

/**
 * Reads one row that a person has edited, as the file it belongs to is read. A row of a table is edited as a record.
 * @param text the edited row: one JSON object, or one record of CSV or TSV. @param line where it stands in the file.
 * @param number its number among the file's rows, for its label.
 * @returns the row's examples with their hashes, or its problem. Never throws for what is wrong with the text.
 * @throws AppError 'cancelled'.
 * @see docs/spec/data.md F7
 */
export async function rereadRow(
  text: string,
  line: number,
  number: number,
  file: Pick<ImportedFile, 'container' | 'table' | 'form' | 'mapping' | 'splitTurns'>,
): Promise<{ readonly examples: readonly Example[] } | { readonly problem: RowProblem }> {
  const trimmed = text.trim();
  const read = file.table?.kind === 'cells' && !opensObject(trimmed) ? readRecord(text, file.table, line, number) : readRow(trimmed, line, number, 0);
  if (read.kind === 'problem') return { problem: read.problem };
  const outcome = examplesOfRow(read.row, read.value, { form: file.form, mapping: file.mapping, splitTurns: file.splitTurns ?? 'last' });
  return 'problem' in outcome ? outcome : { examples: await hashAll(outcome.examples, paceOf({})) };
}

function opensObject(text: string): boolean {
  try {
    return isJsonObject(JSON.parse(text));
  } catch {
    return false; // A record then.
  }
}

function readRecord(text: string, table: CellTable, line: number, number: number): ReturnType<typeof readRow> {
  const plain = text.replace(/[\r\n]+$/, '');
  const record = readRecords(plain, table).next();
  if (record.done === true) return readRow('', line, number, 0);
  const { start, end } = record.value;
  // Text behind the first record would be lost: it is then no single record.
  const whole = record.value.fault !== null || end === plain.length ? record.value : { ...record.value, fault: { what: 'text-behind-quote' as const, at: end } };
  return rowOfRecord(plain.slice(start, whole.fault === null ? end : plain.length), whole, table, line, number);
}

/** Reads pasted text as a file would be read: its bytes, and a name for messages. */
export function pastedFile(text: string): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  if (text.trim() === '') throw new AppError('file-empty', said`Nothing was pasted. Copy rows as JSON, JSONL, CSV or TSV and paste them again.`);
  return { name: 'pasted rows', bytes: new TextEncoder().encode(text) };
}
