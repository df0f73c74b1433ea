// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError, toErrorRecord } from '../../../core/base/errors';
import { detectForm } from '../../../core/dataset/forms';
import { showLanguage } from '../../../texts/language';
import { languageRows } from './flags';
import { importFailure } from './importFailure';
import { problemText } from './problems';
import { readingWhy } from './readingWhy';

const turns = [{ role: 'user', content: 'a' }, { role: 'assistant', content: 'b' }];
const rows = [
  { instruction: 'a', input: '', output: 'b' },
  { instruction: 'a', output: 'b' },
  { messages: turns },
  { prompt: 'a', chosen: 'b', rejected: 'c' },
  { prompt: 'a' },
  { output: 'b' },
  { x: 1, y: 2 },
];

test('in English the words of core stay as they are', () => {
  for (const row of rows) expect(readingWhy(detectForm([row]).why)).toBe(detectForm([row]).why);
});

describe('in Russian', () => {
  beforeAll(() => showLanguage('ru'));
  afterAll(() => showLanguage('en'));

  test('every sentence of core about the form of a file is known', () => {
    for (const row of rows) expect(readingWhy(detectForm([row]).why)).toMatch(/просмотренных строк/);
    expect(readingWhy(detectForm([rows[0]!]).why)).toBe('instruction, input и output в 1 из 1 просмотренных строк');
    expect(readingWhy('something else')).toBe('something else');
  });

  test('core’s English follows a Russian heading', () => {
    expect(problemText({ reason: 'response-empty', message: 'Line 2 has an empty answer.' })).toBe('Ответ пуст. Line 2 has an empty answer.');
    const error = toErrorRecord(new AppError('file-empty', 'a.jsonl is empty. Nothing was read. Save it anew.'));
    expect(importFailure('a.jsonl', error, 2)).toMatchObject({ title: 'Файл a.jsonl не прочитан', text: 'Файл пуст. a.jsonl is empty. Nothing was read. Save it anew.', kept: '2 других файла и назначение их полей.' });
  });

  test('languages are named in it', () => {
    expect(languageRows(['de', null])?.map(({ name }) => name)).toEqual(['немецкий', 'неясно']);
  });
});
