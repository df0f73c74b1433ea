import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { ExportOptions, ExportRow } from './types';
import { writtenRows, type WrittenRow } from './writtenRows';

/**
 * A subset as the text of a JSONL or JSON file, UTF-8 without a mark, LF line ends; see writtenRows for the rows.
 * @param rows borrowed, not reordered.
 * @throws AppError as writtenRows; 'invalid-argument' for CSV and Parquet, which exportFile writes.
 * @see docs/spec/data.md X1-X4
 */
export function exportRows(rows: readonly ExportRow[], options: ExportOptions): string {
  if (options.container !== 'jsonl' && options.container !== 'json') {
    throw new AppError('invalid-argument', said`A ${options.container} file is not made of one JSON text for each row. Nothing was written.`);
  }
  return jsonText(writtenRows(rows, options), options.container);
}

/** Rows as JSONL (a row to a line) or as one JSON list. */
export function jsonText(rows: readonly WrittenRow[], container: 'jsonl' | 'json'): string {
  if (container === 'jsonl') return rows.map(({ text }) => `${text}\n`).join('');
  return `[\n${rows.map(({ text }) => text).join(',\n')}\n]\n`;
}
