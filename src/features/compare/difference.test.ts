import { describe, expect, test } from 'vitest';
import { bestInColumn, coveringPick, differenceFacts, differenceRows } from './difference';

/** Rows are lines, columns are what helps. */
const table = (...lines: readonly (readonly number[])[]) => {
  const columns = lines[0]!.length;
  const values = new Float32Array(lines.length * columns);
  lines.forEach((line, row) => line.forEach((value, column) => (values[column * lines.length + row] = value)));
  return { rowHashes: lines.map((_, row) => `h${row}`), utility: values, sparse: null };
};
const ground = table([0.9, 0.5, 0.25, -0.5], [0.125, 0.9, 0.5, 0.5], [-0.25, -0.125, 0.9, NaN], [0.25, 0.125, 0, 0.9]);

describe('difference of two subsets', () => {
  test('only in A, only in B, in both, each in the order of its side', () => {
    expect(differenceRows({ a: [4, 1, 3], b: [3, 7, 4, 2] })).toEqual({ 'only-a': [1], 'only-b': [7, 2], both: [4, 3] });
  });

  test('a row is covered by the pick that helps it most, the earlier of equals, never by itself', () => {
    expect(coveringPick(ground, 1, [0, 3, 2])).toEqual({ position: 1, utility: 0.5 });
    expect(coveringPick(ground, 0, [0, 2])).toEqual({ position: 1, utility: 0.25 });
  });

  test('[K1] nothing covers a row that no pick helps; a missing pair is no help', () => {
    expect(coveringPick(ground, 2, [0, 1, 3])).toBeNull();
  });

  test('best help for the target, also below 0; unknown is not 0', () => {
    const target = table([0.25, -0.5, NaN], [0.125, -0.25, NaN]);
    expect([0, 1, 2].map((column) => bestInColumn(target, column))).toEqual([0.25, -0.25, null]);
  });

  test('each row has its rank on both sides', () => {
    const own = { order: [2, 0, 1], picks: [2, 0] };
    const other = { order: [1, 3, 0], picks: [1, 3] };
    expect(differenceFacts([2, 0], own, other, ground, null)).toEqual([
      { row: 2, pick: 1, otherRank: null, bestOnTarget: null, coveredBy: null },
      { row: 0, pick: 2, otherRank: 3, bestOnTarget: null, coveredBy: { position: 0, utility: 0.5 } },
    ]);
  });
});
