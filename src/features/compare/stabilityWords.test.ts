import { expect, test } from 'vitest';
import { stabilityWords, wavering } from './stabilityWords';

const stability = { picks: Int32Array.of(4, 2, 9), frequency: Float64Array.of(1, 0.5, 0.25), kept: [1, 0.5, 0.5, 1 / 3], worth: 0.97, variations: [], byChance: 0.1 };

test('[ST1] the draws in words: mean, worst, by chance, and rows in every draw', () => {
  const [first, second] = stabilityWords(stability);
  expect(first).toMatch(/4 times.*58\.3.*at worst 33\.3.*share 10\.0/);
  expect(stabilityWords(stability)[2]).toMatch(/worth 97\.0.*hardly does\.$/);
  expect(stabilityWords({ ...stability, worth: 0.8 })[2]).toMatch(/worth 80\.0.*as it is\.$/);
  expect(second).toMatch(/^1 row of 3 is chosen in every draw/);
  expect(stabilityWords({ ...stability, frequency: Float64Array.of(1, 1, 1) })[1]).toBe('Every row is chosen in every draw.');
  expect(stabilityWords({ ...stability, frequency: null, kept: [] })).toEqual(['This objective takes no row weights, so the pool’s rows cannot be drawn again for it.']);
});

test('[ST1] rows that owe most to the sample come first', () => {
  expect(wavering(stability).map(({ at, row }) => [at, row])).toEqual([[2, 9], [1, 2]]);
  expect(wavering({ ...stability, frequency: null })).toEqual([]);
});
