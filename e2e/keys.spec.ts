import type { Locator, Page } from '@playwright/test';
import { tabTo, walk } from './support/keys';
import { map, openSample } from './support/sample';
import { ALL_CORES } from './support/allCores';
import { openPool, RUN_MS } from './support/scoring';
import { expect, test } from './support/watch';

/** Each key of the list, in its order, and what it does on the sample. */

const left = (page: Page) => page.getByRole('complementary', { name: 'Objective and budget' });
const budget = (page: Page) => page.getByLabel(/^Budget in rows/).last();
const place = (page: Page) => page.getByRole('complementary', { name: 'Open row' }).getByRole('heading', { level: 2 });
const readOut = (page: Page) => page.locator('p[role="status"]').filter({ hasText: /^(Pick|Not picked|Row)/ });
const grid = (page: Page) => page.getByRole('grid', { name: /^How much each column/ });
const cell = (page: Page) => grid(page).getByRole('gridcell');
const search = (page: Page) => page.getByRole('textbox', { name: 'Search prompts and answers' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Find or run' });

/** Whether the drawing has become another one. */
async function expectRedrawn(drawing: Locator, act: () => Promise<void>): Promise<void> {
  const before = await drawing.screenshot();
  await act();
  await expect.poll(async () => (await drawing.screenshot()).equals(before)).toBe(false);
}

test('everywhere: Ctrl K, G with a letter, Ctrl Z and Ctrl Shift Z, ?, Esc', async ({ page }) => {
  await openSample(page);
  await tabTo(page, map(page));
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await expect(map(page)).toBeFocused();

  const radio = (name: string): Locator => page.getByRole('radio', { name, exact: true });
  await page.keyboard.press('2');
  await expect(radio('FLMI')).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(radio('FLMI')).not.toBeChecked();
  await page.keyboard.press('Control+Shift+z');
  await expect(radio('FLMI')).toBeChecked();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await expect(radio('FLMI')).toBeChecked();

  const help = page.getByRole('dialog', { name: 'Help' });
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(map(page)).toBeFocused();

  for (const [key, step] of [['d', 'data'], ['s', 'score'], ['c', 'compare'], ['x', 'export'], ['e', 'select']] as const) {
    await walk(page, key, step);
    await expect(page.getByRole('link', { name: new RegExp(`^${step}`, 'i') }).first()).toHaveAttribute('aria-current', 'page');
  }
  expect(page.url()).toMatch(/select/);
  await expect(page.getByRole('link', { name: /^Compare/ }).first()).not.toContainText('1'); // G S went to Score and saved nothing
});

test('Select: 1 2 3, M H T, brackets, Shift B, J K, P, B, O, S, /, and none of them in a field or once they are off', async ({ page }) => {
  await openSample(page);
  for (const [key, name] of [['2', 'FLMI'], ['3', 'FLCG'], ['1', 'FL']] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
  }
  for (const [key, name] of [['h', 'Heatmap'], ['t', 'Table'], ['m', 'Map']] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
  }
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();

  const rows = Number(await budget(page).inputValue());
  for (const [key, now] of [[']', rows + 1], ['[', rows], ['Shift+]', rows + 10], ['Shift+[', rows]] as const) {
    await page.keyboard.press(key);
    await expect(budget(page)).toHaveValue(String(now));
  }
  const bend = /(\d+) rows/.exec(await left(page).getByText(/^Bend of the curve/).innerText())![1]!;
  expect(bend).not.toBe(String(rows));
  await page.keyboard.press('Shift+B');
  await expect(budget(page)).toHaveValue(bend);

  await page.keyboard.press('j');
  await expect(place(page)).toHaveText(`Pick 2 of ${bend}`);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(place(page)).toHaveText(`Pick 1 of ${bend}`);
  for (const times of [1, 0]) {
    await page.keyboard.press('p');
    await expect(page.getByRole('button', { name: `${times} pinned` })).toBeVisible();
  }
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: '1 banned' })).toBeVisible();
  await expect(place(page)).toHaveText('Banned');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: '0 banned' })).toBeVisible();

  await page.keyboard.press('s');
  await expect(page.getByRole('link', { name: /^Compare/ }).first()).toContainText('1');

  await page.keyboard.press('t');
  await expect(search(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('h2[s/?');
  await expect(search(page)).toHaveValue('h2[s/?');
  await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
  await expect(budget(page)).toHaveValue(bend);
  await search(page).fill('');

  await page.getByRole('tab', { name: 'Table' }).focus();
  await page.keyboard.press('?');
  const letters = page.getByRole('switch', { name: 'Single letters are shortcuts' });
  await letters.click();
  await expect(letters).not.toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
});

