import type { Page } from '@playwright/test';
import { cancelTimes } from './cancels.ts';
import { dragEveryTab } from './drag.ts';
import type { Figure } from './figures.ts';
import { moveHeatmap } from './heatmap.ts';
import { rendererMegabytes } from './memory.ts';
import { untilNewCurve, untilQuiet } from './probe.ts';
import { panel } from './screens.ts';

/** One thing that is measured on an open project. Others can be added to CASES. */
export interface UiCase {
  readonly name: string;
  /** Sizes at which it is run. */
  readonly rows: readonly number[];
  /** On a project of which every pair is scored, also where that is many. Default false. */
  readonly dense?: boolean;
  run(page: Page, rows: number): Promise<Figure[]>;
}

const SWITCH_MS: Readonly<Record<number, number>> = { 2000: 100, 10000: 1000 };

/** A value not seen before each time, so that no ranking comes from memory. */
const WEIGHTS = [2, 3.1, 4.2, 5.3, 6.4, 7.5];
const AVOID = [0.3, 0.45, 0.6, 0.75, 0.9, 1.15];

async function choose(page: Page, objective: string): Promise<void> {
  await panel(page).getByText(objective, { exact: true }).first().click();
}

async function typedWeights(page: Page, objective: string, label: RegExp, values: readonly number[]): Promise<(number | null)[]> {
  await choose(page, objective);
  await untilQuiet(page);
  const tries: (number | null)[] = [];
  for (const value of values) {
    const field = panel(page).getByRole('textbox', { name: label });
    tries.push(await untilNewCurve(page, async () => field.fill(String(value))));
    await page.waitForTimeout(300);
  }
  return tries;
}

const switching: UiCase = {
  name: 'switching objective, eta and nu',
  rows: [2000, 10000],
  run: async (page, rows) => {
    const mostMs = SWITCH_MS[rows] ?? null;
    await untilQuiet(page);
    const first: (number | null)[] = [];
    for (const objective of ['FLMI', 'FLCG']) first.push(await untilNewCurve(page, () => choose(page, objective)));
    const again: (number | null)[] = [];
    for (const objective of ['FL', 'FLMI', 'FLCG']) again.push(await untilNewCurve(page, () => choose(page, objective)));
    const known = (name: string, tries: readonly (number | null)[]): Figure[] => {
      const ms = tries.filter((each) => each !== null);
      return ms.length === 0 ? [] : [{ name, rows, ms, by: 'median', mostMs }];
    };
    return [
      ...known('objective, first time', first),
      ...known('objective, seen before', again),
      ...known('eta', await typedWeights(page, 'FLMI', /^Pull towards target/, WEIGHTS)),
      ...known('nu', await typedWeights(page, 'FLCG', /^How firmly/, AVOID)),
    ];
  },
};

const budgetDrag: UiCase = { name: 'dragging the budget', rows: [5000], run: dragEveryTab };

const heatmap: UiCase = { name: 'moving the heatmap', rows: [5000, 10000], run: moveHeatmap };

/** From the click on Stop until the worker answers something else: a certificate under way must let go at once. */
const cancel: UiCase = {
  name: 'cancelling',
  rows: [10000],
  run: async (page, rows) => {
    const tries: number[] = [];
    for (const budget of [900, 910, 920]) {
      await panel(page).getByRole('textbox', { name: 'Budget in rows' }).fill(String(budget));
      const stop = panel(page).getByRole('button', { name: 'Stop' });
      await page.waitForTimeout(900);
      if (!(await stop.isVisible())) continue;
      tries.push(await page.evaluate(async () => {
        const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop')!;
        const started = performance.now();
        button.click();
        await new Promise<void>((resolve) => {
          const look = (): void => (document.body.textContent.includes('stopped.') ? resolve() : void setTimeout(look, 1));
          look();
        });
        return performance.now() - started;
      }));
    }
    return tries.length === 0 ? [] : [{ name: 'stopping a certificate', rows, ms: tries, by: 'p95', mostMs: 100 }];
  },
};

/** The largest dense kernel that is promised: 10,000 x 10,000. Switching, letting go of a ranking that is out of date, and memory. */
const dense: UiCase = {
  name: 'a dense kernel',
  rows: [10000],
  dense: true,
  run: async (page, rows) => {
    const opened = rendererMegabytes();
    await untilQuiet(page);
    console.log(`memory of the page: ${opened.toFixed(0)} MB once it is ranked, ${rendererMegabytes().toFixed(0)} MB at rest; the kernel has ${((4 * rows * rows) / 2 ** 20).toFixed(0)} MB, the utilities it is made from as much`);
    const figures = await switching.run(page, rows);
    await choose(page, 'FLCG');
    await untilQuiet(page);
    await cancelTimes(page);
    for (const value of [0.31, 0.52, 0.73, 0.94, 1.25]) {
      await panel(page).getByRole('textbox', { name: /^How firmly/ }).fill(String(value));
      await page.waitForTimeout(180);
    }
    await untilQuiet(page);
    const ms = await cancelTimes(page);
    console.log(`memory of the page after all objectives: ${rendererMegabytes().toFixed(0)} MB`);
    return [...figures, ...(ms.length === 0 ? [] : [{ name: 'from a cancel to the answer of its job', rows, ms, by: 'max' as const, mostMs: 100 }])];
  },
};

export const CASES: readonly UiCase[] = [switching, budgetDrag, heatmap, cancel, dense];
