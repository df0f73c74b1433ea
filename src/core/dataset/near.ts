import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import { BANDS, MinHasher } from './minHash';
import { paceOf, type Pace } from '../base/pace';
import { jaccard, looseText, shingleSet } from './shingles';

/** Members of a bucket that a new one is compared with. */
const MOST_LEADERS = 8;
const KEPT_SETS = 2048;

export interface NearOptions {
  /** Smallest Jaccard similarity of 5-character shingles, above 0, at most 1. Default 0.8. */
  readonly threshold?: number | undefined;
  /** Seed of the hashing. Default 1. */
  readonly seed?: number | undefined;
}

/** Rows that say nearly the same. */
export interface NearGroup {
  /** Ascending. */
  readonly rows: readonly number[];
  /** Smallest similarity by which a row was joined to the group, in [threshold, 1]. */
  readonly similarity: number;
}

/** A row of another set, and the row of the pool most like it. */
export interface NearPair {
  readonly row: number;
  readonly poolRow: number;
  readonly similarity: number;
}

/**
 * Groups of near-duplicate texts: candidates by MinHash and LSH, then the exact Jaccard similarity of their shingles.
 * A row joins a group when it is like one of its rows (single linkage). Texts that are equal when loosened have
 * similarity 1. Texts without letters or digits are like none.
 * @param texts one for each row; borrowed. @returns groups of two or more, by first row.
 * @throws AppError 'invalid-argument' for a threshold outside (0, 1]; 'cancelled'.
 * @see docs/spec/data.md L1-L3
 */
export async function nearDuplicates(texts: readonly string[], options: NearOptions = {}, job: JobOptions<number> = {}): Promise<NearGroup[]> {
  const threshold = thresholdOf(options);
  const pace = paceOf(job);
  const index = await indexTexts(texts, options.seed ?? 1, pace, (done) => job.emit?.(done / 2));
  const parents = Int32Array.from(texts, (_, row) => row);
  const weakest = new Float64Array(texts.length).fill(1);
  const find = (row: number): number => {
    let root = row;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!;
    return root;
  };
  const join = (one: number, other: number, similarity: number): void => {
    const [first, second] = [find(one), find(other)];
    const [root, child] = first < second ? [first, second] : [second, first];
    parents[child] = root;
    weakest[root] = Math.min(weakest[root]!, weakest[child]!, similarity);
  };
  for (const [row, same] of index.sameAs.entries()) if (same >= 0) join(row, same, 1);
  const sets = new SetCache(index.loose);
  for (let band = 0; band < BANDS; band++) {
    const leaders = new Map<number, number[]>();
    for (const row of index.unique) {
      const key = index.keys[row * BANDS + band]!;
      const known = leaders.get(key);
      if (known === undefined) leaders.set(key, [row]);
      else {
        let joined = false;
        for (const leader of known) {
          if (find(leader) === find(row)) joined = true;
          else {
            const similarity = jaccard(sets.of(leader), sets.of(row));
            if (similarity < threshold) continue;
            join(leader, row, similarity);
            joined = true;
          }
        }
        if (!joined && known.length < MOST_LEADERS) known.push(row);
      }
      if (pace.due()) await pace.rest();
    }
    job.emit?.(0.5 + (band + 1) / BANDS / 2);
  }
  const groups = new Map<number, number[]>();
  for (let row = 0; row < texts.length; row++) {
    const root = find(row);
    const rows = groups.get(root);
    if (rows === undefined) groups.set(root, [row]);
    else rows.push(row);
  }
  return [...groups].filter(([, rows]) => rows.length > 1).map(([root, rows]) => ({ rows, similarity: weakest[root]! }));
}

/**
 * For each text of another set the pool's text most like it, where one reaches the threshold: a target or existing row
 * that stands in the pool in nearly the same words.
 * @returns pairs by row; of equal similarities the first pool row.
 * @throws as nearDuplicates. @see docs/spec/data.md L4
 */
