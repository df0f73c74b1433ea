import { isJsonObject, type JsonObject, type JsonValue } from '../base/json';
import { isList, valueAt } from './paths';
import type { Example } from './types';

/** How deep fields are looked for; lists and deeper objects count as one value. */
const MOST_LEVELS = 3;

/**
 * The fields of a row that a person may colour, filter or group by: `source` and `kind` where it has them, then every
 * field not mapped to a part of the example, objects opened up to three levels ("meta.level"). In the row's order.
 * @see docs/spec/data.md E7
 */
export function fieldsOf(example: Pick<Example, 'source' | 'kind' | 'extra'>): string[] {
  const paths: string[] = [];
  if (example.source !== null) paths.push('source');
  if (example.kind !== null) paths.push('kind');
  openFields(example.extra, '', MOST_LEVELS, paths);
  return paths;
}

function openFields(fields: JsonObject, prefix: string, levels: number, paths: string[]): void {
  for (const [name, value] of Object.entries(fields)) {
    const path = prefix + name;
    if (levels > 1 && isJsonObject(value) && Object.keys(value).length > 0) openFields(value, `${path}.`, levels - 1, paths);
    else paths.push(path);
  }
}

/**
 * The value of one field (a path of fieldsOf); undefined where the row has no such field. `source` and `kind` are the
 * example's own. Numbers beyond 2^53 are the nearest ones that JavaScript has; their digits stand in `raw`.
 * @see docs/spec/data.md E7
 */
export function fieldValue(example: Pick<Example, 'source' | 'kind' | 'extra'>, path: string): JsonValue | undefined {
  if (path === 'source' && example.source !== null) return example.source;
  if (path === 'kind' && example.kind !== null) return example.kind;
  return valueAt(example.extra, path);
}

/** The value as the name of a group: text as it is, other values as JSON; null where the row has none, or null. */
export function fieldGroup(example: Pick<Example, 'source' | 'kind' | 'extra'>, path: string): string | null {
  const value = fieldValue(example, path);
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What one field holds over many rows. */
export interface FieldSummary {
  readonly path: string;
  /** `mixed`: values of several kinds. Null and missing do not count. */
  readonly kind: 'text' | 'number' | 'boolean' | 'list' | 'object' | 'mixed' | 'none';
  /** Rows with a value other than null. */
  readonly rows: number;
  /** Different values, or null when there are more than the limit: then it is no field to group by. */
  readonly distinct: number | null;
  /** The most frequent values and their rows, most first; equal counts in the order they were met. */
  readonly top: readonly { readonly value: string; readonly rows: number }[];
  /** Smallest and largest number; null without numbers. */
  readonly range: { readonly min: number; readonly max: number } | null;
}

/**
 * All fields of many rows, in the order they were met: what each may be used for.
 * @param examples borrowed; the same list gives the same answer without another pass.
 * @param most different values counted for each field; a field with more has `distinct` null. Default 1000.
 */
export function summarizeFields(examples: FieldRows, most = 1000): readonly FieldSummary[] {
  const known = summaries.get(examples) ?? new Map<number, readonly FieldSummary[]>();
  summaries.set(examples, known);
  const found = known.get(most) ?? summarize(examples, most);
  known.set(most, found);
  return found;
}

type FieldRows = readonly Pick<Example, 'source' | 'kind' | 'extra'>[];

/** Several parts of a screen ask for the fields of the same list, which never changes. */
const summaries = new WeakMap<FieldRows, Map<number, readonly FieldSummary[]>>();

function summarize(examples: FieldRows, most: number): FieldSummary[] {
  const counters = new Map<string, FieldCounter>();
  for (const example of examples) {
    for (const path of fieldsOf(example)) {
      const value = fieldValue(example, path);
      if (value === undefined || value === null) continue;
      let counter = counters.get(path);
      if (counter === undefined) counters.set(path, (counter = { kind: null, rows: 0, values: new Map(), over: false, min: Infinity, max: -Infinity }));
      count(counter, value, most);
    }
  }
  return [...counters].map(([path, counter]) => ({
    path,
    kind: counter.kind ?? 'none',
    rows: counter.rows,
    distinct: counter.over ? null : counter.values.size,
    top: counter.over ? [] : [...counter.values].sort((a, b) => b[1] - a[1]).slice(0, 20).map(([value, rows]) => ({ value, rows })),
    range: counter.min <= counter.max ? { min: counter.min, max: counter.max } : null,
  }));
}

interface FieldCounter {
  kind: FieldSummary['kind'] | null;
  rows: number;
  readonly values: Map<string, number>;
  over: boolean;
  min: number;
  max: number;
}

function count(counter: FieldCounter, value: Exclude<JsonValue, null>, most: number): void {
  counter.rows++;
  const kind = kindOfValue(value);
  counter.kind = counter.kind === null || counter.kind === kind ? kind : 'mixed';
  if (typeof value === 'number') {
    counter.min = Math.min(counter.min, value);
    counter.max = Math.max(counter.max, value);
  }
  if (counter.over) return;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const seen = counter.values.get(text);
  if (seen === undefined && counter.values.size >= most) {
    counter.over = true;
    counter.values.clear();
  } else counter.values.set(text, (seen ?? 0) + 1);
}

function kindOfValue(value: Exclude<JsonValue, null>): FieldSummary['kind'] {
  if (isList(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'object';
}
