import { expect, test } from 'vitest';
import { summarizeBlock } from '../core/evaluation/summary';
import { effectSentence } from './effects';

const block = (rows: number, columns: number, values: readonly number[]) => summarizeBlock({ rows, columns, values: Float32Array.from(values), rowHashes: null, columnHashes: null });

test('shares are of all pairs together, not of blocks', () => {
  expect(effectSentence([block(2, 2, [0.2, 0, 0, 0]), block(1, 1, [-0.2])])).toBe('20 % help, 20 % hurt by more than 0.05.');
});

test('pairs without a number do not count; without any there is no sentence', () => {
  expect(effectSentence([block(1, 2, [0.2, NaN])])).toBe('100 % help, 0 % hurt by more than 0.05.');
  expect(effectSentence([block(1, 1, [NaN])])).toBeNull();
  expect(effectSentence([])).toBeNull();
});

test('a few are not rounded to none', () => {
  expect(effectSentence([block(1, 300, [0.2, ...Array.from({ length: 299 }, () => 0)])])).toBe('under 1 % help, 0 % hurt by more than 0.05.');
});
