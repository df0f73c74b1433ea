import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { openEach } from './support/openings';
import { jsonl, poolLines } from './support/rows';
import { expect, goTo, test } from './support/watch';

async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByText('Add what is missing').click();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
  await expect(page.getByRole('application', { name: /^Map by/ })).toBeVisible({ timeout: 60_000 });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in what opens beside its button, on every screen, ${scheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { found, look } = axeFindings(page);
    const opened = new Map<string, string>();
    const lookInto = (screen: string): Promise<void> => openEach(page, (name, within) => look(`${screen}: ${name}`, within), opened);
    await openSample(page);
    await lookInto('map');
    await page.getByRole('tab', { name: 'Heatmap' }).click();
    await lookInto('heatmap');
    await page.getByRole('tab', { name: 'Table' }).click();
    await lookInto('table');
    for (const objective of ['FLMI', 'FL']) {
      await page.getByText(objective, { exact: true }).first().click();
      await page.getByRole('button', { name: 'Save subset' }).click();
    }
    for (const step of ['Compare', 'Export', 'Data', 'Score'] as const) {
      await goTo(page, step);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await lookInto(step);
    }
    await page.getByRole('link', { name: /DELIFT Workbench/ }).first().click();
    await expect(page.getByRole('heading', { name: 'Samples, scored already' })).toBeVisible();
    await lookInto('start');
    expect([...opened.keys()].length, [...opened.values()].join(', ')).toBeGreaterThan(25);
    expect(found).toEqual({});
  });

  test(`axe finds nothing in dialogs, drawers and hints, ${scheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { found, look } = axeFindings(page);
    /** Opens a dialog, looks at it, closes it by Esc: the focus is then where it was. */
    const dialog = async (name: RegExp | string, open: () => Promise<void>, back?: Locator): Promise<void> => {
      await open();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await look(`dialog ${String(name)}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name })).toHaveCount(0);
      if (back !== undefined) await expect(back).toBeFocused();
    };
    await page.goto('/');
    await dialog('Paste rows', () => page.getByRole('button', { name: 'Paste rows' }).click(), page.getByRole('button', { name: 'Paste rows' }));
    await page.getByLabel('Data files or a project').setInputFiles([jsonl('some.jsonl', poolLines.slice(0, 4)), jsonl('others.jsonl', poolLines.slice(4))]);
    await expect(page.getByRole('dialog', { name: /^Which sets? / })).toBeVisible();
    await look('dialog: role of a file');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await openSample(page);

    const help = page.getByRole('button', { name: 'Help and keys' });
    await dialog('Help', () => help.click(), help);
    await help.hover();
    await expect(page.getByRole('tooltip', { name: 'Help and keys (?)' })).toBeVisible();
    await look('hint');
    await page.mouse.move(0, 0);
    const project = page.getByRole('banner').getByRole('button', { name: 'Thirteen kinds of task' });
    await dialog('Rename project', async () => {
      await project.click();
      await page.getByRole('menuitem', { name: 'Rename…' }).click();
    });
    for (const objective of ['FLMI', 'FL']) {
      await page.getByText(objective, { exact: true }).first().click();
      await page.getByRole('button', { name: 'Save subset' }).click();
    }
    await goTo(page, 'Compare');
    const subset = page.getByRole('button', { name: /^Menu of/ }).first();
    await dialog('Rename subset', async () => {
      await subset.click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
    }, subset);
    await goTo(page, 'Data');
    await dialog(/^In the pool and in the/, () => page.getByRole('button', { name: /^Show both texts/ }).first().click());

    await page.setViewportSize({ width: 900, height: 900 });
    for (const panel of ['Files', 'Model'] as const) {
      if (panel === 'Model') await goTo(page, 'Score');
      for (const fold of await page.getByRole('button', { name: /^Open / }).all()) {
        await fold.click();
        await look(`folded panel, ${panel}`);
        await page.keyboard.press('Escape');
      }
    }
    await goTo(page, 'Select');
    await dialog('Objective and budget', () => page.getByRole('button', { name: 'Objective', exact: true }).click(), page.getByRole('button', { name: 'Objective', exact: true }));
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('main').getByText(/rows/).first()).toBeVisible();
    await look('phone');
    expect(found).toEqual({});
  });
}
