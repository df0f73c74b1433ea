import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { openSample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, goTo, test } from './support/watch';

const search = (page: Page) => page.getByRole('textbox', { name: 'Search prompts and answers' });

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Views', exact: true }).click();
}

test.beforeAll(() => mkdir('screenshots', { recursive: true }));

test('[V1] a view of the table comes back from the menu with search, filter and sort, from another screen', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await page.getByRole('tab', { name: 'Table' }).click();
  await search(page).fill('kind:sql');
  await page.getByRole('columnheader', { name: /Tokens/ }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: /Tokens/ })).toHaveAttribute('aria-sort', /ascending|descending/);
  const sorted = await page.getByRole('columnheader', { name: /Tokens/ }).getAttribute('aria-sort');
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Table: kind:sql');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await search(page).fill('');
  await page.getByRole('tab', { name: 'Map', exact: true }).click();
  await goTo(page, 'Data');
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Table: kind:sql' }).click();
  await expect(search(page)).toHaveValue('kind:sql');
  await expect(page.getByRole('columnheader', { name: /Tokens/ })).toHaveAttribute('aria-sort', sorted!);
});

test('[V1] a view with its settings brings the objective back from the palette; undo takes that back', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await page.getByRole('combobox', { name: 'Colour of rows' }).click();
  await page.getByRole('option', { name: 'Colour: kind' }).click();
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Balanced by kind');
  await page.getByRole('checkbox', { name: /With the objective/ }).check();
  await page.getByRole('button', { name: 'Save view' }).click();

  await page.getByText('FLCG', { exact: true }).first().click();
  await page.getByRole('combobox', { name: 'Colour of rows' }).click();
  await page.getByRole('option', { name: 'Colour: subset' }).click();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find or run…').fill('balanced by');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^FL$|^FL\b/ }).first()).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Colour of rows' })).toHaveValue('Colour: kind');
  await page.getByRole('button', { name: 'Undo: Open view Balanced by kind' }).click();
  await expect(page.getByRole('radio', { name: /FLCG/ })).toBeChecked();
});

test('[V2] [V5] a view is renamed, linked and removed; its link opens it after a reload; undo brings it back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page, 'A balanced tenth');
  await page.getByRole('tab', { name: 'Table' }).click();
  await search(page).fill('tokens>40');
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await page.getByRole('button', { name: 'Save view' }).click();
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Rename, link, remove…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Views' });
  await dialog.getByRole('textbox').fill('Long rows');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Copy link to Long rows' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/p\/sample-demo\/view\/[0-9a-f]{16}$/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible();

  await goTo(page, 'Data');
  await page.goto(link);
  await expect(search(page)).toHaveValue('tokens>40');
  expect(page.url()).toMatch(/select\?tab=table/);

  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Rename, link, remove…' }).click();
  await dialog.getByRole('button', { name: 'Remove Long rows' }).click();
  await expect(dialog.getByText('No view is left')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(link);
  await expect(page.getByText('This view is not in the project')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Remove view Long rows' }).click();
  await expect(search(page)).toHaveValue('tokens>40');
});

test('menu and dialogs of views: axe finds nothing, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { found, look } = axeFindings(page);
  const shoot = (name: string): Promise<void> => inBothThemes(page, (scheme) => page.screenshot({ path: `screenshots/view-${name}-${scheme}.png` }));
  await openSample(page, 'A balanced tenth');
  await openMenu(page);
  await look('menu');
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('save');
  await shoot('save');
  await page.getByRole('button', { name: 'Save view' }).click();
  await openMenu(page);
  await shoot('menu');
  await page.getByRole('menuitem', { name: 'Rename, link, remove…' }).click();
  await expect(page.getByRole('dialog', { name: 'Views' })).toBeVisible();
  await look('list');
  await shoot('list');
  expect(found).toEqual({});
});
