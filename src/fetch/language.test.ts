// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../texts/language';
import { consentFacts } from './consent';
import { chosenLanguage, showTexts } from './language';

afterEach(async () => {
  localStorage.clear();
  vi.restoreAllMocks();
  await showLanguage('en');
});

/** A region's words, for reading. */
const read = (facts: HTMLElement): string[] => Array.from(facts.querySelectorAll('h3, h3 + div'), ({ textContent }) => textContent);

test('the language is the one chosen in the workbench, otherwise the browser’s', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ru-RU', 'en']);
  expect(chosenLanguage()).toBe('ru');
  localStorage.setItem('delift-preferences', '{"language":"en"}');
  expect(chosenLanguage()).toBe('en');
  localStorage.setItem('delift-preferences', '{"theme":"dark"}');
  expect(chosenLanguage()).toBe('ru');
  localStorage.setItem('delift-preferences', 'not JSON');
  expect(chosenLanguage()).toBe('ru');
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('blocked');
  });
  expect(chosenLanguage()).toBe('ru');
});

test('[NET2] what is agreed to says the same in both languages, with the page’s own origin in its place', async () => {
  const facts = (): string[] => read(consentFacts(['https://a.org/x'], ['a.org'], 'nobody.'));
  expect(facts()).toEqual([
    'Asked', 'GET https://a.org/x',
    'a.org learns', `your IP address, the lines above, and what every browser says of itself: its name, your languages, and that ${location.origin} asks.`,
    'Not sent', 'cookies, sign-ins, the page you came from, anything of your rows or projects.',
    'Passed on', 'nobody.',
  ]);
  await showTexts('ru');
  expect(facts()).toEqual([
    'Запрашивается', 'GET https://a.org/x',
    'a.org узнаёт', `ваш IP-адрес, строки выше и то, что любой браузер сообщает о себе: своё название, ваши языки и то, что запрос идёт от ${location.origin}.`,
    'Не отправляется', 'файлы cookie, данные для входа, страница, с которой вы пришли, любая часть ваших строк и проектов.',
    'Передаётся дальше', 'nobody.',
  ]);
  expect(read(consentFacts([], ['a.org', 'b.org'], ''))[2]).toBe('a.org и b.org узнают');
});
