import { describe, expect, test } from 'vitest';
import { msLeft } from '../core/scoring/estimate';
import type { ScoringPlan } from '../core/scoring/types';
import { createRunSession } from './runSession';
import { expectedMs } from './speeds';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

const PROBE = { tokensPerSecond: 100, packTokens: 10, prefixTokensPerSecond: 50, packings: [{ packTokens: 10, tokensPerSecond: 100 }] };

async function withPool(rows: number) {
  const bench = testWorkbench();
  await bench.start();
  await bench.actions.importFiles([rowsFile('pool.jsonl', rows)], 'pool');
  await until(() => bench.state().work !== null, 'the counts');
  return bench;
}

describe('before a run', () => {
  test('[RUN8] what is left is counted in the worker, anew after each change of it', async () => {
    const bench = await withPool(8);
    expect(bench.state().work).toMatchObject({ pairs: 64, tokens: 640, exact: true, packTokens: 320 });
    bench.world.beforeColumn = (column) => void (column === 2 && bench.actions.pauseScoring());
    await bench.actions.startScoring();
    const { scoring } = bench.state();
    const left = scoring.status === 'paused' ? scoring.plan.pairs : NaN;
    expect(left).toBeLessThan(64);
    await until(() => bench.state().work?.pairs === left, 'the counts of the rest');
    await bench.actions.closeProject();
    expect(bench.state().work).toBeNull();
  });

  test('[RUN8] a probe is kept with all its packings, its best one is used, and a run keeps it', async () => {
    const bench = await withPool(8);
    await bench.actions.startScoring();
    expect(bench.world.packings).toEqual([320]);
    expect(bench.state().speeds[0]).toMatchObject({ pairsPerSecond: 64 / 3, probe: undefined });
    await bench.actions.measureSpeed();
    expect(bench.state().speeds).toMatchObject([{ tokensPerSecond: 100, pairsPerSecond: null, probe: { packTokens: 10, packings: [{ packTokens: 10 }] } }]);
    expect(bench.services.preferences.read().speeds).toEqual(bench.state().speeds);
    await bench.actions.importFiles([rowsFile('more.jsonl', 2, 50)], 'pool');
    await until(() => bench.state().work?.packTokens === 10, 'the counts with the packing of the probe');
    await bench.actions.startScoring();
    expect(bench.world.packings).toEqual([320, 10]);
    expect(bench.state().speeds).toMatchObject([{ probe: { packTokens: 10 } }]);
    expect(bench.state().speeds[0]!.pairsPerSecond).not.toBeNull();
  });

  test('[RUN8] a run of 1,000 pairs probes first where nothing is kept; a failing probe stops nothing', async () => {
    const bench = await withPool(32);
    await bench.actions.startScoring();
    expect(bench.world.packings).toEqual([10]);
    expect(bench.state().scoring.status).toBe('done');

    const other = await withPool(32);
    other.services.scoring.probe = async () => Promise.reject(new Error('no timer'));
    await other.actions.startScoring();
    expect(other.world.packings).toEqual([320]);
    expect(other.state().scoring.status).toBe('done');
    expect(other.state().log.some((entry) => entry.text === 'The speed was not measured: no timer')).toBe(true);
  });

  test('[RUN8] pausing during the probe pauses the run', async () => {
    const bench = await withPool(32);
    bench.services.scoring.probe = async () => (bench.actions.pauseScoring(), PROBE);
    await bench.actions.startScoring();
    expect(bench.state().scoring.status).toBe('paused');
    expect(bench.world.calls.score).toBe(0);
  });

  test('[RUN8] time: from the probe, shared beginnings at their own rate; from the run where one came after it', () => {
    const work = { tokens: 1000, prefixTokens: 200 };
    const kept = { modelId: 'm', backend: 'wasm', at: 0, probe: PROBE } as const;
    expect(expectedMs(work, { ...kept, tokensPerSecond: 100, pairsPerSecond: null })).toBe(12_000);
    expect(expectedMs(work, { ...kept, tokensPerSecond: 125, pairsPerSecond: 5 })).toBe(8000);
  });
});

describe('during a run', () => {
  const plan = (pairs: number): ScoringPlan => ({ identity: { model: 'm', modelHash: 'h', template: 'chat' }, blocks: [], tasks: [], pairs, pairsTotal: 1000, tokens: 0, bytes: 0 });
  const work = { pairs: 1000, tokens: 50_000, prefixTokens: 0 };

  test('[RUN8] the estimate stands at once and gives way to what is seen', () => {
    const session = createRunSession(plan(1000), 0);
    session.expect({ work, ms: 100_000 });
    session.begin(plan(1000), 0);
    expect(session.figures().msLeft).toBe(100_000);
    session.progress({ pairsDone: 10, tokensRun: 500 }, 2000); // 250 tokens a second: half as fast as foretold
    expect(session.figures().msLeft).toBeCloseTo(msLeft(work, 100_000, { tokensRun: 500, elapsedMs: 2000 })!, 6);
    expect(session.figures().msLeft).toBeGreaterThan(99_000);
    session.progress({ pairsDone: 100, tokensRun: 5000 }, 20_000);
    expect(session.figures().msLeft).toBeCloseTo(180_000, 6);
  });

  test('[RUN8] after an interruption the rest has its share of the estimate', () => {
    const session = createRunSession(plan(1000), 0);
    session.expect({ work, ms: 100_000 });
    session.begin(plan(1000), 0);
    session.begin(plan(250), 90_000);
    expect(session.figures().msLeft).toBe(25_000);
    session.progress({ pairsDone: 125, tokensRun: 6250 }, 100_000);
    expect(session.figures().msLeft).toBeCloseTo(10_000, 6);
  });

  test('[RUN8] without a measured speed the time left is told from 2 % on, without counts from pairs alone', () => {
    for (const expected of [{ work, ms: null }, null]) {
      const session = createRunSession(plan(1000), 0);
      session.expect(expected);
      session.begin(plan(1000), 0);
      session.progress({ pairsDone: 10, tokensRun: 500 }, 1000);
      expect(session.figures().msLeft).toBeNull();
      session.progress({ pairsDone: 50, tokensRun: 2500 }, 5000);
      expect(session.figures().msLeft).toBeCloseTo(95_000, 6);
    }
  });
});
