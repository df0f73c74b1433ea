import { AppError } from '../base/errors';
import { said } from '../base/said';
import { readRecords, type CellRecord, type CellSyntax } from './cells';
import { ALL_NAMES } from './formNames';
import type { CellTable, ImportOptions } from './types';

/** A text of cells, and where its first record of data begins. */
export interface CellsPlace {
  readonly kind: 'cells';
  readonly table: CellTable;
  readonly from: number;
  /** Names of columns that stand twice or are missing in the header, and what they are read as. */
  readonly renamed: readonly { readonly header: string; readonly column: string }[];
}

const SAMPLE_RECORDS = 50;
const SAMPLE_CHARACTERS = 1 << 20;
const DELIMITERS = [',', '\t', ';', '|'] as const;
const MOST_COLUMNS = 10_000;

/**
 * Finds how a text of cells is written: what stands between cells, whether quotes are quotes, and whether the first
 * record names the columns.
 * @param certain the file is named as a table; otherwise only a regular one is taken for one.
 * @returns null when the text is no table.
 * @throws AppError 'invalid-argument' for a delimiter that is not one character, or is a quote or a line break.
 * @see docs/spec/data.md C1-C2
 */
export function cellsOf(text: string, certain: boolean, options: Pick<ImportOptions, 'header' | 'delimiter'>, preferTab: boolean): CellsPlace | null {
  const told = toldDelimiter(text);
  const wish = options.delimiter ?? told?.delimiter;
  if (wish !== undefined && (wish.length !== 1 || /["\r\n]/.test(wish))) {
    throw new AppError('invalid-argument', said`${JSON.stringify(wish)} cannot stand between cells. Nothing was read. Name one character, such as a comma or a tab.`);
  }
  const newline = newlineOf(text);
  const begin = told?.end ?? 0;
  const delimiters = wish !== undefined ? [wish] : preferTab ? ['\t', ...DELIMITERS.filter((each) => each !== '\t')] : DELIMITERS;
  const tries = delimiters.flatMap((delimiter) => (['"', null] as const).map((quote) => tryCut(text, begin, { delimiter, quote, newline })));
  const best = tries.reduce((found, each) => (each.fit > found.fit ? each : found));
  const sure = certain || told !== null;
  const isTable = best.columns > 1 && best.columns <= MOST_COLUMNS && (sure ? best.records.length > 0 : best.records.length > 1 && best.fit >= 0.9);
  if (!isTable && !(sure && best.records.length > 0)) return null;
  return placeOf(text, begin, best, options.header);
}

interface Cut {
  readonly syntax: CellSyntax;
  readonly records: readonly CellRecord[];
  readonly columns: number;
  /** Share of sampled records that have the usual number of cells and no fault; 0 for a single column. */
  readonly fit: number;
}

/** Excel's own first line, "sep=;", which says what stands between cells: the delimiter and where the table begins; null for other texts. */
function toldDelimiter(text: string): { readonly delimiter: string; readonly end: number } | null {
  const found = /^"?sep=([^"\r\n])"?(?:\r\n|\r|\n)/i.exec(text.slice(0, 20));
  return found === null ? null : { delimiter: found[1]!, end: found[0].length };
}

function tryCut(whole: string, begin: number, syntax: CellSyntax): Cut {
  const text = whole.length > SAMPLE_CHARACTERS ? whole.slice(0, SAMPLE_CHARACTERS) : whole;
  const records: CellRecord[] = [];
  for (const record of readRecords(text, syntax, begin)) {
    // The last record of a cut sample may be cut itself.
    if (record.next >= text.length && whole.length > text.length && records.length > 0) break;
    records.push(record);
    if (records.length === SAMPLE_RECORDS) break;
  }
  const counts = new Map<number, number>();
  for (const { cells, fault } of records) if (fault === null) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [columns, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  const fit = columns > 1 ? count / records.length : 0;
  // Quotes are text only where a table without them is a regular one.
  return { syntax, records, columns, fit: syntax.quote === null && fit < 0.9 ? 0 : fit };
}

function placeOf(text: string, begin: number, { syntax, records, columns }: Cut, wish: boolean | undefined): CellsPlace {
  const first = records[0]!;
  const named = first.fault === null && (wish ?? looksLikeHeader(first.cells, records.slice(1)));
  const width = named ? first.cells.length : Math.max(1, columns);
  const names = named ? first.cells : [];
  const table: CellTable = {
    kind: 'cells',
    ...syntax,
    columns: distinctNames(Array.from({ length: width }, (_, index) => names[index]?.trim() ?? '')),
    // With Excel's line before it, so that the file can be written as it was.
    header: named ? text.slice(begin === 0 ? first.start : 0, first.end) : null,
  };
  return { kind: 'cells', table, from: named ? first.next : begin, renamed: renamedColumns(names, table.columns) };
}

/** Names that the rest of the column does not look like: known ones, or short words above other things. */
function looksLikeHeader(cells: readonly string[], others: readonly CellRecord[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  if (names.some((name) => ALL_NAMES.has(name))) return true;
  if (new Set(names).size < names.length || !names.every((name) => /^[\p{L}_][\p{L}\p{N}_ .:/()-]{0,40}$/u.test(name))) return false;
  const rest = others.filter(({ fault }) => fault === null);
  if (rest.length === 0) return false;
  return cells.some((name, column) => {
    const values = rest.map((record) => record.cells[column] ?? '');
    if (values.every((value) => value.trim() !== '' && Number.isFinite(Number(value)))) return true;
    return !values.includes(name) && values.reduce((sum, value) => sum + value.length, 0) / values.length > 3 * name.length;
  });
}

function renamedColumns(names: readonly string[], columns: readonly string[]): CellsPlace['renamed'] {
  return names.flatMap((name, index) => (name.trim() === columns[index] ? [] : [{ header: name.trim(), column: columns[index]! }]));
}

/** Every column gets a name of its own: "column 3" for an empty one, "text (2)" for the second of that name. */
function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const wanted = name === '' ? `column ${index + 1}` : name;
    let free = wanted;
    for (let number = 2; taken.has(free); number++) free = `${wanted} (${number})`;
    taken.add(free);
    return free;
  });
}

function newlineOf(text: string): CellTable['newline'] {
  const feed = text.indexOf('\n');
  if (feed < 0) return text.includes('\r') ? '\r' : '\n';
  return text[feed - 1] === '\r' ? '\r\n' : '\n';
}
