import { describe, expect, test } from 'vitest';
import { groupedVectors } from '../embedding/embedding.testkit';
import type { Vectors } from '../embedding/neighbours';
import { hierarchicalOrder } from './hierarchicalOrder';
import { MOST_ORDERED_ROWS, type VectorBlock } from './orderingTypes';
import { joinRows } from './rowTree';
import { groupCount, groupStarts } from './treeGroups';
import { leafOrder } from './leafOrder';
import { utilityVectors, utilityVectorsLater } from './utilityVectors';

const hashes = (rows: number): string[] => Array.from({ length: rows }, (_, row) => `h${row}`);

/** A block of so many rows and columns from a formula; NaN: not scored. */
function blockOf(rows: number, columns: number, utility: (row: number, column: number) => number): VectorBlock {
  const values = Float32Array.from({ length: rows * columns }, (_, at) => utility(at % rows, Math.floor(at / rows)));
  return { rowHashes: hashes(rows), columnHashes: hashes(columns), utility: values, sparse: null };
}
/** Rows of one kind (row modulo `kinds`) are helped by the examples of that kind, a little unlike each other. */
const planted = (rows: number, kinds: number): VectorBlock =>
  blockOf(rows, rows, (row, column) => (row % kinds === column % kinds ? 0.2 : -0.02) + 0.05 * Math.sin(1 + row * 12.9898 + column * 78.233));

describe('groups', () => {
  test.each([3, 4, 7, 12])('[H6] %i planted groups are found, each together', async (kinds) => {
    const { order, joined, starts } = await hierarchicalOrder(planted(kinds * 9, kinds));
    expect([joined, starts.length]).toEqual([kinds * 9, kinds]);
    const groups = Array.from(starts, (start, at) => order.slice(start, starts[at + 1] ?? joined));
    for (const group of groups) expect(new Set(Array.from(group, (row) => row % kinds)).size).toBe(1);
  });

  test('[H6] never more than half as many groups as rows, never more than 12, and equal rows are not parted', async () => {
    const count = async (vectors: Vectors): Promise<number> => groupCount(await joinRows(vectors));
    const counts = await Promise.all([0, 1, 2, 3, 5, 6, 200].map((rows) => count(groupedVectors(rows, 16, 200, 1))));
    expect(counts.slice(0, 6)).toEqual([0, 1, 1, 1, 2, 3]);
    expect(counts[6]).toBeLessThanOrEqual(12);
    expect(await count({ rows: 8, dimension: 1, values: Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1) })).toBe(1);
    expect(await count({ rows: 8, dimension: 1, values: Float32Array.of(1, 1, 1, 1, 4, 4, 4, 4) })).toBe(2);
  });

  test('[H6] as many groups as asked for, the first at 0; more groups only part those of fewer', async () => {
    const vectors = groupedVectors(90, 20, 6, 4, 1);
    const tree = await joinRows(vectors);
    const order = leafOrder(tree, vectors);
    let before: Int32Array = new Int32Array(0);
    for (let count = 1; count <= 90; count++) {
      const starts = groupStarts(tree, order, count);
      expect(starts).toHaveLength(count);
      expect(starts[0]).toBe(0);
      expect([...before].every((start) => starts.includes(start))).toBe(true);
      before = starts;
    }
  });
});

describe('rows of a block', () => {
  test('[H7] rows of which nothing is known come last, in order, and stand in no join', async () => {
    const { rowHashes, columnHashes, utility, sparse } = planted(24, 3);
    const known = utility.map((value, at) => (at % 24 === 5 ? NaN : at % 24 === 2 ? 0 : value));
    const { order, joined, starts } = await hierarchicalOrder({ rowHashes, columnHashes, utility: known, sparse });
    expect([joined, [...order].slice(22), starts.length]).toEqual([22, [2, 5], 3]);
    const none = await hierarchicalOrder(blockOf(4, 4, () => NaN));
    expect([[...none.order], none.joined, none.starts.length]).toEqual([[0, 1, 2, 3], 0, 0]);
  });

  test.each([0, 1, 2])('[H7] %i rows are ordered too', async (rows) => {
    const { order, joined, starts } = await hierarchicalOrder(blockOf(rows, 4, (row, column) => 0.1 + row + 2 * column));
    expect([[...order].sort(), joined, starts.length]).toEqual([Array.from({ length: rows }, (_, row) => row), rows, Math.min(1, rows)]);
  });

  test('[H7] a row as its own example does not count', async () => {
    const own = blockOf(6, 6, (row, column) => (row === column ? 0.9 : NaN));
    expect((await hierarchicalOrder(own)).joined).toBe(0);
  });

  test('[H8] more rows than are offered are refused, with the number', async () => {
    const rows = MOST_ORDERED_ROWS + 1;
    await expect(hierarchicalOrder(blockOf(rows, 0, () => 0))).rejects.toMatchObject({ code: 'invalid-argument', details: { rows, most: MOST_ORDERED_ROWS } });
  });

  test('[H4] cancelled before the rows are joined', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 1);
    await expect(hierarchicalOrder(planted(700, 5), { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('vectors of rows', () => {
  test('with pauses they are what they are without', async () => {
    const block = planted(90, 4);
    expect(await utilityVectorsLater([block])).toEqual(utilityVectors([block]));
  });

  test('many columns are folded: cosines stay near, rows of nothing stay 0', () => {
    const columns = 3000;
    const rows = 40;
    const block = blockOf(rows, columns, (row, column) => (row === 7 ? NaN : Math.sin(row * row + column * ((row % 4) + 1))));
    const { dimension, values } = utilityVectors([{ ...block, rowHashes: hashes(rows).map((hash) => `row ${hash}`) }]);
    expect(dimension).toBe(256);
    const folded = (one: number, other: number): number => Array.from({ length: dimension }, (_, t) => values[one * dimension + t]! * values[other * dimension + t]!).reduce((sum, x) => sum + x, 0);
    const exact = (one: number, other: number): number => {
      let [dot, a, b] = [0, 0, 0];
      for (let column = 0; column < columns; column++) {
        const [x, y] = [block.utility[column * rows + one]!, block.utility[column * rows + other]!];
        dot += x * y;
        a += x * x;
        b += y * y;
      }
      return dot / Math.sqrt(a * b);
    };
    let [square, pairs] = [0, 0];
    for (let one = 0; one < rows; one++) {
      for (let other = one + 1; other < rows; other++) {
        if (one === 7 || other === 7) continue;
        square += (folded(one, other) - exact(one, other)) ** 2;
        pairs++;
      }
    }
    expect(Math.sqrt(square / pairs)).toBeLessThan(1 / 16);
    expect(values.subarray(7 * dimension, 8 * dimension).every((x) => x === 0)).toBe(true);
  });
});
