import { AppError } from '../base/errors';
import { isJsonObject, type JsonObject } from '../base/json';
import { said } from '../base/said';
import { cellsOf, type CellsPlace } from './cellLayout';
import { columnsOf, type ColumnsPlace } from './columns';
import { detectForm } from './forms';
import type { SequencePlace } from './json';
import { jsonExtent, skipSpace } from './jsonExtent';
import { turnStyleOf } from './turns';
import type { ImportOptions } from './types';

/** How a file's rows are laid out. */
export type Layout = { readonly kind: 'lines' } | SequencePlace | ColumnsPlace | CellsPlace;

/** Lines looked at to tell JSON Lines from other text. */
const SAMPLE_LINES = 50;

/**
 * Tells JSON Lines, a JSON array, an array wrapped in one field of an object, an object of arrays, objects one after
 * another, and tables of cells apart.
 * @throws AppError 'not-json' when no row could be read in any of these ways; 'invalid-argument' as cellsOf.
 * @see docs/spec/data.md I2-I3, C1
 */
export function layoutOf(text: string, fileName: string, options: Pick<ImportOptions, 'header' | 'delimiter'> = {}): Layout {
  const start = skipSpace(text, 0);
  const extension = /\.(csv|tsv|tab|psv)(\.gz|\.zst)?$/i.exec(fileName)?.[1]?.toLowerCase();
  const named = extension !== undefined || options.delimiter !== undefined || options.header !== undefined;
  const lines = sampleLines(text);
  const first = text[start];
  if (!named || opensJson(text, start)) {
    if (first === '[') return { kind: 'array', from: start + 1 };
    if (first === '{') return layoutOfObjects(text, start, lines);
    if (lines.some(isObjectText)) return { kind: 'lines' };
  }
  const cells = cellsOf(text, named, options, extension === 'tsv' || extension === 'tab');
  if (cells !== null) return cells;
  const shown = JSON.stringify(text.slice(start, start + 40));
  throw new AppError(
    'not-json',
    said`${fileName} is neither JSON, nor JSON Lines, nor a table (CSV, TSV): it begins with ${shown}. Nothing was read. Save the rows as JSONL, one object in each line.`,
    { file: fileName },
  );
}

/** A file named as a table that holds JSON all the same. */
function opensJson(text: string, start: number): boolean {
  if (text[start] === '[') return text[skipSpace(text, start + 1)] === '{';
  if (text[start] !== '{') return false;
  const extent = jsonExtent(text, start);
  return extent.state === 'complete' && parseObject(text.slice(start, extent.end)) !== null;
}

function layoutOfObjects(text: string, start: number, lines: readonly string[]): Layout {
  const whole = jsonExtent(text, start);
  const alone = whole.state === 'complete' && skipSpace(text, whole.end) >= text.length;
  const first = whole.state === 'complete' ? parseObject(text.slice(start, whole.end)) : null;
  if (first !== null) {
    if (alone && !isRow(first)) {
      const wrapped = wrappedArray(text, start) ?? columnsOf(text, start, first);
      if (wrapped !== null) return wrapped;
    }
    const lineEnd = text.indexOf('\n', start);
    const oneLine = lineEnd < 0 || whole.end <= lineEnd;
    const endsLine = skipSpace(text, whole.end) > (lineEnd < 0 ? text.length - 1 : lineEnd);
    return oneLine && (endsLine || alone) ? { kind: 'lines' } : { kind: 'run', from: start };
  }
  // The first object is broken or cut off. Whole objects on later lines mean JSON Lines; an array that opens in it, a wrapper.
  const wrapped = wrappedArray(text, start);
  const firstLineBreak = text.indexOf('\n', start);
  if (wrapped !== null && (firstLineBreak < 0 || wrapped.from <= firstLineBreak || !lines.some(isObjectText))) return wrapped;
  if (lines.some(isObjectText)) return { kind: 'lines' };
  const opensAlone = /^\{[ \t\r]*\n/.test(text.slice(start, start + 200));
  return opensAlone ? { kind: 'run', from: start } : { kind: 'lines' };
}

function sampleLines(text: string): string[] {
  const lines: string[] = [];
  let at = 0;
  while (at < text.length && lines.length < SAMPLE_LINES) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(at, end).trim();
    if (line !== '') lines.push(line);
    at = end + 1;
  }
  return lines;
}

function isObjectText(line: string): boolean {
  return line.startsWith('{') && parseObject(line) !== null;
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null; // Not JSON: the caller asks exactly this.
  }
}

/** Does the object itself hold a prompt and a response? Then it is a row, not a wrapper of rows. */
function isRow(value: JsonObject): boolean {
  const { matches, mapping } = detectForm([value]);
  const prompt = mapping.instruction ?? mapping.turns ?? '';
  return matches > 0 && !/\.0(?:\.|$)/.test(prompt);
}

/** The one field at the object's top level that holds a list of objects which are not turns; null when there is none, or several. */
function wrappedArray(text: string, start: number): SequencePlace | null {
  let found: SequencePlace | null = null;
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const key = jsonExtent(text, at);
    const colon = skipSpace(text, key.end);
    if (key.state !== 'complete' || text[colon] !== ':') break;
    const from = skipSpace(text, colon + 1);
    if (text[from] === '[' && text[skipSpace(text, from + 1)] === '{') {
      if (found !== null) return null;
      found = { kind: 'array', from: from + 1 };
    }
    const value = jsonExtent(text, from);
    if (value.state !== 'complete') break;
    at = skipSpace(text, value.end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return found === null || opensWithTurn(text, found.from) ? null : found;
}

function opensWithTurn(text: string, from: number): boolean {
  const first = skipSpace(text, from);
  const extent = jsonExtent(text, first);
  const value = extent.state === 'complete' ? parseObject(text.slice(first, extent.end)) : null;
  return value !== null && turnStyleOf([value]) !== null;
}
