import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { openEach } from './support/openings';
import { expect, goTo, test, saveFlmiAndFl } from './support/watch';

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
    await saveFlmiAndFl(page);
    // A screen is drawn in parts: it is looked into once the last thing that opens is there.
    for (const [step, last] of [['Compare', 'First subset'], ['Export', 'Subset:'], ['Data', 'Field for'], ['Score', 'Change model']] as const) {
      await goTo(page, step);
      await expect(page.getByRole('button', { name: last }).or(page.getByRole('combobox', { name: last })).filter({ visible: true }).first()).toBeVisible();
      await lookInto(step);
    }
    await page.getByRole('link', { name: /DELIFT Workbench/ }).first().click();
    await expect(page.getByRole('heading', { name: 'Samples, scored already' })).toBeVisible();
    await lookInto('start');
    expect([...opened.keys()].length, [...opened.values()].join(', ')).toBeGreaterThan(25);
    expect(found).toEqual({});
  });
}
