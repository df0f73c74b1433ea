import type { JobOptions } from '../base/job';
import { languagesOf, loadLanguages, type Script } from './languages';
import { nearAcross, nearDuplicates, type NearGroup, type NearOptions, type NearPair } from './near';
import { exactDuplicates, rowsInPool, samePromptOtherAnswer, type SharedRow } from './overlap';
import { paceOf, type Pace } from '../base/pace';
import { findPersonal, type PersonalFinding } from './personal';
import { suspicionsOf, type Suspicion } from './suspicions';
import type { Example, SetName } from './types';

/** What looking needs of an example. */
export type LookedAt = Pick<Example, 'hash' | 'system' | 'earlier' | 'prompt' | 'response'>;

export interface LookOptions extends NearOptions {
  /** Tell languages, which loads 1.6 MB of data once. Default true. */
  readonly languages?: boolean | undefined;
}

export interface LookProgress {
  readonly step: 'rows' | 'near' | 'overlap' | 'languages';
  readonly set: SetName;
  /** Of this step, in [0, 1]. */
  readonly done: number;
}

/** Something personal or secret in one part of a row. */
export interface RowFinding extends PersonalFinding {
  readonly row: number;
  readonly part: 'system' | 'prompt' | 'response' | 'earlier';
  /** Index of the earlier turn; 0 for other parts. */
  readonly turn: number;
}

/** What was seen in one set. Rows are indexes into it, ascending. */
export interface SetReport {
  readonly rows: number;
  /** Rows with the same content (D3), two or more in a group. */
  readonly exact: readonly (readonly number[])[];
  /** The same prompt with different answers. */
  readonly samePrompt: readonly (readonly number[])[];
  /** Nearly the same words; a group may hold exact duplicates too. */
  readonly near: readonly NearGroup[];
  readonly suspicions: readonly { readonly row: number; readonly what: Suspicion }[];
  readonly personal: readonly RowFinding[];
  /** One for each row; null where it is not clear. Null as a whole when languages were not asked for. */
  readonly languages: readonly (string | null)[] | null;
  readonly scripts: readonly (Script | null)[] | null;
}

/** Rows of the target or existing set that stand in the pool. */
export interface OverlapReport {
  readonly set: 'target' | 'existing';
  /** The same content. */
  readonly exact: readonly SharedRow[];
  /** Nearly the same words, exact ones left out. `row` is of the set. */
  readonly near: readonly NearPair[];
}

export interface LookReport {
  readonly sets: Readonly<Record<SetName, SetReport>>;
  readonly overlaps: readonly OverlapReport[];
}

/**
 * Looks at all sets: repeats (exact, near, one prompt with several answers), suspicious rows, secrets and personal data,
 * languages, and what the sets share. Reports only; nothing is changed or left out.
 * @param sets borrowed. @throws AppError 'invalid-argument' as nearDuplicates; 'cancelled'.
 * @see docs/spec/data.md L1-L7
 */
export async function lookAt(sets: Readonly<Record<SetName, readonly LookedAt[]>>, options: LookOptions = {}, job: JobOptions<LookProgress> = {}): Promise<LookReport> {
  const pace = paceOf(job);
  const pool = await reportOf('pool', sets.pool, options, job, pace);
  const target = await reportOf('target', sets.target, options, job, pace);
  const existing = await reportOf('existing', sets.existing, options, job, pace);
  const overlaps: OverlapReport[] = [];
  for (const set of ['target', 'existing'] as const) {
    if (sets.pool.length === 0 || sets[set].length === 0) continue;
    const exact = rowsInPool(sets.pool, sets[set]);
    const known = new Set(exact.flatMap(({ otherRows }) => otherRows));
    const pairs = await nearAcross(sets.pool.map(wordsOf), sets[set].map(wordsOf), options, { signal: job.signal, emit: (done) => job.emit?.({ step: 'overlap', set, done }) });
    overlaps.push({ set, exact, near: pairs.filter(({ row }) => !known.has(row)) });
  }
  return { sets: { pool, target, existing }, overlaps };
}

async function reportOf(set: SetName, examples: readonly LookedAt[], options: LookOptions, job: JobOptions<LookProgress>, pace: Pace): Promise<SetReport> {
  const emit = (step: LookProgress['step'], done: number): void => job.emit?.({ step, set, done });
  const suspicions: { row: number; what: Suspicion }[] = [];
  const personal: RowFinding[] = [];
  for (const [row, example] of examples.entries()) {
    for (const what of suspicionsOf(example)) suspicions.push({ row, what });
    personal.push(...findingsOf(example, row));
    if (pace.due()) {
      emit('rows', row / examples.length);
      await pace.rest();
    }
  }
  const near = await nearDuplicates(examples.map(wordsOf), options, { signal: job.signal, emit: (done) => emit('near', done) });
  const seen = options.languages === false || examples.length === 0 ? null : await languagesOf(examples, await loadLanguages(), pace);
  emit('languages', 1);
  return {
    rows: examples.length,
    exact: exactDuplicates(examples),
    samePrompt: samePromptOtherAnswer(examples),
    near,
    suspicions,
    personal,
    languages: seen?.languages ?? null,
    scripts: seen?.scripts ?? null,
  };
}

/** The words by which rows are near: earlier turns, prompt and answer. */
export function wordsOf({ earlier, prompt, response }: Pick<Example, 'earlier' | 'prompt' | 'response'>): string {
  return [...earlier.map(({ content }) => content), prompt, response].join('\n');
}

function findingsOf({ system, earlier, prompt, response }: LookedAt, row: number): RowFinding[] {
  const parts: [RowFinding['part'], number, string][] = [
    ['system', 0, system ?? ''],
    ...earlier.map(({ content }, turn): [RowFinding['part'], number, string] => ['earlier', turn, content]),
    ['prompt', 0, prompt],
    ['response', 0, response],
  ];
  return parts.flatMap(([part, turn, text]) => findPersonal(text).map((finding) => ({ ...finding, row, part, turn })));
}
