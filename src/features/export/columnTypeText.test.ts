// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { showLanguage } from '../../texts/language';
import { columnTypeText } from './columnTypeText';

test('the words of a type are in the language of the page, the names of its fields are not', async () => {
  expect(columnTypeText('list of (text: text, a: JSON text)')).toBe('list of (text: text, a: JSON text)');
  await showLanguage('ru');
  expect(columnTypeText('list of (text: text, a: list of integer)')).toMatch(/^\p{Script=Cyrillic}+: \(text: \p{Script=Cyrillic}+, a: \p{Script=Cyrillic}+: \p{Script=Cyrillic}+ \p{Script=Cyrillic}+\)$/u);
  await showLanguage('en');
});
