import { violations } from './support/axe';
import { expect, goTo, test } from './support/watch';

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${scheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(page.getByText('Add what is missing')).toBeVisible();
    const found: Record<string, string[]> = { start: await violations(page) };
    await page.getByText('Add what is missing').click();
    await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
    found['select'] = await violations(page);
    await page.getByRole('tab', { name: 'Table' }).click();
    found['table'] = await violations(page);
    for (const objective of ['FLMI', 'FL']) {
      await page.getByText(objective, { exact: true }).first().click();
      await page.getByRole('button', { name: 'Save subset' }).click();
    }
    for (const step of ['Compare', 'Export', 'Data', 'Score'] as const) {
      await goTo(page, step);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      found[step] = await violations(page);
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
  });
}
