import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { anyKernel } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import { facilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { finalValue } from './picks';
import { anyProblem, bestValue, subsetsOf, valueOf } from './selection.testkit';
import { facilityFunction } from './setFunction';
import { sieveStream, type StreamedColumn } from './sieveStream';
import { stochasticGreedyOf } from './stochasticGreedy';
import { thresholdGreedyOf } from './thresholdGreedy';

const SEEDED = { seed: 99, numRuns: 200 };
const GREEDY_SHARE = 1 - 1 / Math.E;
const anyEpsilon = fc.constantFrom(0.01, 0.1, 0.3, 0.6);
/** Rounding of the sums. */
const ROUNDING = 1e-9;

describe('threshold greedy', () => {
  test.prop([anyProblem(), anyEpsilon], SEEDED)('[G11] over the pins, at least 1 - 1/e - epsilon of the best of all subsets', async ({ form, options }, epsilon) => {
    const ranking = await thresholdGreedyOf(facilityFunction(createGainEngine(form)), options, { epsilon });
    const { order, gains, pinned } = ranking;
    const chosen = finalValue(ranking);
    const pins = valueOf(form, Int32Array.from(options.pins));
    expect(chosen - pins).toBeGreaterThanOrEqual((GREEDY_SHARE - epsilon) * (bestValue(form, options) - pins) - ROUNDING);
    expect(chosen).toBeCloseTo(valueOf(form, order), 9);
    expect(order.length).toBeLessThanOrEqual(options.budget);
    expect(Array.from(order.subarray(0, pinned))).toEqual(options.pins);
    expect(new Set(order).size).toBe(order.length);
    expect(options.bans.some((ban) => order.includes(ban))).toBe(false);
    expect(gains.every((gain) => gain >= 0)).toBe(true);
  });

  test('[G11] other limits, a wrong epsilon and functions without the guarantee are refused', async () => {
    const form = facilityForm({ ground: { rows: 1, columns: 1, values: Float32Array.of(1) } }, { name: 'fl' });
    const f = facilityFunction(createGainEngine(form));
    const refusal = (words: string): Error => expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining(words) as string }) as Error;
    await expect(thresholdGreedyOf(f, { budget: 1 }, { epsilon: 1 })).rejects.toThrow(refusal('epsilon is 1; it must lie between 0 and 1'));
    await expect(thresholdGreedyOf(f, { budget: 1, costs: Float64Array.of(1), costBudget: 1 })).rejects.toThrow(refusal('use lazy greedy'));
    await expect(thresholdGreedyOf({ ...f, traits: { ...f.traits, submodular: false, reason: 'it is not' } }, { budget: 1 })).rejects.toThrow(refusal('it is not'));
  });
});

describe('stochastic greedy', () => {
  test.prop([anyProblem(), fc.constantFrom(0.05, 0.3)], { ...SEEDED, numRuns: 60 })('[G9] over 60 seeds, on average at least 1 - 1/e - epsilon of the best of all subsets', async ({ form, options }, epsilon) => {
    const free = { ...options, pins: [], budget: options.budget - options.pins.length };
    let sum = 0;
    for (let seed = 1; seed <= 60; seed++) sum += finalValue(await stochasticGreedyOf(facilityFunction(createGainEngine(form)), free, { seed, epsilon }));
    expect(sum / 60).toBeGreaterThanOrEqual((GREEDY_SHARE - epsilon) * bestValue(form, free) - ROUNDING);
  });
});

function columnsOf({ rows, columns, values }: DenseKernel, order: readonly number[]): StreamedColumn[] {
  return order.filter((candidate) => candidate < columns).map((candidate) => ({ candidate, values: values.subarray(candidate * rows, (candidate + 1) * rows), modular: (candidate % 3) / 4 }));
}

describe('a stream', () => {
  test.prop([anyKernel(8, 10), fc.nat(4), anyEpsilon, fc.shuffledSubarray(Array.from({ length: 10 }, (_, index) => index), { minLength: 10 })], SEEDED)('[G12] in any order, at least 1/2 - epsilon of the best of all subsets', async (kernel, budget, epsilon, order) => {
    const ranking = await sieveStream(columnsOf(kernel, order), { rows: kernel.rows, budget, epsilon });
    const chosen = ranking.order;
    const form = { ...facilityForm({ ground: kernel }, { name: 'fl' }), modular: Float64Array.from({ length: kernel.columns }, (_, index) => (index % 3) / 4) };
    const every = Array.from({ length: kernel.columns }, (_, index) => index);
    const best = Math.max(...subsetsOf(every, budget).map((subset) => valueOf(form, Int32Array.from(subset))));
    expect(finalValue(ranking)).toBeGreaterThanOrEqual((0.5 - epsilon) * best - ROUNDING);
    expect(finalValue(ranking)).toBeCloseTo(valueOf(form, chosen), 9);
    expect(chosen.length).toBeLessThanOrEqual(budget);
    expect(new Set(chosen).size).toBe(chosen.length);
  });

  test('[G12] an asynchronous source is read one column at a time and may reuse its buffer', async () => {
    const kernel = { rows: 3, columns: 3, values: Float32Array.of(1, 0, 0, 0, 1, 0, 1, 1, 1) };
    const buffer = new Float32Array(3);
    async function* source(): AsyncGenerator<StreamedColumn> {
      for (const { candidate, values } of columnsOf(kernel, [0, 1, 2])) {
        buffer.set(values);
        yield { candidate, values: buffer };
        buffer.fill(NaN);
      }
    }
    const ranking = await sieveStream(source(), { rows: 3, budget: 1, epsilon: 0.1 });
    expect(finalValue(ranking)).toBeGreaterThanOrEqual(0.4 * 3);
  });

  test.each([
    ['a negative value', { candidate: 4, values: Float32Array.of(1, -1) }, 'kernel-invalid', 'candidate 4 has -1 at row 1 (from 0)'],
    ['NaN', { candidate: 4, values: Float32Array.of(NaN, 1) }, 'kernel-invalid', 'candidate 4 has NaN at row 0'],
    ['a short column', { candidate: 4, values: Float32Array.of(1) }, 'shape-mismatch', 'Candidate 4 came with 1 values for 2 rows'],
    ['an infinite modular term', { candidate: 4, values: Float32Array.of(1, 1), modular: Infinity }, 'kernel-invalid', 'a modular term of Infinity'],
  ])('[G12] refused: %s', async (_, column, code, words) => {
    await expect(sieveStream([column], { rows: 2, budget: 1 })).rejects.toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) as string }) as Error);
  });

  test('[G12] an empty stream and one of zeros choose nothing; a negative budget is refused', async () => {
    expect((await sieveStream([], { rows: 2, budget: 3 })).order.length).toBe(0);
    expect((await sieveStream([{ candidate: 0, values: new Float32Array(2) }], { rows: 2, budget: 3 })).order.length).toBe(0);
    await expect(sieveStream([], { rows: 2, budget: -1 })).rejects.toMatchObject({ code: 'budget-invalid' });
  });
});
