import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { kernelFromText } from '../kernel/kernel.testkit';
import { certify } from './certificate';
import { costGreedy } from './costGreedy';
import { facilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { lazyGreedy, lazyGreedyOf } from './lazyGreedy';
import { naiveGreedy, naiveGreedyOf } from './naiveGreedy';
import { finalValue, planPicks } from './picks';
import { anyProblem, rankingLines, subsetsOf, valueOf, type AnyProblem } from './selection.testkit';
import { facilityFunction } from './setFunction';
import { stochasticGreedyOf } from './stochasticGreedy';
import type { SelectionOptions } from './types';

const SEEDED = { seed: 31, numRuns: 400 };

interface Limited extends Omit<AnyProblem, 'options'> {
  readonly options: SelectionOptions & { readonly pins: number[]; readonly bans: number[] };
}

/** Problems with any mix of costs, caps and quotas; many of them are impossible. */
function anyLimited(): fc.Arbitrary<Limited> {
  const limits = fc.record({
    costly: fc.boolean(),
    costBudget: fc.integer({ min: 0, max: 20 }),
    costs: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 12, maxLength: 12 }),
    grouped: fc.boolean(),
    groups: fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
    caps: fc.option(fc.array(fc.nat(4), { maxLength: 3 }), { nil: undefined }),
    quotas: fc.option(fc.array(fc.nat(2), { maxLength: 3 }), { nil: undefined }),
  });
  return fc.tuple(anyProblem(), limits).map(([problem, { costly, costs, costBudget, grouped, groups, caps, quotas }]) => {
    const n = problem.form.kernel.columns;
    const cost = costly ? { costs: Float64Array.from(costs.slice(0, n)), costBudget } : {};
    const group = grouped ? { groups: Int32Array.from(groups.slice(0, n)), caps, quotas } : {};
    return { ...problem, options: { ...problem.options, ...cost, ...group } };
  });
}

/** The rules as they are written, on a finished set. */
function keepsLimits(order: readonly number[], { budget, pins = [], bans = [], costs, costBudget = 0, groups, caps = [], quotas = [] }: SelectionOptions): boolean {
  const inGroup = (group: number): number => order.filter((candidate) => groups?.[candidate] === group).length;
  return (
    order.length <= budget &&
    pins.every((pin) => order.includes(pin)) &&
    bans.every((ban) => !order.includes(ban)) &&
    (costs === undefined || order.reduce((sum, candidate) => sum + costs[candidate]!, 0) <= costBudget) &&
    caps.every((cap, group) => inGroup(group) <= cap) &&
    quotas.every((quota, group) => inGroup(group) >= quota)
  );
}

/** All allowed sets, by trying every subset of at most `budget`. */
function allowedSets({ form, options }: Limited): number[][] {
  const { open, pins } = planPicks(form.kernel.columns, { budget: options.budget, pins: options.pins, bans: options.bans });
  return subsetsOf(Array.from(open), options.budget - pins.length).map((free) => [...pins, ...free]).filter((set) => keepsLimits(set, options));
}

async function outcome<T>(run: () => T | Promise<T>): Promise<T | { code: string; message: string }> {
  try {
    return await run();
  } catch (thrown) {
    const { code, message } = thrown as { code: string; message: string };
    return { code, message };
  }
}

