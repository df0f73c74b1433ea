// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { seededRandom, shuffledIndices } from '../../core/base/random';
import { savedSubset } from './compare.testkit';
import { comparedSubsets, parseRandomId, randomId, randomOrder } from './comparedSubset';
import { idsFromAddress, nextDraw } from './compareRoute';
import { inEnglish, showLanguage } from '../../texts/language';
import { shortNamesOf } from './subsetWords';

const poolOf = (letters: string) => [...letters].map((hash) => ({ hash }));
const pool = poolOf('abcdefgh');
const subsets = [savedSubset('s1', 'ca|db'), savedSubset('s2', 'bz', { objective: 'flmi' }, 'before'), savedSubset('s3', 'ab')];
const compare = (ids: readonly string[]) => comparedSubsets(ids, { pool, subsets, keysNow: new Map([['s1', 'now'], ['s2', 'now']]) });

describe('compared subsets', () => {
  test('rows become positions in the pool, the whole ranking stays', () => {
    expect(compare(['s1'])[0]).toMatchObject({ picks: [2, 0], order: [2, 0, 3, 1], lost: 0, outOfDate: false });
  });

  test('rows that left the pool are counted, other utilities mean out of date; not known yet does not', () => {
    expect(compare(['s2'])[0]).toMatchObject({ picks: [1], lost: 1, outOfDate: true });
    expect(compare(['s3'])[0]).toMatchObject({ outOfDate: false });
    const fromElsewhere = savedSubset('c', 'ab', {}, '');
    expect(comparedSubsets(['c'], { pool, subsets: [fromElsewhere], keysNow: new Map([['c', 'now']]) })[0]).toMatchObject({ outOfDate: false });
  });

  test('[D3] a row that stands in the pool twice is two rows', () => {
    const [twice] = comparedSubsets(['t'], { pool: poolOf('abca'), subsets: [savedSubset('t', 'aca|b')], keysNow: new Map() });
    expect(twice).toMatchObject({ picks: [0, 2, 3], order: [0, 2, 3, 1], lost: 0 });
  });

  test('the second subset of an objective is the second of its hue', () => {
    expect(compare(['s1', 's2', 's3']).map(({ series, nth }) => `${series} ${nth}`)).toEqual(['fl 0', 'flmi 0', 'fl 1']);
  });

  test('at most five, no repeats, unknown ids are left out', () => {
    const draws = [1, 2, 3, 4, 5].map((draw) => randomId(draw, 2));
    expect(compare(['s1', 's1', 'gone', ...draws]).map(({ id }) => id)).toEqual(['s1', ...draws.slice(0, 4)]);
  });

  test('[G6] a random draw is one of the band’s: the permutations of one seed, one after another', () => {
    const random = seededRandom(1);
    const permutations = [1, 2, 3].map(() => [...shuffledIndices(8, random)]);
    expect([1, 2, 3].map((draw) => randomOrder(8, draw))).toEqual(permutations);
    expect(compare(['random-3-4'])[0]).toMatchObject({ picks: permutations[2]!.slice(0, 4), draw: 3, series: 'random' });
  });

  test('a draw is named in the language of the page, and in English where a file is written', async () => {
    const compared = compare(['s1', 'random-1-2', 'random-3-2']);
    await showLanguage('ru');
    expect(shortNamesOf(compared)).toEqual(['FL 2', 'Случайные 2', 'Случайные 2, выборка 3']);
    expect(inEnglish(() => shortNamesOf(compared))).toEqual(['FL 2', 'Random 2', 'Random 2, draw 3']);
    await showLanguage('en');
    expect(shortNamesOf(compared.slice(0, 2))).toEqual(['FL', 'Random']);
  });

  test('a draw is read from the address only if it is one of the 40', () => {
    expect(parseRandomId(randomId(40, 60))).toEqual({ draw: 40, rows: 60 });
    expect(['random-41-60', 'random-0-60', 'random-1-0', 'random-1', 'x'].map(parseRandomId)).toEqual([null, null, null, null, null]);
  });
});

describe('address of a comparison', () => {
  const saved = ['s1', 's2', 's3', 's4', 's5', 's6'].map((id) => ({ id }));

  test('it names subsets; with none it is the latest five', () => {
    expect(idsFromAddress('s2,gone,random-1-60,s2', saved)).toEqual(['s2', 'random-1-60']);
    expect(idsFromAddress(null, saved)).toEqual(['s2', 's3', 's4', 's5', 's6']);
  });

  test('the next draw is one that is not shown', () => {
    expect(nextDraw(['s1', 'random-1-60', 'random-2-60', 'random-4-60'])).toBe(3);
  });
});
