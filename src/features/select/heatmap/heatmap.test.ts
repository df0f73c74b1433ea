import { describe, expect, test } from 'vitest';
import { hierarchicalOrder } from '../../../core/evaluation/hierarchicalOrder';
import { utilityRamp } from '../../../ui/utilityScale';
import { blockOf, exampleOf, goldenProject, rankProject } from '../select.testkit';
import { heatmapAxes, type AxisGroup, type HeatmapOrder } from './axes';
import { blockFinder, cellReader } from './cells';
import { cellSentence, cellWord } from './cellWords';
import { columnOrdinals, columnTotals, rowBest } from './columnFacts';
import { helpTotals } from './helpTotals';
import { blockTexels } from './texels';
import { defaultLimit, utilitySpread } from './utilityRange';

const project = goldenProject();
const { sets, blocks } = project;
const totals = helpTotals(sets, blocks);
const read = cellReader(blockFinder(sets, blocks));
const pool = (label: string): { set: 'pool'; index: number; label: string } => ({ set: 'pool', index: sets.pool.examples.findIndex((example) => example.label === label), label });
const shown = (groups: readonly AxisGroup[]): string => groups.map(({ label, items }) => `${label}: ${items.map((item) => item.label).join(' ')}`).join(' | ');

async function axesIn(order: HeatmapOrder, budget = 5) {
  const { subset } = await rankProject(project, { name: 'fl' }, 'keep');
  return { axes: heatmapAxes({ sets, blocks, order, subset: subset(budget), totals }), subset: subset(budget) };
}

describe('order of rows and columns', () => {
  test('by kind: groups as in the file, target rows and existing columns as blocks of their own', async () => {
    const { axes } = await axesIn('kind');
    expect(shown(axes.columns)).toBe('math: math-1 math-2 math-3 | fr: fr-1 fr-2 | code: code-1 code-2 | fact: fact-1 fact-2 | sum: sum-1 | ru: ru-1 | list: list-1 | emoji: emoji-1 | noise: noise-1 | Existing: p-fact-1 p-code-1');
    expect(axes.rows.at(-1)).toMatchObject({ label: 'Target', set: 'target' });
    expect(axes.rows.flatMap(({ items }) => items)).toHaveLength(16);
  });
  test('by pick: chosen columns first, in order; rows after the pick that covers them', async () => {
    const { axes, subset } = await axesIn('pick');
    expect(axes.columns[0]!.items.map(({ label }) => label)).toEqual(['math-3', 'noise-1', 'emoji-1', 'ru-1', 'code-1']);
    const coveredBy = axes.rows[0]!.items.map(({ index }) => subset.pool.coveredBy[index]!);
    expect(coveredBy).toEqual([...coveredBy].sort((a, b) => a - b));
  });
  test('by help: columns by what they give, rows by what they get', async () => {
    const { axes } = await axesIn('help');
    const given = axes.columns[0]!.items.map(({ index }) => totals.given[index]!);
    expect(given).toEqual([...given].sort((a, b) => b - a));
    expect(axes.columns[0]!.items[0]!.label).toBe('math-3');
  });
  test('by tree: the groups under brackets named by their words, rows and columns alike, and what is unknown last', async () => {
    const block = blocks['pool-pool']!;
    const { order: rows, joined, starts } = await hierarchicalOrder(block);
    const tree = { hashes: Array.from(rows, (row) => block.rowHashes[row]!), joined, starts };
    const axes = heatmapAxes({ sets, blocks, order: 'tree', subset: null, tree, totals });
    const pooled = axes.rows.filter(({ set }) => set === 'pool');
    expect(pooled.map(({ items }) => items.length)).toEqual(Array.from(starts, (start, at) => (starts[at + 1] ?? joined) - start));
    expect(pooled.flatMap(({ items }) => items.map(({ index }) => sets.pool.examples[index]!.hash))).toEqual(tree.hashes);
    expect(axes.columns.filter(({ set }) => set === 'pool')).toEqual(pooled);
    for (const { label } of pooled) expect(label).toMatch(/^(\S+, \S+|\S+|Cluster \d)$/);
    const part = heatmapAxes({ sets, blocks, order: 'tree', subset: null, tree: { hashes: tree.hashes.slice(2), joined: joined - 3, starts: Int32Array.of(0, 4) }, totals });
    expect(part.rows.filter(({ set }) => set === 'pool').map(({ items }) => items.length)).toEqual([4, 7, 3]);
    expect(part.rows[2]!.label).toBe('Not scored');
    expect(heatmapAxes({ sets, blocks, order: 'tree', subset: null, totals })).toEqual(heatmapAxes({ sets, blocks, order: 'file', subset: null, totals }));
  });
  test('blocks that no one asked for add no rows and no columns', () => {
    const axes = heatmapAxes({ sets, blocks: { 'pool-pool': blocks['pool-pool']! }, order: 'file', subset: null, totals });
    expect(shown(axes.rows)).toBe(shown(axes.columns));
  });
});

