import { describe, expect, test } from 'vitest';
import { SETTINGS } from './compare.testkit';
import { fileWords, settingsWords, shortNames, subsetWords, weight } from './subsetWords';

const files = { target: 'target.jsonl', existing: 'existing.jsonl' };

describe('subsets in words', () => {
  test('each objective names the set it reads', () => {
    const words = (['fl', 'flmi', 'flcg', 'flcmi'] as const).map((objective) => settingsWords({ ...SETTINGS, objective, eta: 3 }, files));
    expect(words).toEqual(['whole pool', 'target.jsonl, η 3.0', 'existing.jsonl, ν 1.0', 'target.jsonl, η 3.0, existing.jsonl, ν 1.0']);
  });

  test('[U7] choices that change the result are said, the usual ones are not', () => {
    expect(settingsWords({ ...SETTINGS, selfHelp: 'keep', transform: 'minmax', pins: ['a'], bans: ['b', 'c'] }, files)).toBe(
      'whole pool, utilities from 0 to 1, self-help counted, 1 pin, 2 bans',
    );
  });

  test('a draw says which it is', () => {
    expect(subsetWords({ settings: null, draw: 3 }, files)).toBe('draw 3 of 40');
  });

  test('weights and files', () => {
    expect([1, 0.25, 12, 0.123456].map(weight)).toEqual(['1.0', '0.25', '12.0', '0.1235']);
    expect([[], ['t.jsonl'], ['a', 'b']].map((names) => fileWords(names, 'target set'))).toEqual(['target set', 't.jsonl', '2 files']);
  });

  test('names lose a common number at their end, unless that makes them equal or empty', () => {
    expect(shortNames(['FL 60', 'FLMI 60'])).toEqual(['FL', 'FLMI']);
    expect(shortNames(['FL 60', 'FL 30'])).toEqual(['FL 60', 'FL 30']);
    expect(shortNames(['FL 60', 'FL 60'])).toEqual(['FL 60', 'FL 60']);
    expect(shortNames(['mine', 'FL 60'])).toEqual(['mine', 'FL 60']);
  });
});
