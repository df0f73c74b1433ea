import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page, type Worker } from '@playwright/test';
import { ALL_CORES } from './support/allCores';
import { columnsDone, difference, finished, goOn, openPool, PAIRS, ROWS, RUN_MS, start, utilities } from './support/scoring';
import { expect, test } from './support/watch';

/** Each of these ends a run in the middle; the utilities must be those of a run that nothing disturbed. */
test.describe.configure({ mode: 'serial' });

let undisturbed: Float32Array;

/** Bytes are the same where the packing is; another packing may round otherwise in the last digit. */
async function expectSame(page: Page, most = 0): Promise<void> {
  const worst = difference(await utilities(page), undisturbed);
  console.log(`largest difference to the undisturbed run: ${worst === 0 ? 'none, the same bytes' : worst.toExponential(2)}`);
  expect(worst).toBeLessThanOrEqual(most);
}

async function expectKept(page: Page, columns: number): Promise<void> {
  const text = page.getByText(/\d+ of 25 pairs are kept\. Only the rest/);
  await expect(text).toBeVisible();
  const kept = Number(/(\d+) of/.exec(await text.innerText())![1]);
  expect(kept).toBeGreaterThanOrEqual(columns * ROWS);
  expect(kept).toBeLessThan(PAIRS);
}

test('[RUN5] a run that nothing disturbs; then a byte on disk is changed: that column alone is scored again', ALL_CORES, async ({ page }) => {
  await openPool(page);
  await start(page);
  await finished(page);
  undisturbed = await utilities(page);
  expect(undisturbed).toHaveLength(PAIRS);
  expect(undisturbed.every((value) => Number.isFinite(value))).toBe(true);

  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.evaluate(flipOneByte);
  await page.reload();
  await expect(page.getByText('Stored utilities were damaged', { exact: true })).toBeVisible();
  await expectKept(page, ROWS - 1);
  await goOn(page);
  await finished(page);
  await expectSame(page);
});

test('[RUN1] the page is loaded anew in the middle: what was finished is kept, going on gives the same bytes', ALL_CORES, async ({ page }) => {
  await openPool(page);
  await start(page);
  await columnsDone(page, 2);
  await page.reload();
  await expect(page.getByText('Scoring was not finished', { exact: true })).toBeVisible();
  await expectKept(page, 2);
  await goOn(page);
  await finished(page);
  await expectSame(page);
});

test('[RUN1] the browser is killed in the middle: at most the column under way is lost', ALL_CORES, async ({ baseURL, launchOptions, watch }) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'delift-killed-'));
  const open = () => chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: baseURL!, viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  try {
    const first = await open();
    const page = await first.newPage();
    await openPool(page);
    await start(page);
    const address = page.url();
    await expect.poll(() => page.evaluate(partsOnDisk), { timeout: RUN_MS, intervals: [50] }).toBeGreaterThanOrEqual(2);
    for (const id of processesOf(profile)) kill(id);
    await first.close().catch(() => undefined);

    const second = await open();
    const again = await second.newPage();
    again.on('console', (message) => message.type() === 'error' && watch.complaints.push(message.text()));
    again.on('pageerror', (error) => watch.complaints.push(error.message));
    await again.goto(address);
    await expectKept(again, 2);
    await goOn(again);
    await finished(again);
    await expectSame(again);
    await second.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

test('[RUN2] the worker is ended in the middle: the run goes on by itself', ALL_CORES, async ({ page }) => {
  await openPool(page);
  await start(page);
  await columnsDone(page, 2);
  for (const worker of scoringWorkers(page)) await worker.evaluate(() => self.close()).catch(() => undefined);
  await expect(page.getByText('The scoring worker stopped').first()).toBeVisible();
  await finished(page);
  await expect(page.getByText(/^Went on after/)).toBeVisible();
  await expectSame(page, 1e-6);
});

test('[RUN4] the worker hangs in the middle: it is ended, and the run goes on by itself', ALL_CORES, async ({ page }) => {
  await page.clock.install(); // so that the test need not wait as long as the page does
  await openPool(page);
  await start(page);
  await columnsDone(page, 2);
  // The clock may be moved only once it hangs: a silence that ended well would make the page more patient.
  const hangs = page.waitForEvent('console', { predicate: (message) => message.text() === 'hangs', timeout: RUN_MS });
  const [model] = scoringWorkers(page).reverse(); // the first one has the tokenizer
  model?.evaluate(() => {
    console.log('hangs');
    for (;;);
  }).catch(() => undefined);
  await hangs;
  const ended = page.getByText(/did not answer for \d+ seconds/).first();
  await expect(async () => {
    await page.clock.fastForward(60_000);
    await expect(ended).toBeVisible({ timeout: 1000 });
  }).toPass();
  await finished(page);
  await expectSame(page, 1e-6);
});

test('[RUN6] a second tab follows the run, may change nothing, and takes over when the first is closed', ALL_CORES, async ({ page, context, watch }) => {
  await openPool(page);
  await start(page);
  await columnsDone(page, 1);
  const second = await context.newPage();
  second.on('console', (message) => ['error', 'warning'].includes(message.type()) && watch.complaints.push(message.text()));
  second.on('pageerror', (error) => watch.complaints.push(error.message));
  await second.goto(page.url());
  await expect(second.getByText('Read only: open in another tab')).toBeVisible();
  await expect(second.getByText('It runs in another tab')).toBeVisible();
  await columnsDone(second, 3);
  await expect(second.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await page.close();
  await expect(second.getByText('The other tab was closed')).toBeVisible();
  await expectKept(second, 2);
  await second.getByText(/^WASM/).first().click();
  await goOn(second);
  await finished(second);
  await expectSame(second);
});

test('[RUN7] the browser runs out of room: the run stops, says how much it needs, and goes on when there is room', ALL_CORES, async ({ page, baseURL, context }) => {
  await openPool(page);
  const devtools = await context.newCDPSession(page);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL!).origin, quotaSize: usage! });
  await start(page);
  await expect(page.getByText('Scoring stopped: the browser has no room left').first()).toBeVisible({ timeout: RUN_MS });
  await expect(page.getByText(/This run needs about \d+ KB more/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('main').getByRole('button', { name: 'Download project' }).click();
  await download;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL!).origin });
  await page.getByRole('button', { name: 'Try again' }).click();
  await finished(page);
  await expectSame(page);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible();
});

const scoringWorkers = (page: Page): Worker[] => page.workers().filter((worker) => worker.url().includes('scoring.worker'));

/** Files of finished columns. A file is there, empty, from when it is opened; its bytes come all at once when it is closed. */
async function partsOnDisk(): Promise<number> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('kernels', { create: true });
  let parts = 0;
  for await (const entry of folder.values()) if (entry.kind === 'file' && entry.name.includes('pool-pool') && (await entry.getFile()).size > 0) parts++;
  return parts;
}

/** Changes a bit of the last value of the last column in the first part on disk. */
async function flipOneByte(): Promise<void> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('kernels');
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  const file = await folder.getFileHandle(names.filter((name) => name.includes('pool-pool')).sort()[0]!);
  const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
  bytes[bytes.length - 6]! ^= 1;
  const writer = await file.createWritable();
  await writer.write(bytes);
  await writer.close();
}

/** Processes of the browser that uses this profile. */
function processesOf(profile: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`--user-data-dir=${profile}`)).map((line) => Number.parseInt(line, 10));
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    return; // it went with its parent
  }
}
