import { AppError } from '../base/errors';
import { isJsonObject, type JsonObject, type JsonValue } from '../base/json';
import { said } from '../base/said';
import { detectForm } from './forms';
import type { SequencePlace } from './json';
import { jsonExtent, skipSpace } from './jsonExtent';
import { lineCounter } from './lineCounter';
import { isList } from './paths';
import { readRow, type ReadEnd, type ReadRow } from './readRow';
import { elementsOf, fieldPlaces, fieldTexts, type ValuePlace } from './rowFields';
import { turnStyleOf } from './turns';

/** One row put together from parts of a text, and where its first part stands. Offsets only grow. */
interface Piece {
  readonly raw: string;
  readonly at: number;
}

/** Rows that do not stand in the text as they are, such as the cells of columns. */
export interface PiecesPlace {
  readonly kind: 'pieces';
  readonly pieces: (text: string) => Generator<Piece, void, void>;
}

export function* readPieces(text: string, { pieces }: PiecesPlace): Generator<ReadRow, ReadEnd, void> {
  const lines = lineCounter(text);
  let number = 0;
  for (const { raw, at } of pieces(text)) yield readRow(raw, lines.lineAt(at), ++number, at);
  return { closed: true };
}

/** Does the object itself hold a prompt and a response? Then it is a row, not a wrapper of rows. */
export function isRow(value: JsonObject): boolean {
  const { matches, mapping } = detectForm([value]);
  const prompt = mapping.instruction ?? mapping.turns ?? '';
  return matches > 0 && !/\.0(?:\.|$)/.test(prompt);
}

/** Does every field hold a row of its own ({"a1": {…}, "a2": {…}})? A few of them are looked at. */
export function isKeyed(value: JsonObject): boolean {
  const entries = Object.values(value);
  return entries.length > 1 && entries.every(isJsonObject) && entries.slice(0, 20).every(isRow);
}

/** A list of objects in an object, by its path ("data", "result.rows"). */
interface ObjectList {
  readonly path: string;
  readonly from: number;
  /** What its first object is: a row; not JSON; or something else, as of a list of licences. */
  readonly first: 'row' | 'broken' | 'other';
}

/**
 * The list of rows in an object: of several lists of objects the one whose first object is a row. Lists of turns are none.
 * @param start offset of the object, which may be cut off.
 * @param levels how far down lists are looked for; 1: in the object's own fields.
 * @returns null when there is no such list.
 * @throws AppError 'form-unknown' when several lists hold rows: read together, training and test rows would be one set.
 * @see docs/spec/data.md I3
 */
export function wrappedArray(text: string, start: number, fileName: string, levels = 3): (SequencePlace & Pick<ObjectList, 'first'>) | null {
  const { names, lists } = listsIn(text, start, levels, '');
  const rows = lists.filter(({ first }) => first === 'row');
  if (rows.length > 1) throw severalLists(rows.map(({ path }) => path), fileName);
  const [found, ...others] = rows.length === 1 ? rows : lists;
  if (found === undefined || others.length > 0) return null;
  const beside = names.filter((name) => name !== found.path.split('.', 1)[0]).map((name) => `"${name.slice(0, 40)}"`);
  const notes = beside.length === 0 ? [] : [said`Only the list "${found.path}" is read. What the file holds beside it is not: ${[...beside.slice(0, 8), ...(beside.length > 8 ? ['…'] : [])].join(', ')}.`];
  return { kind: 'array', from: found.from, first: found.first, notes };
}

