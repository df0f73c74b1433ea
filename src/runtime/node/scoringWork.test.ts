import { fc, test as property } from '@fast-check/vitest';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../core/base/errors';
import { seededRandom } from '../../core/base/random';
import type { Example } from '../../core/dataset/types';
import type { LanguageModel } from '../../core/model/types';
import { utilityAt } from '../../core/scoring/blockAccess';
import { adoptScores, emptyBlock, withColumn } from '../../core/scoring/blocks';
import { example } from '../../core/scoring/examples.testkit';
import { estimateMs, msLeft } from '../../core/scoring/estimate';
import { createScoringService } from '../../core/scoring/inProcess';
import { planScoring } from '../../core/scoring/plan';
import { probeSpeed } from '../../core/scoring/probe';
import { runRecovering, type RecoveryStep } from '../../core/scoring/recover';
import { runScoring } from '../../core/scoring/run';
import { sparsePattern } from '../../core/scoring/sparsePlan';
import type { BlockName, ScoringEvent, ScoringPlan, ScoringSets, UtilityBlock } from '../../core/scoring/types';
import { planWork } from '../../core/scoring/work';
import { loadTinyModel } from './tinyModel.testkit';

let model: LanguageModel;
let runs: { tokens: number; past: number }[];
beforeAll(async () => {
  ({ model, runs } = await loadTinyModel());
});

const identity = { model: 'tiny', modelHash: 'h', template: 'chat' as const };
const random = seededRandom(3);
const text = (longest: number): string => Array.from({ length: 1 + random.integer(longest) }, () => 'abcde fgh'[random.integer(9)]!).join('');
const rowsNamed = (prefix: string, count: number, longest = 30): Example[] => Array.from({ length: count }, (_, i) => example(`${prefix}${i}`, `${prefix}${i} ${text(longest)}`, text(longest)));
const setsOf = (pool: Example[], target: Example[] = [], existing: Example[] = []): ScoringSets => ({ pool, target, existing });

async function filled(plan: ScoringPlan, sets: ScoringSets, blocks: readonly UtilityBlock[], packTokens = 200): Promise<Map<BlockName, UtilityBlock>> {
  const done = new Map(blocks.map((block) => [block.block, block]));
  const alone = { pool: blocks.find(({ block }) => block === 'pool-pool')?.alone };
  for await (const event of runScoring(plan, sets, model, { packTokens, alone })) apply(done, event);
  return done;
}

function apply(blocks: Map<BlockName, UtilityBlock>, event: ScoringEvent): void {
  if (event.kind === 'alone') for (const [name, block] of blocks) if (name.startsWith(event.set)) block.alone.set(event.distances);
  if (event.kind === 'column') blocks.set(event.block, withColumn(blocks.get(event.block)!, event.column, event.utility, event.missingRows, event.rows));
}

