import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { inBothThemes } from './support/themes';
import { expect, test } from './support/watch';

const card = (page: Page) => page.getByRole('dialog').filter({ hasText: /\d of 9/ });
const TITLES = ['How much one row helps another: U', 'Each cell is one pair', 'Compared with chance', 'How many rows', 'What to choose for', 'Why a row is in', 'Keep what you like', 'Compare subsets', 'Take it with you'];

test.beforeAll(() => mkdir('screenshots', { recursive: true }));

test('the tour leads through the sample by keyboard, points at what it speaks of, and is remembered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Take the tour', exact: true }).press('Enter');
  for (const [at, title] of TITLES.entries()) {
    await expect(card(page)).toContainText(title);
    await expect(card(page)).toContainText(`${at + 1} of 9`);
    await expect(page.locator('[data-toured]')).toBeVisible();
    const next = card(page).getByRole('button', { name: at === 8 ? 'Done' : 'Next' });
    await expect(async () => expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true)).toPass();
    await next.press('Enter');
  }
  await expect(card(page)).toHaveCount(0);
  await expect(page.locator('[data-toured]')).toHaveCount(0);
  expect(page.url()).toMatch(/sample-demo\/export/);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Take the tour again' })).toBeVisible();
});

test('the tour does not block the page, Escape ends it, Help and the palette begin it again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Take the tour', exact: true }).click();
  await expect(card(page)).toContainText(TITLES[0]!);
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('textbox', { name: 'Search prompts and answers' })).toBeVisible();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await page.getByRole('button', { name: 'Take the tour of the sample' }).click();
  await expect(card(page)).toContainText(TITLES[0]!);
  await card(page).getByRole('button', { name: 'End the tour' }).click();
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find or run…').fill('tour');
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText(TITLES[0]!);
});

test('each stop of the tour fits on 1440, 1024 and 768 px, and axe finds nothing, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Take the tour', exact: true }).click();
  for (const [at, title] of TITLES.entries()) {
    await expect(card(page)).toContainText(title);
    await expect(page.locator('[data-toured]')).toBeVisible();
    for (const width of [1440, 1024, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(async () => {
        const box = (await card(page).boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(900);
      }).toPass();
      if (at % 4 === 0) await inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/tour-${at + 1}-${width}-${scheme}.png` }));
    }
    await inBothThemes(page, async (scheme) => expect(await violations(page), `${title}, ${scheme}`).toEqual([]));
    if (at < 8) await card(page).getByRole('button', { name: 'Next' }).click();
  }
});
