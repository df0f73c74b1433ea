import type { Page } from '@playwright/test';
import { focusFault, openSampleByKeys, tabTo, walk } from './support/keys';
import { map, openSample } from './support/sample';
import { expect, test } from './support/watch';

const readOut = (page: Page) => page.locator('p[role="status"]').filter({ hasText: /Pick|Not picked|Row/ });
const budget = (page: Page) => page.getByLabel(/^Budget in rows/).last();
const openRow = (page: Page) => page.getByRole('complementary', { name: 'Open row' });
const heading = (page: Page, name: RegExp | string) => openRow(page).getByRole('heading', { level: 2, name });

const STEPS = [['d', 'data'], ['s', 'score'], ['e', 'select'], ['c', 'compare'], ['x', 'export']] as const;

test('the main job by keys alone: open, choose, look, pin, ban, save, compare, export', async ({ page }) => {
  await openSampleByKeys(page);

  // Objective, budget, weight.
  const budgetNow = async (): Promise<number> => Number(await budget(page).inputValue());
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'FLMI' })).toBeChecked();
  await page.keyboard.press('1');
  await expect(page.getByRole('radio', { name: 'FL', exact: true })).toBeChecked();
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'FLCG' })).toBeChecked();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
  const before = await budgetNow();
  await page.keyboard.press(']');
  await expect(budget(page)).toHaveValue(String(before + 1));
  await page.keyboard.press('[');
  await expect(budget(page)).toHaveValue(String(before));
  await page.keyboard.press('Shift+]');
  await expect(budget(page)).toHaveValue(String(before + 10));
  await page.keyboard.press('Shift+[');
  await expect(budget(page)).toHaveValue(String(before));
  const slider = page.getByRole('complementary', { name: 'Objective and budget' }).getByRole('slider', { name: 'Budget' });
  await tabTo(page, slider);
  await page.keyboard.press('ArrowRight');
  await expect(budget(page)).toHaveValue(String(before + 1));
  await expect(slider).toHaveAttribute('aria-valuetext', /rows, .* percent|rows, .*%, coverage/);
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, budget(page));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Pick 1 of 12')).toBeVisible();
  const weight = page.getByRole('complementary', { name: 'Objective and budget' }).getByRole('slider', { name: /ν/ });
  await tabTo(page, weight, { back: true });
  const weightBefore = await weight.getAttribute('aria-valuetext');
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowLeft');
  await expect(weight).not.toHaveAttribute('aria-valuetext', weightBefore ?? '');
  await page.keyboard.press('Control+z');
  await expect(weight).toHaveAttribute('aria-valuetext', weightBefore ?? '');
  await page.keyboard.press('Control+Shift+z');
  await expect(weight).not.toHaveAttribute('aria-valuetext', weightBefore ?? '');
  await page.keyboard.press('Control+z');

  // Map: walk the picks, open one, pin it, ban the next.
  await tabTo(page, map(page));
  expect(await focusFault(page)).toBeNull();
  await page.keyboard.press('Home');
  await expect(readOut(page)).toHaveText(/^Pick 1, /);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(readOut(page)).toHaveText(/^Pick 3, /);
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Pick 3 of 12/)).toBeVisible();
  await expect(map(page)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: '1 pinned' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: '0 pinned' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: '1 banned' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: '0 banned' })).toBeVisible();

  // Heatmap: a cell, its pair, the other direction, and back.
  await page.keyboard.press('h');
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  await tabTo(page, grid);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Enter');
  const pair = page.getByRole('complementary', { name: 'Pair' });
  await expect(pair).toBeVisible();
  await expect(grid).toBeFocused();
  const address = page.url();
  await page.keyboard.press('o');
  await expect.poll(() => page.url()).not.toBe(address);
  await page.keyboard.press('Escape');
  await expect(pair).toHaveCount(0);
  await expect(grid).toBeFocused();

  // Table: search, leave the field, open a row.
  await page.keyboard.press('t');
  const search = page.getByRole('textbox', { name: 'Search prompts and answers' });
  await expect(search).toBeVisible();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('tokens>1');
  await expect(page.getByRole('status').filter({ hasText: /of \d+ rows/ })).toBeVisible();
  const rows = page.getByRole('region', { name: 'Rows of the pool' });
  await tabTo(page, rows.getByRole('row').nth(3).getByRole('button').last());
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Pick 3 of 12/)).toBeVisible();

  // Save, twice; compare; export.
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByText(/^Pick 1 of|^Pick \d+ of|^Not picked/).first()).toBeVisible();
  await expect(page.getByRole('radio', { name: 'FL', exact: true })).toBeChecked();
  await page.keyboard.press('s');
  await walk(page, 'c', 'compare');
  await expect(page.getByRole('list', { name: 'Compared subsets' })).toContainText('FLCG');
  await expect(page.getByRole('main')).toBeFocused();
  for (const [key, step] of STEPS) {
    await walk(page, key, step);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  }
  await expect(page.getByText(/repeated: the same/)).toBeVisible();
  const download = page.waitForEvent('download');
  await tabTo(page, page.getByRole('button', { name: /^Download zip/ }));
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});

