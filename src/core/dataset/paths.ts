import { isJsonObject, type JsonObject, type JsonValue } from '../base/json';

/** Array.isArray for JSON values, which are read-only here. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * The value at a dotted path ("instances.0.output"; a number is a place in a list); undefined when a step is missing.
 * A field whose own name is the whole path wins, so that names with dots work.
 */
export function valueAt(row: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(row, path)) return row[path];
  let value: JsonValue | undefined = row;
  for (const step of path.split('.')) {
    if (isList(value)) value = /^\d{1,9}$/.test(step) ? value[Number(step)] : undefined;
    else if (isJsonObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** The top-level field that a path goes through. */
export function rootOf(row: JsonObject, path: string): string {
  return Object.hasOwn(row, path) ? path : path.split('.', 1)[0]!;
}

/** Levels at which the parts of an example are looked for first, and those at which they may lie (F4). */
export const NEAR_LEVELS = 2;
export const ALL_LEVELS = 4;

/**
 * A row's own fields, and those further down (in an object, or in the first object of a list), as paths.
 * @param levels 1: its own fields alone.
 */
export function pathsOf(row: JsonObject, levels = NEAR_LEVELS): string[] {
  const paths: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    paths.push(name);
    const inner = isList(value) ? value[0] : value;
    if (!isJsonObject(inner)) {
      if (isList(value) && typeof inner === 'string') paths.push(`${name}.0`);
      continue;
    }
    const prefix = isList(value) ? `${name}.0` : name;
    if (levels > 1) for (const field of pathsOf(inner, levels - 1)) paths.push(`${prefix}.${field}`);
  }
  return paths;
}
