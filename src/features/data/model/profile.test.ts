import { expect, test } from 'vitest';
import { example } from './data.testkit';
import { repeatsOf } from './repeats';
import { filteredRows, filterLabel, sameFilter } from './rowFilter';
import { atOnce } from '../../../core/base/steps';
import { findShares } from './shares';

const rows = [
  example('a', '1', { source: 'x' }),
  example('b', '2', { source: 'y' }),
  example('a', '3', { source: 'y' }),
  example('c', '4'),
  example('b', '2', { source: 'x' }),
  example('d', '5', { source: 'y' }),
];

test('sources: most first, equal counts by name, rows without one last', () => {
  expect(atOnce(findShares(rows, 'source'))).toEqual([
    { name: 'y', rows: 3, share: 0.5 },
    { name: 'x', rows: 2, share: 2 / 6 },
    { name: null, rows: 1, share: 1 / 6 },
  ]);
  expect(atOnce(findShares(rows, 'kind'))).toEqual([]);
});

test('repeats: equal rows first, then one prompt with several answers', () => {
  expect(repeatsOf(rows)).toEqual([
    { how: 'same-row', similarity: null, rows: [1, 4], prompt: 'b' },
    { how: 'same-prompt', similarity: null, rows: [0, 2], prompt: 'a' },
  ]);
});

test('a bar of the profile filters the rows of the file', () => {
  const tokens = rows.map((_, index) => ({ prompt: 10 * index, response: 5 }));
  const range = { from: 1, to: 6 };
  expect(filteredRows(range, rows, tokens, null)).toEqual([1, 2, 3, 4, 5]);
  expect(filteredRows(range, rows, tokens, { by: 'source', name: 'x' })).toEqual([4]);
  expect(filteredRows(range, rows, tokens, { by: 'source', name: null })).toEqual([3]);
  expect(filteredRows(range, rows, tokens, { by: 'tokens', from: 15, to: 36 })).toEqual([1, 2, 3]);
  expect(filteredRows(range, rows, null, { by: 'tokens', from: 0, to: 99 })).toEqual([]);
  expect(filteredRows(range, rows, tokens, { by: 'rows', rows: [0, 2], label: () => 'repeats' })).toEqual([2]);
  expect([filterLabel({ by: 'tokens', from: 20, to: 40 }), filterLabel({ by: 'source', name: null })]).toEqual(['20 to 39 tokens', 'no source']);
});

test('a second click on the same bar is seen as the same filter', () => {
  expect(sameFilter({ by: 'source', name: 'x' }, { by: 'source', name: 'x' })).toBe(true);
  expect(sameFilter({ by: 'source', name: 'x' }, { by: 'kind', name: 'x' })).toBe(false);
  expect(sameFilter({ by: 'rows', rows: [1], label: () => 'a' }, { by: 'rows', rows: [2], label: () => 'a' })).toBe(false);
  expect(sameFilter(null, { by: 'source', name: 'x' })).toBe(false);
});
