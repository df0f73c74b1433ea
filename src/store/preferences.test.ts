import { expect, test } from 'vitest';
import { testWorkbench } from './workbench.testkit';

test('the language is a choice of this browser: kept when it is made, read when the page begins', async () => {
  const { services, state, start } = testWorkbench();
  expect(state().language).toBe('en');
  state().actions.setLanguage('ru');
  expect([state().language, services.preferences.read().language]).toEqual(['ru', 'ru']);
  services.preferences.write({ language: 'en' });
  await start();
  expect(state().language).toBe('en');
});
