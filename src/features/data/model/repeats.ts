import { atOnce, type Steps } from '../../../core/base/steps';
import { findExactDuplicates, findSamePromptOtherAnswer } from '../../../core/dataset/overlap';
import type { NearGroup } from '../../../core/dataset/near';
import type { Example } from '../../../core/dataset/types';

/** Rows that say the same, or ask the same. */
export interface Repeat {
  readonly how: 'same-row' | 'same-prompt' | 'near';
  /** Smallest similarity within a near group, in [0, 1]; null for the others. */
  readonly similarity: number | null;
  /** Indexes, ascending. */
  readonly rows: readonly number[];
  readonly prompt: string;
}

/**
 * Groups of repeats in a set: rows that are equal first, then prompts with different answers, then near ones that are
 * no group of equal rows alone.
 */
export function repeatsOf(examples: readonly Example[], near: readonly NearGroup[] = []): Repeat[] {
  return atOnce(findRepeats(examples, near));
}

/** `repeatsOf` in steps: many rows take seconds. */
export function* findRepeats(examples: readonly Example[], near: readonly NearGroup[]): Steps<Repeat[]> {
  const sameRows = yield* findExactDuplicates(examples);
  const samePrompts = yield* findSamePromptOtherAnswer(examples);
  const promptOf = (rows: readonly number[]): string => examples[rows[0]!]!.prompt;
  return [
    ...sameRows.map((rows): Repeat => ({ how: 'same-row', similarity: null, rows, prompt: promptOf(rows) })),
    ...samePrompts.map((rows): Repeat => ({ how: 'same-prompt', similarity: null, rows, prompt: promptOf(rows) })),
    ...near.filter(({ rows }) => new Set(rows.map((row) => examples[row]!.hash)).size > 1).map(({ rows, similarity }): Repeat => ({ how: 'near', similarity, rows, prompt: promptOf(rows) })),
  ];
}