function listsIn(text: string, start: number, levels: number, prefix: string): { readonly names: string[]; readonly lists: ObjectList[] } {
  const names: string[] = [];
  const lists: ObjectList[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const key = jsonExtent(text, at);
    const colon = skipSpace(text, key.end);
    if (key.state !== 'complete' || text[colon] !== ':') break;
    const name = text.slice(at + 1, key.end - 1);
    names.push(name);
    const from = skipSpace(text, colon + 1);
    if (text[from] === '[' && text[skipSpace(text, from + 1)] === '{') {
      const first = firstObject(text, from + 1);
      if (first === null || turnStyleOf([first]) === null) lists.push({ path: prefix + name, from: from + 1, first: first === null ? 'broken' : isRow(first) ? 'row' : 'other' });
    } else if (text[from] === '{' && levels > 1) lists.push(...listsIn(text, from, levels - 1, `${prefix}${name}.`).lists);
    const value = jsonExtent(text, from);
    if (value.state !== 'complete') break;
    at = skipSpace(text, value.end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return { names, lists };
}

/**
 * Rows in an object without such a list: one object for each row under its key ({"a1": {…}, "a2": {…}}), one object for
 * each column ({"prompt": {"0": …}}, pandas' own), or names beside lists of values ({"columns": […], "data": [[…]]}).
 * A key that says more than the row's number becomes the field `_id`.
 * @param value the object, parsed. @returns null when it is none of these.
 * @see docs/spec/data.md I8
 */
export function piecesOf(start: number, value: JsonObject): PiecesPlace | null {
  const { columns, data } = value;
  if (isNames(columns) && isList(data) && data.length > 0 && data.every((row) => isList(row) && row.length === columns.length)) {
    return { kind: 'pieces', pieces: (whole) => splitPieces(whole, start) };
  }
  if (isKeyed(value)) return { kind: 'pieces', pieces: (whole) => keyedPieces(whole, start) };
  if (!Object.values(value).every(isJsonObject)) return null;
  const row = Object.fromEntries(Object.entries(value).map(([name, column]) => [name, Object.values(column as JsonObject)[0] ?? null]));
  return isRow(row) ? { kind: 'pieces', pieces: (whole) => columnPieces(whole, start) } : null;
}

function* keyedPieces(text: string, start: number): Generator<Piece, void, void> {
  for (const [key, { from, end }] of fieldPlaces(text, start)) yield { raw: withId(text.slice(from, end), key), at: from };
}

function* columnPieces(text: string, start: number): Generator<Piece, void, void> {
  const columns = Array.from(fieldPlaces(text, start), ([name, { from }]) => ({ name, cells: fieldPlaces(text, from) }));
  const keys = columns[0] === undefined ? [] : [...columns[0].cells.keys()];
  const numbered = keys.every((key, place) => key === String(place));
  for (const key of keys) {
    const cells = columns.flatMap(({ name, cells: column }): [string, ValuePlace][] => (column.has(key) ? [[name, column.get(key)!]] : []));
    const raw = rowText(cells.map(([name, { from, end }]) => [name, text.slice(from, end)]));
    yield { raw: numbered ? raw : withId(raw, key), at: columns[0]!.cells.get(key)!.from };
  }
}

function* splitPieces(text: string, start: number): Generator<Piece, void, void> {
  const fields = fieldPlaces(text, start);
  const names = JSON.parse(textOf(text, fields.get('columns')!)) as string[];
  const index = fields.get('index');
  const keys = index === undefined ? [] : elementsOf(text, index.from).map((place) => textOf(text, place));
  const numbered = keys.every((key, place) => key === String(place));
  for (const [place, row] of elementsOf(text, fields.get('data')!.from).entries()) {
    const cells = elementsOf(text, row.from).map((cell, column): [string, string] => [names[column]!, textOf(text, cell)]);
    const key = keys[place];
    yield { raw: rowText(numbered || key === undefined ? cells : [['_id', key], ...cells]), at: row.from };
  }
}

function textOf(text: string, { from, end }: ValuePlace): string {
  return text.slice(from, end);
}

function rowText(cells: readonly (readonly [name: string, value: string])[]): string {
  return `{${cells.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')}}`;
}

/** A row's text with its key as the first field. */
function withId(raw: string, key: string): string {
  const names = fieldTexts(raw);
  let free = '_id';
  for (let number = 2; names.has(free); number++) free = `_id${number}`;
  return `{${JSON.stringify(free)}: ${JSON.stringify(key)}${names.size === 0 ? '' : ', '}${raw.slice(1).trimStart()}`;
}

function isNames(value: JsonValue | undefined): value is readonly string[] {
  return isList(value) && value.length > 0 && value.every((name) => typeof name === 'string') && new Set(value).size === value.length;
}

function firstObject(text: string, from: number): JsonObject | null {
  const first = skipSpace(text, from);
  const extent = jsonExtent(text, first);
  return extent.state === 'complete' ? parseObject(text.slice(first, extent.end)) : null;
}

/** The text as an object; null when it is not one. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null; // Not JSON: the caller asks exactly this.
  }
}

function severalLists(names: readonly string[], fileName: string): AppError {
  const first = names[0]!;
  return new AppError(
    'form-unknown',
    said`${fileName} holds several lists of rows: ${names.map((name) => `"${name}"`).join(', ')}. Nothing was read. Write each into a file of its own (jq -c '.${first}[]' FILE > ${first}.jsonl) and open those that you need: rows to train on and rows to test with are different sets here.`,
    { file: fileName, lists: names.join(', ') },
  );
}
