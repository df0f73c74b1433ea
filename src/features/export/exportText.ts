import { exportRows } from '../../core/export/exportRows';
import { onOneLine, withField } from '../../core/export/rowText';
import type { ExportRow } from '../../core/export/types';
import type { ExportChoice, ExportFields } from './exportChoice';

/** One row of the file: its text and the pick it is. */
export interface ExportLine {
  readonly row: ExportRow;
  readonly text: string;
}

/**
 * The rows of the file, one JSON text each, with the chosen fields put in before the last bracket of each row.
 * @param rows in the order of the pool
 * @throws AppError as exportRows
 */
export function exportLines(rows: readonly ExportRow[], { form, order, fields }: ExportChoice): ExportLine[] {
  const ordered = order === 'given' ? rows : [...rows].sort((a, b) => a.rank - b.rank);
  const texts = exportRows(ordered, { form, container: 'jsonl', order: 'given' }).trimEnd().split('\n');
  return rowsOfLines(ordered, texts, form === 'original').map((row, at) => ({ row, text: withFields(texts[at]!, row, fields, form !== 'original') }));
}

/** The file as it is written: a row to a line, or one JSON list. */
export function exportText(lines: readonly ExportLine[], container: ExportChoice['container']): string {
  if (container === 'jsonl') return lines.map(({ text }) => `${text}\n`).join('');
  return `[\n${lines.map(({ text }) => text).join(',\n')}\n]\n`;
}

/** Answers of one conversation share a line: the first of them is the line's row. */
function rowsOfLines(rows: readonly ExportRow[], texts: readonly string[], original: boolean): ExportRow[] {
  if (rows.length === texts.length || !original) return [...rows];
  const matched: ExportRow[] = [];
  for (const row of rows) {
    if (matched.length < texts.length && onOneLine(row.example.raw).line === texts[matched.length]) matched.push(row);
  }
  return matched;
}

function withFields(text: string, { example, rank, gain, covers }: ExportRow, fields: ExportFields, addIdentity: boolean): string {
  let written = text;
  if (fields.identity && addIdentity) {
    written = withField(written, 'id', JSON.stringify(example.label));
    if (example.source !== null) written = withField(written, 'source', JSON.stringify(example.source));
  }
  const note = { ...(fields.rank ? { rank } : {}), ...(fields.gain ? { gain } : {}), ...(fields.covers ? { covers } : {}) };
  return Object.keys(note).length === 0 ? written : withField(written, 'delift', JSON.stringify(note));
}
