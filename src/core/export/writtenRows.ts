import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { seededRandom, shuffledIndices } from '../base/random';
import { fitsForm, rowInForm } from './forms';
import { onOneLine, withField } from './rowText';
import type { ExportForm, ExportOptions, ExportRow, NoteField } from './types';

/** One row of the file: the pick it is, and its JSON text as it will stand there. */
export interface WrittenRow {
  readonly row: ExportRow;
  readonly text: string;
}

const ALL_NOTES: readonly NoteField[] = ['rank', 'gain', 'covers'];

/** The notes that the options ask for, in their fixed order. */
export function notesOf({ annotate = false }: Pick<ExportOptions, 'annotate'>): readonly NoteField[] {
  if (typeof annotate === 'boolean') return annotate ? ALL_NOTES : [];
  return ALL_NOTES.filter((field) => annotate.includes(field));
}

/**
 * The rows of a file in their order, each as JSON text. In the original form that is the row's own text byte by byte
 * (on one line, but for a JSON list, which keeps its line breaks between tokens); several answers of one
 * conversation are one row. For JSON containers the field `delift` is put in before the last bracket; tables get
 * their notes as columns instead.
 * @param rows borrowed, not reordered.
 * @throws AppError 'no-rows' for an empty list; 'invalid-argument' when rows do not fit the form (see rowsThatDoNotFit).
 * @see docs/spec/data.md X1-X5
 */
export function writtenRows(rows: readonly ExportRow[], options: ExportOptions): WrittenRow[] {
  if (rows.length === 0) throw new AppError('no-rows', said`The subset is empty. Nothing was written. Choose at least one row.`);
  const unfit = rowsThatDoNotFit(rows, options.form);
  if (unfit.length > 0) throw misfit(unfit, rows.length, options.form);
  const ordered = inOrder(rows, options);
  const written = options.form === 'original' ? oncePerRow(ordered) : ordered;
  return written.map((row) => ({ row, text: textOf(row, options) }));
}

/** The rows that the form cannot hold without losing something. Alpaca and prompt-completion have such rows. */
export function rowsThatDoNotFit(rows: readonly ExportRow[], form: ExportForm): ExportRow[] {
  return rows.filter(({ example }) => !fitsForm(example, form));
}

/**
 * The pool without the rows that a subset's file has. In the original form a conversation goes into one of the two
 * files: the subset's, as soon as one of its answers was chosen.
 * @param pool and @param chosen borrowed; rows are told apart by identity, so that `chosen` must be taken from `pool`.
 */
export function restOf(pool: readonly ExportRow[], chosen: readonly ExportRow[], form: ExportForm): ExportRow[] {
  const taken = new Set(chosen.map(({ example }) => example));
  const hashesOfRow = new Map<string, Set<string>>();
  for (const { example } of form === 'original' ? chosen : []) {
    const key = rowKey(example);
    hashesOfRow.set(key, (hashesOfRow.get(key) ?? new Set()).add(example.hash));
  }
  return pool.filter(({ example }) => {
    if (taken.has(example)) return false;
    const written = hashesOfRow.get(rowKey(example));
    return written === undefined || written.has(example.hash);
  });
}

function inOrder(rows: readonly ExportRow[], { order = 'rank', seed = 1 }: ExportOptions): ExportRow[] {
  if (order === 'given') return [...rows];
  const ranked = [...rows].sort((a, b) => a.rank - b.rank);
  return order === 'rank' ? ranked : Array.from(shuffledIndices(ranked.length, seededRandom(seed)), (at) => ranked[at]!);
}

function textOf(row: ExportRow, options: ExportOptions): string {
  const { form, container } = options;
  const text = form === 'original' ? (container === 'json' ? row.example.raw : onOneLine(row.example.raw).line) : madeText(row, options);
  const notes = notesOf(options);
  if (notes.length === 0 || container === 'csv' || container === 'parquet') return text;
  return withField(text, 'delift', JSON.stringify(Object.fromEntries(notes.map((field) => [field, row[field]]))));
}

function madeText({ example }: ExportRow, { form, identity }: ExportOptions): string {
  const text = JSON.stringify(rowInForm(example, form === 'original' ? 'messages' : form));
  if (identity !== true) return text;
  const named = withField(text, 'id', JSON.stringify(example.label));
  return example.source === null ? named : withField(named, 'source', JSON.stringify(example.source));
}

/** Answers of one conversation share the row's text and line but differ in hash: the first of them stands for the row. */
function oncePerRow(rows: readonly ExportRow[]): ExportRow[] {
  const firstHashes = new Map<string, string>();
  return rows.filter(({ example }) => {
    const first = firstHashes.get(rowKey(example));
    if (first === undefined) firstHashes.set(rowKey(example), example.hash);
    return first === undefined || first === example.hash;
  });
}

function rowKey({ line, raw }: ExportRow['example']): string {
  return `${line} ${raw}`;
}

function misfit(unfit: readonly ExportRow[], rows: number, form: ExportForm): AppError {
  const why = form === 'alpaca' ? said`they have tool turns, or earlier turns that are not question and answer` : said`they have a system text, earlier turns or tool turns`;
  return new AppError(
    'invalid-argument',
    said`${unfit.length} of ${rows} rows do not fit the form ${form}: ${told(why)}. Nothing was written. Choose sharegpt, messages or the original form.`,
    { rows: unfit.length, first: unfit[0]!.example.label },
  );
}
