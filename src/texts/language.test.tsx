// @vitest-environment jsdom
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { failureText, inEnglish, preferredLanguage, showLanguage, shownLanguage } from './language';

afterEach(async () => {
  cleanup();
  await showLanguage('en');
});

describe('the language of the page', () => {
  test('the first language asked for that the page has; English when it has none', () => {
    expect(preferredLanguage(['ru-RU', 'en'])).toBe('ru');
    expect(preferredLanguage(['de', 'RU'])).toBe('ru');
    expect(preferredLanguage(['en-GB', 'ru'])).toBe('en');
    expect(preferredLanguage(['fr'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
  test('English needs nothing loaded, plurals included', () => {
    expect(t`Saved`).toBe('Saved');
    expect([1, 1363].map((rows) => plural(rows, { one: '# row', other: '# rows' }))).toEqual(['1 row', '1,363 rows']);
  });
  test('Russian takes effect with its texts, its plurals and the language of the document', async () => {
    await showLanguage('ru');
    expect([shownLanguage(), document.documentElement.lang, t`Saved`]).toEqual(['ru', 'ru', 'Сохранено']);
    expect([1, 2, 5, 21, 1363].map((rows) => plural(rows, { one: '# row', other: '# rows' }))).toEqual(['1 строка', '2 строки', '5 строк', '21 строка', '1\u00a0363 строки']);
  });
  test('a sentence with elements keeps them', async () => {
    await showLanguage('ru');
    const { container } = render(<p><Trans><b>FL</b> covers the pool: every row should have a pick that helps it.</Trans></p>);
    expect(container.innerHTML).toBe('<p><b>FL</b> покрывает пул: у каждой строки должна быть выбранная строка, которая ей помогает.</p>');
  });
  test('what programs read is English in every language, also when its writing fails', async () => {
    await showLanguage('ru');
    expect(inEnglish(() => t`Saved`)).toBe('Saved');
    expect(() => inEnglish(() => { throw new Error('no'); })).toThrow('no');
    expect(t`Saved`).toBe('Сохранено');
  });
  test('a failure has its Russian headline before the English particulars', async () => {
    const failure = { code: 'file-empty', message: 'The file a.csv is empty. Choose another one.' } as const;
    expect(failureText(failure)).toBe(failure.message);
    await showLanguage('ru');
    expect(failureText(failure)).toBe('Файл пуст. The file a.csv is empty. Choose another one.');
  });
});
