import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { bendOf } from './bend';
import { budgetInUnit, budgetRange, budgetTicks, rowsFromUnit, tokensAlong } from './budget';
import { etaAt, etaPlace, ETA_TICKS, weightAtStep, WEIGHTS, weightStep, WEIGHT_STEPS } from './weights';

describe('budget in other units', () => {
  const tokens = tokensAlong(Int32Array.of(2, 0, 1), [10, 20, 5])!;
  test('tokens are summed along the ranking', () => {
    expect(Array.from(tokens)).toEqual([0, 5, 15, 35]);
    expect(tokensAlong(Int32Array.of(0), [null])).toBeNull();
  });
  test('a number of tokens is the longest prefix that fits', () => {
    expect([0, 4, 5, 14, 15, 34, 35, 900].map((value) => rowsFromUnit(value, 'tokens', 3, tokens))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(rowsFromUnit(5, 'tokens', 3, null)).toBeNull();
  });
  test('percent has one decimal, unknown tokens are unknown', () => {
    expect(budgetInUnit(60, 'share', 600, null)).toBe(10);
    expect(budgetInUnit(1, 'share', 3, null)).toBe(33.3);
    expect(budgetInUnit(1, 'tokens', 3, null)).toBeNull();
    expect(budgetInUnit(9, 'tokens', 3, tokens)).toBe(35);
  });
  prop.prop([fc.integer({ min: 1, max: 5000 }).chain((pool) => fc.tuple(fc.constant(pool), fc.integer({ min: 0, max: pool })))])(
    'rows survive the way through percent within the rounding of one decimal',
    ([pool, rows]) => {
      const back = rowsFromUnit(budgetInUnit(rows, 'share', pool, null)!, 'share', pool, null)!;
      expect(Math.abs(back - rows)).toBeLessThanOrEqual(Math.ceil(pool / 2000));
    },
  );
});

describe('range and ticks of the slider', () => {
  test('40 % of a large pool, until more is asked for', () => {
    expect(budgetRange(600, 60)).toBe(240);
    expect(budgetRange(600, 241)).toBe(600);
    expect(budgetRange(14, 5)).toBe(14);
  });
  test('ticks: the ends, 10 % and the bend, and none over another', () => {
    expect(budgetTicks(240, 600, 110).map(({ rows }) => rows)).toEqual([0, 60, 110, 240]);
    expect(budgetTicks(240, 600, 70).map(({ rows }) => rows)).toEqual([0, 60, 240]);
    expect(budgetTicks(64, 160, 100).map(({ rows }) => rows)).toEqual([0, 16, 64]);
  });
});

describe('bend of the curve', () => {
  test('where the steep part ends', () => {
    const curve = Float64Array.from({ length: 21 }, (_, budget) => Math.min(budget * 0.2, 0.8 + (budget - 4) * 0.0125));
    expect(bendOf(curve)).toBe(4);
  });
  test('none in a straight, flat or short curve', () => {
    expect(bendOf(Float64Array.from({ length: 11 }, (_, budget) => budget / 10))).toBeNull();
    expect(bendOf(new Float64Array(11))).toBeNull();
    expect(bendOf(Float64Array.of(0, 0.9, 1))).toBeNull();
  });
});

describe('slider of eta', () => {
  test('its ticks stand at equal distances', () => {
    expect(ETA_TICKS.map(etaPlace)).toEqual([0, 1 / 3, 2 / 3, 1].map((place) => expect.closeTo(place, 12) as number));
  });
  prop.prop([fc.double({ min: 0, max: 1, noNaN: true })])('place and value agree within the rounding of the value', (place) => {
    expect(Math.abs(etaPlace(etaAt(place)) - place)).toBeLessThan(0.012);
  });
});

describe('the slider of a weight', () => {
  prop.prop([fc.constantFrom(...Object.values(WEIGHTS)), fc.integer({ min: 0, max: WEIGHT_STEPS }), fc.constantFrom(-1, 1)])('one press of an arrow key always reaches another value, that way, but at the ends', (weight, place, way) => {
    const value = weight.at(place / WEIGHT_STEPS);
    const step = weightStep(weight, value) + way;
    if (step < 0 || step > WEIGHT_STEPS) return;
    expect(Math.sign(weightAtStep(weight, value, step) - value)).toBe(way);
  });
  test('where it did not move the value stays', () => {
    expect(weightAtStep(WEIGHTS.nu, 1, weightStep(WEIGHTS.nu, 1))).toBe(1);
  });
});
