import { exactDuplicates, samePromptOtherAnswer } from '../../../core/dataset/overlap';
import type { Example } from '../../../core/dataset/types';

/** Rows that say the same, or ask the same. */
export interface Repeat {
  readonly how: 'same-row' | 'same-prompt';
  /** Indexes, ascending. */
  readonly rows: readonly number[];
  readonly prompt: string;
}

/** Groups of repeats in a set: rows that are equal first, then prompts with different answers. */
export function repeatsOf(examples: readonly Example[]): Repeat[] {
  const promptOf = (rows: readonly number[]): string => examples[rows[0]!]!.prompt;
  return [
    ...exactDuplicates(examples).map((rows): Repeat => ({ how: 'same-row', rows, prompt: promptOf(rows) })),
    ...samePromptOtherAnswer(examples).map((rows): Repeat => ({ how: 'same-prompt', rows, prompt: promptOf(rows) })),
  ];
}
