import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../ui/ChartFrame';
import type { SavedSubset } from '../../../store/types';
import { goldenProject, rankProject } from '../select.testkit';
import { budgetAfterKey } from './BudgetLine';
import { coverageTable, gainTable } from './chartTables';
import { budgetsShown, coverageRows, drawnRows } from './coverageRows';
import { drawnSteps, gainRows } from './gainRows';
import { budgetAxisTicks, spreadLabels } from './plot';
import { groundKernel, savedCurves } from './savedCurves';
import { thinned } from './thinned';

const project = goldenProject();
const fl = await rankProject(project, { name: 'fl' });
const flmi = await rankProject(project, { name: 'flmi', eta: 1 });

describe('coverage over budget', () => {
  test('[C1] begins at 0, ends at 100 %, and never falls; the mean lies within the band', () => {
    const rows = coverageRows(fl.ranked, fl.bands, 14, { target: false, saved: [] });
    expect(rows).toHaveLength(15);
    expect(rows[0]!.coverage).toBe(0);
    expect(rows.at(-1)!.coverage).toBeCloseTo(100, 6);
    rows.forEach((row, at) => {
      if (at > 0) expect(row.coverage).toBeGreaterThanOrEqual(rows[at - 1]!.coverage);
      expect(row.random!).toBeGreaterThanOrEqual(row.band![0] - 1e-9);
      expect(row.random!).toBeLessThanOrEqual(row.band![1] + 1e-9);
      expect(row.target).toBeNull();
    });
  });
  test('the target has a curve with an objective that reads it', () => {
    const rows = coverageRows(flmi.ranked, null, 5, { target: true, saved: [] });
    expect(rows.at(-1)!.target!).toBeGreaterThan(50);
    expect(rows[0]).toMatchObject({ random: null, band: null });
  });
  test('a long curve is thinned, with both ends', () => {
    const budgets = budgetsShown(10_000);
    expect(budgets.length).toBeLessThan(400);
    expect([budgets[0], budgets.at(-1)]).toEqual([0, 10_000]);
    expect(new Set(budgets).size).toBe(budgets.length);
  });
  test('a saved subset of the same ranking lies on the curve, up to its budget', () => {
    const block = project.blocks['pool-pool']!;
    const order = Array.from(fl.ranked.ranking.order, (index) => block.columnHashes[index]!);
    const saved = { id: 's', budget: 4, order } as unknown as SavedSubset;
    const curves = savedCurves(groundKernel(block, { transform: 'positive', selfHelp: 'exclude' }), block.columnHashes, [saved]);
    expect(curves[0]!.coverage).toHaveLength(5);
    curves[0]!.coverage.forEach((share, budget) => expect(share).toBeCloseTo(fl.ranked.coverage[budget]!, 6));
  });
  test('a saved row that left the pool is skipped', () => {
    const block = project.blocks['pool-pool']!;
    const saved = { id: 's', budget: 2, order: ['gone', block.columnHashes[0]!] } as unknown as SavedSubset;
    expect(savedCurves(groundKernel(block, { transform: 'positive', selfHelp: 'exclude' }), block.columnHashes, [saved])[0]!.coverage).toHaveLength(2);
  });
});

describe('gain of each pick', () => {
  test('gains are drawn within whole decades', () => {
    const { rows, ticks, floor, top } = gainRows(fl.ranked.ranking, 14);
    rows.forEach(({ gain, drawn }) => expect(drawn).toBe(Math.max(gain, floor)));
    expect(top).toBeGreaterThanOrEqual(rows[0]!.gain);
    expect(ticks[0]).toBe(floor);
    expect(ticks.at(-1)).toBe(top);
  });
  test('[G3] picks that add nothing begin where the ranking says, from 1', () => {
    const ranking = { ...fl.ranked.ranking, gains: Float64Array.of(1.2, 0.4, 0, 0), zeroGainFrom: 2 };
    expect(gainRows(ranking, 4).zeroFrom).toBe(3);
    expect(gainRows(ranking, 2).zeroFrom).toBeNull();
    expect(gainRows(ranking, 4).rows[3]).toMatchObject({ pick: 4, gain: 0 });
  });
  test('gains of nothing at all still have an axis', () => {
    const { floor, top } = gainRows({ ...fl.ranked.ranking, gains: new Float64Array(3), zeroGainFrom: 0 }, 3);
    expect(top).toBeGreaterThan(floor);
  });
});

