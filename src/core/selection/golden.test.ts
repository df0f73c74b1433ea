import { describe, expect, test } from 'vitest';
import { facilityForm } from './facilityForm';
import { goldenInstances, objectiveOf, optionsOf } from './golden.testkit';
import { lazyGreedy } from './lazyGreedy';
import { naiveGreedy } from './naiveGreedy';
import type { Ranking } from './types';

const TOLERANCE = 1e-9;

function expectClose(found: Float64Array, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, at) => expect(Math.abs(found[at]! - value)).toBeLessThanOrEqual(TOLERANCE));
}

const instances = goldenInstances();
const runs = instances.flatMap((instance) =>
  (instance.cases ?? []).flatMap((golden) => {
    const objective = objectiveOf(golden);
    const options = optionsOf(golden, instance.selection.ground.columns);
    const title = `${instance.name} ${golden.function} ${golden.constraint?.type ?? ''} ${JSON.stringify({ ...golden.params, row_weights: undefined })}`;
    return objective === null || options === null ? [] : [{ title, instance, golden, objective, options }];
  }),
);

test('[O1] every facility-location case without cost or group limits is here', () => {
  expect(instances.filter(({ cases }) => cases !== undefined)).toHaveLength(7);
  // 13 or 14 plain cases (FLMI from Q is in the square directed ones) and two with pins and bans
  expect(runs.length).toBeGreaterThanOrEqual(7 * 15);
  expect(new Set(runs.map(({ objective }) => objective.name)).size).toBe(6);
});

describe.each(runs)('$title', ({ instance, golden, objective, options }) => {
  const form = facilityForm(instance.selection, objective);
  const solvers: readonly [string, () => Ranking | Promise<Ranking>][] = [
    ['naive', () => naiveGreedy(form, options)],
    ['lazy', () => lazyGreedy(form, options)],
  ];
  test.each(solvers)('[G1] [O1] %s greedy gives the golden ranking, gains, values and ties', async (_, solve) => {
    const ranking = await solve();
    const pinned = options.pins?.length ?? 0;
    expect(Array.from(ranking.order.subarray(0, pinned))).toEqual(options.pins ?? []);
    expect(Array.from(ranking.order.subarray(pinned))).toEqual(golden.ranking);
    expectClose(ranking.gains.subarray(pinned), golden.gains);
    expectClose(ranking.values.subarray(pinned), golden.values);
    if (golden.value_of_pinned !== undefined) expectClose(ranking.values.subarray(pinned - 1, pinned), [golden.value_of_pinned]);
    // golden steps are counted without the pins
    expect(ranking.tiedSteps).toEqual(Object.keys(golden.tied_steps).map((step) => Number(step) + pinned));
    const zero = golden.gains.findIndex((gain) => gain === 0);
    expect(ranking.zeroGainFrom).toBe(zero < 0 ? null : zero + pinned);
  });
});

describe.each(instances.flatMap((instance) => (instance.exact ?? []).map((exact) => ({ instance, exact, title: `${instance.name} ${exact.function} ${JSON.stringify(exact.params)}` }))))('$title', ({ instance, exact }) => {
  const objective = objectiveOf(exact);
  test.runIf(objective !== null)('[O1] greedy as in the exhaustive instances', async () => {
    const ranking = await lazyGreedy(facilityForm(instance.selection, objective!), { budget: exact.k });
    expect(Array.from(ranking.order)).toEqual(exact.greedy.ranking);
    expectClose(ranking.values.subarray(exact.k - 1), [exact.greedy.value]);
  });
});
