import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { openSample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, test } from './support/watch';

const grid = (page: Page) => page.getByRole('grid', { name: /^How much each column/ });
const fit = (page: Page) => page.getByRole('button', { name: 'Fit all (0)' });

async function openHeatmap(page: Page): Promise<void> {
  await openSample(page, 'A balanced tenth');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await expect(grid(page)).toBeVisible();
  await expect(fit(page)).toBeDisabled();
}

test('Shift and a drag zoom into the cells drawn around; 0 shows all again', async ({ page }) => {
  await openHeatmap(page);
  const box = (await grid(page).boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.3 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.6 * box.height, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(fit(page)).toBeEnabled();
  expect(page.url()).not.toMatch(/pair=/);
  await grid(page).focus();
  await page.keyboard.press('0');
  await expect(fit(page)).toBeDisabled();
});

test('by keyboard, Shift with arrows marks cells, Enter zooms into them, Escape lets go', async ({ page }) => {
  await openHeatmap(page);
  const said = page.getByRole('status').filter({ hasText: 'cells marked' });
  await grid(page).focus();
  for (const arrow of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(arrow);
  await expect(said).toHaveText('2 by 3 cells marked; Enter zooms in');
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(said).toHaveText('1 by 2 cells marked; Enter zooms in');
  await page.keyboard.press('Enter');
  await expect(fit(page)).toBeEnabled();
  expect(page.url()).not.toMatch(/pair=/);
  await page.keyboard.press('0');
  await expect(fit(page)).toBeDisabled();
});

/** What the first cells down the first column say, from the top. */
async function cellsDown(page: Page, count: number): Promise<string[]> {
  await grid(page).focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('Control+ArrowUp');
  const said: string[] = [];
  for (let row = 1; row <= count; row++) {
    await expect(grid(page).getByRole('row')).toHaveAttribute('aria-rowindex', String(row));
    said.push(await grid(page).getByRole('gridcell').innerText());
    await page.keyboard.press('ArrowDown');
  }
  return said;
}

/** Names of the brackets along the rows, as they are read when Ctrl goes from one to the next. */
async function groupNames(page: Page): Promise<string[]> {
  await grid(page).focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('Control+ArrowUp');
  const names: string[] = [];
  const status = page.getByRole('status').filter({ hasText: /plus|minus|does not|model reads|scored/ });
  for (let press = 0; press < 20; press++) {
    const name = (await status.innerText()).split(':')[0]!;
    if (names.at(-1) !== name) names.push(name);
    await page.keyboard.press('Control+ArrowDown');
  }
  return names;
}

test('Order: tree joins like rows under brackets named by their words; a reload and a saved view keep it', async ({ page }) => {
  await openHeatmap(page);
  const order = page.getByRole('combobox', { name: 'Order of rows and columns' });
  const choose = async (name: string): Promise<void> => {
    await order.click();
    await page.getByRole('option', { name }).click();
    await expect(order).toHaveValue(name);
  };
  const ordered = page.locator('[data-ordering="ready"]');

  await choose('Order: file');
  const asInFile = await cellsDown(page, 8);
  await order.click();
  await expect(page.getByRole('option', { name: 'Order: tree' })).toContainText('Rows joined step by step to those most alike by what helps them');
  await page.keyboard.press('Escape');
  await choose('Order: tree');
  await expect(ordered).toHaveText(/joined step by step/);
  const byTree = await cellsDown(page, 8);
  expect(byTree).not.toEqual(asInFile);
  const names = await groupNames(page);
  expect(names.length).toBeGreaterThanOrEqual(3);
  expect(names.length).toBeLessThanOrEqual(14);
  expect(names.at(-1)).toBe('Target');
  for (const name of names.slice(0, -1)) expect(name).toMatch(/^\p{L}[^,]*, \p{L}/u);
  await inBothThemes(page, async (scheme) => {
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: `screenshots/heatmap-tree-${scheme}.png` });
  });

  await page.reload();
  await expect(order).toHaveValue('Order: tree');
  await expect(ordered).toBeVisible();
  expect(await cellsDown(page, 8)).toEqual(byTree);

  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Heatmap by tree');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await choose('Order: file');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Heatmap by tree' }).click();
  await expect(order).toHaveValue('Order: tree');
  await expect(ordered).toBeVisible();
});
