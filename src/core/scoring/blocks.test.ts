import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { entryAt, forEachScored, scoredPairs, utilityAt } from './blockAccess';
import { adoptScores, blockShare, emptyBlock, withColumn } from './blocks';
import { example } from './examples.testkit';
import { planScoring } from './plan';
import type { Example } from '../dataset/types';
import type { ScoringSets, SparsePattern, UtilityBlock } from './types';

const identity = { model: 'm', modelHash: 'h', template: 'chat' as const };
const rowsNamed = (prefix: string, count: number): Example[] => Array.from({ length: count }, (_, i) => example(`${prefix}${i}`, `p${i}`, `r${i}`));
const setsOf = (pool: Example[], target: Example[] = [], existing: Example[] = []): ScoringSets => ({ pool, target, existing });

/** A pair's value from the two contents alone, so that it can be told from outside. */
const valueOf = (row: string, column: string): number => Math.fround(([...`${row}|${column}`].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 997, 7) - 498) / 1000);

function filled(block: UtilityBlock): UtilityBlock {
  return block.columnHashes.reduce((done, column, j) => {
    const rows = block.rowHashes.flatMap((_, i) => (entryAt(block, i, j) < 0 ? [] : [i]));
    return withColumn(done, j, Float32Array.from(rows, (i) => valueOf(block.rowHashes[i]!, column)), [], Uint32Array.from(rows));
  }, block);
}

test('[U3] ten rows beside 200 leave 10 x 200 + 200 x 10 + 10 x 10 pairs to score, and the plan names exactly those', () => {
  const before = filled(emptyBlock('pool-pool', setsOf(rowsNamed('a', 200)), identity));
  const sets = setsOf([...rowsNamed('a', 120), ...rowsNamed('new', 10), ...rowsNamed('a', 200).slice(120)]);
  const block = adoptScores('pool-pool', [before], sets, identity);
  const plan = planScoring(sets, [block], identity, null);
  expect(plan.pairs).toBe(10 * 200 + 200 * 10 + 10 * 10);
  expect(plan.blocks[0]).toMatchObject({ rows: 210, columns: 210, columnsLeft: 210, pairs: 210 * 210, pairsLeft: 4100 });
  for (const task of plan.tasks) {
    const isNew = task.column >= 120 && task.column < 130;
    expect(task.rows[0] === null ? 210 : task.rows[0]!.length).toBe(isNew ? 210 : 10);
  }
  expect(plan.tasks.reduce((pairs, { rows }) => pairs + (rows[0]?.length ?? 210), 0)).toBe(4100);
});

test('[U3] a second objective needs only the blocks that are not there', () => {
  const pool = rowsNamed('a', 6);
  const ground = filled(emptyBlock('pool-pool', setsOf(pool), identity));
  const sets = setsOf(pool, rowsNamed('t', 2), rowsNamed('e', 3));
  const blocks = (['pool-pool', 'target-pool', 'pool-existing'] as const).map((name) => adoptScores(name, [ground], sets, identity));
  const plan = planScoring(sets, blocks, identity, null);
  expect(plan.blocks.map(({ pairsLeft }) => pairsLeft)).toEqual([0, 12, 18]);
  expect(plan.pairs).toBe(30);
});

test('[U3] a pair scored in another block or set is found by content: pool rows that became target rows', () => {
  const ground = filled(emptyBlock('pool-pool', setsOf(rowsNamed('a', 5)), identity));
  const [a0, a1, a2, a3, a4] = rowsNamed('a', 5);
  const block = adoptScores('target-pool', [ground], setsOf([a3!, a4!], [a0!, a1!, a2!]), identity);
  expect([...block.columnsDone]).toEqual([1, 1]);
  expect(utilityAt(block, 1, 0)).toBe(valueOf('a1', 'a3'));
});

test.each([
  ['another model', { ...identity, modelHash: 'other' }],
  ['another template', { ...identity, template: 'delift' as const }],
  ['another number format', { ...identity, dtype: 'q4' }],
])('[U3] scores of %s are not used', (_, other) => {
  const sets = setsOf(rowsNamed('a', 3));
  const known = filled(emptyBlock('pool-pool', sets, other));
  expect(scoredPairs(adoptScores('pool-pool', [known], sets, identity))).toBe(0);
});

test('[U5] a pair known to be missing stays missing and is not planned again', () => {
  const sets = setsOf(rowsNamed('a', 2));
  const known = withColumn(emptyBlock('pool-pool', sets, identity), 1, Float32Array.of(0.5, NaN), [1]);
  const block = adoptScores('pool-pool', [known], setsOf(rowsNamed('a', 2).reverse()), identity);
  expect(block.missing).toEqual([0]);
  expect(planScoring(sets, [block], identity, null).pairs).toBe(2);
});

test('a task never asks more than 512 pairs, and together they ask each pair once', () => {
  const sets = setsOf(rowsNamed('a', 1100));
  const plan = planScoring(sets, [{ ...emptyBlock('pool-pool', sets, identity), columnsDone: new Uint8Array(1100).fill(1, 1) }], identity, null);
  const asked = plan.tasks.flatMap(({ column, rows }) => (column === 0 ? [...rows[0]!] : []));
  expect(Math.max(...plan.tasks.map(({ rows }) => rows[0]!.length))).toBeLessThanOrEqual(512);
  expect(asked).toEqual([...sets.pool.keys()]);
});

const anyPattern = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([m, n]) =>
  fc.record({ m: fc.constant(m), n: fc.constant(n), stored: fc.array(fc.boolean(), { minLength: m * n, maxLength: m * n }) }),
);

property.prop([anyPattern])('[U3] sparse blocks: reading, filling and adopting agree with the dense block on what is stored', ({ m, n, stored }) => {
  const columns = Array.from({ length: n }, (_, j) => Array.from({ length: m }, (_, i) => i).filter((i) => stored[j * m + i]));
  const starts = Uint32Array.from({ length: n + 1 }, (_, j) => columns.slice(0, j).flat().length);
  const sparse: SparsePattern = { starts, rowIndex: Uint32Array.from(columns.flat()) };
  const sets = setsOf(rowsNamed('x', n), rowsNamed('t', m));
  const dense = filled(emptyBlock('target-pool', sets, identity));
  const block = adoptScores('target-pool', [dense], sets, identity, sparse);
  expect(blockShare(block)).toBe(1);
  expect(planScoring(sets, [block], identity, null).pairs).toBe(0);
  for (let j = 0; j < n; j++) {
    const seen: number[] = [];
    forEachScored(block, j, (row, value) => (seen.push(row), expect(value).toBe(utilityAt(dense, row, j))));
    expect(seen).toEqual(columns[j]);
    for (let i = 0; i < m; i++) expect(utilityAt(block, i, j)).toEqual(stored[j * m + i] ? utilityAt(dense, i, j) : NaN);
  }
  const back = adoptScores('target-pool', [block], sets, identity);
  expect(scoredPairs(back)).toBe(columns.flat().length);
});
