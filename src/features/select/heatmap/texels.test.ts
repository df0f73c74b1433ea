import { describe, expect, test } from 'vitest';
import type { UtilityBlock } from '../../../core/scoring/types';
import { utilityColor } from '../../../ui/utilityScale';
import { blockOf, exampleOf, goldenProject } from '../select.testkit';
import { heatmapAxes } from './axes';
import { blockFinder } from './cells';
import { helpTotals } from './helpTotals';
import { similarityOrder } from './similarityOrder';
import { blockTexels, type CellMatrix } from './texels';
import { levelFor } from './tiles';

const COLOURS = { scheme: 'light', limit: 1, waiting: [1, 2, 3], missing: [4, 5, 6] } as const;
const examples = Array.from({ length: 8 }, (_, at) => exampleOf(`r${at}`));
const sets = { pool: { examples, tokens: null }, target: { examples: [], tokens: null }, existing: { examples: [], tokens: null } };
const items = examples.map(({ label }, index) => ({ set: 'pool' as const, index, label }));
const matrixOf = (block: UtilityBlock): CellMatrix => ({ rows: items, columns: items, find: blockFinder(sets, { 'pool-pool': block }) });
const all = { top: 0, bottom: 8, left: 0, right: 8 };
const texel = (data: Uint8ClampedArray, at: number): number[] => [...data.subarray(4 * at, 4 * at + 4)];
const near = (found: number[], value: number): void => utilityColor(value, 1, 'light').forEach((channel, at) => expect(Math.abs(found[at]! - channel)).toBeLessThanOrEqual(6));

describe('blocks of cells', () => {
  test('a texel is the mean of the scored cells under it; those not scored do not count as 0', () => {
    const block = blockOf('pool-pool', examples, examples, (row, column) => (row < 4 && column < 4 ? (row === 0 && column === 0 ? 0.8 : NaN) : row < 4 ? (row % 2 === 0 ? 0.6 : -0.2) : NaN));
    const { width, height, data } = blockTexels(matrixOf(block), all, 4, COLOURS);
    expect([width, height]).toEqual([2, 2]);
    near(texel(data, 0), 0.8);
    near(texel(data, 1), 0.2);
    expect(texel(data, 2)).toEqual([1, 2, 3, 255]);
  });

  test('a sparse block gives the same texels as a dense one with the same pairs', () => {
    const value = (row: number, column: number): number => ((row + column) % 3 === 0 ? (row - column) / 8 : NaN);
    const dense = blockOf('pool-pool', examples, examples, value);
    const entries = items.flatMap((_, column) => items.filter((__, row) => !Number.isNaN(value(row, column))).map(({ index }) => ({ column, row: index })));
    const starts = Uint32Array.from({ length: 9 }, (_, column) => entries.filter((entry) => entry.column < column).length);
    const sparse: UtilityBlock = { ...dense, utility: Float32Array.from(entries, ({ row, column }) => value(row, column)), sparse: { starts, rowIndex: Uint32Array.from(entries, ({ row }) => row) } };
    for (const [side, window] of [[1, all], [2, all], [4, all], [1, { top: 3, bottom: 4, left: 1, right: 7 }]] as const) {
      expect(blockTexels(matrixOf(sparse), window, side, COLOURS)).toEqual(blockTexels(matrixOf(dense), window, side, COLOURS));
    }
  });

  test('a pair longer than the context has a colour of its own, a pair nothing needs is transparent', () => {
    const block = { ...blockOf('pool-pool', examples, examples, () => NaN), missing: [3] };
    const { data } = blockTexels(matrixOf(block), all, 1, COLOURS);
    expect(texel(data, 3 * 8)).toEqual([4, 5, 6, 255]);
    const other = { ...matrixOf(block), columns: [{ set: 'target' as const, index: 0, label: 't' }] };
    expect(texel(blockTexels(other, { ...all, right: 1 }, 1, COLOURS).data, 0)).toEqual([0, 0, 0, 0]);
  });

  test('a texel is never smaller than half a pixel, nor larger than one', () => {
    expect([2, 1, 0.7, 0.5, 0.26, 0.07].map(levelFor)).toEqual([0, 0, 0, 1, 1, 3]);
  });
});

describe('order by similarity', () => {
  test('rows that the same examples help stand side by side', () => {
    const group = (row: number): number => row % 2;
    const block = blockOf('pool-pool', examples, examples, (row, column) => (group(row) === group(column) ? 0.3 : -0.05) + row / 1000);
    const order = similarityOrder(block);
    expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(order.map(group).join('')).toMatch(/^(00001111|11110000)$/);
    expect(similarityOrder(block)).toEqual(order);
  });

  test('rows and columns of the heatmap then have one order', () => {
    const project = goldenProject();
    const totals = helpTotals(project.sets, project.blocks);
    const axes = heatmapAxes({ ...project, order: 'similar', subset: null, totals });
    const places = (groups: typeof axes.rows): number[] => groups.filter(({ set }) => set === 'pool').flatMap((group) => group.items.map(({ index }) => index));
    expect(places(axes.rows)).toEqual(places(axes.columns));
    expect(new Set(places(axes.rows)).size).toBe(project.sets.pool.examples.length);
  });
});
