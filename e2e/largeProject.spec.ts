import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { parseManifest } from '../src/core/export/manifest';
import { unpackProject } from '../src/core/export/projectFile';
import type { Example } from '../src/core/dataset/types';
import { bigProject } from './support/bigProject';
import { expect, goTo, test } from './support/watch';

const ROWS = 5000;
const FIRST_BUDGET = 300;
const panel = (page: Page) => page.getByRole('complementary', { name: 'Objective and budget' });
const table = (page: Page) => page.getByRole('region', { name: 'Rows of the pool' });
const search = (page: Page) => page.getByRole('textbox', { name: 'Search prompts and answers' });

test('5,000 rows: table, budget, two subsets compared and exported; every count is that of the file', async ({ page }) => {
  test.setTimeout(300_000);
  const bytes = await bigProject({ rows: ROWS, existing: 200, vectors: false });
  const pool: readonly Example[] = (await unpackProject(bytes)).sets.pool.flatMap(({ examples }) => examples);
  const of = (wanted: (example: Example) => boolean): string => `${pool.filter(wanted).length.toLocaleString('en')} of 5,000 rows`;
  const status = page.getByRole('status').filter({ hasText: /of 5,000 rows/ });
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([{ name: 'large.delift', mimeType: 'application/zip', buffer: Buffer.from(bytes) }]);
  await page.waitForURL(/#\/p\//, { timeout: 60_000 });
  await goTo(page, 'Select');
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible({ timeout: 120_000 });

  // The table: facets, the query language, the full text, order.
  await page.getByRole('tab', { name: 'Table', exact: true }).click();
  await search(page).fill('source:chess');
  await expect(status).toContainText(of(({ source }) => source === 'chess'), { timeout: 30_000 });
  await search(page).fill('source:chess rook');
  await expect(status).toContainText(of(({ source, prompt, response }) => source === 'chess' && /rook/.test(`${prompt}\n${response}`)));
  await search(page).fill('case 4321');
  await expect(table(page).getByText(/case 4321/).first()).toBeVisible();
  await search(page).fill('');

  // The budget: typed, and by the slider's keys; the picks in the table and the panel follow.
  const budget = panel(page).getByRole('textbox', { name: 'Budget in rows' });
  await budget.fill(String(FIRST_BUDGET));
  await search(page).fill('is:chosen');
  await expect(status).toContainText(`${FIRST_BUDGET} of 5,000 rows`);
  await panel(page).getByRole('slider', { name: 'Budget' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(budget).toHaveValue(String(FIRST_BUDGET + 1));
  await expect(status).toContainText(`${FIRST_BUDGET + 1} of 5,000 rows`);
  await search(page).fill('');

  // Two subsets, saved and compared: what they share and what only one has adds up.
  await page.getByRole('button', { name: 'Save subset' }).click();
  await panel(page).getByText('FLCG', { exact: true }).first().click();
  await expect(page.getByRole('contentinfo')).toContainText(`FLCG · ${FIRST_BUDGET + 1} picks`, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Save subset' }).click();
  await goTo(page, 'Compare');
  await expect(page.getByRole('list', { name: 'Compared subsets' })).toContainText('FLCG');
  const difference = page.getByRole('region', { name: 'Difference of two subsets' });
  const rowsOf = async (name: RegExp): Promise<number> => Number(/[\d,]+$/.exec((await difference.getByRole('radiogroup', { name: 'Rows to list' }).locator('label').filter({ hasText: name }).textContent()) ?? '')![0].replaceAll(',', ''));
  await expect(difference).toBeVisible({ timeout: 60_000 });
  const [onlyFirst, onlySecond, both] = [await rowsOf(/^Only in FL\d/), await rowsOf(/^Only in FLCG/), await rowsOf(/^In both/)];
  expect([onlyFirst + both, onlySecond + both]).toEqual([FIRST_BUDGET + 1, FIRST_BUDGET + 1]);

  // Exported: as many rows, each one of the file, in the order of the manifest.
  await goTo(page, 'Export');
  await expect(page.getByText(/repeated: the same/)).toBeVisible({ timeout: 120_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download zip, / }).click();
  const files = unzipSync(new Uint8Array(await readFile(await (await download).path())));
  const manifest = parseManifest(new TextDecoder().decode(files[Object.keys(files).find((name) => name.endsWith('.manifest.json')) ?? '']));
  const lines = new TextDecoder().decode(files[manifest.export.file]).trimEnd().split('\n');
  expect(lines).toHaveLength(FIRST_BUDGET + 1);
  const hashes = new Set(pool.map(({ hash }) => hash));
  expect(manifest.ranking.filter(({ hash }) => !hashes.has(hash))).toEqual([]);
  expect(new Set(manifest.ranking.map(({ hash }) => hash)).size).toBe(FIRST_BUDGET + 1);
});
