import { describe, expect, test } from 'vitest';
import { blockFromText } from '../kernel/kernel.testkit';
import type { RankRequest, SelectionSource } from './contract';
import { createSelectionService } from './service';
import type { FunctionName } from './types';

const FUNCTIONS: readonly FunctionName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'graph-cut', 'gcmi', 'log-det', 'disparity-sum', 'disparity-min'];
const NOT_SUBMODULAR: readonly FunctionName[] = ['disparity-sum', 'disparity-min'];
const pool = [...'abcdef'];

const ground = blockFromText(`
        a    b    c    d    e    f
   a  .50  .25    -  .10  .05  .20
   b  .25  .75  .12  .00  .30  .10
   c  .05  .25  .50  .15  .10  .02
   d  -.2  .10  .00  .50  .40  .30
   e  .10  .20  .30  .25  .60  .15
   f  .30  .05  .10  .20  .00  .45
`, pool);
const target = blockFromText('a b c d e f\n q 0 .125 .25 .1 .4 .2\n r .3 0 .1 0 .05 .2', ['q', 'r'], pool);
const existing = blockFromText('p\n a .125\n b .25\n c -.5\n d .5\n e .1\n f .05', pool, ['p']);
const source: SelectionSource = { id: 's', blocks: { ground, target, private: existing }, transform: 'positive', selfHelp: 'exclude' };

async function serviceWith(given: SelectionSource = source) {
  const service = createSelectionService();
  await service.use(given);
  return service;
}

const groups = Int32Array.of(0, 0, 1, 1, 2, 2);
const costs = Float64Array.of(4, 3, 2, 5, 3, 1);
const CONSTRAINTS: readonly (readonly [string, Partial<RankRequest>])[] = [
  ['no limits', {}],
  ['pins and bans', { pins: [3], bans: [1] }],
  ['caps', { constraints: { groups, caps: [1, 1, Infinity] } }],
  ['quotas', { budget: 3, constraints: { groups, quotas: [1, 1, 1] } }],
  ['tokens', { constraints: { costs, costBudget: 8 } }],
  ['tokens, caps, quotas and a pin', { pins: [0], constraints: { costs, costBudget: 11, groups, caps: [2, 1, 1], quotas: [0, 0, 1] } }],
];

describe('[S4] any function under any constraints', () => {
  test.each(FUNCTIONS.flatMap((name) => CONSTRAINTS.map(([limits, change]) => [name, limits, change] as const)))('%s with %s', async (name, limits, change) => {
    const service = await serviceWith();
    const request: RankRequest = { sourceId: 's', objective: { name }, ...change };
    const ranked = await service.rank(request);
    const { ranking, answer, method, coverage } = ranked;
    const order = Array.from(ranking.order);
    expect(new Set(order).size).toBe(order.length);
    expect(coverage).toHaveLength(order.length + 1);
    expect(coverage.every((share, k) => share >= 0 && share <= 1 && (k === 0 || share >= coverage[k - 1]!))).toBe(true);
    expect(method.optimizer).toBe(method.submodular && method.monotone ? 'lazy' : 'naive');
    expect(method.reason === '').toBe(method.submodular && method.monotone);
    expect(method.submodular).toBe(!NOT_SUBMODULAR.includes(name));
    expect(order.slice(0, change.pins?.length ?? 0)).toEqual(change.pins ?? []);
    for (const ban of change.bans ?? []) expect(order).not.toContain(ban);
    const { caps, quotas, costs: prices, costBudget = Infinity } = change.constraints ?? {};
    const size = answer?.size ?? order.length;
    const picks = order.slice(0, size);
    const countOf = (group: number, rows: readonly number[]): number => rows.filter((row) => groups[row] === group).length;
    caps?.forEach((cap, group) => expect(countOf(group, order)).toBeLessThanOrEqual(cap));
    quotas?.forEach((quota, group) => expect(countOf(group, picks)).toBeGreaterThanOrEqual(quota));
    if (prices !== undefined) {
      const spent = picks.reduce((sum, row) => sum + prices[row]!, 0);
      expect(spent).toBeLessThanOrEqual(costBudget);
      expect(answer?.cost).toBe(spent);
      if (limits === 'tokens') expect(order).toHaveLength(6);
    }
    expect(answer === null).toBe(quotas === undefined && prices === undefined);

    const certificate = await service.certificate({ sourceId: 's', objective: { name }, order: ranking.order, pinned: ranking.pinned, bans: change.bans, budget: Math.min(3, size), constraints: change.constraints });
    expect(certificate.why === null).toBe(certificate.dataDependent !== null && certificate.lagrangian !== null);
    if (NOT_SUBMODULAR.includes(name)) expect(certificate).toMatchObject({ dataDependent: null, lagrangian: null });
    else if (name !== 'graph-cut') expect(certificate.dataDependent).toBeGreaterThan(0);

    const explained = await service.explain({ sourceId: 's', objective: { name }, order: ranking.order, pinned: ranking.pinned, bans: change.bans, budget: size, candidate: order[size - 1]!, constraints: change.constraints });
    expect(explained).toMatchObject({ kind: 'picked', position: size - 1, gain: { total: ranking.gains[size - 1]! } });
    expect(structuredClone(ranked)).toEqual(ranked);
  });

  test('[S4] the ranking goes on from the answer as it would have without the limits that are met', async () => {
    const service = await serviceWith();
    const { ranking, answer } = await service.rank({ sourceId: 's', objective: { name: 'fl' }, budget: 2, constraints: { groups, quotas: [0, 0, 2] } });
    expect(Array.from(ranking.order.subarray(0, 2), (row) => groups[row])).toEqual([2, 2]);
    expect(answer).toMatchObject({ size: 2, asked: 2, cost: null });
    const free = await service.rank({ sourceId: 's', objective: { name: 'fl' }, pins: Array.from(ranking.order.subarray(0, 2)) });
    expect(ranking.order).toEqual(free.ranking.order);
    expect(ranking.values).toEqual(free.ranking.values);
  });

  test('[G9] stochastic greedy repeats itself with a seed, and the ranking goes on exactly', async () => {
    const service = await serviceWith();
    const request: RankRequest = { sourceId: 's', objective: { name: 'fl' }, optimizer: 'stochastic', seed: 7, budget: 2 };
    const [one, two] = [await service.rank(request), await service.rank(request)];
    expect(one.ranking).toEqual(two.ranking);
    expect(one.ranking.order).toHaveLength(6);
  });

  test('[O10] a log determinant that does not exist beyond some pick ends the ranking there', async () => {
    const alike = blockFromText('a b c\n a 1 3 0\n b 3 1 0\n c 0 0 1', ['a', 'b', 'c']);
    const service = await serviceWith({ id: 's', blocks: { ground: alike }, transform: 'positive', selfHelp: 'keep' });
    const objective = { name: 'log-det' } as const;
    const ranked = await service.rank({ sourceId: 's', objective });
    expect(Array.from(ranked.ranking.order)).toEqual([0, 2]);
    expect(ranked.endedWhy).toMatch(/does not exist for more than 2 rows/);
    await expect(service.rank({ sourceId: 's', objective, pins: [0, 1] })).rejects.toMatchObject({ code: 'kernel-invalid' });
    expect((await service.evaluate({ sourceId: 's', subsets: [Int32Array.of(0, 1)], objectives: [objective] }))[0]!.values).toEqual([null]);
  });

  test('[O12] lazy greedy is refused where it is not valid', async () => {
    const service = await serviceWith();
    await expect(service.rank({ sourceId: 's', objective: { name: 'disparity-sum' }, optimizer: 'lazy' })).rejects.toThrow(/Lazy greedy is not offered for disparity sum/);
  });
});

