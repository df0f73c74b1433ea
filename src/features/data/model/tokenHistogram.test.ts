import { fc, test as prop } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { axisTicks, tokenProfile } from './tokenHistogram';

test('bins, half and 95 % of a small set', () => {
  const rows = Array.from({ length: 20 }, (_, index) => ({ prompt: index, response: 1 }));
  const profile = tokenProfile(rows)!;
  expect([profile.binWidth, profile.half, profile.most, profile.longest, profile.total]).toEqual([1, 10, 19, 20, 210]);
  expect(profile.bins).toHaveLength(21);
  expect(profile.bins[20]).toEqual({ from: 20, to: 21, rows: 1, prompt: 0.95, answer: 0.05 });
});

test('ticks stand at round places', () => {
  expect([1, 5, 85, 360, 1000, 9000].map(axisTicks)).toEqual([[0, 1], [0, 1, 2, 3, 4, 5], [0, 20, 40, 60, 80], [0, 100, 200, 300], [0, 300, 600, 900], [0, 3000, 6000, 9000]]);
});

test('no rows, no profile', () => {
  expect(tokenProfile([])).toBeNull();
});

const tokens = fc.integer({ min: 0, max: 9000 });
prop.prop([fc.array(fc.record({ prompt: tokens, response: tokens }), { minLength: 1, maxLength: 60 })])(
  'every row is in one bin, at most 21 bins, and the two parts of a bar add up to its rows',
  (rows) => {
    const profile = tokenProfile(rows)!;
    expect(profile.bins.length).toBeLessThanOrEqual(21);
    expect(profile.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(rows.length);
    for (const bin of profile.bins) {
      const inside = rows.filter((row) => row.prompt + row.response >= bin.from && row.prompt + row.response < bin.to);
      expect(bin.rows).toBe(inside.length);
      expect(bin.prompt + bin.answer).toBeCloseTo(bin.rows, 9);
    }
    const short = rows.filter((row) => row.prompt + row.response <= profile.half);
    expect(short.length * 2).toBeGreaterThanOrEqual(rows.length);
  },
);
