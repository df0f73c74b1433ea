import { AppError } from '../base/errors';
import { fitsForm, rowInForm } from './forms';
import { onOneLine, withField } from './rowText';
import type { ExportForm, ExportOptions, ExportRow } from './types';

/**
 * A subset as the text of a data file, UTF-8 without a mark, LF line ends. In the original form every row is its own
 * text byte by byte (in JSONL without line breaks between its tokens); the field `delift`, where wanted, is put in
 * before the row's last bracket and nothing else changes. Several answers of one conversation give one original row.
 * @param rows chosen rows; borrowed, not reordered.
 * @param options see ExportOptions.
 * @throws AppError 'no-rows' for an empty subset; 'invalid-argument' when rows do not fit the form (see rowsThatDoNotFit).
 * @see docs/spec/data.md X1-X4
 */
export function exportRows(rows: readonly ExportRow[], options: ExportOptions): string {
  if (rows.length === 0) throw new AppError('no-rows', 'The subset is empty. Nothing was written. Choose at least one row.');
  const unfit = rowsThatDoNotFit(rows, options.form);
  if (unfit.length > 0) {
    throw new AppError(
      'invalid-argument',
      `${unfit.length} of ${rows.length} rows do not fit the form ${options.form}: they have tool turns, or earlier turns that are not question and answer. Nothing was written. Choose sharegpt, messages or the original form.`,
      { rows: unfit.length, first: unfit[0]!.example.label },
    );
  }
  const ordered = options.order === 'given' ? [...rows] : [...rows].sort((a, b) => a.rank - b.rank);
  const written = options.form === 'original' ? oncePerRow(ordered) : ordered;
  const texts = written.map((row) => rowTextOf(row, options));
  if (options.container === 'jsonl') return texts.map((text) => `${onOneLine(text).line}\n`).join('');
  return `[\n${texts.join(',\n')}\n]\n`;
}

/** The rows that the form cannot hold without losing something. Only alpaca has such rows. */
export function rowsThatDoNotFit(rows: readonly ExportRow[], form: ExportForm): ExportRow[] {
  return rows.filter(({ example }) => !fitsForm(example, form));
}

function rowTextOf(row: ExportRow, { form, annotate }: ExportOptions): string {
  const note = JSON.stringify({ rank: row.rank, gain: row.gain, covers: row.covers });
  if (form === 'original') return annotate === true ? withField(row.example.raw, 'delift', note) : row.example.raw;
  const text = JSON.stringify(rowInForm(row.example, form));
  return annotate === true ? withField(text, 'delift', note) : text;
}

/** Answers of one conversation share the row's text and line but differ in hash: the first of them stands for the row. */
function oncePerRow(rows: readonly ExportRow[]): ExportRow[] {
  const firstHashes = new Map<string, string>();
  return rows.filter(({ example }) => {
    const key = `${example.line} ${example.raw}`;
    const first = firstHashes.get(key);
    if (first === undefined) firstHashes.set(key, example.hash);
    return first === undefined || first === example.hash;
  });
}