test('map: arrows, + − 0, Enter opens the row where it has no place of its own, Esc closes it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openSample(page);
  await page.setViewportSize({ width: 1200, height: 800 });
  await expect(page.getByRole('separator', { name: 'Width of the right panel' })).toHaveCount(0);
  await tabTo(page, map(page));
  await page.keyboard.press('Home');
  await expect(readOut(page)).toHaveText(/^Pick 1, /);
  for (const arrow of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
    // A row at the edge of the map has none that way: then from the next pick.
    await expect(async () => {
      await page.keyboard.press('PageDown');
      const from = await readOut(page).innerText();
      await page.keyboard.press(arrow);
      await expect(readOut(page)).not.toHaveText(from, { timeout: 3000 });
    }, `${arrow} goes to another row`).toPass();
  }
  await page.keyboard.press('Home');
  await expect(readOut(page)).toHaveText(/^Pick 1, /);
  for (const key of ['+', '-', '+', '0']) await expectRedrawn(map(page), () => page.keyboard.press(key));

  const open = page.getByRole('complementary', { name: 'Open row' }).getByRole('heading', { level: 2, name: /^Pick 1 of/ });
  await expect(open).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(open).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
  await expect(map(page)).toBeFocused();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Enter');
  await expect(open).toBeVisible();
});

test('heatmap: arrows, Ctrl with them, Enter, O, Esc, + − 0', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('h');
  await tabTo(page, grid(page));
  const row = grid(page).getByRole('row');
  const at = async (down: number, right: number): Promise<void> => {
    await expect(row).toHaveAttribute('aria-rowindex', String(down));
    await expect(cell(page)).toHaveAttribute('aria-colindex', String(right));
  };
  await at(1, 1);
  for (const [arrow, down, right] of [['ArrowDown', 2, 1], ['ArrowRight', 2, 2], ['ArrowUp', 1, 2], ['ArrowLeft', 1, 1]] as const) {
    await page.keyboard.press(arrow);
    await at(down, right);
  }
  await page.keyboard.press('Control+ArrowDown');
  const second = Number(await row.getAttribute('aria-rowindex'));
  expect(second).toBeGreaterThan(2);
  await expect(page.getByRole('status').filter({ hasText: /^[^:]+: .*(plus|minus|does not)/ })).toHaveCount(1); // the group's name goes before
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+ArrowUp');
  await page.keyboard.press('Control+ArrowLeft');
  await at(1, 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const pair = page.getByRole('complementary', { name: 'Pair' });
  await expect(pair).toBeVisible();
  const heading = (): Promise<string> => pair.getByRole('heading').first().innerText();
  const [address, words] = [page.url(), await heading()];
  await page.keyboard.press('o');
  await expect.poll(() => page.url()).not.toBe(address);
  await expect.poll(heading).not.toBe(words);
  await page.keyboard.press('o');
  await expect.poll(() => page.url()).toBe(address);
  await page.keyboard.press('Escape');
  await expect(pair).toHaveCount(0);
  await expect(grid(page)).toBeFocused();

  const [fit, out] = [page.getByRole('button', { name: 'Fit all (0)' }), page.getByRole('button', { name: 'Zoom out (−)' })];
  await expect(fit).toBeDisabled();
  await page.keyboard.press('+');
  await expect(out).toBeEnabled();
  await page.keyboard.press('-');
  await expect(out).toBeDisabled();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  await expect(fit).toBeDisabled();
});

test('Score: Space pauses a run and goes on with it', ALL_CORES, async ({ page }) => {
  await openPool(page);
  const begin = page.getByRole('button', { name: 'Start scoring' });
  await tabTo(page, begin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible({ timeout: RUN_MS });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(' ');
  const goOn = page.getByRole('button', { name: 'Go on', exact: true });
  await expect(goOn).toBeVisible({ timeout: RUN_MS });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(' ');
  await expect(goOn).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Pause', exact: true }).or(page.getByRole('link', { name: 'Go on to Select' }))).toBeVisible({ timeout: RUN_MS });
});
