import { expect, test } from './support/watch';

test('English by default; another language is chosen under its own name, holds at once and after a reload', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Theme and language' }).click();
  await page.getByRole('menuitem', { name: 'Русский' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByText('Работает без сети', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Тема и язык' })).toBeFocused();
  await page.reload();
  await expect(page.getByText('Работает без сети', { exact: true })).toBeVisible();
  await expect(page.getByText('Works offline', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Тема и язык' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByText('Works offline', { exact: true })).toBeVisible();
});

test.describe('a browser that asks for Russian', () => {
  test.use({ locale: 'ru-RU' });

  test('is given Russian, before anything is drawn in English', async ({ page }) => {
    await page.addInitScript(() => {
      new MutationObserver((changes) => {
        const drawn = changes.map(({ target }) => target.textContent).join(' ');
        if (drawn.includes('On this machine only')) document.documentElement.dataset['english'] = 'drawn';
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto('/');
    await expect(page.getByText('Работает без сети', { exact: true })).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-english');
  });

  test('is given the page that fetches in Russian too', async ({ page }) => {
    await page.goto('/fetch.html');
    await expect(page.getByRole('heading', { name: 'Загрузка данных по адресу в сети' })).toBeVisible();
    await expect(page.getByText('Эта вкладка может подключаться к интернету.', { exact: false })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  });
});
