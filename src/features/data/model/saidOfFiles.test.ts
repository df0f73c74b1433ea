// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError, toErrorRecord } from '../../../core/base/errors';
import { detectForm } from '../../../core/dataset/forms';
import { importFile } from '../../../core/dataset/importFile';
import { saidText, showLanguage } from '../../../texts/language';
import { languageRows } from './flags';
import { importFailure } from './importFailure';
import { problemText, sentenceOf } from './problems';

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

const read = (text: string) => importFile(new TextEncoder().encode(text), 'a.jsonl');

test('in English the words of core stay as they are', () => {
  for (const row of rows) expect(saidText(detectForm([row]).why)).toBe(detectForm([row]).why);
});

describe('in Russian', () => {
  beforeAll(() => showLanguage('ru'));
  afterAll(() => showLanguage('en'));

  test('every sentence of core about the form of a file is known', () => {
    for (const row of rows) expect(saidText(detectForm([row]).why)).toMatch(/просмотренных строк/);
    expect(saidText(detectForm([rows[0]!]).why)).toBe('instruction, input и output в 1 из 1 просмотренных строк');
    expect(saidText('something else')).toBe('something else');
  });

  test('problems of rows, with what is said inside them', () => {
    expect(problemText({ reason: 'response-empty', message: 'Line 1234 has an empty answer, so nothing can be measured on it.' })).toBe('Строка 1234 имеет пустой ответ, поэтому на ней нечего измерять.');
    expect(problemText({ reason: 'invalid-json', message: 'Line 2 is not valid JSON: "}" stands where "]" belongs.' })).toBe('Строка 2 не является корректным JSON: «}» стоит там, где нужно «]».');
    expect(problemText({ reason: 'response-empty', message: 'No answer, said an older version' })).toBe('Ответ пуст. No answer, said an older version');
  });

  test('problems in a table whose first column has the line', () => {
    expect(sentenceOf({ message: 'Line 4 has no answer: the field "output" is null.' })).toBe('Не имеет ответа: в поле "output" стоит null.');
    expect(sentenceOf({ message: 'Row 3 has no text in turn 2: its content is a part of type image_url, which is no text.' })).toBe('Не содержит текста (реплика 2): вместо него часть типа image_url, а это не текст.');
  });

  test('notes on a file, and each thing that they list', async () => {
    const { notes } = await importFile(new TextEncoder().encode('prompt,completion,note,note,note\np,c,x,y,z\n'), 'a.csv');
    expect(notes?.map(saidText)).toEqual(['У столбцов одинаковые имена; каждый прочитан под своим именем: следующий «note» как «note (2)», следующий «note» как «note (3)».']);
    const { notes: beside } = await importFile(new TextEncoder().encode('{"licence": "x", "rows": [{"prompt": "a", "completion": "b"}]}'), 'a.json');
    expect(beside?.map(saidText)).toEqual(['Прочитан только список «rows». Остальное в файле не прочитано: "licence".']);
  });

  test('a file that is none of the known kinds', async () => {
    const thrown: unknown = await importFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a.png').catch((error: unknown) => error);
    expect(saidText(toErrorRecord(thrown).message)).toBe('Файл a.png — это картинка (PNG). Ничего не прочитано. Откройте файл данных с одним примером в каждой строке.');
    const lists: unknown = await importFile(new TextEncoder().encode('{"train": [{"prompt": "a", "completion": "b"}], "test": [{"prompt": "c", "completion": "d"}]}'), 'a.json').catch((error: unknown) => error);
    expect(saidText(toErrorRecord(lists).message)).toMatch(/^В файле a\.json несколько списков строк: "train", "test"\. .* \(jq -c '\.train\[\]' ФАЙЛ > train\.jsonl\)/);
  });

  test('a file that was not read says what happened and what to do', async () => {
    const thrown: unknown = await read('').catch((error: unknown) => error);
    expect(importFailure('a.jsonl', toErrorRecord(thrown), 2)).toEqual({
      title: 'Файл a.jsonl не прочитан',
      text: 'Файл a.jsonl пуст.',
      kept: '2 других файла и назначение их полей.',
      todo: 'Проверьте, полностью ли он сохранён или скачан.',
    });
    const unknown = toErrorRecord(new AppError('file-empty', 'a.jsonl said an older version.'));
    expect(importFailure('a.jsonl', unknown, 0).text).toBe('Файл пуст. a.jsonl said an older version.');
  });

  test('languages are named in it', () => {
    expect(languageRows(['de', null])?.map(({ name }) => name)).toEqual(['немецкий', 'неясно']);
  });
});
