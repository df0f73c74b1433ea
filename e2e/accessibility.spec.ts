import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, goTo, test } from './support/watch';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA violations, each with the first place. */
async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(
    async (tags) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly: { type: 'tag', values: tags } }),
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${scheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.addInitScript({ content: axe });
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