describe('any mix of pins, bans, rows, costs, caps and quotas', () => {
  test.prop([anyLimited()], SEEDED)('[G1] [G8] lazy greedy is naive greedy, refusals included', async ({ form, options }) => {
    expect(await outcome(() => lazyGreedy(form, options))).toEqual(await outcome(() => naiveGreedy(form, options)));
  });

  test.prop([anyLimited()], SEEDED)('[G7] [G8] limits are kept, quotas met, and a run is refused exactly when no set is allowed', async (problem) => {
    const possible = allowedSets(problem).length > 0;
    const found = await outcome(() => lazyGreedy(problem.form, problem.options));
    if (!possible) return void expect(found).toMatchObject({ code: 'budget-invalid' });
    if (!('order' in found)) throw new Error(`refused: ${found.message}`);
    const order = Array.from(found.order);
    expect(keepsLimits(order, problem.options)).toBe(true);
    // it ends early only where nothing more may be added
    const more = planPicks(problem.form.kernel.columns, problem.options).open.filter((candidate) => !order.includes(candidate) && keepsLimits([...order, candidate], problem.options));
    if (order.length < problem.options.budget) expect(Array.from(more)).toEqual([]);
  });

  test.prop([anyLimited()], SEEDED)('[G8] every step takes the best candidate with which the set can still be completed', async (problem) => {
    const { form, options } = problem;
    const allowed = allowedSets(problem);
    if (allowed.length === 0) return;
    const { order, gains, pinned } = await lazyGreedy(form, options);
    for (let step = pinned; step < order.length; step++) {
      const before = Array.from(order.subarray(0, step));
      const completable = (candidate: number): boolean => allowed.some((set) => set.includes(candidate) && before.every((pick) => set.includes(pick)));
      expect(completable(order[step]!)).toBe(true);
      const score = (candidate: number): number => (valueOf(form, Int32Array.of(...before, candidate)) - valueOf(form, Int32Array.from(before))) / (options.costs?.[candidate] ?? 1);
      expect(score(order[step]!) * (options.costs?.[order[step]!] ?? 1)).toBeCloseTo(gains[step]!, 9);
      for (let other = 0; other < form.kernel.columns; other++) {
        if (!before.includes(other) && completable(other)) expect(score(other)).toBeLessThanOrEqual(score(order[step]!) + 1e-9);
      }
    }
  });

  test.prop([anyLimited()], SEEDED)('[G7] the guarded answer keeps the limits and is worth no less than greedy or the best singleton', async (problem) => {
    const { form, options } = problem;
    if (allowedSets(problem).length === 0) return;
    const { greedy, answer, bestSingleton, from, cost } = await costGreedy(facilityFunction(createGainEngine(form)), options, lazyGreedyOf);
    const value = finalValue(answer);
    expect(keepsLimits(Array.from(answer.order), options)).toBe(true);
    expect(value).toBeCloseTo(valueOf(form, answer.order), 9);
    expect(value).toBeGreaterThanOrEqual(finalValue(greedy));
    expect(value).toBeGreaterThanOrEqual((bestSingleton?.value ?? 0) - 1e-9);
    expect(cost).toBe(answer.order.reduce((sum, candidate) => sum + (options.costs?.[candidate] ?? 0), 0));
    if (from === 'greedy') expect(answer).toEqual(greedy);
  });

  test.prop([anyLimited()], SEEDED)('[G5] the certificate bounds every allowed set', async (problem) => {
    const { form, options } = problem;
    const allowed = allowedSets(problem);
    if (allowed.length === 0) return;
    const { answer } = await costGreedy(facilityFunction(createGainEngine(form)), options, lazyGreedyOf);
    const limits = { ...options, rows: options.budget };
    const { upperBound, dataDependent, lagrangian } = await certify(form, { order: answer.order, pinned: answer.pinned, bans: options.bans, budget: answer.order.length, limits });
    const best = Math.max(...allowed.map((set) => valueOf(form, Int32Array.from(set))));
    expect(upperBound).toBeGreaterThanOrEqual(best * (1 - 1e-12));
    expect(dataDependent).toBeLessThanOrEqual(1);
    if (best > 0) expect(lagrangian).toBeLessThanOrEqual((finalValue(answer) / best) * (1 + 1e-12));
  });

  test.prop([anyLimited(), fc.integer()], SEEDED)('[G9] stochastic greedy keeps the limits and repeats itself; with all candidates drawn it is greedy', async (problem, seed) => {
    const { form, options } = problem;
    if (allowedSets(problem).length === 0) return;
    const run = (epsilon: number): ReturnType<typeof stochasticGreedyOf> => stochasticGreedyOf(facilityFunction(createGainEngine(form)), options, { seed, epsilon });
    const ranking = await run(0.3);
    expect(keepsLimits(Array.from(ranking.order), options)).toBe(true);
    expect(await run(0.3)).toEqual(ranking);
    expect((await run(1e-9)).order).toEqual((await lazyGreedy(form, options)).order);
  });
});

