import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { seededRandom, shuffledIndices } from '../base/random';
import { groupedVectors } from '../embedding/embedding.testkit';
import type { Vectors } from '../embedding/neighbours';
import { pickedRows } from '../embedding/vectorRows';
import { leafOrder } from './leafOrder';
import { joinRows, type RowTree } from './rowTree';
import { joinsOf, naiveJoins, nodeRows } from './rowTree.testkit';

const vectorsOf = (rows: readonly (readonly number[])[]): Vectors => ({ rows: rows.length, dimension: rows[0]?.length ?? 0, values: Float32Array.from(rows.flat()) });
/** Rows without equal distances: a seed is drawn, not the numbers, which would often be equal. */
const anyRows = fc.record({ rows: fc.integer({ min: 2, max: 14 }), dimension: fc.integer({ min: 1, max: 70 }), groups: fc.integer({ min: 1, max: 4 }), seed: fc.integer({ min: 1, max: 1e6 }) });
const drawn = ({ rows, dimension, groups, seed }: { rows: number; dimension: number; groups: number; seed: number }): Vectors => {
  const random = seededRandom(seed);
  const { values } = groupedVectors(rows, dimension, groups, seed);
  return { rows, dimension, values: values.map((x) => x * (1 + random.next())) };
};

function expectSame(tree: RowTree, joins: ReturnType<typeof naiveJoins>): void {
  const own = joinsOf(tree);
  expect(own.map(({ rows }) => rows)).toEqual(joins.map(({ rows }) => rows));
  own.forEach(({ height }, at) => expect(height).toBeCloseTo(joins[at]!.height, 9));
}

describe('joins', () => {
  propertyTest.prop([anyRows])('[H1] the same joins and heights as by looking at all pairs', async (given) => {
    const vectors = drawn(given);
    expectSame(await joinRows(vectors), naiveJoins(vectors));
  });

  test('[H1] by hand: 0, 1, 5, 7 on a line', async () => {
    const tree = await joinRows(vectorsOf([[0], [1], [5], [7]]));
    expect(joinsOf(tree)).toEqual([
      { rows: '0 1', height: 0.5 },
      { rows: '2 3', height: 2 },
      { rows: '0 1 2 3', height: 30.25 },
    ]);
  });

  propertyTest.prop([anyRows, fc.integer({ min: 1, max: 1e6 })])('[H2] rows in another order make the same tree', async (given, seed) => {
    const vectors = drawn(given);
    const shuffle = shuffledIndices(vectors.rows, seededRandom(seed));
    const other = await joinRows(pickedRows(vectors, shuffle));
    const back = nodeRows(other).slice(other.rows).map((rows) => rows.map((row) => shuffle[row]!).sort((a, b) => a - b).join(' '));
    expect(back.sort()).toEqual(joinsOf(await joinRows(vectors)).map(({ rows }) => rows).sort());
  });

  test('[H2] the same rows make the same tree, number by number', async () => {
    const vectors = groupedVectors(120, 40, 5, 3);
    expect(await joinRows(vectors)).toEqual(await joinRows(vectors));
  });

  test('[H3] equal rows are joined first, at height 0, and nothing is joined lower than its parts', async () => {
    const vectors = vectorsOf([[3, 0], [0, 1], [3, 0], [0, 1], [3, 0], [9, 9]]);
    const tree = await joinRows(vectors);
    expect(joinsOf(tree).slice(0, 3)).toEqual([{ rows: '0 2', height: 0 }, { rows: '0 2 4', height: 0 }, { rows: '1 3', height: 0 }]);
    expect(tree.heights.filter((height) => height === 0)).toHaveLength(3);
  });

  propertyTest.prop([fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })), { minLength: 1, maxLength: 25 })])('[H3] with many equal distances it is a tree all the same, and heights rise', async (rows) => {
    const tree = await joinRows(vectorsOf(rows));
    expect([...tree.children].sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * rows.length - 2 }, (_, node) => node));
    tree.heights.forEach((height, join) => {
      for (const child of tree.children.subarray(2 * join, 2 * join + 2)) {
        expect(child).toBeLessThan(rows.length + join);
        if (child >= rows.length) expect(height).toBeGreaterThanOrEqual(tree.heights[child - rows.length]!);
      }
    });
    expect(tree.heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(naiveJoins({ ...vectorsOf(rows) }).reduce((sum, { height }) => sum + height, 0), 6);
  });

  test.each([[0, 0], [1, 0], [2, 1]])('[H3] %i rows: %i joins', async (rows, joins) => {
    const tree = await joinRows(groupedVectors(rows, 6, 1, 1));
    expect([tree.rows, tree.heights.length, tree.children.length]).toEqual([rows, joins, 2 * joins]);
  });

  test('[H4] cancelled, it stops within 100 ms; progress rises', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    let askedAt = 0;
    const run = joinRows(groupedVectors(1500, 256, 8, 2), {
      signal: stop.signal,
      emit: ({ done, total }) => {
        expect(total).toBe(1499);
        seen.push(done);
        if (seen.length < 3 || askedAt > 0) return;
        askedAt = performance.now();
        stop.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(performance.now() - askedAt).toBeLessThan(100);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test('[H4] refused: numbers that are not rows x dimension, or not finite', async () => {
    await expect(joinRows({ rows: 2, dimension: 3, values: new Float32Array(5) })).rejects.toMatchObject({ code: 'shape-mismatch' });
    await expect(joinRows(vectorsOf([[1], [NaN]]))).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});

describe('order of the rows', () => {
  propertyTest.prop([anyRows])('[H5] every row once, and the rows of every node together', async (given) => {
    const vectors = drawn(given);
    const tree = await joinRows(vectors);
    const order = [...leafOrder(tree, vectors)];
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: given.rows }, (_, row) => row));
    for (const members of nodeRows(tree)) {
      const places = members.map((row) => order.indexOf(row));
      expect(Math.max(...places) - Math.min(...places)).toBe(members.length - 1);
    }
  });

  propertyTest.prop([anyRows])('[H5] at every join no other turn of its two parts brings nearer ends together', async (given) => {
    const vectors = drawn(given);
    const tree = await joinRows(vectors);
    const order = [...leafOrder(tree, vectors)];
    const away = (one: number, other: number): number => {
      let sum = 0;
      for (let t = 0; t < vectors.dimension; t++) sum += (vectors.values[one * vectors.dimension + t]! - vectors.values[other * vectors.dimension + t]!) ** 2;
      return sum;
    };
    const members = nodeRows(tree);
    const part = (node: number): number[] => [...members[node]!].sort((one, other) => order.indexOf(one) - order.indexOf(other));
    for (let join = 0; join < given.rows - 1; join++) {
      const [one, other] = [part(tree.children[2 * join]!), part(tree.children[2 * join + 1]!)].sort((a, b) => order.indexOf(a[0]!) - order.indexOf(b[0]!)) as [number[], number[]];
      const met = away(one.at(-1), other[0]!);
      for (const end of [one[0]!, one.at(-1)]) for (const begin of [other[0]!, other.at(-1)]) expect(met).toBeLessThanOrEqual(away(end, begin));
    }
  });

  test('[H5] on a line the rows come out along it', async () => {
    const vectors = vectorsOf([[5], [1], [9], [2], [7], [0]]);
    const places = [...leafOrder(await joinRows(vectors), vectors)].map((row) => vectors.values[row]!);
    expect([places, [...places].reverse()]).toContainEqual([0, 1, 2, 5, 7, 9]);
  });
});
