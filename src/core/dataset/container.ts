import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { cellsOf, type CellsPlace } from './cellLayout';
import { columnsOf, type ColumnsPlace } from './columns';
import type { SequencePlace } from './json';
import { jsonExtent, skipSpace } from './jsonExtent';
import { isKeyed, isRow, parseObject, piecesOf, wrappedArray, type PiecesPlace } from './objectOfRows';
import type { ImportOptions } from './types';

/** How a file's rows are laid out. */
export type Layout = { readonly kind: 'lines' } | SequencePlace | ColumnsPlace | PiecesPlace | CellsPlace;

/** Lines looked at to tell JSON Lines from other text. */
const SAMPLE_LINES = 50;

/**
 * Tells JSON Lines, a JSON array, an array wrapped in one field of an object, an object of arrays, objects one after
 * another, other objects of rows, and tables of cells apart.
 * @throws AppError 'not-json' when no row could be read in any of these ways; 'form-unknown' as wrappedArray; 'invalid-argument' as cellsOf.
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
    if (first === '{') return layoutOfObjects(text, start, lines, fileName);
    if (lines.some(isObjectText)) return { kind: 'lines' };
  }
  const cells = cellsOf(text, named, options, extension === 'tsv' || extension === 'tab');
  if (cells !== null) return cells;
  const shown = JSON.stringify(text.slice(start, start + 40));
  const hasComment = /^(?:\/[/*]|#)/.test(text.slice(start, start + 2));
  const repair = hasComment ? said`Take the comments out: JSON has none.` : said`Save the rows as JSONL, one object in each line.`;
  throw new AppError(
    'not-json',
    said`${fileName} is neither JSON, nor JSON Lines, nor a table (CSV, TSV): it begins with ${shown}. Nothing was read. ${told(repair)}`,
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

function layoutOfObjects(text: string, start: number, lines: readonly string[], fileName: string): Layout {
  const whole = jsonExtent(text, start);
  const alone = whole.state === 'complete' && skipSpace(text, whole.end) >= text.length;
  const first = whole.state === 'complete' ? parseObject(text.slice(start, whole.end)) : null;
  if (first !== null) {
    if (alone && (!isRow(first) || isKeyed(first))) {
      const wrapped = wrappedArray(text, start, fileName) ?? piecesOf(start, first) ?? columnsOf(text, start, first);
      if (wrapped !== null) return wrapped;
    }
    const lineEnd = text.indexOf('\n', start);
    const oneLine = lineEnd < 0 || whole.end <= lineEnd;
    const endsLine = skipSpace(text, whole.end) > (lineEnd < 0 ? text.length - 1 : lineEnd);
    return oneLine && (endsLine || alone) ? { kind: 'lines' } : { kind: 'run', from: start };
  }
  // The first object is broken or cut off. Whole objects on later lines mean JSON Lines; an array of rows that opens in it, a wrapper.
  const wrapped = wrappedArray(text, start, fileName, 1);
  const firstLineBreak = text.indexOf('\n', start);
  const hasObjects = lines.some(isObjectText);
  if (wrapped !== null && (!hasObjects || (wrapped.first !== 'other' && (firstLineBreak < 0 || wrapped.from <= firstLineBreak)))) return wrapped;
  if (hasObjects) return { kind: 'lines' };
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
