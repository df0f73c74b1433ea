import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compositionOf, intersectionsOf, jaccardMatrix, onlyInFirst } from './compare';

const rows = (...indices: number[]): Int32Array => Int32Array.from(indices);

describe('overlap', () => {
  test('[E1] every row falls into the intersection of exactly the subsets it is in', () => {
    expect(intersectionsOf([rows(5, 1, 2, 3), rows(3, 2, 9), rows(2, 7)])).toEqual([
      { subsets: [0], rows: [1, 5] },
      { subsets: [1], rows: [9] },
      { subsets: [2], rows: [7] },
      { subsets: [0, 1], rows: [3] },
      { subsets: [0, 1, 2], rows: [2] },
    ]);
  });

  test.prop([fc.array(fc.uniqueArray(fc.nat(20)), { minLength: 2, maxLength: 5 })], { seed: 11 })('[E1] intersections partition the union', (lists) => {
    const subsets = lists.map((list) => Int32Array.from(list));
    const found = intersectionsOf(subsets);
    const union = [...new Set(lists.flat())].sort((a, b) => a - b);
    expect(found.flatMap((part) => part.rows).sort((a, b) => a - b)).toEqual(union);
    for (const { subsets: members, rows: inside } of found) {
      for (const row of inside) expect(lists.flatMap((list, at) => (list.includes(row) ? [at] : []))).toEqual(members);
    }
  });

  test('[E1] rows only in the first subset keep its order', () => {
    expect(onlyInFirst(rows(5, 1, 2), rows(1, 8))).toEqual(rows(5, 2));
  });

  test('[E2] Jaccard: shared rows over rows in either', () => {
    expect(jaccardMatrix([rows(1, 2, 3), rows(3, 4), rows()])).toEqual([
      [1, 0.25, 0],
      [0.25, 1, 0],
      [0, 0, 1],
    ]);
  });

  test.each([[[rows(1)]], [[1, 2, 3, 4, 5, 6].map(() => rows(1))]])('[E1] [E2] one or six subsets are refused', (subsets) => {
    expect(() => intersectionsOf(subsets)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    expect(() => jaccardMatrix(subsets)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  test('[E1] a row twice in one subset is refused', () => {
    expect(() => intersectionsOf([rows(1, 1), rows(2)])).toThrow('Row 1 is in subset 1 twice.');
  });
});

describe('composition', () => {
  test('[E3] counts and shares per group, against the pool', () => {
    expect(compositionOf(['a', 'b', 'a', null], [rows(0, 1), rows()])).toEqual([
      { label: 'a', pool: 2, counts: [1, 0], poolShare: 0.5, shares: [0.5, 0] },
      { label: 'b', pool: 1, counts: [1, 0], poolShare: 0.25, shares: [0.5, 0] },
      { label: null, pool: 1, counts: [0, 0], poolShare: 0.25, shares: [0, 0] },
    ]);
  });

  test('[E3] a row outside the pool is refused', () => {
    expect(() => compositionOf(['a'], [rows(1)])).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});
