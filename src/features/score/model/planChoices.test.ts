import { expect, test } from 'vitest';
import { example } from '../../../core/scoring/examples.testkit';
import type { SetRows } from '../../../store/types';
import { lighterPlan, planChoices, planSize } from './planChoices';

const rowsOf = (count: number): SetRows => ({
  examples: Array.from({ length: count }, (_, at) => example(`r${at}`, 'q', 'a')),
  tokens: Array.from({ length: count }, () => ({ prompt: 5, response: 5, asRow: 10, asDemonstration: 20 })),
});
const sets = { pool: rowsOf(100), target: rowsOf(10), existing: rowsOf(0) };

test('dense is every pair; neighbours add the diagonal and the audit', () => {
  expect(planSize({ kind: 'dense' }, ['pool-pool', 'target-pool'], sets)).toEqual({ pairs: 11_000, tokens: 110_000 + 4000, bytes: 44_000 });
  const quick = planSize({ kind: 'knn', k: 16 }, ['pool-pool', 'target-pool'], sets);
  expect(quick.pairs).toBe(100 * 17 + 13 * 83 + 10 * 16 + 2 * 84);
  expect(quick.tokens).toBe(10 * quick.pairs + 4000);
});

test('more neighbours than there are rows are every pair; what is not counted is not known', () => {
  expect(planSize({ kind: 'knn', k: 500 }, ['pool-pool'], sets).pairs).toBe(10_000);
  expect(planSize({ kind: 'knn', k: 4 }, ['pool-pool'], { ...sets, pool: { ...sets.pool, tokens: null } }).tokens).toBeNull();
});

test('a number of neighbours of one\'s own is offered beside quick and dense', () => {
  expect(planChoices({ kind: 'dense' }).map(({ name, note }) => `${name}, ${note}`)).toEqual(['Quick, 16 neighbours', 'Balanced, 32 neighbours', 'Dense, every pair']);
  expect(planChoices({ kind: 'knn', k: 48 })[1]).toEqual({ name: 'Own', note: '48 neighbours', plan: { kind: 'knn', k: 48 } });
});

test('a lighter plan is offered only where it takes less', () => {
  expect([lighterPlan({ kind: 'dense' }, 100), lighterPlan({ kind: 'knn', k: 32 }, 100)]).toEqual([{ kind: 'knn', k: 16 }, { kind: 'knn', k: 16 }]);
  expect([lighterPlan({ kind: 'dense' }, 17), lighterPlan({ kind: 'knn', k: 16 }, 100), lighterPlan({ kind: 'knn', k: 8 }, 100)]).toEqual([null, null, null]);
});
