/** One action of a person on a document, as plain data: it can be undone, repeated and joined with the next. */
export interface Diff<T> {
  readonly label: string;
  readonly before: Partial<T>;
  readonly after: Partial<T>;
}

/** What leads from `document` to `document` with `after` put over it; null when nothing changes. */
export function diffOf<T extends object>(document: T, label: string, after: Partial<T>): Diff<T> | null {
  const keys = (Object.keys(after) as (keyof T)[]).filter((key) => !Object.is(document[key], after[key]));
  if (keys.length === 0) return null;
  return { label, before: pick(document, keys), after: pick(after as T, keys) };
}

export function apply<T>(document: T, diff: Diff<T>): T {
  return { ...document, ...diff.after };
}

export function reverse<T>({ label, before, after }: Diff<T>): Diff<T> {
  return { label, before: after, after: before };
}

/** Two diffs, one after the other, as one: what the first began from, what the second ended with. */
export function squash<T>(first: Diff<T>, second: Diff<T>): Diff<T> {
  return { label: second.label, before: { ...second.before, ...first.before }, after: { ...first.after, ...second.after } };
}

function pick<T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
}
