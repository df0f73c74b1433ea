import { expect, test, type Page } from '@playwright/test';
import type { TestBench } from '../src/store/workbench.testkit';
import { startModuleServer, type ModuleServer } from './support/moduleServer';
import { ALL_CORES } from './support/allCores';

/** The store, its recovery and a real scoring worker on WebGPU (the software adapter will do), with the tiny model. */
const ROWS = 10;
const PAIRS = ROWS * ROWS;
/** Half the packing rounds otherwise in the last digits. */
const WITHIN = 1e-5;

let server: ModuleServer;
test.beforeAll(async () => {
  server = await startModuleServer();
});
test.afterAll(() => server.close());

/** A workbench of this page with a pool, to be run on WebGPU. */
async function openPool(page: Page): Promise<void> {
  await page.goto(server.page);
  await page.evaluate(async (rows) => {
    const load = (path: string): Promise<unknown> => import(/* @vite-ignore */ path);
    const { testWorkbench, rowsFile } = (await load('/src/store/workbench.testkit.ts')) as typeof import('../src/store/workbench.testkit');
    const { createScoringClient } = (await load('/src/workers/scoring.client.ts')) as typeof import('../src/workers/scoring.client');
    const start = (): Worker => new Worker('/e2e/support/tinyScoring.worker.ts', { type: 'module' });
    const bench = testWorkbench({ scoring: createScoringClient('/', start) });
    await bench.start();
    await bench.actions.importFiles([rowsFile('pool.jsonl', rows)], 'pool');
    bench.actions.setBackend('webgpu');
    (globalThis as { bench?: TestBench }).bench = bench;
  }, ROWS);
}

const startScoring = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { bench } = globalThis as unknown as { bench: TestBench };
    void bench.actions.startScoring();
  });

/** What there is of the run. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const { bench } = globalThis as unknown as { bench: TestBench };
    const { scoring, notices, model } = bench.state();
    const block = bench.artefacts.blocks()['pool-pool']!;
    return {
      status: scoring.status,
      error: scoring.status === 'failed' ? scoring.error.message : '',
      backend: model.status === 'ready' ? model.model.backend : null,
      columns: block.columnsDone.reduce((sum, flag) => sum + flag, 0),
      interruptions: 'figures' in scoring ? (scoring.figures.interruptions ?? []) : [],
      warnings: notices.filter((notice) => notice.tone === 'warn').map((notice) => notice.title),
      utilities: [...block.utility],
    };
  });

async function finished(page: Page) {
  await expect.poll(async () => (await seen(page)).status, { timeout: 300_000 }).toMatch(/done|failed/);
  const end = await seen(page);
  expect(end.error).toBe('');
  expect(end.utilities).toHaveLength(PAIRS);
  expect(end.utilities.every((value) => Number.isFinite(value))).toBe(true);
  return end;
}

test('[RUN2] the graphics device is lost in the middle: the run goes on by itself on a new one, with the same utilities', ALL_CORES, async ({ page }) => {
  await openPool(page);
  await startScoring(page);
  const undisturbed = await finished(page);
  expect(undisturbed.interruptions).toEqual([]);

  await openPool(page);
  await startScoring(page);
  await expect.poll(async () => (await seen(page)).columns, { timeout: 300_000, intervals: [20] }).toBeGreaterThanOrEqual(2);
  const worker = page.workers().findLast((one) => one.url().includes('tinyScoring.worker'))!;
  await worker.evaluate(() => (globalThis as unknown as { device: { destroy(): void } }).device.destroy());
  const end = await finished(page);
  expect(end.interruptions).toMatchObject([{ code: 'model-lost', from: 'webgpu', to: 'webgpu', packShare: 0.5 }]);
  expect(end.interruptions[0]!.pairsKept).toBeGreaterThanOrEqual(2 * ROWS);
  expect(end.interruptions[0]!.pairsKept).toBeLessThan(PAIRS);
  expect(end.backend).toBe('webgpu');
  expect(end.warnings).toEqual(['The graphics device was lost']);
  const worst = Math.max(...end.utilities.map((value, at) => Math.abs(value - undisturbed.utilities[at]!)));
  console.log(`largest difference to the undisturbed run: ${worst.toExponential(2)}`);
  expect(worst).toBeLessThanOrEqual(WITHIN);
});
