import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { unpackProject } from '../../src/core/export/projectFile';
import { jsonl, poolLines } from './rows';
import { goTo } from './watch';

/** Rows of the pool in tests of runs: 25 pairs, some seconds with the bundled model. */
export const ROWS = 5;
export const PAIRS = ROWS * ROWS;
/** A run on a machine that does other things as well. */
export const RUN_MS = 300_000;

/** A new project with the small pool, on the Score screen, to be run on WASM. */
export async function openPool(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', poolLines.slice(0, ROWS))]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible(); // all tokens are counted by then
  await goTo(page, 'Score');
  await page.getByText(/^WASM/).first().click();
}

export const start = (page: Page): Promise<void> => page.getByRole('button', { name: 'Start scoring' }).click();
export const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Go on', exact: true }).click();
export const finished = (page: Page): Promise<void> => expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible({ timeout: RUN_MS });

/** Waits until so many columns of the run are in the page. */
export async function columnsDone(page: Page, columns: number): Promise<void> {
  await expect
    .poll(async () => Number(new RegExp(`(\\d+) of ${PAIRS} pairs`).exec(await page.locator('main').innerText())?.[1] ?? 0), { timeout: RUN_MS })
    .toBeGreaterThanOrEqual(columns * ROWS + 1);
}

/** Utilities of the open project, from the file that "Download project" gives. */
export async function utilities(page: Page): Promise<Float32Array> {
  const download = page.waitForEvent('download');
  await page.getByRole('banner').getByRole('button', { name: 'pool', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Download/ }).click();
  const { blocks } = await unpackProject(new Uint8Array(await readFile(await (await download).path())));
  return blocks.find(({ block }) => block === 'pool-pool')!.utility;
}

/** The largest difference of two runs; infinite where one has a number and the other none. */
export function difference(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) return Infinity;
  return one.reduce((worst, value, at) => {
    const there = other[at]!;
    if (Number.isNaN(value) || Number.isNaN(there)) return Number.isNaN(value) === Number.isNaN(there) ? worst : Infinity;
    return Math.max(worst, Math.abs(value - there));
  }, 0);
}
