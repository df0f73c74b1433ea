import { expect, test } from 'vitest';
import { flagsOf, languageRows } from './flags';
import { repeatsOf } from './repeats';
import type { Example } from '../../../core/dataset/types';

const finding = { row: 2, part: 'prompt' as const, turn: 0, start: 0, length: 3 };

test('[L5] flags are counted by row, most first', () => {
  const flags = flagsOf({ suspicions: [{ row: 1, what: 'refusal' }], personal: [{ ...finding, kind: 'email' }, { ...finding, kind: 'email' }, { ...finding, row: 0, kind: 'email' }] });
  expect(flags).toEqual([{ key: 'email', name: 'Mail address', rows: [0, 2] }, { key: 'refusal', name: 'Refusal', rows: [1] }]);
});

test('[L6] languages have names; what is not clear is a group of its own', () => {
  expect(languageRows(['de', null, 'de'])).toEqual([{ key: 'de', name: 'German', rows: [0, 2] }, { key: 'unclear', name: 'not clear', rows: [1] }]);
  expect(languageRows(null)).toBeNull();
});

test('[R2] near groups follow, without those of equal rows alone', () => {
  const example = (hash: string, prompt: string): Example => ({ hash, prompt, response: 'r', label: '', system: null, earlier: [], source: null, kind: null, extra: {}, raw: '', line: 1 });
  const rows = [example('a', 'p'), example('a', 'p'), example('b', 'q')];
  expect(repeatsOf(rows, [{ rows: [0, 1], similarity: 1 }, { rows: [1, 2], similarity: 0.9 }]).map(({ how, rows: own, similarity }) => [how, own, similarity])).toEqual([
    ['same-row', [0, 1], null],
    ['near', [1, 2], 0.9],
  ]);
});
