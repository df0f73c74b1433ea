import { said, told } from '../base/said';
import { findJsonFault } from './jsonFault';
import type { ProblemReason, RowProblem } from './types';

const EXCERPT_LENGTH = 400;

/** Deeper rows would overflow the stack of whoever walks them. */
export const MOST_LEVELS = 200;

/** What is wrong with a row, before it is known where its excerpt is cut. */
export interface Fault {
  readonly reason: ProblemReason;
  /** A sentence without its subject: "has no answer: …". "Line 12 " is put before it. */
  readonly says: string;
  /** The words to mark in the row's text, or its place; null when it has no single place. */
  readonly at: { readonly offset: number; readonly length: number } | null;
}

/**
 * A row that was not kept, for the list of problems.
 * @param text the row's text; borrowed. At most 400 characters around the fault become the excerpt.
 * @param line line on which the row begins, from 1.
 */
export function rowProblem(text: string, line: number, fault: Fault): RowProblem {
  const { offset, length } = fault.at ?? { offset: 0, length: 0 };
  const wanted = Math.max(0, Math.min(offset - EXCERPT_LENGTH / 2, text.length - EXCERPT_LENGTH));
  const start = splitsPair(text, wanted) ? wanted + 1 : wanted;
  let end = Math.min(text.length, start + EXCERPT_LENGTH);
  if (splitsPair(text, end)) end--;
  const mark = fault.at === null ? null : { start: offset - start, length: Math.max(0, Math.min(length, end - offset)) };
  return { line, reason: fault.reason, message: said`Line ${line} ${told(fault.says)}.`, excerpt: text.slice(start, end), mark };
}

/** The problem of a row whose text is not JSON. */
export function jsonProblem(text: string, line: number): RowProblem {
  const found = findJsonFault(text);
  // Valid text is refused for one reason only: its depth is too much for the engine's parser.
  return found === null ? depthProblem(text, line) : rowProblem(text, line, { reason: 'invalid-json', says: said`is not valid JSON: ${told(found.what)}`, at: found });
}

/** The problem of a row that is nested too deeply. */
export function depthProblem(text: string, line: number): RowProblem {
  return rowProblem(text, line, { reason: 'invalid-json', says: said`is nested more than ${MOST_LEVELS} levels deep, which is not read`, at: null });
}

/** Place of a field's name in a row's text, quotes included; null when it is not written plainly. */
export function placeOfField(raw: string, field: string): { offset: number; length: number } | null {
  const name = JSON.stringify(field);
  const offset = raw.indexOf(name);
  return offset < 0 ? null : { offset, length: name.length };
}

/** Would a cut before `at` part the halves of a surrogate pair? */
function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
