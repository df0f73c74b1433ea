import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { seededRandom } from '../base/random';
import { facilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { lazyGreedyOf } from './lazyGreedy';
import { anyForm } from './selection.testkit';
import { facilityFunction, setFunction } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { SelectionOptions } from './types';
import { WarmMemory } from './warmMemory';
import { createWasmGainEngine, settleKernel } from './wasmGainEngine';

const SEEDED = { seed: 404, numRuns: 300 };

interface Change {
  readonly budget: number;
  readonly pins: readonly number[];
  readonly bans: readonly number[];
  readonly costly: boolean;
}

const anyChanges = fc.array(fc.record({ budget: fc.nat(20), pins: fc.uniqueArray(fc.nat(11), { maxLength: 2 }), bans: fc.uniqueArray(fc.nat(11), { maxLength: 4 }), costly: fc.boolean() }), { minLength: 2, maxLength: 6 });

function optionsOf({ budget, pins, bans, costly }: Change, n: number): SelectionOptions {
  const pinned = pins.filter((pin) => pin < n);
  const banned = bans.filter((ban) => ban < n && !pinned.includes(ban));
  const cost = costly && budget % 4 === 0 ? { costs: Float64Array.from({ length: n }, (_, index) => 1 + ((index * 7) % 5)), costBudget: 5 * n } : {};
  return { budget: pinned.length + (budget % (n - banned.length - pinned.length + 1)), pins: pinned, bans: banned, ...cost };
}

describe('warm runs', () => {
  test.prop([anyForm(), anyChanges], SEEDED)('[G10] any change of pins, bans, budget and costs gives the cold ranking, to the last bit', async ({ form }, changes) => {
    const f = facilityFunction(createGainEngine(form));
    const memory = new WarmMemory();
    for (const change of changes) {
      const options = optionsOf(change, form.kernel.columns);
      expect(await lazyGreedyOf(f, options, {}, memory)).toEqual(await lazyGreedyOf(facilityFunction(createGainEngine(form)), options));
    }
  });

  test.prop([anyForm(), anyChanges], { ...SEEDED, numRuns: 100 })('[G10] [O13] the same through WebAssembly, whose bounds are not gains', async ({ form }, changes) => {
    const f = facilityFunction(createWasmGainEngine({ ...form, kernel: settleKernel(form.kernel) }));
    const memory = new WarmMemory();
    for (const change of changes) {
      const options = optionsOf(change, form.kernel.columns);
      expect(await lazyGreedyOf(f, options, {}, memory)).toEqual(await lazyGreedyOf(facilityFunction(createGainEngine(form)), options));
    }
  });

  test.prop([anyForm(), anyChanges], { ...SEEDED, numRuns: 100 })('[G10] graph cut, whose gains may be anything', async ({ kernels }, changes) => {
    const n = kernels.ground.columns;
    const square = { rows: n, columns: n, values: Float32Array.from({ length: n * n }, (_, at) => kernels.ground.values[at % kernels.ground.values.length]!) };
    const cut = (): SetFunction => setFunction({ ground: square }, { name: 'graph-cut', lambda: 0.05 });
    const f = cut();
    if (!f.traits.monotone) return;
    const memory = new WarmMemory();
    for (const change of changes) {
      const options = optionsOf(change, n);
      expect(await lazyGreedyOf(f, options, {}, memory)).toEqual(await lazyGreedyOf(cut(), options));
    }
  });
});

describe('what a warm run saves', () => {
  const n = 300;
  const random = seededRandom(3);
  const ground = { rows: n, columns: n, values: Float32Array.from({ length: n * n }, () => random.next() ** 4) };
  const form = facilityForm({ ground }, { name: 'fl' });

  async function callsOf(changes: readonly SelectionOptions[]): Promise<number[]> {
    const inner = facilityFunction(createGainEngine(form));
    let calls = 0;
    const f = { ...inner, gain: (candidate: number) => (calls++, inner.gain(candidate)) };
    const memory = new WarmMemory();
    const counts: number[] = [];
    for (const options of changes) {
      calls = 0;
      await lazyGreedyOf(f, options, {}, memory);
      counts.push(calls);
    }
    return counts;
  }

  test('[G10] a smaller budget computes no gain, and going back none either', async () => {
    const [cold, smaller, back, more, ban] = await callsOf([{ budget: 100 }, { budget: 30 }, { budget: 100 }, { budget: 110 }, { budget: 110, bans: [299] }]);
    expect(cold).toBeGreaterThan(n);
    expect([smaller, back]).toEqual([0, 0]);
    expect(more).toBeLessThan(cold! / 4);
    expect(ban).toBeLessThan(cold!);
  });

  test('[G10] a ban that was not picked changes nothing, and lifting one asks only for what it could add', async () => {
    const { order } = await lazyGreedyOf(facilityFunction(createGainEngine(form)), { budget: 100 });
    const never = Array.from({ length: n }, (_, index) => index).find((index) => !order.includes(index))!;
    const [, banned, lifted] = await callsOf([{ budget: 100 }, { budget: 100, bans: [never] }, { budget: 100 }]);
    expect(banned).toBe(0);
    expect(lifted).toBeLessThanOrEqual(100);
  });
});
