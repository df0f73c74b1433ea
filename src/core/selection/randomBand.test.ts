import { expect, test } from 'vitest';
import { kernelFromText } from '../kernel/kernel.testkit';
import { facilityForm } from './facilityForm';
import { randomBand } from './randomBand';
import { valueOf } from './selection.testkit';

const form = facilityForm({ ground: kernelFromText(`
        a     b     c     d
   x   .5     0   .25     1
   y    0   .75     0     1
   z  .25   .25     0     0
`) }, { name: 'fl' });

test('[G6] index is the budget; every curve begins at 0 and ends at f of all that may be drawn', async () => {
  const band = await randomBand(form, { draws: 40, seed: 3 });
  expect(band).toMatchObject({ draws: 40, seed: 3 });
  for (const curve of [band.mean, band.low, band.high]) {
    expect(curve.length).toBe(5);
    expect(curve[0]).toBe(0);
    expect(curve[4]).toBeCloseTo(2.25, 12);
  }
  for (let budget = 1; budget <= 4; budget++) {
    expect(band.low[budget]).toBeLessThanOrEqual(band.mean[budget]!);
    expect(band.high[budget]).toBeGreaterThanOrEqual(band.mean[budget]!);
    expect(band.mean[budget]).toBeGreaterThanOrEqual(band.mean[budget - 1]!);
  }
});

test('[G6] prefixes are uniform subsets: the mean over many draws is the mean over all subsets', async () => {
  const { mean, low, high } = await randomBand(form, { draws: 20000, seed: 5 });
  const singles = [0, 1, 2, 3].map((candidate) => valueOf(form, Int32Array.of(candidate)));
  const pairs = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]].map((pair) => valueOf(form, Int32Array.from(pair)));
  const average = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean[1]).toBeCloseTo(average(singles), 1);
  expect(mean[2]).toBeCloseTo(average(pairs), 1);
  expect([low[1], high[1]]).toEqual([Math.min(...singles), Math.max(...singles)]);
});

test('[G6] the same seed gives the same band, another seed another', async () => {
  const first = await randomBand(form, { seed: 1 });
  expect(await randomBand(form, { seed: 1 })).toEqual(first);
  expect((await randomBand(form, { seed: 2 })).mean).not.toEqual(first.mean);
});

test('[G6] a single draw is its own mean and quantiles', async () => {
  const { mean, low, high } = await randomBand(form, { draws: 1 });
  expect(low).toEqual(mean);
  expect(high).toEqual(mean);
});

test('[G6] quantiles are linear between order statistics: 5 % of two draws 0 and 1 is .05', async () => {
  const coin = facilityForm({ ground: kernelFromText('a b\n x 0 1') }, { name: 'fl' });
  const bands = await Promise.all(Array.from({ length: 20 }, (_, seed) => randomBand(coin, { draws: 2, seed })));
  const mixed = bands.filter((band) => band.mean[1] === 0.5);
  expect(mixed.length).toBeGreaterThan(0);
  for (const { low, high } of mixed) {
    expect(low[1]).toBeCloseTo(0.05, 12);
    expect(high[1]).toBeCloseTo(0.95, 12);
  }
});

test('[G6] banned candidates are never drawn; a smaller budget shortens the curves', async () => {
  const { high } = await randomBand(form, { bans: [3], upTo: 3 });
  expect(high.length).toBe(4);
  expect(high[3]).toBeCloseTo(1.5, 12);
  await expect(randomBand(form, { bans: [3], upTo: 4 })).rejects.toThrow(expect.objectContaining({ code: 'budget-invalid' }) as Error);
});

test.each([0, 1.5, NaN])('[G6] %s draws are refused', async (draws) => {
  await expect(randomBand(form, { draws })).rejects.toThrow(expect.objectContaining({ code: 'invalid-argument' }) as Error);
});
