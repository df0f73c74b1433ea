import { AppError } from '../base/errors';
import { said } from '../base/said';
import { fieldTexts } from '../dataset/rowFields';
import type { NoteField } from './types';
import type { WrittenRow } from './writtenRows';

/** One column: the JSON text of each row's value, null where the row lacks the field. */
export interface TableColumn {
  readonly name: string;
  readonly cells: readonly (string | null)[];
}

/**
 * Rows as columns: the fields of all rows in the order in which they first appear, then a column for each note
 * (`delift.rank`, …; `delift2.rank` where a field has that name already).
 * @param rows borrowed.
 * @throws AppError 'invalid-argument' for half of a surrogate pair, which no UTF-8 file can hold.
 * @see docs/spec/data.md X5, X6
 */
export function tableOf(rows: readonly WrittenRow[], notes: readonly NoteField[], fileType: string): TableColumn[] {
  const columns = new Map<string, (string | null)[]>();
  const broken: WrittenRow[] = [];
  rows.forEach((row, at) => {
    let whole = true;
    for (const [name, text] of fieldTexts(row.text)) {
      let cells = columns.get(name);
      if (cells === undefined) columns.set(name, (cells = new Array<string | null>(rows.length).fill(null)));
      cells[at] = text;
      whole &&= isWhole(name) && (text[0] !== '"' || !text.includes('\\') || isWhole(JSON.parse(text) as string));
    }
    if (!whole) broken.push(row);
  });
  if (broken.length > 0) {
    throw new AppError(
      'invalid-argument',
      said`${broken.length} of ${rows.length} rows hold half of a surrogate pair (a character that was cut in two), which ${fileType} cannot hold. Nothing was written. Choose JSONL or JSON.`,
      { rows: broken.length, first: broken[0]!.row.example.label },
    );
  }
  let prefix = 'delift';
  for (let number = 2; notes.some((field) => columns.has(`${prefix}.${field}`)); number++) prefix = `delift${number}`;
  for (const field of notes) columns.set(`${prefix}.${field}`, rows.map(({ row }) => JSON.stringify(row[field])));
  return Array.from(columns, ([name, cells]) => ({ name, cells }));
}

function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
