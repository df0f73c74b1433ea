import { describe, expect, test } from 'vitest';
import { AppError, toErrorRecord } from '../../../core/base/errors';
import { example } from '../../../core/scoring/examples.testkit';
import type { MachineFacts, RunFigures } from '../../../store/types';
import { backendView } from './backends';
import { utilityBins } from './distribution';
import { doneSummary } from './doneSummary';
import { modelFailure, scoringFailure } from './failures';
import { modelStages } from './modelStages';
import { estimateCost, planLines } from './planTable';
import { previewPair } from './previewPair';
import { runText } from './runText';
import { blockOf } from './score.testkit';
import { interruptionText } from './interruption';
import { breaksOf, clockFrom, speedRows } from './speedRows';
import { partTotals } from './templateParts';

const machine = (change: Partial<MachineFacts>): MachineFacts => ({ webgpu: 'available', adapter: 'A', threads: 4, isolated: true, storageUsed: null, storageQuota: null, ...change });

describe('where the model runs', () => {
  test('WebGPU where it is real, WASM otherwise, and what was asked for', () => {
    expect(backendView(machine({}), 'auto')).toMatchObject({ chosen: 'webgpu', note: null });
    expect(backendView(machine({}), 'wasm')).toMatchObject({ chosen: 'wasm', note: null });
    expect(backendView(machine({ webgpu: 'software' }), 'auto').chosen).toBe('wasm');
    const emulated = backendView(machine({ webgpu: 'software' }), 'webgpu');
    expect([emulated.chosen, emulated.note]).toEqual(['webgpu', { tone: 'warn', text: 'WebGPU is emulated on the processor here. WASM is faster.' }]);
    expect(backendView(machine({ webgpu: 'software' }), 'auto').note?.tone).toBe('quiet');
    const without = backendView(machine({ webgpu: 'none' }), 'webgpu');
    expect([without.chosen, without.options[0]!.available, without.note?.text]).toEqual(['wasm', false, 'This browser has no WebGPU. Scoring runs on the processor, more slowly.']);
  });
  test('threads are those that the page may use', () => {
    expect(backendView(machine({}), 'auto').options[1]!.label).toBe('WASM, 4 threads');
    const alone = backendView(machine({ isolated: false }), 'wasm');
    expect([alone.options[1]!.label, alone.note?.text.slice(0, 24)]).toEqual(['WASM, 1 thread', 'The page is not isolated']);
  });
});

describe('the plan', () => {
  const blocks = [
    { block: 'pool-pool', rows: 160, columns: 160, columnsLeft: 160, pairs: 25600, pairsLeft: 25600 },
    { block: 'target-pool', rows: 24, columns: 160, columnsLeft: 40, pairs: 3840, pairsLeft: 960 },
  ] as const;
  test('rows, columns and pairs of each block', () => {
    expect(planLines({ blocks }).map(({ label, pairs, columnsDone }) => [label, pairs, columnsDone])).toEqual([
      ['Pool helped by pool', 25600, 0],
      ['Target helped by pool', 3840, 120],
    ]);
  });
  test('time from a measured speed; unknown is not 0', () => {
    expect(estimateCost({ tokens: 600_000, pairs: 30_000 }, 2000)).toEqual({ ms: 300_000, pairsPerSecond: 100 });
    expect(estimateCost({ tokens: 600_000, pairs: 30_000 }, null)).toBeNull();
    expect(estimateCost({ tokens: 0, pairs: 30_000 }, 2000)).toBeNull();
  });
});

test('tokens of each part of the template', () => {
  const parts = [
    { part: 'frame', text: '<s>', tokens: 3 },
    { part: 'row-prompt', text: 'q', tokens: 5 },
    { part: 'frame', text: '</s>', tokens: 4 },
    { part: 'answer', text: 'a', tokens: 2 },
  ] as const;
  expect(partTotals(parts).map(({ tokens }) => tokens)).toEqual([7, 0, 0, 5, 2]);
});

test('the pair of the preview: a target row, shown a pool row of its kind, never itself', () => {
  const pool = [{ ...example('p0', 'a', 'b'), kind: 'x' }, { ...example('p1', 'c', 'd'), kind: 'y' }, { ...example('t0', 'e', 'f'), kind: 'y' }];
  const target = [{ ...example('t0', 'e', 'f'), kind: 'y' }];
  expect(previewPair(pool, target, 0)).toMatchObject({ target: { hash: 't0' }, demonstration: { hash: 'p1' } });
  expect(previewPair(pool, [], 0)).toMatchObject({ target: { hash: 'p0' }, demonstration: { hash: 'p1' } });
  expect(previewPair(pool.slice(0, 1), [], 0)).toBeNull();
  expect(previewPair([], [], 0)).toBeNull();
});

test('the steps of loading a model', () => {
  const stages = modelStages({ stage: 'weights', bytesRead: 63, bytes: 98 }, 'webgpu');
  expect(stages.map(({ status, bytesRead }) => [status, bytesRead])).toEqual([['done', null], ['doing', 63], ['waiting', null], ['waiting', null]]);
  expect(modelStages({ stage: 'ready', bytesRead: 98, bytes: 98 }, 'wasm').every(({ status }) => status === 'done')).toBe(true);
});