describe('tables and CSV of the charts', () => {
  test('only columns with numbers, in the words of the screen', () => {
    const rows = coverageRows(flmi.ranked, flmi.bands, 2, { target: true, saved: [{ id: 's', coverage: Float64Array.of(0, 0.5) }] });
    const table = coverageTable(rows, new Map([['s', 'FL 1'], ['other', 'FL 2']]));
    expect(table.columns).toEqual(['Rows', 'Coverage', 'Target coverage', 'Random, mean', 'Random, 5 %', 'Random, 95 %', 'FL 1']);
    expect(table.rows[1]!.at(-1)).toMatch(/^50\.0\s%$/);
    expect(table.rows[2]!.at(-1)).toBe('–');
    expect(coverageTable(coverageRows(fl.ranked, null, 2, { target: false, saved: [] }), new Map()).columns).toEqual(['Rows', 'Coverage']);
  });
  test('gains as CSV', () => {
    expect(toCsv(gainTable([{ pick: 1, gain: 1.5, drawn: 1.5 }, { pick: 2, gain: 0, drawn: 0.1 }]))).toBe('Pick,Gain\r\n1,+1.50\r\n2,0.00\r\n');
  });
});

describe('plot', () => {
  test('ticks of the budget axis hold both ends', () => {
    expect(budgetAxisTicks(240)).toEqual([0, 60, 120, 180, 240]);
    expect(budgetAxisTicks(64)).toEqual([0, 20, 40, 64]);
    expect(budgetAxisTicks(3)).toEqual([0, 1, 2, 3]);
  });
  prop.prop([fc.array(fc.double({ min: -20, max: 220, noNaN: true }), { minLength: 1, maxLength: 5 })])('labels keep apart and inside', (heights) => {
    const placed = spreadLabels(heights.map((y, at) => ({ key: String(at), y })), 15, 200);
    placed.forEach(({ y }, at) => {
      expect(y).toBeGreaterThanOrEqual(7.5 - 1e-9);
      expect(y).toBeLessThanOrEqual(192.5 + 1e-9);
      if (at > 0) expect(y - placed[at - 1]!.y).toBeGreaterThanOrEqual(15 - 1e-9);
    });
  });
  test('keys of the budget line', () => {
    expect(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'x'].map((key) => budgetAfterKey(key, 5, 14))).toEqual([4, 6, 14, 0, 0, 14, null]);
  });
});

describe('what is drawn', () => {
  const anySeries = fc.array(fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { freq: 8 }), { minLength: 40, maxLength: 40 }), { minLength: 1, maxLength: 3 });

  prop.prop([anySeries, fc.constantFrom(0, 0.1, 5)], { seed: 8, numRuns: 100 })('no point that is left out lies further from its line than the tolerance, in any series', (series, tolerance) => {
    const kept = thinned(40, series.map((values) => (point: number) => values[point]!), tolerance);
    expect([kept[0], kept.at(-1)]).toEqual([0, 39]);
    for (const values of series) {
      kept.slice(1).forEach((to, at) => {
        const from = kept[at]!;
        for (let point = from + 1; point < to; point++) {
          const [start = null, end = null, value = null] = [values[from], values[to], values[point]];
          if (value === null || start === null || end === null) expect([start, end, value]).toEqual([null, null, null]);
          else expect(Math.abs(value - start - ((end - start) * (point - from)) / (to - from))).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      });
    }
  });

  test('a straight line needs its ends, a bend its corner; few points all stay', () => {
    expect(thinned(101, [(point) => point], 0.1)).toEqual([0, 100]);
    expect(thinned(101, [(point) => Math.min(point, 30)], 0.1)).toEqual([0, 30, 100]);
    expect([thinned(0, [], 1), thinned(1, [() => 1], 1), thinned(2, [() => 1], 1)]).toEqual([[], [0], [0, 1]]);
  });

  test('[C1] the drawn coverage has fewer rows and the same curve; the end of a band is kept', () => {
    const many = { ...fl.ranked, coverage: Float64Array.from({ length: 321 }, (_, budget) => 1 - Math.exp(-budget / 60)) };
    const rows = coverageRows(many, null, 320, { target: false, saved: [{ id: 's', coverage: many.coverage.subarray(0, 100) }] });
    const drawn = drawnRows(rows);
    expect(drawn.length).toBeLessThan(rows.length / 5);
    expect(drawn.map(({ budget }) => budget)).toEqual(expect.arrayContaining([0, 99, 100, 320]));
  });

  test('steps of equal height are one step, as long as all of them and as high as the last', () => {
    const gains = Float64Array.of(8, 8, 8, 4, 4.001, 0.5);
    const { rows } = gainRows({ ...fl.ranked.ranking, gains, zeroGainFrom: null }, 6);
    expect(drawnSteps(rows).map(({ pick, gain }) => [pick, gain])).toEqual([[3, 8], [5, 4.001], [6, 0.5]]);
  });
});
