import { describe, expect, test } from 'vitest';
import { pixelOf, roundTicks } from './scale';

describe('axes of a plot', () => {
  test('a value lies between the ends of its axis as it does between their values', () => {
    expect(pixelOf(25, 0, 100, 200, 0)).toBe(150);
    expect(pixelOf(1, 1, 1, 7, 9)).toBe(7);
  });

  test('ticks are round', () => {
    expect([roundTicks(120), roundTicks(0.8), roundTicks(12), roundTicks(1)]).toEqual([
      [0, 30, 60, 90, 120],
      [0, 0.2, 0.4, 0.6, 0.8],
      [0, 3, 6, 9, 12],
      [0, 0.2, 0.4, 0.6, 0.8, 1],
    ]);
  });
});
