import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { bigProject } from './support/bigProject';
import { jsonl, poolLines } from './support/rows';
import { map, openSample, type Sample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, goTo, test } from './support/watch';

const readOut = (page: Page) => page.locator('p[role="status"]').filter({ hasText: /Pick|Not picked|Row/ });

async function openMap(page: Page, name: Sample): Promise<void> {
  await openSample(page, name);
  await expect(map(page)).toBeVisible();
}

test.beforeAll(() => mkdir('screenshots', { recursive: true }));

test('the map is the first thing of Select; keys walk from pick to pick and to the nearest row', async ({ page }) => {
  await openMap(page, 'Add what is missing');
  await map(page).focus();
  await page.keyboard.press('Home');
  await expect(readOut(page)).toHaveText(/^Pick 1, .*gain [\d.]+, covers \d+ rows?$/);
  await page.keyboard.press('PageDown');
  await expect(readOut(page)).toHaveText(/^Pick 2, /);
  const second = await readOut(page).innerText();
  for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(arrow);
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  await expect(readOut(page)).toHaveText(second);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /^Pick 2 of/ })).toBeVisible();
  expect(page.url()).toMatch(/row=/);
});

test('drawing around rows takes them: pin, show only these; undo takes it back', async ({ page }) => {
  await openMap(page, 'A balanced tenth');
  await page.getByRole('button', { name: 'Draw a box around rows' }).click();
  const box = (await map(page).boundingBox())!;
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 60, box.y + box.height - 60, { steps: 6 });
  await page.mouse.up();
  const bar = page.getByRole('toolbar', { name: 'Rows drawn around' });
  await expect(bar).toContainText(/\d+ rows/);
  await bar.getByRole('button', { name: 'Ban' }).click();
  await expect(page.getByRole('button', { name: /[1-9]\d* banned/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: '0 banned' })).toBeVisible();
});

test('colours by field, names of clusters, and the layout by help', async ({ page }) => {
  await openMap(page, 'A balanced tenth');
  await page.getByRole('combobox', { name: 'Colour of rows' }).click();
  await page.getByRole('option', { name: 'Colour: kind' }).click();
  await expect(page.getByRole('list', { name: 'Marks and colours' })).toContainText('arithmetic');
  await page.getByRole('button', { name: 'What the map shows' }).click();
  await page.getByRole('menuitemradio', { name: 'are helped alike' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('application', { name: /^Map by what helps rows/ })).toBeVisible();
});

test('without utilities the map stands all the same, from the rows’ own text, and stays after a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', poolLines)]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await goTo(page, 'Select');
  await expect(map(page)).toBeVisible({ timeout: 120_000 });
  await page.reload();
  await expect(map(page)).toBeVisible();
});

test('5,000 rows: map and heatmap, in both themes', async ({ page }) => {
  const bytes = await bigProject({ rows: 5000 });
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([{ name: 'big.delift', mimeType: 'application/zip', buffer: Buffer.from(bytes) }]);
  await page.waitForURL(/#\/p\//);
  await goTo(page, 'Select');
  await expect(map(page)).toBeVisible({ timeout: 180_000 });
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
  await inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/big-map-${scheme}.png` }));
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await expect(page.getByRole('grid', { name: /5000 rows, 5000 columns/ })).toBeVisible();
  await inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/big-heatmap-${scheme}.png` }));
  for (let press = 0; press < 6; press++) await page.getByRole('button', { name: /^Zoom in/ }).click();
  await inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/big-heatmap-zoomed-${scheme}.png` }));
});
