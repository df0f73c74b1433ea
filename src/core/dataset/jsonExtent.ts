/** Where one JSON value ends in a longer text. */
export interface JsonExtent {
  /** Offset just behind the value, or where the scan gave up. */
  readonly end: number;
  /** `unfinished`: the text ended first. `broken`: a line break stands inside a string, which JSON forbids. */
  readonly state: 'complete' | 'unfinished' | 'broken';
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The extent of the JSON value that begins at `start`, by counting brackets outside strings; nothing is parsed and
 * nothing recurses, so depth does not matter. What it calls complete may still be invalid JSON.
 * @param start offset of the value's first character.
 */
export function jsonExtent(text: string, start: number): JsonExtent {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringExtent(text, start);
  if (first !== 0x7b && first !== 0x5b) return scalarExtent(text, start);
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const inner = stringExtent(text, at);
      if (inner.state !== 'complete') return inner;
      at = inner.end;
      continue;
    }
    at++;
    if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return { end: at, state: 'complete' };
  }
  return { end: text.length, state: 'unfinished' };
}

/**
 * As jsonExtent, for text that is known to be valid JSON: offset just behind the value. Several times faster where texts
 * are long, as the closing quote is looked for by the engine.
 */
export function validEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringEnd(text, start);
  if (first !== 0x7b && first !== 0x5b) return scalarExtent(text, start).end;
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
      continue;
    }
    at++;
    if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return at;
  }
  return text.length;
}

function stringEnd(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote < 0 ? text.length : quote + 1;
}

/** Does an odd number of backslashes stand before the character? */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}

function stringExtent(text: string, start: number): JsonExtent {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { end: at + 1, state: 'complete' };
    if (code === 0x0a || code === 0x0d) return { end: at, state: 'broken' };
    at += code === BACKSLASH ? 2 : 1;
  }
  return { end: text.length, state: 'unfinished' };
}

function scalarExtent(text: string, start: number): JsonExtent {
  let at = start;
  while (at < text.length && !isScalarEnd(text.charCodeAt(at))) at++;
  return { end: Math.max(at, start + 1), state: 'complete' };
}

function isScalarEnd(code: number): boolean {
  return code === 0x2c || code === 0x5d || code === 0x7d || isJsonSpace(code);
}

/** JSON's own white space: space, tab, line feed, carriage return. */
export function isJsonSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The first offset at or behind `from` that is not JSON white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isJsonSpace(text.charCodeAt(at))) at++;
  return at;
}
