import { expect, test } from 'vitest';
import { placesInOrder, placesOf } from '../core/dataset/rowPlaces';
import { tokensOf } from './rowPlaces';

const rows = [...'abcab'].map((hash) => ({ hash }));

test('[D3] a content that stands in a set twice has two places, taken in turn', () => {
  const places = placesOf(rows);
  expect(places.get('a')).toEqual([0, 3]);
  expect(placesInOrder(['b', 'a', 'x', 'a', 'a', 'c'], places)).toEqual([1, 0, null, 3, null, 2]);
});

test('tokens of rows are prompt and answer together, unknown before they are counted', () => {
  const counts = [10, 20].map((prompt) => ({ prompt, response: 5, asRow: 0, asDemonstration: 0 }));
  expect([tokensOf([0, 1], counts), tokensOf([], counts), tokensOf([0], null)]).toEqual([40, 0, null]);
});
