import { fieldGroup, summarizeFields } from '../dataset/fields';
import type { Example } from '../dataset/types';

/** What constraints read of a row. */
export type RowFacts = Pick<Example, 'hash' | 'source' | 'kind' | 'extra'>;

/** The pool as constraints see it. Lists are borrowed and as long as each other. */
export interface PoolRows {
  readonly examples: readonly RowFacts[];
  /** Prompt and answer tokens of each row; null until they are counted. */
  readonly tokens: readonly (number | null)[] | null;
}

/** What a row without the field is listed under. */
const NO_GROUP = 'no label';

/** Most groups a person can set limits for. */
const MOST_GROUPS = 60;

export interface RowGroups {
  readonly field: string;
  /** Name of each group, by its number; in the order of the rows. */
  readonly labels: readonly string[];
  /** Number of each row's group. */
  readonly of: Int32Array;
}

/**
 * The group of each row by one of its fields; rows without the field are one group, `NO_GROUP`.
 * @param examples borrowed.
 * @returns new lists; groups are numbered from 0 as they come.
 * @see docs/spec/recipe.md R4
 */
export function groupsOf(examples: readonly RowFacts[], field: string): RowGroups {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(examples, (example) => {
    const label = fieldGroup(example, field) ?? NO_GROUP;
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
  return { field, labels: [...numbers.keys()], of };
}

/**
 * Fields that make groups worth limits: at least two different values (no value counts as one) and at most 60.
 * `source` and `kind` come first.
 * @see docs/spec/recipe.md R4
 */
export function fieldsToGroupBy(examples: readonly RowFacts[]): string[] {
  const rank = (field: string): number => ['source', 'kind'].indexOf(field) + 1 || 3;
  return summarizeFields(examples, MOST_GROUPS)
    .filter(({ kind, rows, distinct }) => kind !== 'list' && kind !== 'object' && distinct !== null && distinct + (rows < examples.length ? 1 : 0) > 1)
    .map(({ path }) => path)
    .sort((one, other) => rank(one) - rank(other));
}
