import { describe, expect, test } from 'vitest';
import { blockFromText, kernelFromText } from '../kernel/kernel.testkit';
import type { SelectionSource } from './contract';
import { replay } from './coverLog';
import { facilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { lazyGreedy } from './lazyGreedy';
import { OBJECTIVES } from './selection.testkit';
import { createSelectionService } from './service';

const pool = ['a', 'b', 'c', 'd'];
const ground = blockFromText(`
       a     b     c     d
  a   .5   .25     -   -.1
  b  .25   .75  .125     0
  c    0   .25    .5     0
  d  -.2     0     0    .5
`, pool);

const target = blockFromText(`
       a     b     c     d
  q    0  .125   .25     0
  r    0    0      0     0
`, ['q', 'r'], pool);

const query = blockFromText('q r\n a 0 .5\n b .25 0\n c .25 .25\n d 0 0', pool, ['q', 'r']);
const existing = blockFromText('p\n a .125\n b .25\n c -.5\n d .5', pool, ['p']);

const source = (id: string, change: Partial<SelectionSource> = {}): SelectionSource => ({
  id,
  blocks: { ground, target, private: existing },
  transform: 'positive',
  selfHelp: 'exclude',
  ...change,
});

async function serviceWith(...sources: SelectionSource[]): Promise<ReturnType<typeof createSelectionService>> {
  const service = createSelectionService();
  for (const each of sources) await service.use(each);
  return service;
}

describe('sources', () => {
  test('[S1] facts: sizes, rows without any helper, where Q comes from', async () => {
    const service = createSelectionService();
    expect(await service.use(source('s'))).toEqual({ id: 's', rows: 4, candidates: 4, helpless: 1, helplessTargets: 1, queryFrom: 'transposed-target', hasPrivate: true });
    expect(await service.use(source('t', { blocks: { ground, query }, selfHelp: 'keep' }))).toMatchObject({ helpless: 0, helplessTargets: null, queryFrom: 'scored', hasPrivate: false });
    expect(await service.use(source('u', { blocks: { ground } }))).toMatchObject({ queryFrom: null });
  });

  test('[S1] the last three sources are kept; an older one must be handed over again', async () => {
    const service = await serviceWith(source('1'), source('2'), source('3'));
    await service.evaluate({ sourceId: '1', subsets: [], objectives: [] });
    await service.use(source('4'));
    await expect(service.rank({ sourceId: '2', objective: { name: 'fl' } })).rejects.toThrow(expect.objectContaining({ code: 'invalid-argument' }) as Error);
    expect((await service.rank({ sourceId: '1', objective: { name: 'fl' } })).ranking.order.length).toBe(4);
  });

  test('[S1] blocks that do not belong together are refused', async () => {
    const odd = blockFromText('a b\n q 0 1');
    const service = createSelectionService();
    await expect(service.use(source('s', { blocks: { ground, target: odd } }))).rejects.toThrow(/block has 4 columns, the target block 2/);
    await expect(service.use(source('s', { blocks: { ground, private: odd } }))).rejects.toThrow(/block has 4 rows, the private block 1/);
    await expect(service.use(source('s', { blocks: { ground, query: odd } }))).rejects.toThrow(expect.objectContaining({ code: 'shape-mismatch' }) as Error);
  });

  test('[S3] results survive being copied as messages', async () => {
    const service = await serviceWith(source('s', { selfHelp: 'keep' }));
    const ranked = await service.rank({ sourceId: 's', objective: { name: 'flmi' } });
    expect(structuredClone(ranked)).toEqual(ranked);
    const explained = await service.explain({ sourceId: 's', objective: { name: 'flmi' }, order: ranked.ranking.order, budget: 2, candidate: 0 });
    expect(structuredClone(explained)).toEqual(explained);
  });
});

describe('ranking', () => {
  test('[C1] coverage is FL on the ground kernel for every objective, from 0 to 1', async () => {
    const service = await serviceWith(source('s'));
    for (const name of OBJECTIVES) {
      const { ranking, coverage, targetCoverage, newCoverage, poolLog, targetLog } = await service.rank({ sourceId: 's', objective: { name, nu: 0.5 } });
      expect(ranking.order.length).toBe(4);
      // best helps without self: a .25, b .25, c .25, d 0
      const covers = (k: number): number => replay(poolLog, k).cover.reduce((sum, value) => sum + value, 0);
      coverage.forEach((share, k) => expect(share).toBeCloseTo(covers(k) / 0.75, 12));
      targetCoverage!.forEach((share, k) => expect(share).toBeCloseTo(replay(targetLog!, k).cover[0]! / 0.25, 12));
      for (const curve of [coverage, targetCoverage!, newCoverage!]) expect([curve[0], curve[4], curve.length]).toEqual([0, 1, 5]);
    }
  });

  test('[C3] what is new: help above nu times the existing data', async () => {
    const service = await serviceWith(source('s'));
    const { ranking, newCoverage } = await service.rank({ sourceId: 's', objective: { name: 'flcg', nu: 0.5 } });
    // new in all: a .25 - .0625, b .25 - .125, c .25 - 0; b adds a and c, a adds b
    expect(Array.from(ranking.order.subarray(0, 2))).toEqual([1, 0]);
    expect(Array.from(newCoverage!)).toEqual([0, 0.4375 / 0.5625, 1, 1, 1]);
  });

  test('[O7] where only T was scored FLVMI runs on its transpose and says so; a scored Q goes first', async () => {
    const service = await serviceWith(source('t'), source('q', { blocks: { ground, target, query } }));
    const transposedRun = await service.rank({ sourceId: 't', objective: { name: 'flvmi' } });
    expect(transposedRun.queryFrom).toBe('transposed-target');
    const scored = await service.rank({ sourceId: 'q', objective: { name: 'flvmi' } });
    expect(scored.queryFrom).toBe('scored');
    expect(scored.ranking.values).not.toEqual(transposedRun.ranking.values);
    expect((await service.rank({ sourceId: 't', objective: { name: 'flmi' } })).queryFrom).toBeNull();
  });

  test('[O7] a missing set is an error with a sentence', async () => {
    const service = await serviceWith(source('s', { blocks: { ground } }));
    for (const name of OBJECTIVES.filter((objective) => objective !== 'fl')) {
      await expect(service.rank({ sourceId: 's', objective: { name } })).rejects.toThrow(expect.objectContaining({ code: 'set-missing' }) as Error);
    }
    const ranked = await service.rank({ sourceId: 's', objective: { name: 'fl' } });
    expect([ranked.targetCoverage, ranked.newCoverage, ranked.targetLog]).toEqual([null, null, null]);
  });

  test('[G4] pins, bans and a limit', async () => {
    const service = await serviceWith(source('s'));
    const { ranking } = await service.rank({ sourceId: 's', objective: { name: 'fl' }, pins: [3], bans: [1], limit: 2 });
    expect(Array.from(ranking.order)).toEqual([3, 0]);
    const whole = await service.rank({ sourceId: 's', objective: { name: 'fl' }, pins: [3], bans: [1] });
    expect(whole.ranking.order.length).toBe(3);
    expect(whole.coverage.at(-1)).toBeLessThan(1); // the pool's help is measured with the banned row in it
  });

  test('[U7] only the ground block has a self: a target or existing row that is in the pool keeps its help', async () => {
    const shared = { ground, target: blockFromText('a b c d\n b 0 .5 0 0', ['b'], pool), private: blockFromText('a\n a .5\n b 0\n c 0\n d 0', pool, ['a']) };
    const service = await serviceWith(source('s', { blocks: shared }));
    const { targetCoverage, newCoverage } = await service.rank({ sourceId: 's', objective: { name: 'fl' }, limit: 1 });
    expect(Array.from(targetCoverage!)).toEqual([0, 1]);
    // b is picked; it covers a and c by .25, but a is known already
    expect(Array.from(newCoverage!)).toEqual([0, 0.25 / 0.5]);
  });

  test('[U7] the report on self-help is there when it counts', async () => {
    const service = await serviceWith(source('x'), source('k', { selfHelp: 'keep' }));
    expect((await service.rank({ sourceId: 'x', objective: { name: 'fl' } })).selfHelp).toBeNull();
    const { selfHelp } = await service.rank({ sourceId: 'k', objective: { name: 'fl' } });
    expect(selfHelp!.shares.at(-1)).toBe(1);
    expect(selfHelp!.shares.length).toBe(5);
  });

  test('[S2] another gain engine can be put underneath', async () => {
    let made = 0;
    const service = createSelectionService({
      createEngine: (form) => {
        made++;
        return createGainEngine(form);
      },
    });
    await service.use(source('s'));
    const { ranking } = await service.rank({ sourceId: 's', objective: { name: 'fl' } });
    expect(made).toBeGreaterThan(0);
    const kernel = kernelFromText('a b c d\n a 0 .25 0 0\n b .25 0 .125 0\n c 0 .25 0 0\n d 0 0 0 0');
    expect(ranking).toEqual(await lazyGreedy(facilityForm({ ground: kernel }, { name: 'fl' }), { budget: 4 }));
  });
});

describe('beside the ranking', () => {
  test('[G6] bands as coverage, for the sets that are there', async () => {
    const service = await serviceWith(source('s'), source('g', { blocks: { ground } }));
    const bands = await service.band({ sourceId: 's', draws: 10, nu: 0.5 });
    for (const band of [bands.pool, bands.target!, bands.new!]) {
      expect(band.mean.length).toBe(5);
      expect([band.mean[0], band.low[4], band.high[4]]).toEqual([0, 1, 1]);
    }
    expect(await service.band({ sourceId: 'g' })).toMatchObject({ target: null, new: null, pool: { draws: 40, seed: 1 } });
  });

  test('[G5] the certificate of a prefix', async () => {
    const service = await serviceWith(source('s'));
    const objective = { name: 'flmi' } as const;
    const { ranking } = await service.rank({ sourceId: 's', objective });
    const certificate = await service.certificate({ sourceId: 's', objective, order: ranking.order, budget: 2 });
    expect(certificate.why).toBeNull();
    expect(certificate.lagrangian).toBeGreaterThan(0.9);
    await expect(service.certificate({ sourceId: 's', objective, order: ranking.order, budget: 5 })).rejects.toThrow(expect.objectContaining({ code: 'budget-invalid' }) as Error);
    await expect(service.certificate({ sourceId: 's', objective, order: Int32Array.of(9), budget: 1 })).rejects.toThrow(expect.objectContaining({ code: 'invalid-argument' }) as Error);
  });

  test('[E5] each subset under each objective; null where a set is missing', async () => {
    const service = await serviceWith(source('s', { blocks: { ground, target } }));
    const objectives = [{ name: 'fl' }, { name: 'flmi', eta: 2 }, { name: 'flcg' }] as const;
    const found = await service.evaluate({ sourceId: 's', subsets: [Int32Array.of(1), Int32Array.of(0, 2), new Int32Array(0)], objectives });
    expect(found).toEqual([
      { values: [0.5, 0.75, null], coverage: 0.5 / 0.75, targetCoverage: 0.5 },
      { values: [0.25, 0.75, null], coverage: 0.25 / 0.75, targetCoverage: 1 },
      { values: [0, 0, null], coverage: 0, targetCoverage: 0 },
    ]);
  });
});

describe('explanations', () => {
  const objective = { name: 'flmi', eta: 1 } as const;
  const order = Int32Array.of(1, 2, 0, 3);

  test('[X1] a pick: split gain, runner-up, rows it covers best with the second best', async () => {
    const service = await serviceWith(source('s'));
    const found = await service.explain({ sourceId: 's', objective, order, budget: 3, candidate: 1 });
    expect(found).toMatchObject({ kind: 'picked', position: 0, pinned: false, gain: { total: 0.625, cover: 0.5, modular: 0.125 } });
    // without self: c gives b .125 and the target .25; a gives b .25
    expect(found).toMatchObject({ runnerUp: { candidate: 2, gain: { total: 0.375, cover: 0.125, modular: 0.25 } } });
    expect(found).toMatchObject({
      covers: [
        { row: 0, help: 0.25, secondHelp: 0, secondBest: null },
        { row: 2, help: 0.25, secondHelp: 0, secondBest: null },
      ],
    });
    const third = await service.explain({ sourceId: 's', objective, order, budget: 3, candidate: 0 });
    expect(third).toMatchObject({ position: 2, gain: { total: 0.125 }, covers: [{ row: 1, help: 0.25, secondHelp: 0.125, secondBest: 2 }] });
  });

  test('[X1] a pin has no runner-up, nor has a last candidate', async () => {
    const service = await serviceWith(source('s'));
    expect(await service.explain({ sourceId: 's', objective, order, pinned: 1, budget: 2, candidate: 1 })).toMatchObject({ pinned: true, runnerUp: null });
    expect(await service.explain({ sourceId: 's', objective, order, budget: 4, candidate: 3 })).toMatchObject({ pinned: false, runnerUp: null });
    expect(await service.explain({ sourceId: 's', objective, order: order.subarray(0, 3), bans: [3], budget: 3, candidate: 0 })).toMatchObject({ runnerUp: null });
  });

  test('[X2] a row left out: what it would add now, its place, what covers the rows it helps', async () => {
    const service = await serviceWith(source('s'));
    const found = await service.explain({ sourceId: 's', objective, order, budget: 2, candidate: 0 });
    expect(found).toMatchObject({
      kind: 'left-out',
      banned: false,
      position: 2,
      gainNow: { total: 0.125, cover: 0.125, modular: 0 },
      helps: [{ row: 1, help: 0.25, cover: 0.125, coveredBy: 2 }],
      coverers: [{ candidate: 2, position: 1, rows: 1 }],
    });
    const banned = await service.explain({ sourceId: 's', objective, order: order.subarray(0, 2), bans: [0], budget: 2, candidate: 0 });
    expect(banned).toMatchObject({ banned: true, position: null });
  });

  test('[X3] what helps the row itself, as scored: itself, existing data, the best pick', async () => {
    const service = await serviceWith(source('s'), source('g', { blocks: { ground } }));
    const found = await service.explain({ sourceId: 's', objective, order, budget: 2, candidate: 3 });
    expect(found.own).toEqual({ row: 3, fromItself: 0.5, fromExisting: 0.5, fromBestPick: 0, bestPick: 1 });
    const alone = await service.explain({ sourceId: 'g', objective: { name: 'fl' }, order, budget: 0, candidate: 3 });
    expect(alone.own).toEqual({ row: 3, fromItself: 0.5, fromExisting: null, fromBestPick: null, bestPick: null });
  });

  test('[X3] the best pick for a picked row is another one', async () => {
    const service = await serviceWith(source('s'));
    const found = await service.explain({ sourceId: 's', objective, order, budget: 2, candidate: 1 });
    expect(found.own).toMatchObject({ row: 1, fromItself: 0.75, fromBestPick: 0.125, bestPick: 2 });
  });

  test('[X3] a candidate that is not a represented row has no own row', async () => {
    const service = await serviceWith(source('r', { blocks: { ground: blockFromText('a b\n x .5 .25', ['x'], ['a', 'b']) } }));
    expect((await service.explain({ sourceId: 'r', objective: { name: 'fl' }, order: Int32Array.of(0), budget: 1, candidate: 1 })).own).toBeNull();
  });

  test('[X1] an unknown candidate is refused', async () => {
    const service = await serviceWith(source('s'));
    await expect(service.explain({ sourceId: 's', objective, order, budget: 2, candidate: 4 })).rejects.toThrow(expect.objectContaining({ code: 'invalid-argument' }) as Error);
  });
});
