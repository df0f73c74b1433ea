import { describe, expect } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { agreementCurve, agreementRows } from './agreementRows';

const rankings = fc.integer({ min: 1, max: 30 }).chain((n) => {
  const ranking = fc.shuffledSubarray(Array.from({ length: n }, (_, row) => row), { minLength: 1 });
  return fc.tuple(ranking, ranking);
});

describe('agreement over budget', () => {
  test('the share of the first b picks that both have', () => {
    expect([...agreementCurve([4, 1, 2, 0], [1, 4, 3])]).toEqual([NaN, 0, 1, 2 / 3]);
    expect([...agreementCurve([], [1])]).toEqual([NaN]);
  });

  test.prop([rankings])('is what counting the rows of both prefixes gives, whichever comes first', ([one, other]) => {
    const curve = agreementCurve(one, other);
    expect(curve).toEqual(agreementCurve(other, one));
    for (let budget = 1; budget < curve.length; budget++) {
      const prefix = new Set(one.slice(0, budget));
      expect(curve[budget]).toBe(other.slice(0, budget).filter((row) => prefix.has(row)).length / budget);
    }
  });

  test('the one that others are held against has no line, and chance gives the share of the pool', () => {
    const rows = agreementRows({ orders: [[0, 1, 2], [0, 2, 1], [3, 0]], reference: 0, poolSize: 10 }, [2], 3);
    expect(rows.map(({ budget, subsets, mean }) => [budget, ...subsets, mean])).toEqual([
      [1, undefined, 1, 0, 0.1],
      [2, undefined, 0.5, 0.5, 0.2],
      [3, undefined, 1, undefined, 0.3],
    ]);
  });
});