describe('cells', () => {
  test('column helps row: math-2 as the example for math-1 is +0.141', () => {
    const cell = read(pool('math-1'), pool('math-2'));
    expect(cell).toMatchObject({ kind: 'utility', self: false });
    expect(cellWord(cell)).toBe('+0.141');
    expect(cellSentence('math-1', 'math-2', cell)).toBe('math-2 helps math-1, plus 0.14');
    expect(cellWord(read(pool('math-2'), pool('math-1')))).toBe('+0.082');
  });
  test('hurting and self-help are said in words', () => {
    expect(cellSentence('fact-2', 'fr-1', read(pool('fact-2'), pool('fr-1')))).toBe('fr-1 hurts fact-2, minus 0.27');
    expect(cellSentence('noise-1', 'noise-1', read(pool('noise-1'), pool('noise-1')))).toBe('noise-1 as its own example, plus 0.55');
    expect(cellSentence('a', 'b', { kind: 'utility', utility: 0.0004, alone: 0.5, self: false })).toBe('b does not change a, 0.00');
  });
  test('[U5] missing, waiting and not needed are told apart, and none is 0', () => {
    const rows = [exampleOf('a'), exampleOf('b')];
    const block = { ...blockOf('pool-pool', rows, rows, (row, column) => (row === column ? 0.3 : NaN)), missing: [1] };
    const own = { pool: { examples: [...rows, exampleOf('c')], tokens: null }, target: { examples: [], tokens: null }, existing: { examples: [exampleOf('e')], tokens: null } };
    const readOwn = cellReader(blockFinder(own, { 'pool-pool': block }));
    const at = (index: number) => ({ set: 'pool' as const, index, label: '' });
    expect(readOwn(at(1), at(0)).kind).toBe('missing');
    expect(readOwn(at(0), at(1)).kind).toBe('waiting');
    expect(readOwn(at(2), at(0)).kind).toBe('waiting');
    expect(readOwn(at(0), { set: 'existing', index: 0, label: '' }).kind).toBe('none');
    expect(cellWord(readOwn(at(1), at(0)))).toBe('longer than the model reads');
  });
  test('texels follow the display order, not the file', async () => {
    const { axes } = await axesIn('help');
    const [rows, columns] = [axes.rows.flatMap(({ items }) => items), axes.columns.flatMap(({ items }) => items)];
    const { data: texels } = blockTexels({ rows, columns, find: blockFinder(sets, blocks) }, { top: 0, bottom: rows.length, left: 0, right: columns.length }, 1, { scheme: 'light', limit: 0.3, waiting: [1, 2, 3], missing: [4, 5, 6] });
    const ramp = utilityRamp('light');
    rows.forEach((row, y) =>
      columns.forEach((column, x) => {
        const at = 4 * (y * columns.length + x);
        const cell = read(row, column);
        if (cell.kind !== 'utility') return expect(texels[at + 3]).toBe(0);
        const place = Math.round(((Math.min(0.3, Math.max(-0.3, cell.utility)) / 0.3 + 1) / 2) * (ramp.length - 1));
        expect(Math.abs(texels[at]! - ramp[place]![0])).toBeLessThanOrEqual(6);
        return undefined;
      }),
    );
  });
});

