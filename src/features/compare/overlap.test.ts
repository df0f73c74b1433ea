import { describe, expect } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { listOf, overlapColumns, overlapWords } from './overlap';
import { upsetLayout } from './upsetLayout';

const someSubsets = fc.array(fc.uniqueArray(fc.nat(40), { maxLength: 25 }), { minLength: 2, maxLength: 5 });

describe('overlap', () => {
  test('rows fall to exactly the subsets that have them, largest column first', () => {
    const columns = overlapColumns([[1, 2, 3, 4], [3, 4, 5], [4, 9, 8, 7]]);
    expect(columns.map(({ members, rows }) => [members.join('+'), rows])).toEqual([
      ['2', [9, 8, 7]],
      ['0', [1, 2]],
      ['1', [5]],
      ['0+1', [3]],
      ['0+1+2', [4]],
    ]);
  });

  test.prop([someSubsets])('every row of the union is in one column, and in each of its members', (subsets) => {
    const columns = overlapColumns(subsets);
    const all = columns.flatMap(({ rows }) => rows);
    expect([...all].sort()).toEqual([...new Set(subsets.flat())].sort());
    for (const { members, rows } of columns) {
      for (const row of rows) expect(subsets.flatMap((subset, at) => (subset.includes(row) ? [at] : []))).toEqual(members);
    }
    subsets.forEach((subset, at) => {
      const counted = columns.filter(({ members }) => members.includes(at)).reduce((sum, { rows }) => sum + rows.length, 0);
      expect(counted).toBe(subset.length);
    });
  });

  test('a column is said in words', () => {
    const names = ['FL', 'FLMI', 'FLCG'];
    expect([[0], [0, 2], [0, 1, 2]].map((members) => overlapWords({ members }, names))).toEqual(['only in FL', 'in FL and FLCG only', 'in all 3']);
    expect(overlapWords({ members: [0, 1] }, ['FL', 'FLMI'])).toBe('in both FL and FLMI');
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listOf)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('UpSet layout', () => {
  const size = { width: 520, height: 230, labelWidth: 100, subsets: 3 };

  test('bars are in proportion to counts and stand on one line', () => {
    const layout = upsetLayout(overlapColumns([[1, 2, 3, 4], [4], []]), size);
    const [large, small] = layout.columns;
    expect(large!.barHeight).toBeCloseTo(3 * small!.barHeight);
    for (const { barTop, barHeight } of layout.columns) expect(barTop + barHeight).toBeCloseTo(layout.baseline);
  });

  test.prop([someSubsets, fc.integer({ min: 240, max: 900 }), fc.integer({ min: 180, max: 400 })])('nothing leaves the drawing', (subsets, width, height) => {
    const layout = upsetLayout(overlapColumns(subsets), { width, height, labelWidth: 100, subsets: subsets.length });
    for (const column of layout.columns) {
      expect(column.left).toBeGreaterThanOrEqual(100);
      expect(column.left + column.step).toBeLessThanOrEqual(width + 1e-9);
      expect(column.barTop).toBeGreaterThanOrEqual(0);
      expect(column.linkBottom).toBeLessThan(height);
      expect(column.barWidth).toBeLessThanOrEqual(Math.max(2, column.step));
    }
    for (const top of layout.rowTops) expect(top).toBeGreaterThan(layout.baseline);
  });
});
