import type { Example } from '../dataset/types';

/** The model reads 256 tokens; no token of it is longer than this, so that what lies beyond is never seen. */
const MOST_CHARACTERS = 256 * 24;

/**
 * The text by which a row is embedded: its prompt and its response, one line break between them. System text and earlier
 * turns are left out: they are often the same for a whole file and would hide what tells rows apart.
 * @returns at most 6,144 characters; the rest is beyond what the model reads.
 * @see docs/spec/embedding.md E1
 */
export function embeddingText(example: Pick<Example, 'prompt' | 'response'>): string {
  return `${example.prompt}\n${example.response}`.slice(0, MOST_CHARACTERS);
}
