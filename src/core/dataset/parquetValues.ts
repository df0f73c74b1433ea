import { said } from '../base/said';
import type { SchemaElement, SchemaTree } from 'hyparquet';
import { base64Of } from './base64';
import { decimalText, isoDate, isoTime, isoTimestamp, TICKS_OF } from './parquetTimes';

/** A value that has no place in JSON, and why: the row becomes a problem. */
export class WrongValue extends Error {}

/** Stands for bytes of a text column that are not UTF-8. */
const INVALID_TEXT = Symbol('not UTF-8');

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What hyparquet calls for texts and old timestamps while it reads. */
export const PARSERS = {
  stringFromBytes: (bytes: Uint8Array | undefined): string | typeof INVALID_TEXT | undefined => {
    if (bytes === undefined) return undefined;
    try {
      return decoder.decode(bytes);
    } catch {
      return INVALID_TEXT; // Told of where the row is known.
    }
  },
  timestampFromNanoseconds: (nanos: bigint): string => isoTimestamp(nanos, 9),
};

/** The name under which hyparquet's rows hold a column: an object cannot be given a field named `__proto__` by assignment. */
export function heldName(name: string): string {
  return name === '__proto__' ? '__proto__\0' : name;
}

/**
 * Schema elements without the types that hyparquet would turn into inexact values (decimals, times, unsigned and JSON);
 * lists, maps and texts stay; names as heldName has them. jsonOf reads the values by the elements as they were.
 */
export function plainElement(element: SchemaElement): SchemaElement {
  const { converted_type: converted, logical_type: logical, ...rest } = element;
  const plain = { ...rest, name: heldName(rest.name) };
  const text = converted === 'UTF8' || logical?.type === 'STRING';
  if (text) return { ...plain, converted_type: 'UTF8' };
  const group = converted === 'LIST' || converted === 'MAP' || converted === 'MAP_KEY_VALUE';
  return group ? { ...plain, converted_type: converted } : plain;
}

/**
 * A value as JSON text that loses nothing: whole numbers with all digits, decimals with their zeros, times as ISO 8601
 * with the unit's digits, bytes as base64, NaN and infinities by name.
 * @throws WrongValue for text that is not UTF-8.
 * @see docs/formats.md "Values of Parquet"
 */
export function jsonOf(node: SchemaTree, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const { element, children } = node;
  const only = children.length === 1 ? children[0]! : null;
  if (element.converted_type === 'LIST' && only !== null && Array.isArray(value)) {
    const item = only.children.length === 1 ? only.children[0]! : only;
    return listOf(item, value);
  }
  if (element.converted_type === 'MAP' && only?.children.length === 2 && !Array.isArray(value)) {
    return `{${Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${jsonOf(only.children[1]!, entry)}`).join(', ')}}`;
  }
  if (Array.isArray(value)) return listOf(node, value);
  if (children.length > 0) {
    const fields = value as Record<string, unknown>;
    return `{${children.map((child) => `${JSON.stringify(child.element.name)}: ${jsonOf(child, fields[heldName(child.element.name)])}`).join(', ')}}`;
  }
  return leafOf(element, value);
}

function listOf(item: SchemaTree, values: readonly unknown[]): string {
  return `[${values.map((entry) => jsonOf(item, entry)).join(', ')}]`;
}

function leafOf(element: SchemaElement, value: unknown): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === INVALID_TEXT) throw new WrongValue(said`has bytes that are not UTF-8 in the column ${JSON.stringify(element.name)}`);
  if (value instanceof Uint8Array) return bytesOf(element, value);
  if (typeof value === 'bigint') return wholeOf(element, value);
  if (typeof value !== 'number') throw new WrongValue(said`has a value of unknown type in the column ${JSON.stringify(element.name)}`);
  if (element.type === 'INT32') return wholeOf(element, BigInt(value));
  return Number.isFinite(value) ? (Object.is(value, -0) ? '-0' : String(value)) : JSON.stringify(String(value));
}

function wholeOf({ converted_type: converted, logical_type: logical, type, scale }: SchemaElement, value: bigint): string {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalText(value, logical?.type === 'DECIMAL' ? logical.scale : (scale ?? 0));
  if (converted === 'DATE' || logical?.type === 'DATE') return JSON.stringify(isoDate(value));
  const unit = logical?.type === 'TIMESTAMP' || logical?.type === 'TIME' ? logical.unit : converted?.endsWith('_MILLIS') ? 'MILLIS' : converted?.endsWith('_MICROS') ? 'MICROS' : null;
  if (unit !== null) {
    const time = logical?.type === 'TIME' || converted?.startsWith('TIME_');
    return JSON.stringify(time === true ? isoTime(value, TICKS_OF[unit]) : isoTimestamp(value, TICKS_OF[unit], logical?.type !== 'TIMESTAMP' || logical.isAdjustedToUTC));
  }
  const unsigned = converted?.startsWith('UINT_') === true || (logical?.type === 'INTEGER' && !logical.isSigned);
  return String(unsigned ? BigInt.asUintN(type === 'INT32' ? 32 : 64, value) : value);
}

function bytesOf({ converted_type: converted, logical_type: logical, type, scale }: SchemaElement, bytes: Uint8Array): string {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    let whole = 0n;
    for (const byte of bytes) whole = (whole << 8n) | BigInt(byte);
    return decimalText(BigInt.asIntN(8 * bytes.length, whole), logical?.type === 'DECIMAL' ? logical.scale : (scale ?? 0));
  }
  const hex = (from: number, to: number): string => Array.from(bytes.subarray(from, to), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (logical?.type === 'UUID') return JSON.stringify([hex(0, 4), hex(4, 6), hex(6, 8), hex(8, 10), hex(10, 16)].join('-'));
  if (logical?.type === 'FLOAT16') {
    const half = halfOf(bytes[0]! | (bytes[1]! << 8));
    return Number.isFinite(half) ? String(half) : JSON.stringify(String(half));
  }
  const text = type === 'BYTE_ARRAY' && converted !== 'BSON' ? PARSERS.stringFromBytes(bytes) : null;
  if (typeof text !== 'string') return JSON.stringify(base64Of(bytes));
  return (converted === 'JSON' || logical?.type === 'JSON') && isJson(text) ? text.trim() : JSON.stringify(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // Then it is given as text.
  }
}

/** IEEE 754 half precision. */
function halfOf(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