export async function nearAcross(pool: readonly string[], others: readonly string[], options: NearOptions = {}, job: JobOptions<number> = {}): Promise<NearPair[]> {
  const threshold = thresholdOf(options);
  const pace = paceOf(job);
  const index = await indexTexts([...pool, ...others], options.seed ?? 1, pace, (done) => job.emit?.(done / 2));
  const best = new Map<number, NearPair>();
  const offer = (row: number, poolRow: number, similarity: number): void => {
    const known = best.get(row);
    if (known === undefined || similarity > known.similarity || (similarity === known.similarity && poolRow < known.poolRow)) best.set(row, { row, poolRow, similarity });
  };
  const firstOf = new Map<string, number>();
  for (let row = 0; row < pool.length; row++) {
    const text = index.loose[row]!;
    if (text !== '' && !firstOf.has(text)) firstOf.set(text, row);
  }
  const sets = new SetCache(index.loose);
  const compared = new Set<number>();
  const tables = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  for (const [text, row] of firstOf) {
    if (text === '') continue;
    tables.forEach((table, band) => {
      const key = index.keys[row * BANDS + band]!;
      const rows = table.get(key);
      if (rows === undefined) table.set(key, [row]);
      else if (rows.length < 64) rows.push(row);
    });
    if (pace.due()) await pace.rest();
  }
  for (let other = 0; other < others.length; other++) {
    const place = pool.length + other;
    const text = index.loose[place]!;
    const same = firstOf.get(text);
    if (same !== undefined) offer(other, same, 1);
    else if (text !== '') {
      compared.clear();
      const mine = sets.of(place);
      const keyed = index.sameAs[place]! < 0 ? place : index.sameAs[place]!;
      tables.forEach((table, band) => {
        for (const row of table.get(index.keys[keyed * BANDS + band]!) ?? []) {
          if (compared.has(row)) continue;
          compared.add(row);
          const similarity = jaccard(sets.of(row), mine);
          if (similarity >= threshold) offer(other, row, similarity);
        }
      });
    }
    if (pace.due()) {
      job.emit?.(0.5 + other / others.length / 2);
      await pace.rest();
    }
  }
  return [...best.values()].sort((a, b) => a.row - b.row);
}

interface TextIndex {
  readonly loose: readonly string[];
  /** Rows with words in them whose loose text no earlier row has; ascending. */
  readonly unique: readonly number[];
  /** For each row the earlier row with the same loose text, or -1. */
  readonly sameAs: Int32Array;
  /** 20 band keys for each unique row. */
  readonly keys: Uint32Array;
}

async function indexTexts(texts: readonly string[], seed: number, pace: Pace, emit: (done: number) => void): Promise<TextIndex> {
  const hasher = new MinHasher(seed);
  const loose: string[] = [];
  const unique: number[] = [];
  const sameAs = new Int32Array(texts.length).fill(-1);
  const keys = new Uint32Array(texts.length * BANDS);
  const first = new Map<string, number>();
  for (const [row, text] of texts.entries()) {
    const plain = looseText(text);
    loose.push(plain);
    const known = first.get(plain);
    if (plain !== '' && known !== undefined) sameAs[row] = known;
    else if (plain !== '') {
      first.set(plain, row);
      unique.push(row);
      hasher.bandKeys(plain, keys, row * BANDS);
    }
    if (pace.due()) {
      emit(row / texts.length);
      await pace.rest();
    }
  }
  return { loose, unique, sameAs, keys };
}

/** Shingle sets of the rows compared last. */
class SetCache {
  private readonly kept = new Map<number, ReadonlySet<number>>();
  constructor(private readonly loose: readonly string[]) {}

  of(row: number): ReadonlySet<number> {
    let set = this.kept.get(row);
    if (set === undefined) {
      set = shingleSet(this.loose[row]!);
      if (this.kept.size >= KEPT_SETS) this.kept.clear();
      this.kept.set(row, set);
    }
    return set;
  }
}

function thresholdOf({ threshold = 0.8 }: NearOptions): number {
  if (!(threshold > 0 && threshold <= 1)) throw new AppError('invalid-argument', said`${threshold} is no similarity. Nothing was compared. Use a number above 0 and at most 1, such as 0.8.`);
  return threshold;
}
