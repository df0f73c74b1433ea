import { said } from '../base/said';
import { isJsonSpace, jsonExtent, skipSpace, type JsonExtent } from './jsonExtent';
import { lineCounter } from './lineCounter';
import { jsonProblem, rowProblem } from './problems';
import { readRow, type ReadEnd, type ReadRow } from './readRow';

/** Characters that recovery may scan, as a multiple of the text's length; keeps hostile files linear. */
const WORK_LIMIT = 12;

/** Objects as they stand in a text: elements of an array, or one after another. */
export interface SequencePlace {
  /** Offset of the first element (behind the array's bracket), or of the first object. */
  readonly from: number;
  /** `array`: ends at its closing bracket. `run`: ends with the text. */
  readonly kind: 'array' | 'run';
  /** What a person should know of the place. Default: nothing. */
  readonly notes?: readonly string[];
}

/**
 * The elements of a JSON array, or objects one after another, each with its exact text and line. A broken element
 * is a problem; reading goes on at the next element that can be recognised by its indentation or its first field.
 * A text that ends early keeps its complete elements. Linear in the text, and depth does not matter.
 * @see docs/spec/data.md I3
 */
export function* readSequence(text: string, place: SequencePlace): Generator<ReadRow, ReadEnd, void> {
  const lines = lineCounter(text);
  let number = 0;
  let at = place.from;
  let work = WORK_LIMIT * text.length;

  for (;;) {
    at = skipBetween(text, at);
    if (at >= text.length) return { closed: place.kind === 'run' };
    if (place.kind === 'array' && text[at] === ']') break;
    number++;
    const extent = commentExtent(text, at) ?? jsonExtent(text, at);
    work -= extent.end - at;
    if (extent.state === 'complete') {
      const read = readRow(text.slice(at, extent.end), lines.lineAt(at), number, extent.end);
      if (read.kind === 'row' || read.problem.reason !== 'invalid-json' || text[at] !== '{') {
        yield read;
        at = extent.end;
        continue;
      }
    }
    const line = lines.lineAt(at);
    const next = work > 0 ? nextElement(text, at, lines.lineStart()) : -1;
    work -= next < 0 ? text.length - at : next - at;
    const end = next < 0 || (extent.state === 'complete' && extent.end <= next) ? (extent.state === 'complete' ? extent.end : text.length) : next;
    const raw = text.slice(at, endOfElement(text, at, end));
    yield { kind: 'problem', problem: jsonProblem(raw, line), offset: end, raw };
    at = end;
  }

  const rest = skipSpace(text, at + 1);
  // A wrapped array is followed by its object's remaining fields and bracket; a bare one by nothing.
  if (rest < text.length && skipSpace(text, 0) === place.from - 1) {
    const fault = { reason: 'invalid-json', says: said`stands behind the end of the list and is not read`, at: null } as const;
    yield { kind: 'problem', problem: rowProblem(text.slice(rest), lines.lineAt(rest), fault), offset: text.length };
  }
  return { closed: true };
}

/** A comment between elements is one thing that cannot be read, however many words it has. */
function commentExtent(text: string, at: number): JsonExtent | null {
  if (text[at] !== '/' || (text[at + 1] !== '/' && text[at + 1] !== '*')) return null;
  const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 2;
  return { end: end < at + 2 ? text.length : end, state: 'complete' };
}

/** `end` without the white space and commas before it. */
function endOfElement(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (text[at - 1] === ',' || isJsonSpace(text.charCodeAt(at - 1)))) at--;
  return at;
}

function skipBetween(text: string, from: number): number {
  let at = skipSpace(text, from);
  while (text[at] === ',') at = skipSpace(text, at + 1);
  return at;
}

/**
 * Where the element behind a broken one begins: on a line indented alike that opens an object, or behind "}," with
 * the same first field. -1 when there is none.
 */
function nextElement(text: string, brokenAt: number, lineStart: number): number {
  const indent = text.slice(Math.max(lineStart, brokenAt - 100), brokenAt);
  let byIndent = -1;
  if (/^[ \t]{0,99}$/.test(indent)) {
    const found = text.indexOf(`\n${indent}{`, brokenAt);
    if (found >= 0) byIndent = found + 1 + indent.length;
  }
  const firstField = /^\{\s*("(?:[^"\\\r\n]|\\.){0,200}")\s*:/.exec(text.slice(brokenAt, brokenAt + 1000))?.[1];
  if (firstField === undefined) return byIndent;
  const pattern = new RegExp(`\\}[ \\t\\r\\n]*,?[ \\t\\r\\n]*(\\{[ \\t\\r\\n]*${escapePattern(firstField)}[ \\t\\r\\n]*:)`, 'g');
  pattern.lastIndex = brokenAt;
  const found = pattern.exec(byIndent < 0 ? text : text.slice(0, byIndent));
  return found === null ? byIndent : found.index + found[0].length - found[1]!.length;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
