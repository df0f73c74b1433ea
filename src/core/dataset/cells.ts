import type { CellTable } from './types';

/** How a text of cells is cut. */
export type CellSyntax = Pick<CellTable, 'delimiter' | 'quote' | 'newline'>;

/** One record: its cells, or the first thing that is wrong with it. */
export interface CellRecord {
  readonly cells: readonly string[];
  readonly fault: CellFault | null;
  /** Offsets of its text, without and with its line end. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

export interface CellFault {
  readonly what: 'not-closed' | 'text-behind-quote';
  readonly at: number;
}

/** Characters that may be looked at again behind broken quotes, as a multiple of the text's length. */
const WORK_LIMIT = 8;

/**
 * The records of a text of cells, as RFC 4180 has them; a quote counts only at the beginning of a cell. Blank lines are
 * no records. Where quotes do not close, the record's first line is a fault and reading goes on at the next line.
 * Linear in the text, whatever it holds.
 * @param from offset of the first record. @see docs/spec/data.md C1
 */
export function* readRecords(text: string, syntax: CellSyntax, from = 0): Generator<CellRecord, void, void> {
  let at = from;
  let work = WORK_LIMIT * text.length + 1;
  while (at < text.length) {
    const blank = lineEndAt(text, at, syntax.newline);
    if (blank > 0) {
      at += blank;
      continue;
    }
    const record = work > 0 ? readRecord(text, at, syntax) : firstLine(text, at, syntax, { what: 'not-closed', at });
    if (record.fault !== null) work -= record.end - at;
    const given = record.fault === null ? record : firstLine(text, at, syntax, record.fault);
    yield given;
    at = given.next;
  }
}

function readRecord(text: string, start: number, { delimiter, quote, newline }: CellSyntax): CellRecord {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    if (quote !== null && text[at] === quote) {
      const closing = closingQuote(text, at + 1, quote);
      if (closing < 0) return { cells, fault: { what: 'not-closed', at }, start, end: text.length, next: text.length };
      cells.push(text.slice(at + 1, closing).replaceAll(quote + quote, quote));
      at = closing + 1;
      const ends = at >= text.length || text[at] === delimiter || lineEndAt(text, at, newline) > 0;
      if (!ends) return { cells, fault: { what: 'text-behind-quote', at }, start, end: at, next: at };
    } else {
      const cellEnd = plainEnd(text, at, delimiter, newline);
      cells.push(text.slice(at, cellEnd));
      at = cellEnd;
    }
    if (text[at] === delimiter && at < text.length) {
      at++;
      continue;
    }
    return { cells, fault: null, start, end: at, next: at + (at < text.length ? lineEndAt(text, at, newline) : 0) };
  }
}

function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}

function plainEnd(text: string, from: number, delimiter: string, newline: CellSyntax['newline']): number {
  const stop = delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === stop) break;
    if (code < 0x0e && lineEndAt(text, at, newline) > 0) break;
  }
  return at;
}

/** Length of the line end at an offset; 0 when there is none. A file with LF or CR LF may mix the two. */
function lineEndAt(text: string, at: number, newline: CellSyntax['newline']): number {
  const code = text.charCodeAt(at);
  if (newline === '\r') return code === 0x0d ? 1 : 0;
  if (code === 0x0a) return 1;
  return code === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 2 : 0;
}

function firstLine(text: string, start: number, syntax: CellSyntax, fault: CellFault): CellRecord {
  const mark = text.indexOf(syntax.newline === '\r' ? '\r' : '\n', start);
  const next = mark < 0 ? text.length : mark + 1;
  const end = mark < 0 ? text.length : mark > start && text[mark - 1] === '\r' ? mark - 1 : mark;
  return { cells: [], fault, start, end, next };
}

/**
 * Cells as one record, without line end: quoted only where a delimiter, a quote or a line break stands in the cell, or
 * where a record of one empty cell would be a blank line. The inverse of readRecords for every text in every cell.
 * @see docs/spec/data.md C3
 */
export function writeRecord(cells: readonly string[], { delimiter, quote }: Pick<CellSyntax, 'delimiter' | 'quote'>): string {
  if (quote === null) return cells.join(delimiter);
  if (cells.length === 1 && cells[0] === '') return quote + quote;
  return cells.map((cell) => (needsQuotes(cell, delimiter, quote) ? quote + cell.replaceAll(quote, quote + quote) + quote : cell)).join(delimiter);
}

function needsQuotes(cell: string, delimiter: string, quote: string): boolean {
  return cell.includes(delimiter) || cell.includes(quote) || cell.includes('\n') || cell.includes('\r');
}
