import { describe, expect, test } from 'vitest';
import { nearestNeighbours } from './neighbours';
import { nearestTo } from './nearestTo';
import { vectorsOf } from './sets';
import { seededRandom } from '../base/random';
import type { EmbeddingSet } from './types';

const DIMENSION = 6;
const random = seededRandom(5);

function setOf(rows: number): EmbeddingSet {
  const vectors = new Float32Array(rows * DIMENSION);
  for (let row = 0; row < rows; row++) {
    const own = vectors.subarray(row * DIMENSION, (row + 1) * DIMENSION);
    own.forEach((_, t) => (own[t] = random.next() - 0.5));
    const length = Math.hypot(...own);
    own.forEach((x, t) => (own[t] = x / length));
  }
  return { model: 'm', modelHash: 'h', dimension: DIMENSION, hashes: Array.from({ length: rows }, (_, at) => `r${at}`), vectors };
}

describe('[E3] rows nearest to one row', () => {
  test('are those that the search for all rows finds, in the same order', async () => {
    const set = setOf(40);
    const all = vectorsOf(set, set.hashes);
    const lists = await nearestNeighbours(all, all, 5, { leaveOutSelf: true });
    for (let row = 0; row < 40; row++) {
      expect(nearestTo(set, set.hashes, row, 5).map(({ index }) => index)).toEqual([...lists.indexes.subarray(5 * row, 5 * row + 5)]);
    }
  });

  test('another row of the same content is the nearest; rows without a vector are left out', () => {
    const set = setOf(3);
    const near = nearestTo(set, ['r0', 'r1', 'r0', 'new', 'r2'], 0, 8);
    expect(near[0]!.index).toBe(2);
    expect(near[0]!.similarity).toBeCloseTo(1, 6);
    expect(near.map(({ index }) => index).sort()).toEqual([1, 2, 4]);
    expect(nearestTo(set, ['r0', 'new'], 1, 8)).toEqual([]);
  });
});
