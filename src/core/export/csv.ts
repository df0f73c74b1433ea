import { escapeFormula, isRisky } from '../dataset/formulaText';
import type { TableColumn } from './table';
import type { FormulaRule } from './types';

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

function notesOf({ escaped, kept, typed, empty }: Record<'escaped' | 'kept' | 'typed' | 'empty', number>): string[] {
  return [
    ...(escaped > 0 ? [`An apostrophe stands before ${cells(escaped)} that a spreadsheet would run as a formula; reading the file here takes it off again.`] : []),
    ...(kept > 0 ? [`A spreadsheet will run ${cells(kept)} of this file as a formula, as was asked.`] : []),
    ...(typed > 0 ? [`CSV holds texts only: numbers, true and false, lists and objects are written as JSON text (${cells(typed)}).`] : []),
    ...(empty > 0 ? [`A missing field, null and an empty text all become an empty cell (${cells(empty)} were missing or null).`] : []),
  ];
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function quoted(cell: string, always: boolean): string {
  return always || /[",\r\n\ufeff]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
