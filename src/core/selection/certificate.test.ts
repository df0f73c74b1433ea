import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { kernelFromText } from '../kernel/kernel.testkit';
import { certify } from './certificate';
import { facilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { goldenInstances, specOf } from './golden.testkit';
import { lagrangianBound } from './lagrangian';
import { lazyGreedy } from './lazyGreedy';
import { createPacer } from './pacer';
import { finalValue, planPicks } from './picks';
import { heaviestWithin } from './rivals';
import { anyProblem, bestValue } from './selection.testkit';
import type { ObjectiveSpec } from './types';

const exact = goldenInstances().flatMap((instance) =>
  (instance.exact ?? []).map((golden) => ({ title: `${instance.name} ${golden.function} ${JSON.stringify(golden.params)}`, instance, golden, objective: specOf(golden) as ObjectiveSpec })),
);

test('[G5] the exhaustive instances are here', () => {
  expect(exact.length).toBeGreaterThanOrEqual(24);
});

describe.each(exact)('$title', ({ instance, golden, objective }) => {
  test('[G5] never promises more than the true share of the optimum, and is not empty', async () => {
    const form = facilityForm(instance.selection, objective);
    const { order } = await lazyGreedy(form, { budget: golden.k });
    const certificate = await certify(form, { order, pinned: 0, bans: [], budget: golden.k });
    const truth = golden.greedy.value / golden.optimum.value;
    expect(certificate.value).toBeCloseTo(golden.greedy.value, 9);
    expect(certificate.dataDependent).toBeLessThanOrEqual(truth);
    expect(certificate.lagrangian).toBeLessThanOrEqual(truth);
    expect(certificate.lagrangian).toBeGreaterThanOrEqual(certificate.dataDependent);
    expect(certificate.upperBound).toBeGreaterThanOrEqual(golden.optimum.value);
    expect(certificate.dataDependent).toBeGreaterThan(0.6);
    expect(certificate.lagrangian).toBeGreaterThan(0.9);
  });
});

test.prop([anyProblem()], { seed: 8, numRuns: 300 })('[G5] with pins, bans and weights: bound >= best of all subsets, ratios in (0, 1]', async ({ form, options }) => {
  const ranking = await lazyGreedy(form, options);
  const { order, pinned } = ranking;
  const { dataDependent, lagrangian, upperBound, value } = await certify(form, { order, pinned, bans: options.bans, budget: options.budget });
  const best = bestValue(form, options);
  expect(value).toBe(finalValue(ranking));
  expect(upperBound).toBeGreaterThanOrEqual(best * (1 - 1e-15));
  for (const ratio of [dataDependent, lagrangian]) {
    expect(ratio).toBeLessThanOrEqual(1);
    if (best > 0) expect(ratio).toBeLessThanOrEqual((value / best) * (1 + 1e-13));
    if (value > 0 || best === 0) expect(ratio).toBeGreaterThan(0);
  }
  expect(lagrangian).toBeGreaterThanOrEqual(dataDependent);
});

/** Greedy takes a (2.125) and then adds 1; b and c together reach 4. p alone helps v. */
const losing = facilityForm({ ground: kernelFromText(`
          a    b    c    p
    x     0    1    0    0
    y     1    1    0    0
    z     1    0    1    0
    w     0    0    1    0
    u  .125    0    0    0
    v     0    0    0    1
`) }, { name: 'fl' });

test('[G5] the data-dependent bound by hand, where greedy loses', async () => {
  const { order } = await lazyGreedy(losing, { budget: 2, bans: [3] });
  const certificate = await certify(losing, { order, pinned: 0, bans: [3], budget: 2 });
  expect(certificate.value).toBe(3.125);
  // empty: 2.125 + 2; after a: 2.125 + 1 + 1; after a and b: 3.125 + 1 + 0
  expect(certificate.dataDependent).toBeCloseTo(3.125 / 4.125, 11);
  expect(certificate.upperBound).toBeGreaterThanOrEqual(4);
  expect(certificate.lagrangian).toBeLessThanOrEqual(3.125 / 4);
});

test('[G5] pins count on both sides', async () => {
  const { order } = await lazyGreedy(losing, { budget: 3, pins: [3] });
  const certificate = await certify(losing, { order, pinned: 1, bans: [], budget: 3 });
  expect(certificate.value).toBe(4.125);
  expect(certificate.upperBound).toBeGreaterThanOrEqual(5);
  expect(certificate.dataDependent).toBeCloseTo(4.125 / 5.125, 11);
  expect(certificate.lagrangian).toBeLessThanOrEqual(4.125 / 5);
});

test.prop([anyProblem(), fc.double({ min: 0, max: 1.5, noNaN: true })], { seed: 9, numRuns: 300 })('[G5] from any cover above the floor the Lagrangian bound holds', async ({ form, options }, level) => {
  const engine = createGainEngine(form);
  const { pins, open } = planPicks(form.kernel.columns, options);
  const start = engine.cover.map((floor, row) => floor + level * ((row * 3) % 4));
  const bound = await lagrangianBound(engine, { pins, open, heaviest: heaviestWithin(options.budget - pins.length, pins, {}), value: 0, start }, createPacer(undefined));
  expect(bound).toBeGreaterThanOrEqual(bestValue(form, options) * (1 - 1e-12));
});

test('[G5] a prefix of a longer ranking', async () => {
  const form = facilityForm({ ground: kernelFromText('a b c\n x .5 0 .25\n y 0 .5 .375') }, { name: 'fl' });
  const { order } = await lazyGreedy(form, { budget: 3 });
  const certificate = await certify(form, { order, pinned: 0, bans: [], budget: 1 });
  expect(certificate.value).toBe(0.625);
  expect(certificate.lagrangian).toBeCloseTo(1, 9);
});

test('[G5] nothing to gain is certainly the best', async () => {
  const form = facilityForm({ ground: kernelFromText('a b\n x 0 0') }, { name: 'fl' });
  expect(await certify(form, { order: Int32Array.of(0), pinned: 0, bans: [], budget: 1 })).toEqual({ dataDependent: 1, lagrangian: 1, upperBound: 0, value: 0 });
});

test('[S2] a cancelled certificate stops', async () => {
  const controller = new AbortController();
  controller.abort();
  const form = facilityForm({ ground: kernelFromText('a b\n x 0 0') }, { name: 'fl' });
  await expect(certify(form, { order: Int32Array.of(0), pinned: 0, bans: [], budget: 1 }, { signal: controller.signal })).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }) as Error);
});
