import { isJsonObject, type JsonObject, type JsonValue } from '../base/json';
import { said, told } from '../base/said';
import { depthProblem, jsonProblem, MOST_LEVELS, rowProblem } from './problems';
import { kindOf } from './turns';
import type { RowProblem } from './types';

/** A row's text and place in its file. */
export interface RawRow {
  /** Exactly as in the file: one JSON value without the white space around it. */
  readonly raw: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** From 1, counting every row of the file, also those not kept. */
  readonly number: number;
  /** As in Example. */
  readonly record?: string | undefined;
}

/**
 * One step of a reader: a parsed row, or why there is none; `offset` is how far the text has been read, `raw` a broken
 * row's whole text where it has one.
 */
export type ReadRow =
  | { readonly kind: 'row'; readonly row: RawRow; readonly value: JsonObject; readonly offset: number }
  | { readonly kind: 'problem'; readonly problem: RowProblem; readonly offset: number; readonly raw?: string | undefined };

/** What a reader saw besides rows. */
export interface ReadEnd {
  /** False when a list's closing bracket is missing: the file may have been cut off. */
  readonly closed: boolean;
}

/** Parses one row's text; a row is a JSON object at most 200 levels deep. Never throws. */
export function readRow(raw: string, line: number, number: number, offset: number): ReadRow {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return { kind: 'problem', problem: jsonProblem(raw, line), offset, raw };
  }
  if (!isJsonObject(value)) {
    const says = said`is ${told(kindOf(value as JsonValue))}, not an object with fields`;
    return { kind: 'problem', problem: rowProblem(raw, line, { reason: 'not-an-object', says, at: null }), offset, raw };
  }
  if (isDeeper(value, MOST_LEVELS)) return { kind: 'problem', problem: depthProblem(raw, line), offset, raw };
  return { kind: 'row', row: { raw, line, number }, value, offset };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const entry of Object.values(value)) if (isDeeper(entry, levels - 1)) return true;
  return false;
}
