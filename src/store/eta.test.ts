import { describe, expect, test } from 'vitest';
import { createPaceMeter } from './eta';

const steady = (meter: ReturnType<typeof createPaceMeter>, fromMs: number, toMs: number, done: (ms: number) => number) => {
  let last = meter.add({ atMs: fromMs, pairsDone: done(fromMs), tokensRun: 50 * done(fromMs) });
  for (let at = fromMs + 500; at <= toMs; at += 500) last = meter.add({ atMs: at, pairsDone: done(at), tokensRun: 50 * done(at) });
  return last;
};

describe('time left', () => {
  test('is not told before 2 % of the run is done', () => {
    const meter = createPaceMeter(1000, 0);
    expect(meter.add({ atMs: 1000, pairsDone: 19, tokensRun: 900 }).msLeft).toBeNull();
    expect(meter.add({ atMs: 2000, pairsDone: 20, tokensRun: 1000 }).msLeft).toBe(98_000);
  });
  test('follows the last 30 seconds, not the whole run', () => {
    const meter = createPaceMeter(10_000, 0);
    steady(meter, 0, 60_000, (ms) => ms / 1000);
    const soon = steady(meter, 60_500, 70_000, (ms) => 60 + ((ms - 60_000) / 1000) * 10);
    expect(soon.pairsPerSecond).toBeGreaterThan(3);
    expect(soon.pairsPerSecond).toBeLessThan(5);
    const later = steady(meter, 70_500, 100_000, (ms) => 60 + ((ms - 60_000) / 1000) * 10);
    expect(later.pairsPerSecond).toBeCloseTo(10, 1);
    expect(later.tokensPerSecond).toBeCloseTo(500, 0);
    expect(later.msLeft).toBeCloseTo(((10_000 - 460) / 10) * 1000, -3);
  });
  test('the speed curve has one point a second and a gap where nothing ran', () => {
    const meter = createPaceMeter(1000, 0);
    steady(meter, 500, 3000, (ms) => ms / 100);
    const after = meter.add({ atMs: 13_000, pairsDone: 30, tokensRun: 0 });
    expect(after.speed.map((point) => [point.atMs, point.pairsPerSecond])).toEqual([[1000, 10], [2000, 10], [3000, 10], [13_000, 0]]);
  });
  test('a break is no part of the rate, and what was done before it counts towards the 2 %', () => {
    const meter = createPaceMeter(1000, 0);
    steady(meter, 500, 20_000, (ms) => ms / 100);
    meter.resume(80_000, 800);
    const after = steady(meter, 80_500, 82_000, (ms) => (ms - 80_000) / 100);
    expect(after.pairsPerSecond).toBeCloseTo(10, 6);
    expect(after.msLeft).toBeCloseTo(78_000, -2);
  });
  test('a long run keeps a bounded curve', () => {
    const meter = createPaceMeter(1e6, 0);
    expect(steady(meter, 0, 3_600_000, (ms) => ms / 10).speed.length).toBeLessThanOrEqual(600);
  });
});
