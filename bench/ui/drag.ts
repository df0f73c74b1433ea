import type { Page } from '@playwright/test';
import type { Figure } from './figures.ts';
import { untilQuiet } from './probe.ts';
import { panel } from './screens.ts';

const TABS = ['Map', 'Heatmap', 'Table'] as const;
const STEPS = 60;
/** The first steps warm up what is compiled on the way. */
const WARM = 5;

/**
 * Every step of the budget on every tab: from the input event to the end of the frame in which the line on the curve, the
 * counts, and the map, heatmap or table all show the new budget. The map counts when its points were handed to the
 * graphics context and drawn after that; heatmap and table are drawn in the commit that carries their budget.
 */
export async function dragEveryTab(page: Page, rows: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const tab of TABS) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    if (tab === 'Map') await page.getByRole('application', { name: /^Map by/ }).waitFor({ timeout: 240_000 }).catch(() => page.getByRole('button', { name: 'Make the map' }).click());
    if (tab === 'Map') await page.getByRole('application', { name: /^Map by/ }).waitFor({ timeout: 240_000 });
    await untilQuiet(page, { band: tab !== 'Table' });
    await panel(page).getByRole('slider', { name: 'Budget' }).focus();
    const ms = await page.evaluate(stepsUntilDrawn, { steps: STEPS, isMap: tab === 'Map', hasCurve: tab !== 'Table' });
    figures.push({ name: `one step of the budget, ${tab.toLowerCase()}`, rows, ms: ms.slice(WARM), by: 'p95', mostMs: 50 });
  }
  return figures;
}

/** Runs in the page. */
async function stepsUntilDrawn({ steps, isMap, hasCurve }: { readonly steps: number; readonly isMap: boolean; readonly hasCurve: boolean }): Promise<number[]> {
  const holder = globalThis as { benchDrawn?: { filled: number; drawn: number } };
  if (holder.benchDrawn === undefined) {
    const times = (holder.benchDrawn = { filled: 0, drawn: 0 });
    const { bufferData, drawArrays } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.bufferData = function fill(this: WebGL2RenderingContext, ...given: unknown[]) {
      times.filled = performance.now();
      (bufferData as (...all: unknown[]) => void).apply(this, given);
    };
    WebGL2RenderingContext.prototype.drawArrays = function draw(this: WebGL2RenderingContext, ...given) {
      times.drawn = performance.now();
      drawArrays.apply(this, given);
    };
  }
  const times = holder.benchDrawn;
  const thumb = document.activeElement!;
  const numberOf = (text: string | null | undefined): number => Number((/[\d,]+/.exec(text ?? '') ?? ['NaN'])[0].replaceAll(',', ''));
  const isShown = (budget: number, since: number): boolean => {
    const curve = document.querySelector('[data-picture="line"][role="slider"]');
    const counts = document.querySelector<HTMLInputElement>('input[aria-label="Budget in rows"]');
    const drawing = document.querySelector('[data-budget]');
    const canvas = document.querySelector('canvas[data-renderer]');
    const mapDrawn = !isMap || canvas?.getAttribute('data-renderer') !== 'webgl' || (times.filled > since && times.drawn >= times.filled);
    return (!hasCurve || numberOf(curve?.getAttribute('aria-valuenow')) === budget) && numberOf(counts?.value) === budget && numberOf(drawing?.getAttribute('data-budget')) === budget && mapDrawn;
  };
  const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const took: number[] = [];
  for (let step = 0; step < steps; step++) {
    const budget = Number(thumb.getAttribute('aria-valuenow')) + 1;
    const started = performance.now();
    thumb.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', bubbles: true }));
    while (!isShown(budget, started)) {
      await frame();
      if (performance.now() - started > 10_000) throw new Error(`step to ${budget} was not drawn`);
    }
    took.push(performance.now() - started);
    await frame();
  }
  return took;
}
