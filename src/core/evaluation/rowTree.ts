import { AppError } from '../base/errors';
import { throwIfAborted, type JobOptions } from '../base/job';
import { said } from '../base/said';
import { paceOf } from '../base/pace';
import type { Vectors } from '../embedding/neighbours';
import type { JoinProgress } from './orderingTypes';

/** Rows joined two by two. Node i < rows is row i; node rows + t is what join t made. */
export interface RowTree {
  readonly rows: number;
  /** The two nodes of each join, (rows - 1) x 2: first the one with the smaller smallest row. Made before they are joined. */
  readonly children: Int32Array;
  /** What each join adds to the sum of squared distances of rows to the mean of their group; at least what its parts took. */
  readonly heights: Float64Array;
}

/**
 * Agglomerative clustering: again and again the two groups A, B are joined whose union adds least to the sum of squared
 * distances to the groups' means (Ward),
 *   height(A, B) = |A| |B| / (|A| + |B|) * ||mean(A) - mean(B)||²,
 * by following nearest neighbours until two groups are each other's nearest: the same joins as by looking at all pairs,
 * in O(rows² x dimension) time and with O(rows x dimension) memory, as means and sizes are all it needs. Equal heights
 * go to the smaller row. Heights that rounding puts below those of their parts are raised to them.
 * @param vectors n rows, row-major; borrowed. Any lengths.
 * @returns n - 1 joins, none for n < 2; new buffers. The same input gives the same tree on every machine.
 * @throws AppError 'shape-mismatch' where values are not rows x dimension; 'invalid-argument' where one is not finite; 'cancelled'
 * @see docs/spec/order.md H1-H4; Ward, JASA 58 (1963); Murtagh, The Computer Journal 26 (1983); Müllner, arXiv 1109.2378
 */
export async function joinRows(vectors: Vectors, { signal, emit }: JobOptions<JoinProgress> = {}): Promise<RowTree> {
  const { rows, dimension, values } = vectors;
  if (values.length !== rows * dimension) throw new AppError('shape-mismatch', said`${values.length} values are not ${rows} rows of ${dimension} numbers.`, { rows, dimension, values: values.length });
  if (!values.every(Number.isFinite)) throw new AppError('invalid-argument', said`Rows cannot be joined: a number of their vectors is not finite.`, { rows, dimension });
  throwIfAborted(signal);
  const total = Math.max(0, rows - 1);
  const tree: RowTree = { rows, children: new Int32Array(2 * total), heights: new Float64Array(total) };
  const groups = createGroups(vectors);
  const node = Int32Array.from({ length: rows }, (_, row) => row);
  const chain = new Int32Array(rows);
  const pace = paceOf({ signal }, SLICE_MS);
  let length = 0;
  for (let join = 0; join < total; join++) {
    // Group 0 is never put into another one, so that it can always be begun with.
    if (length === 0) chain[length++] = 0;
    let nearest = groups.nearest(chain[length - 1]!, length > 1 ? chain[length - 2]! : -1);
    while (length < 2 || nearest.group !== chain[length - 2]) {
      chain[length++] = nearest.group;
      if (pace.due()) {
        emit?.({ done: join, total });
        await pace.rest();
      }
      nearest = groups.nearest(nearest.group, chain[length - 2]!);
    }
    const [one, other] = [chain[--length]!, chain[--length]!];
    const [first, second] = one < other ? [one, other] : [other, one];
    tree.children[2 * join] = node[first]!;
    tree.children[2 * join + 1] = node[second]!;
    tree.heights[join] = Math.max(nearest.height, heightOf(tree, node[first]!), heightOf(tree, node[second]!));
    groups.join(first, second);
    node[first] = rows + join;
  }
  return tree;
}

function heightOf({ rows, heights }: RowTree, node: number): number {
  return node < rows ? 0 : heights[node - rows]!;
}

/** Groups under the name of their smallest row. */
interface Groups {
  /**
   * The group whose join with this one is lowest. Of equals `before` is taken, where it is one of them, so that a chain
   * ends; otherwise the smaller.
   * @param before -1: none.
   */
  nearest(group: number, before: number): { readonly group: number; readonly height: number };
  /** Puts the second into the first; the first must be the smaller. */
  join(first: number, second: number): void;
}

/** Between two rests. */
const SLICE_MS = 30;
/** Numbers between two looks at whether a distance is too large already. */
const BLOCK = 32;

function createGroups({ rows, dimension, values }: Vectors): Groups {
  const width = Math.ceil(dimension / BLOCK) * BLOCK; // filled up with zeros: whole blocks only
  const means = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) means.set(values.subarray(row * dimension, (row + 1) * dimension), row * width);
  const sizes = new Float64Array(rows).fill(1);
  const next = Int32Array.from({ length: rows }, (_, row) => row + 1);
  const previous = Int32Array.from({ length: rows }, (_, row) => row - 1);

  /** ||mean - mean||²; Infinity as soon as it is seen to be above a limit. */
  const distance = (one: number, other: number, limit: number): number => {
    let a = one * width;
    let b = other * width;
    let sum = 0;
    for (const end = a + width; a < end; ) {
      // Four sums, so that no addition waits for the one before.
      let p = 0;
      let q = 0;
      let r = 0;
      let s = 0;
      for (const stop = a + BLOCK; a < stop; a += 4, b += 4) {
        const x = means[a]! - means[b]!;
        const y = means[a + 1]! - means[b + 1]!;
        const z = means[a + 2]! - means[b + 2]!;
        const w = means[a + 3]! - means[b + 3]!;
        p += x * x;
        q += y * y;
        r += z * z;
        s += w * w;
      }
      sum += p + q + (r + s);
      if (sum > limit) return Infinity;
    }
    return sum;
  };
  return {
    nearest: (group, before) => {
      const size = sizes[group]!;
      const factor = (other: number): number => (size * sizes[other]!) / (size + sizes[other]!);
      let best = before;
      let height = before < 0 ? Infinity : factor(before) * distance(group, before, Infinity);
      for (let other = 0; other < rows; other = next[other]!) {
        if (other === group || other === before) continue;
        const times = factor(other);
        const found = times * distance(group, other, height / times);
        if (found < height) {
          height = found;
          best = other;
        }
      }
      return { group: best, height };
    },
    join: (first, second) => {
      const [a, b] = [sizes[first]!, sizes[second]!];
      const [to, from] = [first * width, second * width];
      for (let t = 0; t < width; t++) means[to + t] = (a * means[to + t]! + b * means[from + t]!) / (a + b);
      sizes[first] = a + b;
      next[previous[second]!] = next[second]!;
      if (next[second]! < rows) previous[next[second]!] = previous[second]!;
    },
  };
}
