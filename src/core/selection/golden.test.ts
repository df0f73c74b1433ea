import { describe, expect, test } from 'vitest';
import { costGreedy } from './costGreedy';
import { goldenInstances, optionsOf, specOf } from './golden.testkit';
import { lazyGreedyOf } from './lazyGreedy';
import { naiveGreedyOf } from './naiveGreedy';
import { finalValue } from './picks';
import { setFunction } from './setFunction';
import type { Ranking } from './types';
import { createWasmGainEngine, settleKernel } from './wasmGainEngine';

const TOLERANCE = 1e-9;

function expectClose(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, at) => expect(Math.abs(found[at]! - value)).toBeLessThanOrEqual(TOLERANCE));
}

const optimizers = { naive: naiveGreedyOf, lazy: lazyGreedyOf };
const instances = goldenInstances();
const runs = instances.flatMap((instance) =>
  (instance.cases ?? []).flatMap((golden) => {
    const spec = specOf(golden);
    const { traits } = setFunction(instance.selection, spec);
    const options = optionsOf(golden, instance.selection.ground.columns);
    const title = `${instance.name} ${golden.function} ${golden.constraint?.type ?? ''} ${JSON.stringify({ ...golden.params, row_weights: undefined })}`;
    const allowed = traits.submodular && traits.monotone ? (['naive', 'lazy'] as const) : (['naive'] as const);
    return allowed.map((optimizer) => ({ title, instance, golden, spec, options, optimizer }));
  }),
);

test('[O1] every case of every instance is here, under each optimizer that its function allows', () => {
  const cases = instances.flatMap((instance) => instance.cases ?? []);
  expect(cases).toHaveLength(24 + 24 + 24 + 22 + 24 + 21 + 23);
  expect(runs.filter(({ optimizer }) => optimizer === 'naive')).toHaveLength(cases.length);
  expect(new Set(runs.map(({ spec }) => spec.name)).size).toBe(11);
  expect(new Set(runs.filter(({ optimizer }) => optimizer === 'lazy').map(({ spec }) => spec.name)).size).toBe(9);
});

describe.each(runs)('$title', ({ instance, golden, spec, options, optimizer }) => {
  test(`[G1] [O1] ${optimizer} greedy gives the golden ranking, gains, values and ties`, async () => {
    const ranking: Ranking = await optimizers[optimizer](setFunction(instance.selection, spec), options);
    const pinned = options.pins?.length ?? 0;
    expect(Array.from(ranking.order.subarray(0, pinned))).toEqual(options.pins ?? []);
    expect(Array.from(ranking.order.subarray(pinned))).toEqual(golden.ranking);
    expectClose(ranking.gains.subarray(pinned), golden.gains);
    expectClose(ranking.values.subarray(pinned), golden.values);
    if (golden.value_of_pinned !== undefined) expectClose(ranking.values.subarray(pinned - 1, pinned), [golden.value_of_pinned]);
    // golden steps are counted without the pins, and it calls gains 1e-12 apart tied
    const exactTies = instance.name === 'ties-12' && spec.name !== 'log-det';
    const tied = Object.keys(golden.tied_steps).map((step) => Number(step) + pinned);
    if (exactTies) expect(ranking.tiedSteps).toEqual(tied);
    else expect(tied).toEqual(expect.arrayContaining([...ranking.tiedSteps]));
    const zero = golden.gains.findIndex((gain) => gain === 0);
    if (exactTies) expect(ranking.zeroGainFrom).toBe(zero < 0 ? null : zero + pinned);
  });

  if (optimizer === 'lazy') test('[O13] the WebAssembly engine gives the very same ranking', async () => {
    const { ground, target, ...others } = instance.selection;
    const settled = { ...others, ground: settleKernel(ground), target: settleKernel(target!) };
    const there = await lazyGreedyOf(setFunction(settled, spec, createWasmGainEngine), options);
    expect(there).toEqual(await lazyGreedyOf(setFunction(instance.selection, spec), options));
  });

  if (golden.answer !== undefined) test(`[G7] ${optimizer} greedy: the cost budget's answer, guarded by the best singleton`, async () => {
    const { greedy, spent, bestSingleton, from, answer, cost } = await costGreedy(setFunction(instance.selection, spec), options, optimizers[optimizer]);
    expect(Array.from(greedy.order)).toEqual(golden.ranking);
    expectClose(Array.from(greedy.order, (candidate, step) => greedy.gains[step]! / options.costs![candidate]!), golden.ratios!);
    expect({ spent, from, cost, items: Array.from(answer.order) }).toEqual({ spent: golden.spent, from: golden.answer!.from, cost: golden.answer!.cost, items: golden.answer!.items });
    expect(bestSingleton).toMatchObject({ candidate: golden.best_singleton!.item, cost: golden.best_singleton!.cost });
    expectClose([bestSingleton!.value, finalValue(answer)], [golden.best_singleton!.value, golden.answer!.value]);
  });
});

describe.each(instances.flatMap((instance) => (instance.exact ?? []).map((exact) => ({ instance, exact, title: `${instance.name} ${exact.function} ${JSON.stringify(exact.params)}` }))))('$title', ({ instance, exact }) => {
  test('[O1] greedy as in the exhaustive instances', async () => {
    const ranking = await lazyGreedyOf(setFunction(instance.selection, specOf(exact)), { budget: exact.k });
    expect(Array.from(ranking.order)).toEqual(exact.greedy.ranking);
    expectClose(ranking.values.subarray(exact.k - 1), [exact.greedy.value]);
  });
});
