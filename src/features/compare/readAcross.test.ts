import { describe, expect, test } from 'vitest';
import { readAcross } from './readAcross';
import { measureShares, type Measure } from './underObjectives';
import type { SeriesName } from './comparedSubset';

const subset = (series: SeriesName) => ({ name: series === 'random' ? 'Random' : series.toUpperCase(), series });
const read = (series: readonly SeriesName[], measures: readonly Measure[]): string =>
  readAcross(series.map(subset), measureShares(measures)).map(({ text, strong }) => (strong ? `*${text}*` : text)).join('').trim();

describe('each subset under every objective', () => {
  test('percent of the best; equals are equally best; nothing is known where the best is 0', () => {
    expect(measureShares([{ name: 'fl', values: [8, 4, 8] }, { name: 'target', values: [0, 0, 0] }])).toEqual([
      { name: 'fl', percent: [100, 50, 100], best: [true, false, true] },
      { name: 'target', percent: [null, null, null], best: [false, false, false] },
    ]);
  });

  test('the sentence says what the target costs and where chance falls furthest behind', () => {
    const sentence = read(['fl', 'flmi', 'flcg', 'random'], [
      { name: 'fl', values: [100, 92.6, 92.9, 74.7] },
      { name: 'flmi', values: [94.9, 100, 86.8, 72.9] },
      { name: 'flcg', values: [92.9, 76.1, 100, 53] },
      { name: 'target', values: [91.4, 100, 87.3, 62.8] },
    ]);
    expect(sentence).toBe('*FLMI* keeps 93 % of the pool value and lifts the target from 91 to 100. *Random* has 53 % of what FLCG adds.');
  });

  test('without a target it reads what is new', () => {
    const sentence = read(['fl', 'flcg'], [{ name: 'fl', values: [10, 9] }, { name: 'flcg', values: [4, 5] }]);
    expect(sentence).toBe('*FLCG* keeps 90 % of the pool value and lifts what is new to the existing data from 80 to 100.');
  });

  test('with one objective the weakest is set beside the best', () => {
    expect(read(['fl', 'fl', 'flvmi'], [{ name: 'fl', values: [10, 9.5, 8] }])).toBe('*FLVMI* has 80 % of the pool value of *FL*.');
  });

  test('subsets that do equally well are said to', () => {
    expect(read(['fl', 'flmi', 'flcg'], [{ name: 'fl', values: [10, 9.96, 9.95] }])).toBe('*FL*, *FLMI* and *FLCG* are within 1 % of each other under every objective.');
  });

  test('[G6] it says when chance is as good', () => {
    const sentence = read(['fl', 'random'], [{ name: 'fl', values: [10, 9.9] }]);
    expect(sentence).toBe('*Random* comes within 2 % of the best: here the choice hardly matters.');
  });

  test('nothing measured, nothing said', () => {
    expect(read(['fl', 'flmi'], [])).toBe('');
  });
});
