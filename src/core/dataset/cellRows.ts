import type { JsonObject } from '../base/json';
import { counted, said } from '../base/said';
import { readRecords, writeRecord, type CellRecord } from './cells';
import type { CellsPlace } from './cellLayout';
import { looksEscaped, unescapeFormula } from './formulaText';
import { lineCounter } from './lineCounter';
import { rowProblem } from './problems';
import type { ReadEnd, ReadRow } from './readRow';
import type { CellTable } from './types';

/**
 * The rows of a table of cells: an object of texts for each record, named by the columns. A record with more or fewer
 * cells than columns, or with broken quotes, is a problem and the next one is read.
 * @param escaped take the apostrophe off that stands before formulas. Default false.
 * @see docs/spec/data.md C1-C3, X7
 */
export function* readCells(text: string, { table, from }: CellsPlace, escaped = false): Generator<ReadRow, ReadEnd, void> {
  const lines = lineCounter(text, table.newline === '\r' ? '\r' : '\n');
  let number = 0;
  for (const record of readRecords(text, table, from)) {
    const read = escaped ? { ...record, cells: record.cells.map(unescapeFormula) } : record;
    yield rowOfRecord(text.slice(record.start, record.end), read, table, lines.lineAt(record.start), ++number);
  }
  return { closed: true };
}

/** Was the table written with an apostrophe before every formula? Reads all cells, if any has an apostrophe at all. */
export function hasEscapedFormulas(text: string, place: CellsPlace): boolean {
  if (!/'[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text)) return false;
  return looksEscaped(cellsOf(text, place));
}

function* cellsOf(text: string, { table, from }: CellsPlace): Generator<string, void, void> {
  for (const { cells } of readRecords(text, table, from)) yield* cells;
}

/** One record as a row, or what is wrong with it. Never throws. */
export function rowOfRecord(text: string, record: CellRecord, table: CellTable, line: number, number: number): ReadRow {
  const { cells, fault, start, next } = record;
  if (fault !== null) {
    const within = fault.at - start;
    const says = fault.what === 'not-closed' ? said`has a quote that is never closed` : said`has text behind a closing quote: a quote inside a cell must be doubled`;
    const at = within < text.length ? { offset: within, length: 1 } : null;
    return { kind: 'problem', problem: rowProblem(text, line, { reason: 'unbalanced-quotes', says, at }), offset: next, raw: text };
  }
  const { columns } = table;
  if (cells.length !== columns.length) {
    const says = said`has ${counted(cells.length, 'cell', 'cells')} where ${columns.length} belong: check quotes and line breaks in it`;
    return { kind: 'problem', problem: rowProblem(text, line, { reason: 'wrong-columns', says, at: null }), offset: next, raw: text };
  }
  const value: JsonObject = Object.fromEntries(columns.map((name, index) => [name, cells[index]!]));
  const raw = `{${columns.map((name, index) => `${JSON.stringify(name)}: ${JSON.stringify(cells[index])}`).join(', ')}}`;
  const usual = writeRecord(cells, table) === text;
  return { kind: 'row', row: { raw, line, number, ...(usual ? {} : { record: text }) }, value, offset: next };
}
