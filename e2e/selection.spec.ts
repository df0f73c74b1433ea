import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { openSample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, test } from './support/watch';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Objective and budget' });

test('all eleven objectives rank, each with its sentence, its formula and a certificate or the reason there is none', async ({ page }) => {
  await openSample(page);
  for (const name of ['FLVMI', 'FLQMI', 'FLCMI', 'Graph cut', 'GCMI', 'LogDet', 'Disparity sum', 'Disparity min']) {
    await panel(page).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    await expect(panel(page).getByLabel(`Formula of ${name}`)).toBeVisible();
    await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
    await expect(panel(page).getByText(/At least \d+.% of the best possible|is not known for this objective/)).toBeVisible();
  }
  for (const name of ['FL', 'FLMI', 'FLCG']) {
    await panel(page).getByText(name, { exact: true }).first().click();
    await expect(panel(page).getByLabel(`Formula of ${name}`, { exact: true })).toBeVisible();
    await expect(panel(page).getByText(/At least \d+.% of the best possible/)).toBeVisible();
  }
});

test('limits per group: a cap locks, impossible limits are named, undo brings the subset back', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await panel(page).getByRole('button', { name: 'Limits', exact: true }).click();
  const table = panel(page).getByRole('table');
  const first = table.getByRole('row').nth(1);
  const group = (await first.getByRole('rowheader').textContent())!;
  const chosen = Number(await first.getByRole('cell').first().textContent());
  expect(chosen).toBeGreaterThan(1);
  await page.getByLabel(`Most rows of ${group}`).fill('1');
  await panel(page).getByRole('button', { name: 'Limits', exact: true }).click();
  const line = table.getByRole('row', { name: new RegExp(group) });
  await expect(line.getByLabel('at its limit')).toBeVisible();
  await expect(line).toContainText('1 / 1');

  await panel(page).getByRole('button', { name: 'Limits', exact: true }).click();
  await page.getByLabel(`Least rows of ${group}`).fill('3');
  await expect(page.getByText('These limits cannot hold together')).toBeVisible();
  await expect(page.getByText(`“${group}” is to have at least 3 and at most 1 rows. Change one of the two.`)).toBeVisible();
  await page.getByRole('region', { name: 'Who helps whom' }).getByRole('button', { name: /^Undo: Least rows/ }).click();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Clear limits' }).click();
  await expect(panel(page).getByRole('button', { name: 'Clear limits' })).toBeHidden();
});

test('caps that leave too few rows say how many there are', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await panel(page).getByRole('button', { name: 'Limits', exact: true }).click();
  for (const field of await panel(page).getByLabel(/^Most rows of/).all()) await field.fill('1');
  const groups = await panel(page).getByLabel(/^Most rows of/).count();
  for (const other of await panel(page).getByRole('button', { name: /^Show all/ }).all()) {
    await other.click();
    for (const field of await panel(page).getByLabel(/^Most rows of/).all()) await field.fill('1');
  }
  expect(groups).toBeGreaterThan(1);
  await panel(page).getByLabel('Budget in rows').fill('40');
  await expect(panel(page).getByText(/^40 rows do not fit: the quotas allow \d+\. The subset has \d+\. Raise a quota or lower the budget\.$/)).toBeVisible();
});

test('a budget in tokens holds, and a limit per row leaves long rows out', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await panel(page).getByText('Tokens', { exact: true }).click();
  await expect(panel(page).getByText('Rows are compared by what they add per token.')).toBeVisible();
  await panel(page).getByLabel('Budget in tokens').fill('900');
  const facts = panel(page).getByText(/^\d+ tokens$/);
  await expect(async () => expect(Number((await facts.textContent())!.replace(/\D/g, ''))).toBeLessThanOrEqual(900)).toPass();
  await expect(page.getByText(/^Pick 1 of \d+/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'any length' }).click();
  await page.getByLabel('Most tokens of a row').fill('60');
  await expect(page.getByText(/rows are longer\.$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page).getByRole('button', { name: '≤ 60 tokens' })).toBeVisible();
  await panel(page).getByText('Rows', { exact: true }).first().click();
  await expect(panel(page).getByLabel('Budget in rows')).toBeVisible();
});

test('the panel with limits has no accessibility faults, in both themes', async ({ page }) => {
  await openSample(page, 'Good at sums and SQL');
  await expect(panel(page).getByText(/At least \d+.% of the best possible/)).toBeVisible();
  await inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/select-left-${scheme}.png` }));
  await panel(page).getByRole('button', { name: 'Limits', exact: true }).click();
  await panel(page).getByLabel(/^Most rows of/).first().fill('2');
  await inBothThemes(page, async (scheme) => {
    await page.screenshot({ path: `screenshots/select-limits-${scheme}.png` });
    expect(await violations(page), scheme).toEqual([]);
  });
});