describe('the run does what the plan says', () => {
  property.prop([fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 20, max: 700 }), fc.constantFrom(90, 160, 1024)], { numRuns: 12 })(
    '[U11] as many runs, tokens, missing pairs and answered rows, to the last one',
    async (pool, target, packTokens, contextTokens) => {
      const short = { ...model, info: { ...model.info, contextTokens } };
      const sets = setsOf(rowsNamed('p', pool), rowsNamed('t', target), rowsNamed('e', 2, 300));
      const names: BlockName[] = target > 0 ? ['pool-pool', 'target-pool', 'pool-existing'] : ['pool-pool', 'pool-existing'];
      const plan = planScoring(sets, names.map((name) => emptyBlock(name, sets, identity)), identity, null);
      const work = await planWork(plan, sets, short, { packTokens });
      runs.length = 0;
      let missing = 0;
      let last = { pairsDone: 0, tokensRun: 0 };
      for await (const event of runScoring(plan, sets, short, { packTokens })) {
        if (event.kind === 'column') missing += event.missingRows.length;
        if (event.kind === 'progress') last = event;
      }
      expect(work.exact).toBe(true);
      expect({ runs: runs.length, tokens: runs.reduce((sum, run) => sum + run.tokens, 0), missing }).toEqual({ runs: work.runs, tokens: work.tokens, missing: work.missing });
      expect(last).toMatchObject({ pairsDone: work.pairs, tokensRun: work.tokens });
    },
  );

  test('[U11] a sample stands for a large plan, and says so', async () => {
    const sets = setsOf(rowsNamed('p', 30));
    const plan = planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null);
    const [whole, sample] = await Promise.all([planWork(plan, sets, model, { packTokens: 300 }), planWork(plan, sets, model, { packTokens: 300, exactPairs: 200 })]);
    expect([whole.exact, sample.exact]).toEqual([true, false]);
    expect(sample.pairs).toBe(900);
    expect(Math.abs(sample.tokens / whole.tokens - 1)).toBeLessThan(0.15);
  });

  test('[U3] rows added beside scored ones: the work is that of the new pairs alone, and the values are those of a whole run', async () => {
    const all = rowsNamed('a', 12);
    const old = setsOf(all.slice(0, 10));
    const before = (await filled(planScoring(old, [emptyBlock('pool-pool', old, identity)], identity, null), old, [emptyBlock('pool-pool', old, identity)])).get('pool-pool')!;
    const sets = setsOf(all);
    const block = adoptScores('pool-pool', [before], sets, identity);
    const plan = planScoring(sets, [block], identity, null);
    expect(plan.pairs).toBe(10 * 2 + 2 * 10 + 2 * 2);
    const work = await planWork(plan, sets, model, { packTokens: 200, alone: { pool: block.alone } });
    expect(work.aloneRows).toBe(2);
    runs.length = 0;
    const after = (await filled(plan, sets, [block])).get('pool-pool')!;
    expect(runs.reduce((sum, run) => sum + run.tokens, 0)).toBe(work.tokens);
    const whole = (await filled(planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null), sets, [emptyBlock('pool-pool', sets, identity)])).get('pool-pool')!;
    whole.utility.forEach((u, at) => expect(Math.abs(u - after.utility[at]!)).toBeLessThan(1e-4));
    expect([...after.columnsDone]).toEqual(new Array(12).fill(1));
  });

  property.prop([fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 20, max: 500 }), fc.nat(99)], { numRuns: 8 })(
    '[U9][U6] a sparse plan gives the values of the dense one, for any packing and order of rows',
    async (count, k, packTokens, seed) => {
      const rows = rowsNamed('s', count);
      const [sets, turned] = [setsOf(rows), setsOf(rows.toReversed())];
      const draw = seededRandom(seed);
      const neighbours = { k, indexes: Int32Array.from({ length: count * k }, () => draw.integer(count)) };
      const hashes = turned.pool.map(({ hash }) => hash);
      const pattern = sparsePattern(hashes, hashes, { neighbours, plan: `knn:${k}`, auditRows: 1, seed, identity });
      const fresh = emptyBlock('pool-pool', turned, identity, pattern);
      const plan = planScoring(turned, [fresh], identity, null);
      expect(plan.pairs).toBe(fresh.utility.length);
      const sparse = (await filled(plan, turned, [fresh], packTokens)).get('pool-pool')!;
      const dense = (await filled(planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null), sets, [emptyBlock('pool-pool', sets, identity)])).get('pool-pool')!;
      let compared = 0;
      for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
          const value = utilityAt(sparse, i, j);
          if (Number.isNaN(value)) continue;
          compared++;
          expect(Math.abs(value - utilityAt(dense, count - 1 - i, count - 1 - j))).toBeLessThan(1e-4);
        }
      }
      expect(compared).toBe(fresh.utility.length);
    },
  );
});

test('[RUN8] the service counts exactly what it then runs, with the packing it is given and a share of it', async () => {
  const service = createScoringService({ load: async () => model, tokenizer: async () => model.tokenizer });
  const sets = setsOf(rowsNamed('p', 6));
  const plan = planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null);
  const half = await service.work({ plan, sets, info: model.info, packTokens: 100 });
  await service.load({ modelId: 'tiny', backend: 'cpu' });
  runs.length = 0;
  const report = await service.score({ plan, sets, packTokens: 200, packShare: 0.5 });
  expect([runs.length, report.tokensRun]).toEqual([half.runs, half.tokens]);
  const whole = await service.work({ plan, sets, info: model.info, packTokens: 200 });
  runs.length = 0;
  await service.score({ plan, sets, packTokens: 200 });
  expect(runs.length).toBe(whole.runs);
  expect(whole.runs).toBeLessThan(half.runs);
  expect(whole.tokens).toBe(half.tokens);
});

