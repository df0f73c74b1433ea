import type { Page } from '@playwright/test';
import type { Figure } from './figures.ts';
import { rendererMegabytes } from './memory.ts';
import type { BenchPage } from './page.ts';
import { goTo, panel } from './screens.ts';

const SAMPLE_ROWS = 160;
const OPENINGS = 5;
const ROUNDS = 10;
const MOST_GROWTH = 0.1;

/** What is measured on the sample project, as everybody meets it first. */
export interface SampleCase {
  readonly name: string;
  /** Of Chromium, beside the usual ones. */
  readonly args?: readonly string[];
  run(bench: BenchPage): Promise<Figure[]>;
}


async function openSample({ page, address }: BenchPage): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address);
  const card = page.getByText('Add what is missing');
  await card.waitFor();
  const started = performance.now();
  await card.click();
  await page.getByText(/^Pick 1 of/).waitFor();
  return performance.now() - started;
}

/** Each screen, the three tabs of Select, and what is drawn last on each. */
async function round(page: Page): Promise<void> {
  await goTo(page, 'data');
  await page.getByText('Ready to score').waitFor();
  await page.locator('[data-plot="bars"]').waitFor();
  await goTo(page, 'score');
  await page.getByText('How much an example helps a row').waitFor();
  await page.locator('[data-plot="bars"]').waitFor();
  await goTo(page, 'select');
  for (const [tab, drawn] of [['Heatmap', page.getByRole('grid')], ['Table', page.getByRole('region', { name: 'Rows of the pool' })], ['Map', page.getByRole('application', { name: /^Map by/ })]] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await drawn.waitFor({ timeout: 60_000 });
  }
  await goTo(page, 'compare');
  await page.getByRole('heading', { name: 'Overlap' }).waitFor();
  await goTo(page, 'export');
  await page.getByText(/repeated: the same/).waitFor();
}

async function saveThree(page: Page): Promise<void> {
  await page.getByText(/^random \d/).first().waitFor();
  for (const objective of ['FLCG', 'FLMI', 'FL']) {
    await panel(page).getByText(objective, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Save subset' }).click();
  }
}

const opening: SampleCase = {
  name: 'opening the sample project',
  run: async (bench) => {
    const ms: number[] = [];
    for (let time = 0; time < OPENINGS; time++) ms.push(await openSample(bench));
    return [{ name: 'opening the sample project until its subset is shown', rows: SAMPLE_ROWS, ms, by: 'median', mostMs: 2000 }];
  },
};

const tour: SampleCase = {
  name: 'longest task of a tour',
  run: async (bench) => {
    await bench.page.goto('about:blank');
    await bench.page.goto(bench.address);
    const figures: Figure[] = [];
    const leg = async (name: string, walk: () => Promise<void>): Promise<void> => {
      await bench.longTasks();
      await walk();
      await bench.page.waitForTimeout(300); // long tasks are reported a little later
      figures.push({ name: `longest task, ${name}`, rows: SAMPLE_ROWS, ms: [0, ...(await bench.longTasks())], by: 'max', mostMs: 200 });
    };
    const { page } = bench;
    await page.getByText('Add what is missing').waitFor();
    await leg('opening', async () => {
      await page.getByText('Add what is missing').click();
      await page.getByText(/^random \d/).first().waitFor();
      await page.getByRole('application', { name: /^Map by/ }).waitFor({ timeout: 60_000 });
    });
    await leg('three objectives, saved', () => saveThree(page));
    await leg('every screen, first time', () => round(page));
    await leg('every screen, second time', () => round(page));
    await leg('inspector of ten rows', async () => {
      await goTo(page, 'select');
      await page.getByRole('tab', { name: 'Table', exact: true }).click();
      const rows = page.getByRole('region', { name: 'Rows of the pool' }).getByRole('row');
      await rows.nth(1).click();
      for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowDown');
    });
    return figures;
  },
};

/** Bytes of live objects, of the process, and how many nodes there are. */
async function memoryOf({ page }: BenchPage): Promise<{ readonly heap: number; readonly resident: number; readonly nodes: number }> {
  const devtools = await page.context().newCDPSession(page);
  for (let time = 0; time < 3; time++) await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? NaN;
  await devtools.detach();
  return { heap: metric('JSHeapUsedSize'), resident: 2 ** 20 * rendererMegabytes(), nodes: metric('Nodes') };
}

/** The engine goes on compiling what runs often, and keeps it: of the heap's growth nearly all was code. Objects are what a leak is made of. */
const NO_COMPILED_CODE = '--js-flags=--no-opt,--no-maglev,--no-sparkplug';

const memory: SampleCase = {
  name: 'memory after ten rounds',
  args: [NO_COMPILED_CODE],
  run: async (bench) => {
    await openSample(bench);
    await saveThree(bench.page);
    await round(bench.page); // everything is loaded once
    const first = await memoryOf(bench);
    for (let time = 1; time < ROUNDS; time++) await round(bench.page);
    const last = await memoryOf(bench);
    for (const [what, of, unit] of [['JavaScript heap', 'heap', 2 ** 20], ['process', 'resident', 2 ** 20], ['nodes of the document', 'nodes', 1]] as const) {
      const growth = last[of] / first[of] - 1;
      const amount = (bytes: number): string => `${(bytes / unit).toFixed(unit === 1 ? 0 : 1)}${unit === 1 ? '' : ' MB'}`;
      console.log(`memory, ${what}: ${amount(first[of])} after one round, ${amount(last[of])} after ${ROUNDS}: ${growth >= 0 ? '+' : ''}${(100 * growth).toFixed(1)} %, at most +10: ${growth <= MOST_GROWTH ? 'met' : 'NOT MET'}`);
    }
    return [];
  },
};

export const SAMPLE_CASES: readonly SampleCase[] = [opening, tour, memory];