describe('[X4] how every row stands', () => {
  test('covers, gains and reasons agree with the ranking, the explanations and the limits', async () => {
    const service = await serviceWith();
    const constraints = { groups, caps: [1, 1, Infinity] };
    const request = { sourceId: 's', objective: { name: 'flmi' } as const, bans: [4], constraints };
    const { ranking, coverage } = await service.rank(request);
    const prefix = { ...request, order: ranking.order, budget: 2 };
    const { cover, best, coveredBy, gainNow, reasons } = await service.standing(prefix);
    const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);
    expect(sum(cover) / sum(best)).toBeCloseTo(coverage[2]!, 12);
    const picks = Array.from(ranking.order.subarray(0, 2));
    coveredBy.forEach((pick, row) => expect(pick < 0 ? cover[row] : picks.includes(pick)).toBe(pick < 0 ? 0 : true));
    expect(reasons.map((reason, row) => (picks.includes(row) ? reason === 'picked' : reason !== 'picked')).every(Boolean)).toBe(true);
    expect(reasons[4]).toBe('banned');
    for (const [row, reason] of reasons.entries()) {
      if (reason === 'picked') expect(gainNow[row]).toBeNaN();
      else expect(await service.explain({ ...prefix, candidate: row })).toMatchObject({ kind: 'left-out', gainNow: { total: gainNow[row] } });
    }
    const full = picks.map((pick) => groups[pick]!).filter((group) => group < 2);
    reasons.forEach((reason, row) => reason !== 'picked' && expect(reason === 'group-full').toBe(full.includes(groups[row]!)));
  });

  test('a row that does not fit what is left of the costs is too long', async () => {
    const service = await serviceWith();
    const { reasons } = await service.standing({ sourceId: 's', objective: { name: 'fl' }, order: Int32Array.of(5), budget: 1, constraints: { costs, costBudget: 4 } });
    expect(reasons).toEqual(['too-long', 'adds-less', 'adds-less', 'too-long', 'adds-less', 'picked']);
  });
});

describe('[O14] how alike two rows are', () => {
  test('is the mean of both directions, and 1 for a row with itself and its duplicates', async () => {
    const twins = [...'abcdea'];
    const service = await serviceWith({ ...source, blocks: { ground: { ...ground, rowHashes: twins, columnHashes: twins } } });
    const { ranking, pairsFrom } = await service.rank({ sourceId: 's', objective: { name: 'disparity-sum' }, pins: [0] });
    expect(pairsFrom).toBe('both-directions');
    const gainOf = (row: number): number => ranking.gains[1]! - (Array.from(ranking.order)[1] === row ? 0 : NaN);
    // the row least like a: c, whose pair with a is (.05 + 0) / 2
    expect(Array.from(ranking.order)[1]).toBe(2);
    expect(gainOf(2)).toBeCloseTo(1 - 0.025, 6);
    const [twin] = await service.evaluate({ sourceId: 's', subsets: [Int32Array.of(0, 5)], objectives: [{ name: 'disparity-sum' }] });
    expect(twin!.values[0]).toBe(0);
  });

  test('a matrix that is a kernel already is its own G', async () => {
    const symmetric = blockFromText('a b\n a 1 .25\n b .25 1', ['a', 'b']);
    const service = await serviceWith({ id: 's', blocks: { ground: symmetric }, transform: 'none', selfHelp: 'keep' });
    const { ranking, pairsFrom } = await service.rank({ sourceId: 's', objective: { name: 'disparity-sum' } });
    expect(pairsFrom).toBe('ground');
    expect(Array.from(ranking.gains)).toEqual([0, 0.75]);
    expect((await service.rank({ sourceId: 's', objective: { name: 'fl' } })).pairsFrom).toBeNull();
  });
});