describe('failures', () => {
  const error = (code: ConstructorParameters<typeof AppError>[0]) => toErrorRecord(new AppError(code, 'Why.'));
  test('the most likely repair comes first', () => {
    expect(scoringFailure(error('out-of-memory'), 'webgpu', 24106, 38880)).toMatchObject({ title: 'Scoring stopped: no graphics memory left', kept: '24,106 of 38,880 scored pairs.', repairs: ['retry', 'wasm'] });
    expect(scoringFailure(error('internal'), 'webgpu', 0, 1).repairs).toEqual(['wasm', 'retry']);
    expect(scoringFailure(error('model-lost'), 'wasm', 0, 1).repairs).toEqual(['retry']);
    expect(modelFailure(error('model-load-failed'), 'webgpu').repairs).toEqual(['wasm', 'retry']);
    expect(modelFailure(error('model-corrupt'), 'webgpu').repairs).toEqual(['retry']);
  });
});

describe('a run', () => {
  const figures: RunFigures = { startedAt: 0, pairsDone: 24106, pairs: 38880, pairsPerSecond: 41, tokensPerSecond: 900, msLeft: 360_000, speed: [] };
  test('percent, time left and pairs', () => {
    expect(runText(figures, false)).toMatchObject({ percent: '62\u202f%', left: '6 minutes left', pairs: '24,106 of 38,880 pairs' });
    expect(runText({ ...figures, msLeft: null }, false).left).toBe('measuring the time left');
    expect(runText(figures, true).left).toBe('paused');
  });
  test('an interruption is a gap however short it was, and is told with its time', () => {
    const at = (atMs: number) => ({ atMs, pairsPerSecond: 40 });
    const [from, to] = [1_000_000 + 2500, 1_000_000 + 5500];
    const lost = { code: 'model-lost', from: 'webgpu', to: 'webgpu', at: from, backAt: to, pairsKept: 9426, packShare: 0.5 } as const;
    const breaks = breaksOf({ ...figures, startedAt: 1_000_000, interruptions: [lost] }, 0);
    expect(breaks).toEqual([{ fromMs: 2500, toMs: 5500 }]);
    expect(speedRows([at(1000), at(2000), at(6000)], breaks).map(({ pairsPerSecond }) => pairsPerSecond)).toEqual([40, 40, null, 40]);
    const { title, text } = interruptionText(lost);
    expect(title).toMatch(/^The graphics device was lost at \d\d:\d\d and came back\.$/);
    expect(text).toBe('All 9,426 scored pairs were kept; scoring went on by itself after 3 seconds, with smaller batches. Nothing to do.');
    expect(interruptionText({ ...lost, code: 'worker-lost', to: 'wasm', backAt: null, packShare: 1 }).text).toBe('All 9,426 scored pairs were kept; scoring goes on by itself on the processor in a moment.');
  });
  test('the speed curve has a gap where nothing was scored', () => {
    const at = (atMs: number, pairsPerSecond: number) => ({ atMs, pairsPerSecond });
    expect(speedRows([at(1000, 40), at(2000, 42), at(3000, 42), at(60_000, 41)])).toEqual([
      { seconds: 1, pairsPerSecond: 40 },
      { seconds: 2, pairsPerSecond: 42 },
      { seconds: 3, pairsPerSecond: 42 },
      { seconds: 4, pairsPerSecond: null },
      { seconds: 60, pairsPerSecond: 41 },
    ]);
    expect(speedRows([at(16_000, 40), at(32_000, 42), at(48_000, 42)])).toHaveLength(3);
    expect(speedRows([])).toEqual([]);
    expect(speedRows(Array.from({ length: 5000 }, (_, index) => at(index * 1000, 1)))).toHaveLength(239);
    expect([clockFrom(7), clockFrom(247), clockFrom(3700)]).toEqual(['0:07', '4:07', '1:01:40']);
  });
});

describe('done', () => {
  const pool = blockOf('pool-pool', ['.5 .2 0 .06', '0 .4 -.1 .01', '0 0 .3 .0', '.02 0 0 .2']);
  test('how much helps and hurts, in one sentence', () => {
    const summary = doneSummary({ 'pool-pool': pool }, 8192, { pairs: 16, elapsedMs: 900_000 });
    expect(summary).toMatchObject({ title: 'Scored 16 pairs in 15 minutes.', effect: '38 % help, 6 % hurt by more than 0.05.', missing: null, alarms: [] });
  });
  test('missing pairs and alarms are said', () => {
    const target = { ...blockOf('target-pool', ['.01 .0 -']), missing: [2] };
    const { missing, alarms, title } = doneSummary({ 'pool-pool': pool, 'target-pool': target }, 8192, null);
    expect(title).toBe('19 pairs scored.');
    expect(missing).toBe('1 pair is longer than the 8,192 tokens the model reads. It is missing, which the objective treats as no help. The rest is scored.');
    expect(alarms).toEqual(["No row helps the target set clearly (best +0.01). FLMI will choose much as FL does. Check the target's answers or the template."]);
  });
  test('the distribution counts every number once, 0 in the middle', () => {
    const bins = utilityBins({ 'pool-pool': pool }, 0.3);
    expect(bins.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(16);
    expect([bins[20]!.sign, bins[20]!.pairs, bins[40]!.pairs]).toEqual(['none', 7, 3]);
    for (let index = 1; index < bins.length; index++) expect(bins[index]!.from).toBeCloseTo(bins[index - 1]!.to, 12);
  });
});
