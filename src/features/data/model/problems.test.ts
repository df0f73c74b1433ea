import { describe, expect, test } from 'vitest';
import { toErrorRecord, AppError } from '../../../core/base/errors';
import { jsonProblem, rowProblem } from '../../../core/dataset/problems';
import { importFailure } from './importFailure';
import { markedExcerpt, reasonCounts, sentenceOf } from './problems';

const drawn = (text: Parameters<typeof markedExcerpt>[0]): string => {
  const { before, fault, after } = markedExcerpt(text);
  return `${before}[${fault}]${after}`;
};

describe('the place of a fault', () => {
  test('a short row is shown whole', () => {
    expect(drawn(rowProblem('{"a":1,"output":""}', 3, { reason: 'response-empty', says: 'x', at: { offset: 7, length: 8 } }))).toBe('{"a":1,["output"]:""}');
  });
  test('a row that ends inside a text is marked at its end', () => {
    const text = '{"id":"x","instruction":"Tina buys 3 12-packs of soda for a party. Including Tina, 6 people are at the pac';
    expect(markedExcerpt(jsonProblem(text, 118))).toMatchObject({ fault: 'pac', after: ' (line ends)' });
  });
  test('far inside a long row only the neighbourhood is shown', () => {
    const text = `{"q":"${'a'.repeat(300)}","n":tru,"r":"${'b'.repeat(300)}"}`;
    const { before, fault, after } = markedExcerpt(jsonProblem(text, 1));
    expect([before.startsWith('… '), before.length, fault, after.endsWith(' …')]).toEqual([true, 36, 'tru', true]);
  });
  test('without a place the beginning is shown', () => {
    expect(drawn({ excerpt: `[${'1,'.repeat(100)}`, mark: null })).toHaveLength(94);
    expect(drawn({ excerpt: '"x"\n', mark: null })).toBe('"x" ↵ []');
  });
});

test('problems by reason, most first', () => {
  const problem = (reason: 'invalid-json' | 'response-empty') => ({ line: 1, reason, message: '', excerpt: '', mark: null });
  expect(reasonCounts([problem('invalid-json'), problem('response-empty'), problem('response-empty')])).toEqual([
    { reason: 'response-empty', count: 2 },
    { reason: 'invalid-json', count: 1 },
  ]);
});

describe('a file that was not read', () => {
  test('the message is cut into what happened and what to do', () => {
    const error = toErrorRecord(new AppError('file-empty', 'a.jsonl is empty. Nothing was read. Check that it was saved completely.'));
    expect(importFailure('a.jsonl', error, 2)).toEqual({
      title: 'a.jsonl was not read',
      text: 'It is empty.',
      kept: '2 other files and their mapping.',
      todo: 'Check that it was saved completely.',
    });
  });
  test('another error is told whole', () => {
    const failure = importFailure('a.jsonl', toErrorRecord(new Error('The disk is gone')), 0);
    expect([failure.text, failure.kept]).toEqual(['The disk is gone', 'The file itself; it was not changed.']);
  });
});

test('the sentence of a problem stands in a table without its line, which has a column of its own', () => {
  expect(sentenceOf({ message: 'Line 12 has 1 cell where 2 belong: check quotes and line breaks in it.' })).toBe('Has 1 cell where 2 belong: check quotes and line breaks in it.');
  expect(sentenceOf({ message: 'Row 3 is null, not an object with fields.' })).toBe('Is null, not an object with fields.');
});
