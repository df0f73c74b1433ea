// @vitest-environment jsdom
import { afterAll, expect, test } from 'vitest';
import { inEnglish, showLanguage } from '../../../texts/language';
import { COLUMNS, fieldColumn, RANK_COLUMN } from './columns';

afterAll(() => showLanguage('en'));

test('titles follow the language; the words of the search and what is copied do not', async () => {
  const columns = [RANK_COLUMN, ...COLUMNS, fieldColumn({ path: 'meta.level', kind: 'number' })];
  const [english, words] = [columns.map(({ title }) => title), columns.map(({ word }) => word)];
  await showLanguage('ru');
  expect(columns.map(({ title }) => title)).toEqual(['Место', 'Прирост', 'Покрывает', 'Источник', 'Тип', 'Запрос', 'Ответ', 'Токены', 'Лучшая помощь', 'Помощь себе', 'Помогает всего', 'meta.level']);
  expect(columns.map(({ word }) => word)).toEqual(words);
  expect(inEnglish(() => columns.map(({ title }) => title))).toEqual(english);
});
