import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { groupedVectors } from './embedding.testkit';
import { nearestNeighbours, type Vectors } from './neighbours';

/** The definition, in the slowest way. */
function expected(vectors: Vectors, queries: Vectors, k: number, leaveOutSelf: boolean): number[][] {
  const at = (side: Vectors, row: number): Float32Array => side.values.subarray(row * side.dimension, (row + 1) * side.dimension);
  return Array.from({ length: queries.rows }, (_, query) =>
    Array.from({ length: vectors.rows }, (__, row) => ({ row, cosine: Math.fround(at(queries, query).reduce((sum, x, t) => sum + x * at(vectors, row)[t]!, 0)) }))
      .filter(({ row }) => !leaveOutSelf || row !== query)
      .sort((a, b) => b.cosine - a.cosine || a.row - b.row)
      .slice(0, k)
      .map(({ row }) => row),
  );
}
const listsOf = ({ queries, k, indexes }: { queries: number; k: number; indexes: Int32Array }): number[][] =>
  Array.from({ length: queries }, (_, query) => [...indexes.subarray(query * k, (query + 1) * k)]);

const anyVectors = (rows: fc.Arbitrary<number>, dimension: number): fc.Arbitrary<Vectors> =>
  rows.chain((count) =>
    // Few different numbers, so that equal cosines are common.
    fc.array(fc.constantFrom(-0.5, 0, 0.5, 1), { minLength: count * dimension, maxLength: count * dimension }).map((values) => ({ rows: count, dimension, values: Float32Array.from(values) })),
  );

describe('exact neighbours', () => {
  prop.prop([anyVectors(fc.integer({ min: 1, max: 30 }), 3), anyVectors(fc.integer({ min: 1, max: 6 }), 3), fc.integer({ min: 1, max: 9 })])(
    '[E3] the largest cosines, equal ones by index',
    async (vectors, queries, k) => {
      const found = await nearestNeighbours(vectors, queries, k);
      expect(found.k).toBe(Math.min(k, vectors.rows));
      expect(listsOf(found)).toEqual(expected(vectors, queries, found.k, false));
    },
  );

  prop.prop([anyVectors(fc.integer({ min: 1, max: 30 }), 4), fc.integer({ min: 1, max: 9 })])('[E3] a row is not its own neighbour when it is left out', async (vectors, k) => {
    const found = await nearestNeighbours(vectors, vectors, k, { leaveOutSelf: true });
    expect(found.k).toBe(Math.min(k, vectors.rows - 1));
    expect(listsOf(found)).toEqual(expected(vectors, vectors, found.k, true));
  });

  test('shapes that do not fit are refused', async () => {
    const vectors = groupedVectors(10, 8, 2, 1);
    await expect(nearestNeighbours({ ...vectors, rows: 11 }, vectors, 3)).rejects.toMatchObject({ code: 'shape-mismatch' });
    await expect(nearestNeighbours(vectors, groupedVectors(4, 4, 2, 1), 3)).rejects.toMatchObject({ code: 'shape-mismatch' });
    await expect(nearestNeighbours(vectors, vectors, 0)).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  test('a search can be cancelled and tells how far it is', async () => {
    const vectors = groupedVectors(600, 32, 6, 3);
    const stop = new AbortController();
    const seen: number[] = [];
    const search = nearestNeighbours(vectors, vectors, 5, { signal: stop.signal, emit: ({ done }) => (seen.push(done), done > 0 && stop.abort()) });
    await expect(search).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.length).toBe(2);
  });
});

describe('approximate neighbours', () => {
  test('[E4] at least 90 % of the true neighbours, exact cosines, the same lists again', async () => {
    const vectors = groupedVectors(6000, 48, 40, 11);
    const queries = groupedVectors(200, 48, 40, 11);
    const truth = await nearestNeighbours(vectors, queries, 16, { method: 'exact' });
    const found = await nearestNeighbours(vectors, queries, 16, { exactRows: 1000 });
    expect(found.method).toBe('approximate');
    let hits = 0;
    for (let query = 0; query < queries.rows; query++) {
      const wanted = new Map(Array.from({ length: 16 }, (_, at) => [truth.indexes[query * 16 + at]!, truth.similarities[query * 16 + at]!]));
      for (let at = 0; at < 16; at++) {
        const cosine = wanted.get(found.indexes[query * 16 + at]!);
        if (cosine === undefined) continue;
        hits++;
        expect(found.similarities[query * 16 + at]).toBe(cosine);
      }
    }
    expect(hits / (16 * queries.rows)).toBeGreaterThan(0.9);
    const again = await nearestNeighbours(vectors, queries, 16, { method: 'approximate' });
    expect(again.indexes).toEqual(found.indexes);
  });
});
