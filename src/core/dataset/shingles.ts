/** Characters in a shingle. */
const WIDTH = 5;

/**
 * Text as near-duplicates see it: NFKC, lower case, everything but letters, marks and digits as one space.
 * "Hello,  World!" and "hello world" are the same.
 */
export function looseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

/**
 * Hashes (32 bit) of every run of 5 characters of a loose text, repeats included, in order; a shorter text gives one.
 * @returns how many were written into `into`, which grows by being replaced: take `hashes` of the result.
 */
export function shingleHashes(loose: string, into: Uint32Array): { readonly hashes: Uint32Array; readonly count: number } {
  const count = Math.max(1, loose.length - WIDTH + 1);
  const hashes = into.length >= count ? into : new Uint32Array(2 * count);
  for (let at = 0; at < count; at++) {
    let hash = 0x811c9dc5;
    const end = Math.min(loose.length, at + WIDTH);
    for (let place = at; place < end; place++) hash = Math.imul(hash ^ loose.charCodeAt(place), 0x01000193);
    // Finaliser of MurmurHash3: FNV alone leaves the low bits of short runs alike.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes[at] = (hash ^ (hash >>> 16)) >>> 0;
  }
  return { hashes, count };
}

/** |A ∩ B| / |A ∪ B| of the shingle sets of two loose texts, in [0, 1]. */
export function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared++;
  return shared / (one.size + other.size - shared);
}

/** The shingles of a loose text as a set. */
export function shingleSet(loose: string): ReadonlySet<number> {
  const { hashes, count } = shingleHashes(loose, new Uint32Array(0));
  return new Set(hashes.subarray(0, count));
}
