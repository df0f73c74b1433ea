import type { UnhashedExample } from './examples';
import { rowHash } from './identity';
import type { Pace } from '../base/pace';
import type { Example } from './types';

/** Hashes under way at once: enough to hide the wait for each, few enough to stay responsive. */
const HASH_BATCH = 256;

/** Examples with their hashes, in order, hashed in batches. */
export async function hashAll(unhashed: readonly UnhashedExample[], pace: Pace): Promise<Example[]> {
  const examples: Example[] = [];
  for (let start = 0; start < unhashed.length; start += HASH_BATCH) {
    const batch = unhashed.slice(start, start + HASH_BATCH);
    const hashes = await Promise.all(batch.map(rowHash));
    batch.forEach((example, index) => examples.push({ hash: hashes[index]!, ...example }));
    if (pace.due()) await pace.rest();
  }
  return examples;
}
