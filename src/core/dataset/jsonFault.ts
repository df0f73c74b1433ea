import { said } from '../base/said';
import { isJsonSpace } from './jsonExtent';

/** The first place where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly length: number;
  /** Goes behind "is not valid JSON: ". */
  readonly what: string;
}

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const SPACE = /[ \t\r\n]*/y;
// The strict string grammar: no raw control characters, only JSON's escapes.
const STRING_PIECE = /[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;

/**
 * Finds what is wrong with a text that JSON.parse refused, in the same words in every engine (engines differ in
 * their messages and most give no place). Keeps its own stack, so depth does not matter. Linear in the text.
 * @returns null when the text is valid JSON after all.
 */
export function findJsonFault(text: string): JsonFault | null {
  const closers: string[] = [];
  let expecting: Expecting = 'value';
  let at = match(SPACE, text, 0);
  for (;;) {
    if (at >= text.length) return endFault(text, closers, expecting);
    const char = text[at]!;
    if (char === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) return fault(at, 2, said`a comment stands in it, which JSON does not have`);
    if (expecting === 'comma-or-end') {
      const closer = closers.at(-1);
      if (closer === undefined) return fault(at, text.length - at, said`more text follows the end of the value`);
      if (char === ',') {
        expecting = closer === '}' ? 'key' : 'value';
        at++;
      } else if (char === closer) {
        closers.pop();
        at++;
      } else if (char === '}' || char === ']') return fault(at, 1, said`"${char}" stands where "${closer}" belongs`);
      else return fault(at, 1, said`a comma is missing`);
    } else if (expecting === 'colon') {
      if (char !== ':') return fault(at, 1, said`a colon is missing after a field name`);
      expecting = 'value';
      at++;
    } else if ((char === '}' || char === ']') && char === closers.at(-1) && expecting.endsWith('-or-end')) {
      closers.pop();
      expecting = 'comma-or-end';
      at++;
    } else if (expecting.startsWith('key')) {
      if (char === '}') return fault(at, 1, said`a comma stands before the closing bracket`);
      if (char === "'") return fault(at, 1, said`a field name stands in single quotes, as Python prints it`);
      if (char !== '"') return fault(at, 1, said`a field name in double quotes is missing`);
      const end = match(STRING_PIECE, text, at + 1);
      if (text[end] !== '"') return stringFault(text, at, end);
      expecting = 'colon';
      at = end + 1;
    } else {
      const step = readValue(text, at, closers);
      if (typeof step !== 'number') return step;
      at = step;
      expecting = char === '{' ? 'key-or-end' : char === '[' ? 'value-or-end' : 'comma-or-end';
    }
    at = match(SPACE, text, at);
    if (at >= text.length && closers.length === 0 && expecting === 'comma-or-end') return null;
  }
}

/** Reads one value's beginning (a bracket) or a whole scalar; the offset behind it, or the fault. */
function readValue(text: string, at: number, closers: string[]): number | JsonFault {
  const char = text[at]!;
  if (char === '{' || char === '[') {
    closers.push(char === '{' ? '}' : ']');
    return at + 1;
  }
  if (char === '"') {
    const end = match(STRING_PIECE, text, at + 1);
    return text[end] === '"' ? end + 1 : stringFault(text, at, end);
  }
  if (char === "'") return fault(at, 1, said`a text stands in single quotes`);
  if (char === ']' || char === '}') return fault(at, 1, beforeSpace(text, at) === ',' ? said`a comma stands before the closing bracket` : said`a value is missing`);
  const number = match(NUMBER, text, at);
  if (number > at) return number;
  const word = match(WORD, text, at);
  if (word === at) return fault(at, 1, said`"${char}" cannot begin a value`);
  const name = text.slice(at, word);
  return name === 'true' || name === 'false' || name === 'null' ? word : fault(at, name.length, said`${name} is not a JSON value`);
}

function stringFault(text: string, start: number, at: number): JsonFault {
  if (at >= text.length) return fault(start, text.length - start, said`it ends inside a text`);
  if (text[at] === '\\') {
    return at + 1 >= text.length ? fault(start, text.length - start, said`it ends inside a text`) : fault(at, 2, said`"${text.slice(at, at + 2)}" is not an escape that JSON knows`);
  }
  return fault(at, 1, said`a line break or control character stands raw inside a text`);
}

function endFault(text: string, closers: readonly string[], expecting: Expecting): JsonFault {
  const missing = closers.length > 0 && expecting !== 'value' ? said`it ends before the closing "${closers.at(-1)!}"` : said`it ends before it is complete`;
  return fault(Math.max(0, text.length - 1), Math.min(1, text.length), missing);
}

function fault(offset: number, length: number, what: string): JsonFault {
  return { offset, length, what };
}

/** The last character before `at` that is not white space. */
function beforeSpace(text: string, at: number): string | undefined {
  let before = at - 1;
  while (before >= 0 && isJsonSpace(text.charCodeAt(before))) before--;
  return text[before];
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? at : at + found[0].length;
}
