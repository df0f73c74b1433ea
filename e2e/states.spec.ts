import { violations } from './support/axe';
import { ALL_CORES } from './support/allCores';
import { goOn, openPool, RUN_MS, start } from './support/scoring';
import { expectWords, heldBack, openRows, shootBoth } from './support/states';
import { jsonl, poolLines } from './support/rows';
import { map, openSample } from './support/sample';
import { expect, goTo, test } from './support/watch';

/** Every state of ui.md section 7, brought about as it comes about: with a picture in both themes, and its words. */

test('empty: each screen says what will be here and the one step that brings it; the map works without utilities', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText(/Projects you open or make are listed here/)).toBeVisible();
  await shootBoth(page, 'empty-start');
  await openRows(page);
  await goTo(page, 'Select');
  await expect(map(page)).toBeVisible({ timeout: 120_000 });
  await shootBoth(page, 'empty-select-map');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await expect(page.getByRole('heading', { name: 'No utilities yet' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Go to Score' })).toBeVisible();
  await shootBoth(page, 'empty-select');
  await goTo(page, 'Compare');
  await expect(page.getByRole('heading', { name: 'No subsets saved yet' })).toBeVisible();
  await shootBoth(page, 'empty-compare');
  await goTo(page, 'Export');
  await expect(page.getByRole('heading', { name: 'Nothing to export yet' })).toBeVisible();
  await shootBoth(page, 'empty-export');
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Actions for pool.jsonl' }).click();
  await page.getByRole('menuitem', { name: 'Remove file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add the rows to choose from' })).toBeVisible();
  await shootBoth(page, 'empty-data');
  await goTo(page, 'Score');
  await expect(page.getByRole('heading', { name: 'Nothing to score yet' })).toBeVisible();
  await shootBoth(page, 'empty-score');
  await goTo(page, 'Select');
  await expect(page.getByRole('heading', { name: 'No rows yet' })).toBeVisible();
  await shootBoth(page, 'empty-select-no-rows');
});

test('empty: an objective without its set says what the set does, and takes it here', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Actions for target.jsonl' }).click();
  await page.getByRole('menuitem', { name: 'Remove file' }).click();
  await goTo(page, 'Select');
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible(); // its keys come with the screen
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'FLMI needs a target set' })).toBeVisible();
  await shootBoth(page, 'empty-select-set-missing');
  const take = page.getByRole('button', { name: 'Take 20 pool rows' });
  await expect(take).toHaveAccessibleDescription(/moves 20 of them, drawn at random, out of the pool into the target set/);
  await take.click();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible(); // what they help and what helps them was scored with the pool
  await expect(page.getByText('of 140 rows')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Move 20 rows' }).click();
  await expect(page.getByRole('heading', { name: 'FLMI needs a target set' })).toBeVisible();
  await page.getByRole('button', { name: 'Use FL' }).click();
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
});

test('loading: a file, a screen and a model that take their time say what is read, with Cancel', async ({ page }) => {
  const reader = await heldBack(page, '**/assets/dataset.worker-*.js');
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', poolLines)]);
  await reader.asked;
  await expect(page.getByRole('heading', { name: 'Reading pool.jsonl' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Cancel' })).toBeVisible();
  await shootBoth(page, 'loading-file');
  await reader.letGo();
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();

  const screen = await heldBack(page, '**/assets/*ompare*.js');
  await goTo(page, 'Compare');
  await expect(page.getByRole('status', { name: 'Opening Compare' })).toBeVisible();
  await shootBoth(page, 'loading-screen');
  await screen.letGo();
  await expect(page.getByRole('heading', { name: 'No subsets saved yet' })).toBeVisible();

  await goTo(page, 'Score');
  const model = await heldBack(page, '**/models/smollm2-135m-instruct/scorer.onnx*');
  await page.getByText(/^WASM/).first().click();
  await start(page);
  await model.asked;
  await expect(page.getByRole('heading', { name: 'Getting the model ready' })).toBeVisible();
  await shootBoth(page, 'loading-model');
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Start scoring' })).toBeVisible();
  await model.letGo();
});

test('failed: a file that is no data, a model that is not there, a map without its model, a sample, a screen', async ({ page, watch }) => {
  for (const part of ['404', 'Failed to load resource', 'Failed to fetch dynamically imported module', 'error']) watch.expect(part);
  await page.route('**/demo/demo.delift', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/');
  await page.getByText('Add what is missing').click();
  await expectWords(page, { title: 'The sample was not opened', kept: /projects/, todo: /Load the page anew/, repair: 'Load the page anew' });
  await shootBoth(page, 'failed-sample');

  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: '' }));
  await openRows(page);
  await goTo(page, 'Select');
  await expectWords(page, { title: 'The map could not be made', kept: /All rows/, todo: /Try again/, repair: 'Try again' });
  await shootBoth(page, 'failed-map');
  await goTo(page, 'Score');
  await page.getByText(/^WASM/).first().click();
  await start(page);
  await expectWords(page, { title: 'The model could not be read', kept: /every pair that is scored/, todo: /Start the app again/, repair: 'Try again' });
  await shootBoth(page, 'failed-model');
  await goTo(page, 'Data');
  await expect(page.getByText('Ready to score')).toBeVisible();
  await page.locator('input[type=file]').first().setInputFiles({ name: 'target.jsonl', mimeType: 'application/octet-stream', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3]) });
  await expectWords(page, { title: 'target.jsonl was not read', kept: /1 other file/, todo: /\w/, repair: 'Choose another file…' });
  await shootBoth(page, 'failed-data');
  await page.route('**/assets/*ompare*.js', (route) => route.abort());
  await goTo(page, 'Compare');
  await expectWords(page, { title: 'The screen Compare stopped', kept: /Your data/, todo: /Open the screen again/, repair: 'Open it again' });
  await shootBoth(page, 'failed-screen');
  await page.goto('/#/p/nobody/select');
  await expect(page.getByRole('heading', { name: 'This project is not in this browser' })).toBeVisible();
  await shootBoth(page, 'failed-link');
});