describe('[U12] failures of the model', () => {
  const sets = setsOf(rowsNamed('f', 6));
  const plan = planScoring(sets, [emptyBlock('pool-pool', sets, identity)], identity, null);
  /** A model that has no room for runs longer than `most` tokens. */
  const cramped = (most: number, code: 'out-of-memory' | 'model-lost' = 'out-of-memory'): LanguageModel => ({
    ...model,
    run: (inputs, past, keepCache) => (inputs.tokens.length > most ? Promise.reject(new AppError(code, 'no room')) : model.run(inputs, past, keepCache)),
    close: () => Promise.resolve(),
  });

  test.each(['out-of-memory', 'model-lost'] as const)('%s: smaller packs, the model opened anew, nothing run twice, the same values', async (code) => {
    const steps: RecoveryStep[] = [];
    let opened = 0;
    const blocks = new Map([['pool-pool' as const, emptyBlock('pool-pool', sets, identity)]]) as Map<BlockName, UtilityBlock>;
    const columns: number[] = [];
    let last = 0;
    for await (const event of runRecovering(plan, sets, { packTokens: 600, open: async () => (opened++, cramped(170, code)), onStep: (step) => steps.push(step) })) {
      apply(blocks, event);
      if (event.kind === 'column') columns.push(event.column);
      if (event.kind === 'progress') last = event.pairsDone;
    }
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.map(({ packTokensBefore, packTokens }) => [packTokensBefore, packTokens])).toEqual([[600, 300], [300, 150], [150, 75]].slice(0, steps.length));
    expect(opened).toBe(steps.length + 1);
    expect(columns).toEqual([0, 1, 2, 3, 4, 5]);
    expect(last).toBe(36);
    const whole = (await filled(plan, sets, [emptyBlock('pool-pool', sets, identity)])).get('pool-pool')!;
    whole.utility.forEach((u, at) => expect(Math.abs(u - blocks.get('pool-pool')!.utility[at]!)).toBeLessThan(1e-4));
  });

  test('what smaller packs cannot mend is thrown, and so is a cancel', async () => {
    const drain = async (open: () => Promise<LanguageModel>, signal?: AbortSignal): Promise<void> => {
      for await (const event of runRecovering(plan, sets, { packTokens: 100, open, signal })) expect(event.kind).not.toBe('column');
    };
    await expect(drain(async () => cramped(0))).rejects.toMatchObject({ code: 'out-of-memory' });
    await expect(drain(async () => cramped(1000), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('a probe tries each packing, names the fastest, and can be stored', async () => {
  const probe = await probeSpeed(model, { packings: [60, 200], msEach: 5 });
  expect(probe.packings.map(({ packTokens }) => packTokens)).toEqual([60, 200]);
  expect(probe.tokensPerSecond).toBe(Math.max(...probe.packings.map(({ tokensPerSecond }) => tokensPerSecond)));
  expect(probe.prefixTokensPerSecond).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(probe))).toEqual(probe);
});

test('an estimate: counts by rates before a run, corrected by what is seen during it', () => {
  const work = { tokens: 1100, prefixTokens: 100 };
  expect(estimateMs(work, { tokensPerSecond: 100, prefixTokensPerSecond: 50 })).toBe(12_000);
  expect(msLeft(work, null, { tokensRun: 0, elapsedMs: 0 })).toBeNull();
  expect(msLeft(work, 11_000, { tokensRun: 0, elapsedMs: 0 })).toBe(11_000);
  expect(msLeft(work, 11_000, { tokensRun: 550, elapsedMs: 11_000 })).toBe(11_000); // half the speed: seen, and believed
  expect(msLeft(work, null, { tokensRun: 275, elapsedMs: 1000 })).toBeCloseTo(3000, 6);
  expect(msLeft(work, 11_000, { tokensRun: 1100, elapsedMs: 15_000 })).toBe(0);
});
