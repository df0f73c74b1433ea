import { skipSpace, validEnd } from './jsonExtent';

/** Where a value stands in a text. */
export interface ValuePlace {
  readonly from: number;
  readonly end: number;
}

/**
 * The fields of the object that begins at `start`, in the order of the text; a name given twice has its last value.
 * Unlike an object's keys, names that are numbers stay in their place.
 * @param text valid JSON at `start`; borrowed.
 */
export function fieldPlaces(text: string, start = 0): Map<string, ValuePlace> {
  const fields = new Map<string, ValuePlace>();
  eachField(text, start, (name, value) => fields.set(textIn(text, name), value));
  return fields;
}

function eachField(text: string, start: number, visit: (name: ValuePlace, value: ValuePlace) => void): void {
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const name = { from: at, end: validEnd(text, at) };
    const from = skipSpace(text, skipSpace(text, name.end) + 1);
    const end = validEnd(text, from);
    visit(name, { from, end });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
}

/**
 * The first name that a row's text has twice, of whose values reading leaves only the last; null when each stands once.
 * @param raw valid JSON text of an object. @param fields how many it has when it is parsed.
 */
export function repeatedField(raw: string, fields: number): string | null {
  let count = 0;
  eachField(raw, 0, () => count++);
  if (count === fields) return null;
  const seen = new Set<string>();
  let repeated: string | null = null;
  eachField(raw, 0, (name) => {
    const text = textIn(raw, name);
    if (seen.has(text)) repeated ??= text;
    seen.add(text);
  });
  return repeated;
}

function textIn(text: string, { from, end }: ValuePlace): string {
  return JSON.parse(text.slice(from, end)) as string;
}

/** An object's own fields, each with its value's text as it stands. @param raw valid JSON text of an object; borrowed. */
export function fieldTexts(raw: string): Map<string, string> {
  return new Map(Array.from(fieldPlaces(raw), ([name, { from, end }]) => [name, raw.slice(from, end)]));
}

/** The elements of the list that begins at `list`. @param text valid JSON there; borrowed. */
export function elementsOf(text: string, list: number): ValuePlace[] {
  const places: ValuePlace[] = [];
  let from = skipSpace(text, list + 1);
  while (from < text.length && text[from] !== ']') {
    const end = validEnd(text, from);
    places.push({ from, end });
    from = skipSpace(text, end);
    if (text[from] === ',') from = skipSpace(text, from + 1);
  }
  return places;
}

/** Where an entry of the row's own list `path` begins; 0 where the list is not one of its own fields. */
export function entryOffset(raw: string, path: string, entry: number): number {
  const list = fieldPlaces(raw).get(path);
  return list === undefined || raw[list.from] !== '[' ? 0 : (elementsOf(raw, list.from)[entry]?.from ?? 0);
}

/** The text of the value at a dotted path through objects (see valueAt); null where there is none. */
function textAt(raw: string, path: string): string | null {
  const whole = fieldTexts(raw).get(path);
  if (whole !== undefined) return whole;
  let text = raw;
  for (const step of path.split('.')) {
    const next = text.startsWith('{') ? fieldTexts(text).get(step) : undefined;
    if (next === undefined) return null;
    text = next;
  }
  return text;
}

/**
 * A row's id as a person wrote it: a text, or all digits of a number, also where JavaScript's numbers would round them.
 * @param value the parsed value at `path`. @returns null where it is no id.
 * @see docs/spec/data.md E2
 */
export function idText(raw: string, path: string, value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value !== 'number') return null;
  return Number.isSafeInteger(value) ? String(value) : (textAt(raw, path) ?? String(value));
}
