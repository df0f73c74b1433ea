import { expect, test } from 'vitest';
import type { ScoringPlan } from '../../../core/scoring/types';
import { currentTask } from './currentTask';

const plan: ScoringPlan = {
  identity: { model: 'm', modelHash: 'h', template: 'chat' },
  blocks: [
    { block: 'pool-pool', rows: 3, columns: 3, columnsLeft: 2, pairs: 9, pairsLeft: 6 },
    { block: 'target-pool', rows: 2, columns: 3, columnsLeft: 2, pairs: 6, pairsLeft: 4 },
    { block: 'pool-existing', rows: 3, columns: 1, columnsLeft: 1, pairs: 3, pairsLeft: 3 },
  ],
  tasks: [
    { set: 'pool', column: 1, blocks: ['pool-pool', 'target-pool'], rows: [null, null] },
    { set: 'pool', column: 2, blocks: ['pool-pool', 'target-pool'], rows: [null, null] },
    { set: 'existing', column: 0, blocks: ['pool-existing'], rows: [null] },
  ],
  pairs: 13,
  pairsTotal: 18,
  tokens: 0,
  bytes: 72,
};

test.each([
  [5, 'pool 1, 2 of 4'],
  [9, 'pool 1, 2 of 4'],
  [10, 'pool 2, 3 of 4'],
  [15, 'existing 0, 4 of 4'],
  [18, 'none'],
])('after %i pairs the example is %s', (pairsDone, expected) => {
  const task = currentTask(plan, { pairsDone });
  expect(task === null ? 'none' : `${task.set} ${task.column}, ${task.place} of ${task.places}`).toBe(expected);
});
