import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { bigProject } from './support/bigProject';
import { expect, goTo, test } from './support/watch';

const ROWS = 20_000;
const NEIGHBOURS = 64;
const EXISTING = 500;

const panel = (page: Page) => page.getByRole('complementary', { name: 'Objective and budget' });

test('20,000 rows of which only neighbours were scored open and rank: FL, FLCG, what needs every pair, the counts of pairs', async ({ page }, testInfo) => {
  await mkdir('screenshots', { recursive: true });
  const path = testInfo.outputPath('sparse.delift');
  await writeFile(path, await bigProject({ rows: ROWS, neighbours: NEIGHBOURS, existing: EXISTING }));
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(path);
  await page.waitForURL(/#\/p\//, { timeout: 120_000 });
  await goTo(page, 'Select');
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible({ timeout: 120_000 });
  const pairs = (ROWS + EXISTING) * NEIGHBOURS;
  await expect(page.getByRole('contentinfo')).toContainText(`${pairs.toLocaleString('en')} utilities`);
  await expect(panel(page).getByText(/At least \d+.% of the best possible/)).toBeVisible({ timeout: 120_000 });
  await page.screenshot({ path: 'screenshots/sparse-fl.png' });

  await panel(page).getByText('FLCG', { exact: true }).first().click();
  await expect(panel(page).getByLabel('Formula of FLCG', { exact: true })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('FLCG ·', { timeout: 120_000 });
  await expect(panel(page).getByText(/At least \d+.% of the best possible/)).toBeVisible({ timeout: 120_000 });
  await page.screenshot({ path: 'screenshots/sparse-flcg.png' });

  await panel(page).getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^LogDet/ }).click();
  await expect(page.getByText(/reads every pair of the pool, and only some were scored/).first()).toBeVisible();
  await page.screenshot({ path: 'screenshots/sparse-logdet.png' });
});
