import { isJsonSpace } from './jsonExtent';
import { readRow, type ReadEnd, type ReadRow } from './readRow';

/** White space, and the byte order marks that stay where files were put one behind another. */
function isBetweenRows(code: number): boolean {
  return isJsonSpace(code) || code === 0xfeff;
}

/**
 * The rows of a JSON Lines text: one JSON value on each line. Lines end at LF or CR LF only (U+2028 is text);
 * blank lines are no rows. A broken line is a problem and the next line is read.
 * @see docs/spec/data.md I2
 */
export function* readJsonl(text: string): Generator<ReadRow, ReadEnd, void> {
  let line = 0;
  let number = 0;
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    line++;
    let from = start;
    let to = end;
    while (from < to && isBetweenRows(text.charCodeAt(from))) from++;
    while (to > from && isJsonSpace(text.charCodeAt(to - 1))) to--;
    start = end + 1;
    if (from < to) yield readRow(text.slice(from, to), line, ++number, Math.min(start, text.length));
  }
  return { closed: true };
}
