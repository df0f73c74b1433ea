import { mkdir, readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { parseManifest } from '../src/core/export/manifest';
import { openSample } from './support/sample';
import { inBothThemes } from './support/themes';
import { expect, goTo, test } from './support/watch';

/** The zip that the button hands over: name to bytes. */
async function downloadZip(page: Page): Promise<Record<string, Uint8Array>> {
  const button = page.getByRole('button', { name: /^Download zip, / });
  await expect(button).toBeEnabled();
  const download = page.waitForEvent('download');
  await button.click();
  return unzipSync(new Uint8Array(await readFile(await (await download).path())));
}

async function openExport(page: Page): Promise<void> {
  await openSample(page);
  await goTo(page, 'Export');
  await expect(page.getByText(/repeated: the same/)).toBeVisible();
}

const choose = (page: Page, group: string, option: string) => page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();

test('every file type downloads as the preview says, with the rest and the lines of the trainers', async ({ page }) => {
  await openExport(page);
  await page.getByRole('radio', { name: /^Messages/ }).click();
  await expect(page.getByText('"formatting": "sharegpt"')).toBeVisible();
  await choose(page, 'File', 'Parquet');
  await page.getByLabel(/^rest, the \d+ others/).check();
  await expect(page.getByText('list of (role: text, content: text)')).toBeVisible();
  const parquet = await downloadZip(page);
  const name = Object.keys(parquet).find((file) => file.endsWith('.manifest.json'))!;
  const manifest = parseManifest(new TextDecoder().decode(parquet[name]));
  const rows = await parquetReadObjects({ file: new Uint8Array(parquet[manifest.export.file]!).buffer });
  expect([manifest.export.container, rows.length, manifest.ranking.length]).toEqual(['parquet', manifest.export.rows, manifest.export.rows]);
  expect(rows[0]).toMatchObject({ messages: expect.arrayContaining([expect.objectContaining({ role: 'user' })]), 'delift.rank': 1n });
  expect((await parquetReadObjects({ file: new Uint8Array(parquet[manifest.rest!.file]!).buffer })).length).toBe(manifest.rest!.rows);

  await choose(page, 'File', 'CSV');
  await page.getByRole('radio', { name: /^Alpaca/ }).click();
  await page.getByLabel('Compressed').check();
  await page.getByRole('tab', { name: 'axolotl' }).click();
  await expect(page.getByText(/Trainers read .+ Choose JSONL or Parquet\.|type: alpaca|would be lost/)).toBeVisible();
  const csv = await downloadZip(page);
  const packed = Object.keys(csv).find((file) => file.endsWith('.csv.gz') && !file.includes('-rest'))!;
  expect(new TextDecoder().decode(gunzipSync(csv[packed]!)).split('\r\n')[0]).toMatch(/^instruction,input,output,.*id,source,delift\.rank,delift\.gain,delift\.covers$/);
});

test('Export at 1440, 1100 and 800 pixels, in both themes, does not scroll sideways', async ({ page }) => {
  await mkdir('screenshots', { recursive: true });
  await openExport(page);
  await page.getByRole('radio', { name: /^Messages/ }).click();
  await expect(page.getByText('"formatting": "sharegpt"')).toBeVisible();
  for (const width of [1440, 1100, 800]) {
    await page.setViewportSize({ width, height: 900 });
    await inBothThemes(page, async (scheme) => {
      expect(await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])).toEqual([width, width]);
      await page.screenshot({ path: `screenshots/export-${width}-${scheme}.png` });
    });
  }
});
