import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { parseManifest } from '../src/core/export/manifest';
import { verifyExport } from '../src/core/export/verify';
import { existingLines, jsonl, poolLines } from './support/rows';
import { ALL_CORES } from './support/allCores';
import { columnsDone, finished, goOn, openPool, start } from './support/scoring';
import { expect, goTo, test } from './support/watch';

async function drop(page: Page, ...files: ReturnType<typeof jsonl>[]): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(files);
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();
}

const budgetField = (page: Page) => page.getByLabel(/^Budget in rows/).last();
const coverage = (page: Page) => page.getByText('Pool coverage').locator('xpath=..');

test('the main job: drop, score, choose with FLCG, move the budget, compare with FL, export, check the files, reload', ALL_CORES, async ({ page }) => {
  await drop(page, jsonl('pool.jsonl', poolLines), jsonl('existing.jsonl', existingLines));
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('8');
  await goTo(page, 'Score');
  await page.getByText(/^WASM/).first().click();
  await start(page);
  await finished(page);
  await expect(page.getByText('88 pairs', { exact: false }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Go on to Select' }).click();

  await page.getByText('FLCG', { exact: true }).first().click();
  await expect(page.getByText('New to existing')).toBeVisible();
  await budgetField(page).fill('3');
  await budgetField(page).press('Enter');
  await expect(page.getByText('Pick 1 of 3')).toBeVisible();
  const atThree = await coverage(page).innerText();
  await budgetField(page).fill('5');
  await budgetField(page).press('Enter');
  await expect(coverage(page)).not.toHaveText(atThree);
  await budgetField(page).fill('3');
  await budgetField(page).press('Enter');
  await expect.poll(() => coverage(page).innerText()).toBe(atThree); // a replay gives the very same figures
  await page.getByRole('button', { name: 'Save subset' }).click();

  await page.getByText('FL', { exact: true }).first().click();
  await expect(page.getByText('New to existing')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save subset' }).click();
  await goTo(page, 'Compare');
  const cards = page.getByRole('list', { name: 'Compared subsets' });
  await expect(cards).toContainText('FLCG');
  await expect(page.getByRole('heading', { name: 'Each subset under every objective' })).toBeVisible();

  await goTo(page, 'Export');
  await expect(page.getByText(/repeated: the same 3 rows/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download zip/ }).click();
  const zip = unzipSync(new Uint8Array(await readFile(await (await download).path())));
  const manifestName = Object.keys(zip).find((name) => name.endsWith('manifest.json'))!;
  const manifest = parseManifest(new TextDecoder().decode(zip[manifestName]));
  const exported = zip[manifest.export.file] as Uint8Array<ArrayBuffer>;
  const sources = [
    { file: 'pool.jsonl', bytes: new Uint8Array(jsonl('pool.jsonl', poolLines).buffer) },
    { file: 'existing.jsonl', bytes: new Uint8Array(jsonl('existing.jsonl', existingLines).buffer) },
  ];
  const report = await verifyExport(manifest, { exported, sources });
  expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(report.notChecked).toEqual([]);
  expect(manifest.ranking).toHaveLength(3);
  for (const line of new TextDecoder().decode(exported).trim().split('\n')) {
    const { delift, ...row } = JSON.parse(line) as Record<string, unknown>;
    expect(poolLines).toContain(JSON.stringify(row));
    expect(manifest.ranking.length).toBeGreaterThanOrEqual((delift as { rank: number }).rank);
  }

  await goTo(page, 'Select');
  const before = await coverage(page).innerText();
  await expect(page.getByText('Saved', { exact: false }).last()).toBeVisible();
  await page.reload();
  await expect.poll(() => coverage(page).innerText()).toBe(before);
  await goTo(page, 'Compare');
  await expect(page.getByRole('list', { name: 'Compared subsets' })).toContainText('FLCG');
});

test('a file with broken lines: good rows are kept, each bad line is listed with its number and reason', async ({ page }) => {
  const lines = [...poolLines.slice(0, 3), '{"instruction": "cut off', poolLines[3]!, '{"instruction": "no answer", "output": ""}', '<b>not json</b>'];
  await drop(page, jsonl('pool.jsonl', lines));
  await expect(page.getByText('3 problems').first()).toBeVisible();
  const problems = page.getByRole('table').filter({ hasText: 'Line' }).last();
  for (const line of ['4', '6', '7']) await expect(problems.getByRole('row').filter({ hasText: new RegExp(`(^|\\D)${line}(\\D|$)`) }).first()).toBeVisible();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('4');
  await expect(page.getByText('<b>not json</b>').first()).toBeVisible(); // text, never markup
});

test('a file that is no data at all changes nothing and says what to do', async ({ page }) => {
  await drop(page, jsonl('pool.jsonl', poolLines));
  await page.locator('input[type=file]').first().setInputFiles({ name: 'target.jsonl', mimeType: 'application/octet-stream', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3]) });
  await expect(page.getByText(/was not read/).first()).toBeVisible();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('8');
});

test('cancel in the middle of scoring keeps what is scored; scoring goes on from there; a model that cannot be read is a visible state', ALL_CORES, async ({ page, watch }) => {
  watch.expect('404');
  await openPool(page);

  await page.route('**/models/smollm2-135m-instruct/scorer.onnx', (route) => route.fulfill({ status: 404, body: '' }));
  await start(page);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByText('could not be read', { exact: false }).first()).toBeVisible();
  await page.unroute('**/models/smollm2-135m-instruct/scorer.onnx');

  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/of 25 pairs/).first()).toBeVisible();
  await columnsDone(page, 1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await goOn(page);
  await finished(page);
});