const form = facilityForm({ ground: kernelFromText(`
         a    b    c    d
    x   .9   .8    0    0
    y    0   .8   .5    0
    z    0    0   .5   .1
`) }, { name: 'fl' });
const groups = Int32Array.of(0, 0, 0, 1);

test('[G8] a quota is filled no later than it must be', async () => {
  expect(rankingLines(await lazyGreedy(form, { budget: 2, groups, quotas: [0, 1] }))).toEqual(['1 +1.60', '3 +0.10']);
});

test('[G7] gain per cost decides, and the single candidate that beats the run is the answer', async () => {
  const options = { budget: 4, costs: Float64Array.of(1, 10, 10, 10), costBudget: 10 };
  const { greedy, from, answer, bestSingleton, spent, cost } = await costGreedy(facilityFunction(createGainEngine(form)), options, naiveGreedyOf);
  expect(rankingLines(greedy)).toEqual(['0 +0.90']);
  expect(rankingLines(answer)).toEqual(['1 +1.60']);
  expect({ from, spent, cost, single: bestSingleton?.candidate }).toEqual({ from: 'singleton', spent: 1, cost: 10, single: 1 });
});

test.each<[string, SelectionOptions, string, string]>([
  ['costs without a budget', { budget: 1, costs: Float64Array.of(1, 1, 1, 1) }, 'invalid-argument', 'Costs need a cost budget.'],
  ['a budget without costs', { budget: 1, costBudget: 3 }, 'invalid-argument', 'A cost budget needs the costs of the candidates.'],
  ['a cost of 0', { budget: 1, costs: Float64Array.of(1, 0, 1, 1), costBudget: 1 }, 'invalid-argument', 'The cost of candidate 1 is 0; it must be a finite number above 0.'],
  ['too few costs', { budget: 1, costs: Float64Array.of(1), costBudget: 1 }, 'shape-mismatch', 'There are 1 costs for 4 candidates.'],
  ['caps without groups', { budget: 1, caps: [1] }, 'invalid-argument', 'Caps and quotas need the group of each candidate.'],
  ['half a quota', { budget: 1, groups, quotas: [0.5] }, 'invalid-argument', 'The quota of group 0 is 0.5; it must be a whole number, 0 or more.'],
  ['pins above a cap', { budget: 2, pins: [0, 1], groups, caps: [1] }, 'budget-invalid', '2 rows of group 0 are pinned, more than its cap of 1. Nothing was selected; change one of the two.'],
  ['pins above the costs', { budget: 2, pins: [0], costs: Float64Array.of(3, 1, 1, 1), costBudget: 2 }, 'budget-invalid', 'The pinned rows cost 3, more than the budget of 2. Nothing was selected; change one of the two.'],
  ['a quota above its cap', { budget: 4, groups, caps: [1], quotas: [2] }, 'budget-invalid', 'Group 0 has a quota of 2 above its cap of 1. Nothing was selected; change one of the two.'],
  ['a quota above its rows', { budget: 3, groups, bans: [3], quotas: [0, 1] }, 'budget-invalid', 'Group 1 has a quota of 1, but only 0 of its rows may be chosen. Nothing was selected; change one of the two.'],
  ['quotas above the rows', { budget: 2, groups, quotas: [2, 1] }, 'budget-invalid', 'Pins and quotas need 3 rows, more than the budget of 2. Nothing was selected; change one of the two.'],
  ['quotas above the costs', { budget: 4, groups, quotas: [2, 1], costs: Float64Array.of(3, 2, 2, 5), costBudget: 8 }, 'budget-invalid', 'Pins and the cheapest rows for the quotas cost 9, more than the budget of 8. Nothing was selected; change one of the two.'],
])('[G7] [G8] refused before the run: %s', async (_, options, code, message) => {
  const refusal = expect.objectContaining({ code, message }) as Error;
  await expect(lazyGreedy(form, options)).rejects.toThrow(refusal);
  expect(() => naiveGreedy(form, options)).toThrow(refusal);
});
