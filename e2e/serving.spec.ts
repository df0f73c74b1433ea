import { expect, test } from '@playwright/test';

test('the page is isolated, obeys its content policy and asks nobody else', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== baseURL) foreign.push(request.url());
  });

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('the theme is set before the page is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => {
    localStorage.setItem('mantine-color-scheme-value', 'light'); // read before the first paint
    localStorage.setItem('delift-preferences', JSON.stringify({ theme: 'light' })); // read by the application
  });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
