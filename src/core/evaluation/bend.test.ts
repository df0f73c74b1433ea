import { expect, test } from 'vitest';
import { bendOf } from './bend';

test('[C4] the bend is the budget highest above the straight line', () => {
  expect(bendOf(Float64Array.of(0, 0.6, 0.8, 0.85, 0.9, 1))).toBe(1);
  expect(bendOf(Float64Array.of(0, 0.4, 0.75, 0.8, 0.9, 1))).toBe(2);
});

test('[C4] of equal heights the smaller budget', () => {
  expect(bendOf(Float64Array.of(0, 0.5, 0.75, 1, 1))).toBe(1);
});

test('[C4] straight, flat and tiny curves have no bend', () => {
  expect(bendOf(Float64Array.from({ length: 11 }, (_, k) => k / 10))).toBeNull();
  expect(bendOf(new Float64Array(9))).toBeNull();
  expect(bendOf(Float64Array.of(0, 1))).toBeNull();
});
