import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { inBothThemes } from './support/themes';
import { expect, goTo, test } from './support/watch';

const FOLDER = 'screenshots';

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

const shootBoth = (page: Page, name: string): Promise<void> => inBothThemes(page, (scheme) => shoot(page, `${name}-${scheme}`));

test.beforeAll(() => mkdir(FOLDER, { recursive: true }));

test('every screen of the sample project, in both themes', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Add what is missing')).toBeVisible();
  await shootBoth(page, 'start');

  const opened = Date.now();
  await page.getByText('Add what is missing').click();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
  console.log(`sample project open and ranked after ${Date.now() - opened} ms`);
  await expect(page.getByText('New to existing')).toBeVisible();
  await expect(page.getByText(/^random \d/).first()).toBeVisible();
  await expect(page.getByRole('application', { name: /^Map by/ })).toBeVisible();
  await shootBoth(page, 'select-map');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await shootBoth(page, 'select-heatmap');
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('region', { name: 'Rows of the pool' })).toBeVisible();
  await shootBoth(page, 'select-table');
  for (const objective of ['FLCG', 'FLMI', 'FL']) {
    await page.getByText(objective, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Save subset' }).click();
  }
  await goTo(page, 'Compare');
  await expect(page.getByRole('list', { name: 'Compared subsets' })).toContainText('FLMI');
  await expect(page.getByRole('img', { name: /with 16 rows/ }).locator('[data-curve="subset"]').first()).toBeVisible();
  await shootBoth(page, 'compare');
  await goTo(page, 'Export');
  await expect(page.getByText(/repeated: the same/)).toBeVisible();
  await shootBoth(page, 'export');
  await goTo(page, 'Data');
  await expect(page.getByText('Ready to score')).toBeVisible();
  await shootBoth(page, 'data');
  await goTo(page, 'Score');
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible();
  await shootBoth(page, 'score');
});

for (const [width, height] of [[1100, 800], [800, 1000], [390, 844]] as const) {
  test(`Select at ${width} pixels scrolls in no direction it should not`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await page.getByText('A balanced tenth').click();
    await page.waitForURL(/select/);
    await expect(page.getByText('Coverage over budget').first()).toBeVisible();
    await expect(page.getByText(/^random \d/).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shoot(page, `select-${width}`);
  });
}
