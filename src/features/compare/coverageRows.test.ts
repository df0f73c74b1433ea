import { describe, expect } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { coverageRows, endLabels, lastBudget } from './coverageRows';

describe('coverage over budget', () => {
  test('the chart goes to twice the largest subset, within the pool', () => {
    expect([lastBudget([60, 30], 600), lastBudget([60], 100), lastBudget([6], 18), lastBudget([], 5)]).toEqual([120, 100, 12, 2]);
  });

  test('values are those of the budget, unknown beyond the end of a ranking', () => {
    const rows = coverageRows({ curves: [[0, 0.5, 0.75], null], band: { mean: [0, 0.25], low: [0, 0.125], high: [0, 0.5] } }, [2], 3);
    expect(rows.map(({ budget, subsets, band, mean }) => [budget, subsets[0], subsets[1], band?.join('-'), mean])).toEqual([
      [0, 0, undefined, '0-0', 0],
      [1, 0.5, undefined, '0.125-0.5', 0.25],
      [2, 0.75, undefined, undefined, undefined],
      [3, undefined, undefined, undefined, undefined],
    ]);
  });

  test('large pools are thinned, the budgets compared stay', () => {
    const rows = coverageRows({ curves: [], band: null }, [1777, 3001], 6000);
    expect(rows.length).toBeLessThan(170);
    const budgets = rows.map(({ budget }) => budget);
    expect(budgets).toEqual(expect.arrayContaining([0, 1777, 3001, 6000]));
    expect(budgets).toEqual([...budgets].sort((a, b) => a - b));
  });

  test.prop([fc.array(fc.integer({ min: -50, max: 300 }), { minLength: 1, maxLength: 6 })])('names at line ends keep apart and inside', (heights) => {
    const labels = endLabels(heights, 14, 10, 200);
    expect(labels.map(({ at }) => at).sort()).toEqual(heights.map((_, at) => at));
    labels.forEach(({ y }, order) => {
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y).toBeLessThanOrEqual(200);
      if (order > 0) expect(y - labels[order - 1]!.y).toBeGreaterThanOrEqual(14);
    });
  });
});
