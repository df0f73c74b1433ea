import type { JsonObject, JsonValue } from '../base/json';
import { said, told } from '../base/said';
import type { RowContent } from './identity';
import { valueAt } from './paths';
import { kindOf } from './turns';
import type { DataForm, Example, FieldMapping, ProblemReason, SplitTurns } from './types';

/** How the rows of one file become examples. */
export interface Reading {
  readonly form: DataForm;
  readonly mapping: FieldMapping;
  readonly splitTurns: SplitTurns;
}

/** The words of one example, as read from a row. */
export type ExampleContent = RowContent & Pick<Example, 'promptRole'>;

/** Why a row gives no example. */
export interface RowFault {
  readonly reason: ProblemReason;
  /** A sentence without its subject. */
  readonly says: string;
  /** Field to mark, or null. */
  readonly field: string | null;
  /** Words to mark instead of the field's name. Default: none. */
  readonly mark?: string | undefined;
  /** The entry of the list in `path` in which the words stand, from 0. Default: anywhere in the row. */
  readonly turn?: number | undefined;
  readonly path?: string | undefined;
}

/** A text, undefined when the field is missing or null, or a fault when it holds something else. */
export function textField(value: JsonObject, path: string | null, part: 'prompt' | 'response'): string | undefined | RowFault {
  if (path === null) return undefined;
  const found = valueAt(value, path);
  if (found === undefined || found === null) return undefined;
  if (typeof found === 'string') return found;
  const reason = part === 'prompt' ? 'prompt-not-text' : 'response-not-text';
  return { reason, says: said`has ${told(kindOf(found))} where a text belongs, in the field ${JSON.stringify(path)}`, field: leafOf(path) };
}

/** The fault of a row in which nothing is known as prompt or answer. */
export function unknownForm(value: JsonObject): RowFault {
  const names = Object.keys(value).slice(0, 8).map((name) => name.slice(0, 40)).join(', ');
  const says = said`has no field that is known as prompt or answer (its fields: ${names === '' ? '–' : names})`;
  return { reason: 'unknown-form', says, field: null };
}

/** The value when it is text with words in it, or null. */
export function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && !isBlank(value) ? value : null;
}

/** Nothing but white space? */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The last step of a path. */
export function leafOf(path: string | null): string {
  return path?.split('.').at(-1) ?? '';
}
