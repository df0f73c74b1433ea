import type { JsonObject } from '../base/json';
import { jsonExtent, skipSpace } from './jsonExtent';
import { lineCounter } from './lineCounter';
import { isList } from './paths';
import { readRow, type ReadEnd, type ReadRow } from './readRow';

/** An object with one list for each field: {"prompt": ["a", "b"], "answer": ["c", "d"]}. */
export interface ColumnsPlace {
  readonly kind: 'columns';
  readonly columns: readonly { readonly key: string; readonly from: number }[];
  readonly rows: number;
  /** Columns that end before the longest one. */
  readonly short: readonly string[];
}

/** The lists of an object that holds nothing else; null when it is another kind of object. @see docs/spec/data.md I8 */
export function columnsOf(text: string, start: number, value: JsonObject): ColumnsPlace | null {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, list]) => isList(list))) return null;
  const lengths = new Map(entries.map(([name, list]) => [name, isList(list) ? list.length : 0]));
  const rows = Math.max(...lengths.values());
  if (rows === 0 || (entries.length === 1 && !entries.some(([, list]) => isList(list) && list.some((entry) => typeof entry === 'object')))) return null;
  const columns: { key: string; from: number }[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const key = jsonExtent(text, at);
    const from = skipSpace(text, skipSpace(text, key.end) + 1);
    columns.push({ key: text.slice(at, key.end), from: from + 1 });
    at = skipSpace(text, jsonExtent(text, from).end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  // A name that stands twice hides a list: such an object is not read as columns.
  if (columns.length !== entries.length) return null;
  return { kind: 'columns', columns, rows, short: [...lengths].filter(([, length]) => length < rows).map(([name]) => name) };
}

/** Row i has the i-th value of each list, by its own text; its line is the one where its first value begins. */
export function* readColumns(text: string, { columns, rows }: ColumnsPlace): Generator<ReadRow, ReadEnd, void> {
  const cursors = columns.map(({ key, from }) => ({ key, at: skipSpace(text, from) }));
  const lines = lineCounter(text);
  for (let number = 1; number <= rows; number++) {
    const parts: string[] = [];
    let line = 0;
    for (const cursor of cursors) {
      if (text[cursor.at] === ']') continue;
      const { end } = jsonExtent(text, cursor.at);
      if (line === 0 && cursor === cursors[0]) line = lines.lineAt(cursor.at);
      parts.push(`${cursor.key}: ${text.slice(cursor.at, end)}`);
      cursor.at = skipSpace(text, end);
      if (text[cursor.at] === ',') cursor.at = skipSpace(text, cursor.at + 1);
    }
    yield readRow(`{${parts.join(', ')}}`, line === 0 ? number : line, number, Math.round((number / rows) * text.length));
  }
  return { closed: true };
}
