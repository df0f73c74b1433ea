import { exactDuplicates, samePromptOtherAnswer } from '../../../core/dataset/overlap';
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
  const promptOf = (rows: readonly number[]): string => examples[rows[0]!]!.prompt;
  return [
    ...exactDuplicates(examples).map((rows): Repeat => ({ how: 'same-row', similarity: null, rows, prompt: promptOf(rows) })),
    ...samePromptOtherAnswer(examples).map((rows): Repeat => ({ how: 'same-prompt', similarity: null, rows, prompt: promptOf(rows) })),
    ...near.filter(({ rows }) => new Set(rows.map((row) => examples[row]!.hash)).size > 1).map(({ rows, similarity }): Repeat => ({ how: 'near', similarity, rows, prompt: promptOf(rows) })),
  ];
}
