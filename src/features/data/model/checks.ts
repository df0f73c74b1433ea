import { plural, t } from '@lingui/core/macro';
import { atOnce, type Steps } from '../../../core/base/steps';
import { findExactDuplicates, findRowsInPool } from '../../../core/dataset/overlap';
import type { Example, SetName } from '../../../core/dataset/types';

/** One finding about how the files lie to each other. */
export interface Check {
  readonly key: string;
  readonly tone: 'ok' | 'warn';
  readonly text: string;
  /** What it means and what to do; null where there is nothing to do. */
  readonly hint: string | null;
}

export type SetExamples = Readonly<Record<SetName, readonly Example[]>>;

/** Findings between the sets that have rows: what is in the pool too, and what repeats itself. */
export function checksBetween(sets: SetExamples): Check[] {
  return atOnce(findChecks(sets));
}

/** `checksBetween` in steps. */
export function* findChecks(sets: SetExamples): Steps<Check[]> {
  const checks: Check[] = [];
  if (sets.pool.length > 0 && sets.target.length > 0) {
    checks.push(yield* inPool('target', sets, t`A row that answers itself helps most. Take it out of one of the two.`));
  }
  if (sets.pool.length > 0 && sets.existing.length > 0) {
    checks.push(yield* inPool('existing', sets, t`The model knows these rows already, so FLCG will leave them out.`));
  }
  for (const set of ['pool', 'target', 'existing'] as const) {
    if (sets[set].length > 1) checks.push(yield* repeated(set, sets[set]));
  }
  return checks;
}

function* inPool(set: 'target' | 'existing', sets: SetExamples, hint: string): Steps<Check> {
  const shared = yield* findRowsInPool(sets.pool, sets[set]);
  const rows = shared.reduce((total, { otherRows }) => total + otherRows.length, 0);
  const key = `${set}-in-pool`;
  if (rows === 0) return { key, tone: 'ok', text: set === 'target' ? t`No target row is in the pool` : t`No existing row is in the pool`, hint: null };
  const text = set === 'target'
    ? plural(rows, { one: '# target row is in the pool too', other: '# target rows are in the pool too' })
    : plural(rows, { one: '# existing row is in the pool too', other: '# existing rows are in the pool too' });
  return { key, tone: 'warn', text, hint };
}

function* repeated(set: SetName, examples: readonly Example[]): Steps<Check> {
  const groups = yield* findExactDuplicates(examples);
  const extra = groups.reduce((total, rows) => total + rows.length - 1, 0);
  const key = `${set}-repeats`;
  if (extra === 0) return { key, tone: 'ok', text: noRepeats(set), hint: null };
  const hint = t`Same prompt, same answer. Each copy is scored; a second copy adds nothing to a subset.`;
  return { key, tone: 'warn', text: repeats(set, extra), hint };
}

function noRepeats(set: SetName): string {
  switch (set) {
    case 'pool':
      return t`No row repeats in the pool`;
    case 'target':
      return t`No row repeats in the target set`;
    case 'existing':
      return t`No row repeats in existing data`;
  }
}

function repeats(set: SetName, rows: number): string {
  switch (set) {
    case 'pool':
      return plural(rows, { one: '# row of the pool repeats another', other: '# rows of the pool repeat others' });
    case 'target':
      return plural(rows, { one: '# row of the target set repeats another', other: '# rows of the target set repeat others' });
    case 'existing':
      return plural(rows, { one: '# row of existing data repeats another', other: '# rows of existing data repeat others' });
  }
}
