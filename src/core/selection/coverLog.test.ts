import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { seededRandom, shuffledIndices } from '../base/random';
import { anyKernel, kernelFromText } from '../kernel/kernel.testkit';
import { coverSums, coverSumsOver, makeCoverLog, replay } from './coverLog';
import { pacedValuesAlong, sharesOf } from './coverage';
import { createGainEngine } from './gainEngine';
import { createPacer } from './pacer';

const SEEDED = { seed: 77, numRuns: 300 };

describe('cover log', () => {
  test('[C2] each pick records the rows it covers better, with the new cover', () => {
    const kernel = kernelFromText(`
            a    b    c
       x   .5    0   .5
       y    0  .75  .25
       z    0    0    0
    `);
    const log = makeCoverLog(kernel, Int32Array.of(2, 1, 0));
    expect(log).toEqual({ rowCount: 3, offsets: Int32Array.of(0, 2, 3, 3), rows: Int32Array.of(0, 1, 1), covers: Float32Array.of(0.5, 0.25, 0.75) });
    expect(replay(log, 1)).toEqual({ cover: Float32Array.of(0.5, 0.25, 0), coveredBy: Int32Array.of(0, 0, -1) });
    expect(replay(log, 3)).toEqual({ cover: Float32Array.of(0.5, 0.75, 0), coveredBy: Int32Array.of(0, 1, -1) });
    expect(coverSums(log)).toEqual(Float64Array.of(0, 0.75, 1.25, 1.25));
  });

  test.prop([anyKernel(20, 20), fc.nat(), fc.nat()], SEEDED)('[C2] a replayed prefix is what direct computation gives', (kernel, seed, at) => {
    const order = shuffledIndices(kernel.columns, seededRandom(seed));
    const k = at % (kernel.columns + 1);
    const { cover, coveredBy } = replay(makeCoverLog(kernel, order), k);
    for (let row = 0; row < kernel.rows; row++) {
      const helps = Array.from(order.subarray(0, k), (candidate) => kernel.values[candidate * kernel.rows + row]!);
      const best = Math.max(0, ...helps);
      expect(cover[row]).toBe(best);
      expect(coveredBy[row]).toBe(best === 0 ? -1 : helps.indexOf(best));
    }
  });

  test.prop([anyKernel(20, 20), fc.nat()], SEEDED)('[C1] sums over a floor are the values of FLCG along the order, without reading the kernel again', async (kernel, seed) => {
    const random = seededRandom(seed);
    const order = shuffledIndices(kernel.columns, random);
    const floor = Float64Array.from({ length: kernel.rows }, () => random.next() * 0.5);
    const engine = createGainEngine({ kernel, floor, cap: null, weights: null, modular: null });
    const values = await pacedValuesAlong(engine, order, createPacer(undefined));
    const sums = coverSumsOver(makeCoverLog(kernel, order), floor);
    expect(sums).toHaveLength(values.length);
    sums.forEach((sum, at) => expect(sum).toBeCloseTo(values[at]!, 10));
  });

  test.prop([anyKernel(20, 20)], SEEDED)('[C1] sums along the log are f; all of the pool is full coverage', (kernel) => {
    const order = Int32Array.from({ length: kernel.columns }, (_, index) => index);
    const log = makeCoverLog(kernel, order);
    const sums = coverSums(log);
    sums.forEach((sum, k) => expect(sum).toBeCloseTo(replay(log, k).cover.reduce((total, value) => total + value, 0), 9));
    const shares = sharesOf(sums, sums.at(-1));
    expect(shares.at(-1)).toBe(sums.at(-1) > 0 ? 1 : 0);
  });

  test('[C2] a budget outside the log is taken as its nearest end', () => {
    const log = makeCoverLog(kernelFromText('a\n x .5'), Int32Array.of(0));
    expect(replay(log, 9)).toEqual(replay(log, 1));
    expect(replay(log, 0).coveredBy).toEqual(Int32Array.of(-1));
    expect(replay(log, -3)).toEqual(replay(log, 0));
  });

  test('[C2] a log longer than its first guess: 300 picks that each improve every row', () => {
    const n = 300;
    const kernel = { rows: 10, columns: n, values: Float32Array.from({ length: 10 * n }, (_, at) => Math.floor(at / 10) + 1) };
    const log = makeCoverLog(kernel, Int32Array.from({ length: n }, (_, index) => index));
    expect(log.rows.length).toBe(3000);
    expect(Array.from(replay(log, 250).cover)).toEqual(new Array(10).fill(250));
  });
});
