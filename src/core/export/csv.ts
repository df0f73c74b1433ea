import { counted, said } from '../base/said';
import { readRecords, writeRecord } from '../dataset/cells';
import { escapeFormula, isRisky } from '../dataset/formulaText';
import { fieldTexts } from '../dataset/rowFields';
import type { CellTable, ImportedFile } from '../dataset/types';
import type { TableColumn } from './table';
import type { FormulaRule } from './types';
import type { WrittenRow } from './writtenRows';

/**
 * Texts as CSV by RFC 4180: CR LF line ends, quotes where a cell needs them (also around white space at its ends, and
 * around the only cell of a line, which would be a blank line otherwise).
 */
export function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map((cell) => quoted(cell, cells.length === 1)).join(',')}\r\n`).join('');
}

/**
 * A table as CSV. Texts are written as they are, everything else as its JSON text; a missing field, null and an
 * empty text are all an empty cell.
 * @param columns borrowed.
 * @param formulas 'escape': texts that a spreadsheet would run get an apostrophe; numbers never do.
 * @returns the text, and what CSV could not say.
 * @see docs/spec/data.md X6, X7
 */
export function tableCsv(columns: readonly TableColumn[], formulas: FormulaRule): { readonly text: string; readonly notes: string[] } {
  const counts = { escaped: 0, kept: 0, typed: 0, empty: 0 };
  const cellOf = (json: string | null): string => {
    if (json === null || json === 'null') {
      counts.empty++;
      return '';
    }
    if (json[0] !== '"') {
      counts.typed++;
      return json;
    }
    const text = JSON.parse(json) as string;
    if (!isRisky(text)) return text;
    counts[formulas === 'escape' ? 'escaped' : 'kept']++;
    return formulas === 'escape' ? escapeFormula(text) : text;
  };
  const rows = columns[0]?.cells.length ?? 0;
  const lines = [columns.map(({ name }) => name)];
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ cells }) => cellOf(cells[row]!)));
  return { text: csvText(lines), notes: notesOf(counts) };
}

/**
 * Rows of a CSV file as they stood there, with its header, delimiter and line ends. A record with a formula that
 * nothing disarms is written anew under the rule 'escape'; all others are equal byte by byte.
 * @param rows in the original form, all of this table; borrowed.
 * @see docs/spec/data.md X2, X7
 */
export function recordsCsv(rows: readonly WrittenRow[], table: CellTable, formulas: FormulaRule): { readonly text: string; readonly notes: string[] } {
  const counts = { escaped: 0, kept: 0, typed: 0, empty: 0 };
  const records = rows.map(({ row: { example } }) => {
    const cells = Array.from(fieldTexts(example.raw).values(), (text) => JSON.parse(text) as string);
    const risky = cells.filter(isRisky).length;
    const record = example.record ?? writeRecord(cells, table);
    if (risky === 0 || isDisarmed(record, table, cells)) return record;
    counts[formulas === 'escape' ? 'escaped' : 'kept'] += risky;
    return formulas === 'escape' ? writeRecord(cells.map(escapeFormula), table) : record;
  });
  const lines = table.header === null ? records : [table.header, ...records];
  return { text: lines.map((line) => line + table.newline).join(''), notes: notesOf(counts) };
}

/** Did the file have its own apostrophes? Then reading took them off, and the record says something else than its cells. */
function isDisarmed(record: string, table: CellTable, cells: readonly string[]): boolean {
  const [first] = readRecords(record, table);
  return first !== undefined && first.cells.some((cell, at) => cell !== cells[at]);
}

/** The table that all files share, where they are CSV of one layout; undefined otherwise. Tab-separated files are no CSV. */
export function sharedTable(files: readonly Pick<ImportedFile, 'table'>[]): CellTable | undefined {
  const [first] = files;
  if (first?.table?.kind !== 'cells' || first.table.delimiter === '\t') return undefined;
  const layout = JSON.stringify(first.table);
  return files.every(({ table }) => JSON.stringify(table) === layout) ? first.table : undefined;
}

function notesOf({ escaped, kept, typed, empty }: Record<'escaped' | 'kept' | 'typed' | 'empty', number>): string[] {
  return [
    ...(escaped > 0 ? [said`An apostrophe stands before ${counted(escaped, 'cell', 'cells')} that a spreadsheet would run as a formula; reading the file here takes it off again.`] : []),
    ...(kept > 0 ? [said`A spreadsheet will run ${counted(kept, 'cell', 'cells')} of this file as a formula, as was asked.`] : []),
    ...(typed > 0 ? [said`CSV holds texts only: numbers, true and false, lists and objects are written as JSON text (${counted(typed, 'cell', 'cells')}).`] : []),
    ...(empty > 0 ? [said`A missing field, null and an empty text all become an empty cell (${counted(empty, 'cell', 'cells')} were missing or null).`] : []),
  ];
}

function quoted(cell: string, always: boolean): string {
  return always || /[",\r\n\ufeff]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
