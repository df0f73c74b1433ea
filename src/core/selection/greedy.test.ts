import { test, fc } from '@fast-check/vitest';
import { describe, expect, vi } from 'vitest';
import { anyKernel, anyTiedKernel, kernelFromText } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import { facilityForm, type FacilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { lazyGreedy } from './lazyGreedy';
import { naiveGreedy } from './naiveGreedy';
import { anyForm, anyProblem, rankingLines, valueOf } from './selection.testkit';

const SEEDED = { seed: 20260101, numRuns: 300 };

const plain = (ground: DenseKernel): FacilityForm => facilityForm({ ground }, { name: 'fl' });

const small = kernelFromText(`
        a    b    c
   x   .9   .1   .4
   y   .2   .8   .4
`);

describe('ranking', () => {
  test('[G1] each pick is the candidate with the largest gain', () => {
    expect(rankingLines(naiveGreedy(plain(small), { budget: 3 }))).toEqual(['0 +1.10', '1 +0.60', '2 +0.00']);
  });

  test('[G1] equal gains go to the smaller index, and the step is marked as tied', () => {
    const kernel = kernelFromText(`
            a    b    c    d
       x   .5    0   .5    0
       y    0   .5    0   .5
    `);
    const ranking = naiveGreedy(plain(kernel), { budget: 4 });
    expect(Array.from(ranking.order)).toEqual([0, 1, 2, 3]);
    expect(ranking.tiedSteps).toEqual([0, 1, 2]);
  });

  test.prop([anyProblem()], SEEDED)('[G1] lazy greedy gives exactly what naive greedy gives: picks, gains, values, ties', async ({ form, options }) => {
    expect(await lazyGreedy(form, options)).toEqual(naiveGreedy(form, options));
  });

  test.prop([anyProblem()], SEEDED)('[O8] values are f as its formula says, summed row by row', ({ form, options }) => {
    const { order, values } = naiveGreedy(form, options);
    order.forEach((_, step) => expect(values[step]).toBeCloseTo(valueOf(form, order.subarray(0, step + 1)), 9));
  });

  test.prop([anyProblem()], SEEDED)('[G1] no candidate would have added more than the one picked', ({ form, options }) => {
    const { order, gains, pinned } = naiveGreedy(form, options);
    for (let step = pinned; step < order.length; step++) {
      const before = order.subarray(0, step);
      for (let candidate = 0; candidate < form.kernel.columns; candidate++) {
        if (before.includes(candidate) || options.bans.includes(candidate)) continue;
        const gain = valueOf(form, Int32Array.of(...before, candidate)) - valueOf(form, before);
        expect(gain).toBeLessThanOrEqual(gains[step]! + 1e-9);
      }
    }
  });

  test.prop([anyProblem(), fc.nat()], SEEDED)('[G2] the ranking for a smaller budget is a prefix', async ({ form, options }, at) => {
    const whole = await lazyGreedy(form, options);
    const budget = options.pins.length + (at % (options.budget - options.pins.length + 1));
    const part = await lazyGreedy(form, { ...options, budget });
    expect(part.order).toEqual(whole.order.subarray(0, budget));
    expect(part.gains).toEqual(whole.gains.subarray(0, budget));
    expect(part.tiedSteps).toEqual(whole.tiedSteps.filter((step) => step < budget));
  });

  test.prop([anyProblem()], SEEDED)('[G3] gains after the pins never rise; the first 0 is marked and only 0 follows', async ({ form, options }) => {
    const { gains, pinned, zeroGainFrom } = await lazyGreedy(form, options);
    const chosen = Array.from(gains.subarray(pinned));
    chosen.forEach((gain, at) => expect(gain).toBeLessThanOrEqual(at === 0 ? Infinity : chosen[at - 1]!));
    const zero = chosen.findIndex((gain) => gain === 0);
    expect(zeroGainFrom).toBe(zero < 0 ? null : zero + pinned);
    if (zero >= 0) expect(chosen.slice(zero).every((gain) => gain === 0)).toBe(true);
  });

  test.prop([anyTiedKernel(), fc.nat()], SEEDED)('[G1] the order of the rows changes nothing', async (kernel, seed) => {
    const turn = seed % kernel.rows;
    const turned = kernel.values.map((_, at) => kernel.values[at - (at % kernel.rows) + (((at % kernel.rows) + turn) % kernel.rows)]!);
    const budget = kernel.columns;
    expect(await lazyGreedy(plain({ ...kernel, values: turned }), { budget })).toEqual(await lazyGreedy(plain(kernel), { budget }));
  });

  test.prop([anyKernel()], SEEDED)('[G1] a duplicated candidate adds nothing once its twin is chosen', async (kernel) => {
    const first = kernel.values.subarray(0, kernel.rows);
    const doubled = { ...kernel, columns: kernel.columns + 1, values: Float32Array.of(...kernel.values, ...first) };
    const { order, gains } = await lazyGreedy(plain(doubled), { budget: doubled.columns });
    expect(order.indexOf(0)).toBeLessThan(order.indexOf(kernel.columns));
    expect(gains[order.indexOf(kernel.columns)]).toBe(0);
  });
});

describe('pins, bans, budgets', () => {
  test.prop([anyProblem()], SEEDED)('[G4] pins come first in their order, banned candidates never', async ({ form, options }) => {
    const { order, pinned } = await lazyGreedy(form, options);
    expect(order.length).toBe(options.budget);
    expect(pinned).toBe(options.pins.length);
    expect(Array.from(order.subarray(0, pinned))).toEqual(options.pins);
    expect(new Set(order).size).toBe(order.length);
    expect(options.bans.filter((ban) => order.includes(ban))).toEqual([]);
  });

  test('[G4] what pins cover already is not counted again', async () => {
    expect(rankingLines(await lazyGreedy(plain(small), { budget: 3, pins: [2] }))).toEqual(['2 +0.80', '0 +0.50', '1 +0.40']);
  });

  test('[G3] a pin without gain is not where the zeros begin', async () => {
    const kernel = kernelFromText('a b c\n x 0 .5 .25');
    expect((await lazyGreedy(plain(kernel), { budget: 3, pins: [0] })).zeroGainFrom).toBe(2);
  });

  test('[G4] budget 0 and an empty ground set give an empty ranking', async () => {
    expect((await lazyGreedy(plain(small), { budget: 0 })).order.length).toBe(0);
    const none = plain({ rows: 0, columns: 0, values: new Float32Array(0) });
    expect((await lazyGreedy(none, { budget: 0 })).order.length).toBe(0);
    expect(naiveGreedy(none, { budget: 0 }).values.length).toBe(0);
  });

  test.each([
    ['more than there are', { budget: 4 }, 'budget-invalid', '4 rows are more than the 3 that may be chosen.'],
    ['more than are allowed', { budget: 3, bans: [1] }, 'budget-invalid', '3 rows are more than the 2 that may be chosen (1 banned).'],
    ['fewer than the pins', { budget: 1, pins: [0, 2] }, 'budget-invalid', '2 rows are pinned, more than the budget of 1.'],
    ['a half', { budget: 1.5 }, 'budget-invalid', 'The budget is 1.5; it must be a whole number of rows, 0 or more.'],
    ['negative', { budget: -1 }, 'budget-invalid', 'The budget is -1; it must be a whole number of rows, 0 or more.'],
    ['not a number', { budget: NaN }, 'budget-invalid', 'The budget is NaN; it must be a whole number of rows, 0 or more.'],
    ['an unknown pin', { budget: 1, pins: [3] }, 'invalid-argument', 'Candidate 3 is pinned, but candidates are numbered 0 to 2.'],
    ['an unknown ban', { budget: 1, bans: [-1] }, 'invalid-argument', 'Candidate -1 is banned, but candidates are numbered 0 to 2.'],
    ['a pin twice', { budget: 2, pins: [1, 1] }, 'invalid-argument', 'Candidate 1 is pinned twice.'],
    ['pinned and banned', { budget: 2, pins: [1], bans: [1] }, 'invalid-argument', 'Candidate 1 is both pinned and banned.'],
  ])('[G4] refused: %s', async (_, options, code, message) => {
    const refusal = expect.objectContaining({ code, message }) as Error;
    expect(() => naiveGreedy(plain(small), options)).toThrow(refusal);
    await expect(lazyGreedy(plain(small), options)).rejects.toThrow(refusal);
  });
});

describe('the engine', () => {
  test.prop([anyForm(), fc.nat()], SEEDED)('[O8] after a reset the engine is as new', ({ form }, at) => {
    const engine = createGainEngine(form);
    const candidate = at % form.kernel.columns;
    const before = engine.gain(candidate);
    engine.take(candidate);
    expect(engine.gain(candidate) - (form.modular?.[candidate] ?? 0)).toBe(0);
    engine.reset();
    expect(engine.gain(candidate)).toBe(before);
  });

  test('[S2] an aborted job stops before its first pick, a later abort at the next rest', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(lazyGreedy(plain(small), { budget: 1 }, { signal: controller.signal })).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }) as Error);
    const later = new AbortController();
    const slow = createGainEngine(plain(small));
    const engine = {
      ...slow,
      gain: (candidate: number): number => {
        const until = performance.now() + 20;
        while (performance.now() < until);
        return slow.gain(candidate);
      },
    };
    setTimeout(() => later.abort(), 0);
    await expect(lazyGreedy(plain(small), { budget: 3 }, { signal: later.signal }, engine)).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }) as Error);
  });

  test('[S2] the first pass over many rows looks for a cancel at least every 256 gains', async () => {
    const [rows, columns] = [3, 2000];
    const inner = createGainEngine(plain({ rows, columns, values: Float32Array.from({ length: rows * columns }, (_, at) => (at % 89) / 89) }));
    const controller = new AbortController();
    let calls = 0;
    let now = 0;
    // each gain takes a millisecond by this clock
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    try {
      const engine = { ...inner, gain: (candidate: number): number => (calls++, now++, inner.gain(candidate)) };
      setTimeout(() => controller.abort(), 0);
      await expect(lazyGreedy(inner.form, { budget: 10 }, { signal: controller.signal }, engine)).rejects.toMatchObject({ code: 'cancelled' });
      expect(calls).toBeLessThanOrEqual(256);
    } finally {
      clock.mockRestore();
    }
  });

  test('[S2] progress ends with all picks', async () => {
    const seen: number[] = [];
    await lazyGreedy(plain(small), { budget: 2 }, { emit: ({ picks, budget }) => seen.push(picks / budget) });
    expect(seen.at(-1)).toBe(1);
  });

  test('[G1] few gains are computed: fewer than a quarter of naive on 300 candidates', async () => {
    const n = 300;
    const kernel = { rows: n, columns: n, values: Float32Array.from({ length: n * n }, (_, at) => ((at * 7919) % 104729) / 104729) };
    const counted = (): { engine: ReturnType<typeof createGainEngine>; calls: () => number } => {
      const inner = createGainEngine(plain(kernel));
      let calls = 0;
      return { engine: { ...inner, gain: (candidate) => (calls++, inner.gain(candidate)) }, calls: () => calls };
    };
    const lazy = counted();
    const naive = counted();
    const ranking = await lazyGreedy(plain(kernel), { budget: n }, {}, lazy.engine);
    expect(ranking).toEqual(naiveGreedy(plain(kernel), { budget: n }, naive.engine));
    expect(lazy.calls()).toBeLessThan(naive.calls() / 4);
  });
});