describe('what stands around the cells', () => {
  test('ordinals over chosen columns; the outline lies on the best help of the subset', async () => {
    const { axes, subset } = await axesIn('file');
    const [rows, columns] = [axes.rows.flatMap(({ items }) => items), axes.columns.flatMap(({ items }) => items)];
    const ordinals = columnOrdinals(columns, subset);
    expect(columns.filter((_, at) => ordinals[at]! > 0).map(({ label }) => label)).toEqual(['math-3', 'code-1', 'ru-1', 'emoji-1', 'noise-1']);
    const best = rowBest(rows, columns, subset);
    rows.forEach((row, at) => {
      const helps = columns.flatMap((column, other) => {
        const cell = read(row, column);
        return ordinals[other]! > 0 && cell.kind === 'utility' ? [cell.utility] : [];
      });
      const most = Math.max(0, ...helps);
      expect(best.help[at]).toBeCloseTo(most, 6);
      expect(best.column[at]! >= 0).toBe(most > 0);
    });
  });
  test('help given counts others only, by hand for math-3', () => {
    const column = pool('math-3');
    const rows = [...sets.pool.examples.map((_, index) => ({ set: 'pool' as const, index, label: '' })), ...sets.target.examples.map((_, index) => ({ set: 'target' as const, index, label: '' }))];
    const byHand = rows.reduce((sum, row) => {
      const cell = read(row, column);
      return cell.kind === 'utility' && !cell.self ? sum + Math.max(0, cell.utility) : sum;
    }, 0);
    expect(columnTotals([column], totals)[0]).toBeCloseTo(byHand, 6);
    expect(totals.self[pool('noise-1').index]).toBeCloseTo(0.55, 2);
    expect(columnTotals([{ set: 'existing', index: 0, label: '' }], totals)[0]).toBeGreaterThan(0);
  });
  test('what is not scored has no total', () => {
    const rows = [exampleOf('a'), exampleOf('b')];
    const own = { pool: { examples: rows, tokens: null }, target: { examples: [], tokens: null }, existing: { examples: [], tokens: null } };
    const half = helpTotals(own, { 'pool-pool': blockOf('pool-pool', rows, rows, (_, column) => (column === 0 ? -0.1 : NaN)) });
    expect(half.given[0]).toBe(0);
    expect(half.given[1]).toBeNaN();
    expect(half.self[0]).toBeCloseTo(-0.1, 6);
  });
});

describe('spread of the utilities', () => {
  test('percentile agrees with sorting to half a bin', () => {
    const values = blocks['pool-pool']!.utility;
    const sorted = Array.from(values, Math.abs).sort((a, b) => a - b);
    const spread = utilitySpread([values]);
    for (const share of [0.5, 0.9, 0.98]) expect(Math.abs(spread.percentile(share) - sorted[Math.ceil(share * sorted.length) - 1]!)).toBeLessThan(0.0005);
    expect(spread.count).toBe(196);
  });
  test('the histogram holds every cell once; unknown cells count nowhere', () => {
    const spread = utilitySpread([Float32Array.of(-0.9, -0.02, 0, 0.02, 0.9, NaN)]);
    const bars = spread.histogram(0.1, 10);
    expect(bars.reduce((sum, cells) => sum + cells, 0)).toBe(5);
    expect([bars[0], bars[9]]).toEqual([1, 1]);
    expect([spread.helps, spread.hurts]).toEqual([1, 1]);
  });
  test('the standard limit is the 98th percentile, and never too small to see', () => {
    expect(defaultLimit(utilitySpread(Object.values(blocks).map(({ utility }) => utility)))).toBe(0.29);
    expect(defaultLimit(utilitySpread([Float32Array.of(0.001)]))).toBe(0.05);
  });
});
