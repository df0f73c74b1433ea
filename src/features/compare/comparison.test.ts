import { describe, expect, test } from 'vitest';
import { createSelectionService } from '../../core/selection/service';
import type { SignedBlock } from '../../core/kernel/types';
import { comparedSubsets, randomOrder } from './comparedSubset';
import { savedSubset } from './compare.testkit';
import { compareSubsets, measureWeights } from './comparison';

const letters = [...'abcd'];

/** Rows are lines, columns are what helps. */
function block(rowHashes: readonly string[], columnHashes: readonly string[], lines: readonly (readonly number[])[]): SignedBlock {
  const values = new Float32Array(rowHashes.length * columnHashes.length);
  lines.forEach((line, row) => line.forEach((value, column) => (values[column * rowHashes.length + row] = value)));
  return { rows: rowHashes.length, columns: columnHashes.length, values, rowHashes, columnHashes };
}

const ground = block(letters, letters, [
  [0.5, 0.25, 0, 0],
  [0.25, 0.5, 0.125, 0],
  [0, -0.5, 0.5, 0.25],
  [0, 0, 0.125, 0.5],
]);
const target = block(['t'], letters, [[0, 0.25, 0, 0.5]]);
const source = { id: 'test', blocks: { ground, target }, transform: 'positive', selfHelp: 'keep' } as const;

describe('comparison of subsets', () => {
  test('values are those of each objective, coverage is that of the pool', async () => {
    const subsets = [{ order: [0, 2], picks: [0, 2] }, { order: [3, 1], picks: [3] }];
    const { measures, coverage, curves, band } = await compareSubsets({ selection: createSelectionService(), source, subsets, weights: { eta: 2, nu: 1 }, upTo: 3 });
    expect(measures).toEqual([
      { name: 'fl', values: [0.5 + 0.25 + 0.5 + 0.125, 0.25 + 0.5] },
      { name: 'flmi', values: [1.375, 0.75 + 2 * 0.5] },
      { name: 'target', values: [0, 1] },
    ]);
    expect(coverage).toEqual([1.375 / 2, 0.75 / 2]);
    expect(curves.map((curve) => [...curve])).toEqual([[0, 0.375, 0.6875], [0, 0.375, 0.75]]);
    expect(band.mean).toHaveLength(4);
  });

  test('[G6] a random draw’s curve lies within the extremes of the band it is from', async () => {
    const subsets = [1, 7, 40].map((draw) => ({ order: randomOrder(4, draw), picks: [] }));
    const { curves, band } = await compareSubsets({ selection: createSelectionService(), source, subsets, weights: { eta: 1, nu: 1 }, upTo: 4 });
    const all = await compareSubsets({ selection: createSelectionService(), source, subsets: Array.from({ length: 40 }, (_, at) => ({ order: randomOrder(4, at + 1), picks: [] })), weights: { eta: 1, nu: 1 }, upTo: 4 });
    for (let budget = 0; budget <= 4; budget++) {
      const mean = all.curves.reduce((sum, curve) => sum + curve[budget]!, 0) / 40;
      expect(mean).toBeCloseTo(band.mean[budget]!, 12);
    }
    expect(curves).toHaveLength(3);
  });

  test('the columns use the weights of the subsets that are compared', () => {
    const subsets = comparedSubsets(['m', 'f'], {
      pool: letters.map((hash) => ({ hash })),
      subsets: [savedSubset('f', 'ab'), savedSubset('m', 'ab', { objective: 'flmi', eta: 3 })],
      keysNow: new Map(),
    });
    expect(measureWeights(subsets, { eta: 1, nu: 0.5 })).toEqual({ eta: 3, nu: 0.5 });
  });
});
