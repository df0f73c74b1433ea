import { expect, test } from 'vitest';
import { seededRandom } from '../base/random';
import { emptyBlock, withColumn } from '../scoring/blocks';
import { example } from '../scoring/examples.testkit';
import { drawnRows, sparsePattern } from '../scoring/sparsePlan';
import type { ScoringSets, UtilityBlock } from '../scoring/types';
import { auditPlan, ratioInterval } from './planAudit';
import { summarizeScoring } from './scoringSummary';

const identity = { model: 'm', modelHash: 'h', template: 'chat' as const };
const N = 60;
const sets: ScoringSets = { pool: Array.from({ length: N }, (_, i) => example(`h${i}`, `p${i}`, `r${i}`)), target: [], existing: [] };
const hashes = sets.pool.map(({ hash }) => hash);
const random = seededRandom(5);
/** Utilities in which the best helper is mostly, but not always, among the next four rows. */
const truth = Float32Array.from({ length: N * N }, (_, at) => {
  const [row, column] = [at % N, Math.floor(at / N)];
  const near = (column - row + N) % N;
  return near === 0 ? 0.5 : (near <= 4 ? 0.2 : 0.16) * random.next() - 0.02;
});

function scored(auditRows: number, seed: number): UtilityBlock {
  const neighbours = { k: 4, indexes: Int32Array.from({ length: N * 4 }, (_, at) => (Math.floor(at / 4) + 1 + (at % 4)) % N) };
  const pattern = sparsePattern(hashes, hashes, { neighbours, plan: 'knn:4', auditRows, seed, identity })!;
  return hashes.reduce((block, _, column) => {
    const rows = pattern.rowIndex.slice(pattern.starts[column], pattern.starts[column + 1]);
    return withColumn(block, column, Float32Array.from(rows, (row) => truth[column * N + row]!), [], rows);
  }, emptyBlock('pool-pool', sets, identity, pattern));
}

/** The same figure by its definition, over the given rows. */
function missedBy(rows: readonly number[]): number {
  let [lost, best] = [0, 0];
  for (const row of rows) {
    const others = hashes.flatMap((_, column) => (column === row ? [] : [{ near: (column - row + N) % N, help: Math.max(0, truth[column * N + row]!) }]));
    const all = Math.max(...others.map(({ help }) => help));
    lost += all - Math.max(...others.filter(({ near }) => near <= 4).map(({ help }) => help));
    best += all;
  }
  return lost / best;
}

test('[U10] the figure is that of the audited rows, by its definition; all rows audited give the truth and no interval', () => {
  const audit = auditPlan(scored(8, 3))!;
  expect(audit).toMatchObject({ rows: 8, rowsTotal: N, pairs: 8 * (N - 5) });
  expect(audit.missed).toBeCloseTo(missedBy(drawnRows(hashes, 8, 3)), 6);
  const whole = ratioInterval([1, 0, 2], [4, 3, 5], 3);
  expect(whole).toMatchObject({ missed: 0.25, low: 0.25, high: 0.25 });
});

test('[U10] the interval holds the truth about as often as it says, over 300 draws', () => {
  const wanted = missedBy([...hashes.keys()]);
  expect(wanted).toBeGreaterThan(0.02);
  let held = 0;
  for (let seed = 0; seed < 300; seed++) {
    const { low, high } = auditPlan(scored(10, seed))!;
    if (low <= wanted && wanted <= high) held++;
  }
  expect(held / 300).toBeGreaterThan(0.87);
});

test('[U10] no loss seen is not no loss: the upper end falls with the rows that were looked at', () => {
  const none = (r: number) => ratioInterval(new Array<number>(r).fill(0), new Array<number>(r).fill(1), 1000);
  expect(none(4)).toMatchObject({ missed: 0, low: 0 });
  expect(none(4).high).toBeCloseTo(1 - 0.05 ** (1 / 4), 12);
  expect(none(16).high).toBeLessThan(0.18);
});

test('[U10] nothing is said of a dense block, or before the audit is scored', () => {
  expect(auditPlan(emptyBlock('pool-pool', sets, identity))).toBeNull();
  const { utility, ...rest } = scored(8, 3);
  expect(auditPlan({ ...rest, utility: new Float32Array(utility.length).fill(NaN), columnsDone: new Uint8Array(N) })).toBeNull();
});

test('[E4] the summary of a run: pairs, shares, plan and audit of each block, alarms by block', () => {
  const block = scored(8, 3);
  const constant = withColumn(withColumn(emptyBlock('target-pool', { ...sets, pool: sets.pool.slice(0, 2), target: sets.pool.slice(0, 2) }, identity), 0, Float32Array.of(0.2, 0.2), []), 1, Float32Array.of(0.2, NaN), [1]);
  const summary = summarizeScoring([block, constant]);
  expect(summary).toMatchObject({ pairs: block.utility.length + 4, scored: block.utility.length + 3, missing: 1, unscored: 0 });
  expect(summary.blocks.map(({ plan, audit }) => [plan, audit === null])).toEqual([['knn:4', false], ['dense', true]]);
  expect(summary.alarms).toEqual([{ block: 'target-pool', alarm: 'constant' }]);
  expect(summary.negative).toBeGreaterThan(0);
});