test('what opens over the page gives the focus back where it was', async ({ page }) => {
  await openSample(page);
  await tabTo(page, map(page));

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toBeVisible();
  await expect.poll(() => help.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(map(page)).toBeFocused();

  await page.keyboard.press('Control+k');
  const field = page.getByRole('textbox', { name: 'Find or run' });
  await expect(field).toBeFocused();
  await page.keyboard.type('bud 9');
  await expect(page.getByText(/coverage .* → /)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Pick 1 of 9')).toBeVisible();
  await expect(map(page)).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(map(page)).toBeFocused();

  const colour = page.getByRole('button', { name: 'What the map shows' });
  await tabTo(page, colour, { back: true });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(colour).toBeFocused();
});

test('every stop of every screen shows that it has the focus', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('s');
  const faults: string[] = [];
  for (const [key, step] of STEPS) {
    // The screen takes the focus when it is drawn, which is after its address; what had it before must not be taken for that.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await walk(page, key, step);
    await expect(page.locator('#main')).toBeFocused();
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      const fault = await focusFault(page);
      if (fault === 'nothing has the focus') break;
      if (fault !== null) faults.push(`${key}: ${fault}`);
    }
  }
  expect(faults).toEqual([]);
});

test('dividers of the panels: by keys, by pointer, kept after a reload', async ({ page }) => {
  await openSample(page);
  const left = page.getByRole('separator', { name: 'Width of the left panel' });
  const right = page.getByRole('separator', { name: 'Width of the right panel' });
  const widthOf = async (name: string): Promise<number> => Math.round((await page.getByRole('complementary', { name }).boundingBox())!.width);
  await tabTo(page, left);
  await page.keyboard.press('ArrowRight');
  await expect(left).toHaveAttribute('aria-valuenow', '292');
  expect(await widthOf('Objective and budget')).toBe(292);
  await page.keyboard.press('End');
  expect(await widthOf('Objective and budget')).toBe(360);
  await page.keyboard.press('Enter');
  expect(await widthOf('Objective and budget')).toBe(284);
  await page.keyboard.press('Home');
  expect(await widthOf('Objective and budget')).toBe(240);

  const line = (await right.boundingBox())!;
  await page.mouse.move(line.x + line.width / 2, line.y + 300);
  await page.mouse.down();
  await page.mouse.move(line.x - 60, line.y + 310, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => widthOf('Open row')).toBeGreaterThan(400);
  const dragged = await widthOf('Open row');
  await expect(right).toHaveAttribute('aria-valuenow', String(dragged));
  await page.reload();
  await expect(left).toHaveAttribute('aria-valuenow', '240');
  await expect.poll(() => widthOf('Open row')).toBe(dragged);
  await page.screenshot({ path: 'screenshots/select-dividers.png' });
});
