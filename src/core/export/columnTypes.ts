import { isJsonObject, type JsonValue } from '../base/json';
import { isList } from '../dataset/paths';
import { hasExactNumbers, isExactNumber, isInt64 } from './jsonNumber';

/** What a Parquet column, or a part of one, holds. `nothing`: only nulls so far. `json`: kept as JSON text. */
export type ColumnType =
  | { readonly kind: 'nothing' | 'boolean' | 'integer' | 'number' | 'text' | 'json' }
  | { readonly kind: 'list'; readonly of: ColumnType }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, ColumnType> };

const JSON_TEXT: ColumnType = { kind: 'json' };
const NOTHING: ColumnType = { kind: 'nothing' };
/** Wider objects are keyed data, not records. */
const MOST_FIELDS = 64;

/**
 * The one type of a column's values: booleans, 64-bit integers, 64-bit floats, texts, lists and records of these;
 * 'json' where values differ in kind or a number would be rounded.
 * @param cells JSON texts; null where a row lacks the field.
 * @see docs/spec/data.md X8
 */
export function columnType(cells: readonly (string | null)[]): ColumnType {
  let type: ColumnType = NOTHING;
  let inexact = false; // integers that only an integer column holds exactly
  for (const cell of cells) {
    if (cell === null) continue;
    type = common(type, typeOfText(cell));
    inexact ||= type.kind === 'integer' && !isExactNumber(cell);
    if (type.kind === 'json') return JSON_TEXT;
  }
  return type.kind === 'number' && inexact ? JSON_TEXT : holdable(type);
}

function typeOfText(text: string): ColumnType {
  if (text[0] === '"') return { kind: 'text' };
  if (text === 'null') return NOTHING;
  if (text === 'true' || text === 'false') return { kind: 'boolean' };
  if (text[0] !== '{' && text[0] !== '[') return isInt64(text) ? { kind: 'integer' } : isExactNumber(text) ? { kind: 'number' } : JSON_TEXT;
  return hasExactNumbers(text) ? typeOfValue(JSON.parse(text) as JsonValue) : JSON_TEXT;
}

function typeOfValue(value: JsonValue | undefined): ColumnType {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === 'boolean') return { kind: 'boolean' };
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? JSON_TEXT : { kind: 'text' };
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? { kind: 'integer' } : { kind: 'number' };
  if (isList(value)) return { kind: 'list', of: value.map(typeOfValue).reduce(common, NOTHING) };
  if (!isJsonObject(value)) return JSON_TEXT;
  const fields = new Map(Object.entries(value).map(([name, field]) => [name, typeOfValue(field)] as const));
  const whole = fields.size > 0 && fields.size <= MOST_FIELDS && [...fields.keys()].every((name) => !/\p{Surrogate}/u.test(name));
  return whole ? { kind: 'struct', fields } : JSON_TEXT;
}

function common(a: ColumnType, b: ColumnType): ColumnType {
  if (a.kind === 'nothing') return b;
  if (b.kind === 'nothing') return a;
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', of: common(a.of, b.of) };
  if (a.kind === 'struct' && b.kind === 'struct') {
    const fields = new Map(a.fields);
    for (const [name, type] of b.fields) fields.set(name, common(fields.get(name) ?? NOTHING, type));
    return fields.size > MOST_FIELDS ? JSON_TEXT : { kind: 'struct', fields };
  }
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.size === 1) return a;
  return kinds.has('integer') && kinds.has('number') ? { kind: 'number' } : JSON_TEXT;
}

/** A list or record with a part of mixed kinds is JSON text as a whole. */
function holdable(type: ColumnType): ColumnType {
  return hasJson(type) ? JSON_TEXT : type;
}

function hasJson(type: ColumnType): boolean {
  if (type.kind === 'list') return hasJson(type.of);
  return type.kind === 'json' || (type.kind === 'struct' && [...type.fields.values()].some(hasJson));
}

// eslint-disable-next-line texts/no-raw-text -- words of types, translated one by one (features/export/columnTypeText)
const WORDS = { nothing: 'text', boolean: 'true or false', integer: 'integer', number: 'number', text: 'text', json: 'JSON text' } as const;

/** A type in a person's words: "list of (role: text, content: text)". */
export function typeWords(type: ColumnType): string {
  if (type.kind === 'list') return `list of ${typeWords(type.of)}`;
  if (type.kind !== 'struct') return WORDS[type.kind];
  return `(${Array.from(type.fields, ([name, of]) => `${name}: ${typeWords(of)}`).join(', ')})`;
}