test('running: Select says how far the run is and what its draft was chosen from; Show leads to the run, Pause stops it', ALL_CORES, async ({ page }) => {
  await openSample(page);
  await goTo(page, 'Data');
  await page.locator('input[type=file]').first().setInputFiles([jsonl('pool-more.jsonl', poolLines.slice(0, 2))]);
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('162');
  await goTo(page, 'Score');
  await page.getByText(/^WASM/).first().click();
  await goOn(page);
  await goTo(page, 'Select');
  const box = page.getByRole('region', { name: 'Scoring goes on' });
  await expect(box.getByRole('heading', { name: /^Scoring goes on, \d+.%/ })).toBeVisible({ timeout: RUN_MS });
  await expect(box).toContainText(/[\d,]+ of 35,316 pairs\. The subset below is a draft/);
  await expect(box).toContainText(/FLCG · \d+\s*draft\s*coverage so far \d/);
  await shootBoth(page, 'running-select');
  expect(await violations(page)).toEqual([]);
  await box.getByRole('link', { name: 'Show' }).click();
  await page.waitForURL(/score/);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await goTo(page, 'Select');
  await box.getByRole('button', { name: 'Pause' }).click();
  await expect(box).toHaveCount(0, { timeout: RUN_MS });
  await goTo(page, 'Score');
  await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
});

test('failed: limits that cannot hold together', async ({ page }) => {
  await openSample(page, 'A balanced tenth');
  await page.getByRole('button', { name: 'Limits', exact: true }).click();
  await page.getByLabel(/^Most rows of/).first().fill('1');
  await page.getByLabel(/^Least rows of/).first().fill('3');
  await expectWords(page, { title: 'These limits cannot hold together', kept: /saved subsets/, todo: /Change one of the two/, repair: /^Undo: / });
  await shootBoth(page, 'failed-select');
});

test('a run whose worker is lost goes on by itself three times, then asks', ALL_CORES, async ({ page }) => {
  await openPool(page);
  await start(page);
  const failed = page.getByRole('heading', { name: /^Scoring stopped/ });
  for (let loss = 1; loss <= 4; loss++) {
    const model = await page.waitForFunction(() => /\d+ of 25 pairs/.test(document.querySelector('main')?.innerText ?? ''), undefined, { timeout: RUN_MS });
    await model.dispose();
    for (const worker of page.workers().filter((one) => one.url().includes('scoring.worker'))) await worker.evaluate(() => self.close()).catch(() => undefined);
    if (loss < 4) {
      await expect(page.getByRole('main').getByText('The scoring worker stopped').first()).toBeVisible();
      if (loss === 1) await shootBoth(page, 'lost-goes-on');
      await expect.poll(() => page.getByText(/^Went on after/).count(), { timeout: RUN_MS }).toBe(loss);
    }
  }
  await expect(failed).toBeVisible({ timeout: RUN_MS });
  await expectWords(page, { title: /^Scoring stopped: the worker/, kept: /\d+ of 25 scored pairs/, todo: /Try again/, repair: 'Try again' });
  await shootBoth(page, 'lost-asks');
});

test('no WebGPU and no WebGL: Score says so with a plan that takes less, map and heatmap are drawn on a plain canvas', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { value: undefined });
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function only(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (getContext as (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) => never).call(this, kind, ...rest);
    } as typeof getContext;
  });
  const rows = Array.from({ length: 30 }, (_, at) => JSON.stringify({ id: `n${at}`, instruction: `What is ${at} plus 1?`, output: `It is ${at + 1}.` }));
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', rows)]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();
  await goTo(page, 'Score');
  await expectWords(page, { title: 'No WebGPU in this browser', kept: /Everything else/, todo: /Fewer neighbours/, copies: false });
  await shootBoth(page, 'no-webgpu-score');
  await page.getByRole('button', { name: 'Score 16 neighbours of each row only' }).click();
  await expect(page.getByRole('radio', { name: 'Neighbours', exact: true })).toBeChecked();
  await openSample(page);
  await expect(page.locator('canvas[data-renderer="canvas"]')).toBeAttached();
  await shootBoth(page, 'no-webgl-map');
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await shootBoth(page, 'no-webgl-heatmap');
});

test('a second tab shows everything and changes nothing', async ({ page, context, watch }) => {
  await openSample(page);
  const second = await context.newPage();
  second.on('console', (message) => ['error', 'warning'].includes(message.type()) && watch.complaints.push(message.text()));
  second.on('pageerror', (error) => watch.complaints.push(error.message));
  await second.goto(page.url());
  await expect(second.getByText('Read only: open in another tab')).toBeVisible();
  await expect(second.getByText(/^Pick 1 of/)).toBeVisible();
  await shootBoth(second, 'read-only-select');
  for (const step of ['Data', 'Score'] as const) {
    await goTo(second, step);
    await expect(second.getByRole('heading', { level: 1 })).toBeAttached();
    await shootBoth(second, `read-only-${step.toLowerCase()}`);
  }
  await second.close();
});

test('on a phone every screen shows what there is and says what is off', async ({ page }) => {
  await openSample(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const step of ['select', 'data', 'score', 'compare', 'export'] as const) {
    await page.goto(page.url().replace(/\/(select|data|score|compare|export)(\?.*)?$/, `/${step}`));
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await shootBoth(page, `phone-${step}`);
  }
  await page.goto('/');
  await expect(page.getByText(/A window this narrow shows finished projects/)).toBeVisible();
  await shootBoth(page, 'phone-start');
});
