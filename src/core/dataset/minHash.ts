import { seededRandom } from '../base/random';
import { shingleHashes } from './shingles';

/** LSH by bands: pairs at Jaccard 0.8 share a band with probability 0.998, at 0.5 with 0.27, at 0.3 with 0.015. */
export const BANDS = 20;
const PER_BAND = 6;
const BINS = BANDS * PER_BAND;

/**
 * Signatures by one-permutation hashing: every shingle is hashed once, falls in one of 120 bins, and each bin keeps its
 * smallest; an empty bin borrows from the bin that a seeded permutation names next (optimal densification, Shrivastava
 * 2017). Bands of six bins become one 32-bit key each.
 * @see docs/spec/data.md L2
 */
export class MinHasher {
  private readonly bins = new Uint32Array(BINS);
  private readonly filled = new Uint8Array(BINS);
  private readonly jumps: Uint32Array;
  private readonly multiplier: number;
  private buffer = new Uint32Array(1024);

  constructor(seed: number) {
    const random = seededRandom(seed);
    this.multiplier = (random.integer(2 ** 31) * 2 + 1) >>> 0;
    this.jumps = Uint32Array.from({ length: BINS * 64 }, () => random.integer(BINS));
  }

  /** Writes the 20 band keys of a loose text to `keys` from `offset`. */
  bandKeys(loose: string, keys: Uint32Array, offset: number): void {
    const { bins, filled, jumps, multiplier } = this;
    const { hashes, count } = shingleHashes(loose, this.buffer);
    this.buffer = hashes as Uint32Array<ArrayBuffer>;
    filled.fill(0);
    for (let at = 0; at < count; at++) {
      const hash = Math.imul(hashes[at]!, multiplier) >>> 0;
      const bin = Math.floor((hash / 4294967296) * BINS);
      if (filled[bin] === 0 || hash < bins[bin]!) {
        bins[bin] = hash;
        filled[bin] = 1;
      }
    }
    const firstFilled = filled.indexOf(1);
    for (let bin = 0; bin < BINS; bin++) {
      if (filled[bin] !== 0) continue;
      let from = firstFilled;
      for (let attempt = 0; attempt < 64; attempt++) {
        const next = jumps[bin * 64 + attempt]!;
        if (filled[next] === 1) {
          from = next;
          break;
        }
      }
      bins[bin] = bins[from]!;
    }
    for (let band = 0; band < BANDS; band++) {
      let key = Math.imul(band + 1, 0x9e3779b1);
      for (let place = band * PER_BAND; place < (band + 1) * PER_BAND; place++) key = Math.imul(key ^ bins[place]!, 0x85ebca6b) ^ (key >>> 15);
      keys[offset + band] = key >>> 0;
    }
  }
}
