import type { Page } from '@playwright/test';
import type { Figure } from './figures.ts';
import { untilQuiet } from './probe.ts';

const ZOOMS = 24;
const PANS = 60;
/** The first steps warm up what is compiled on the way. */
const WARM = 4;

/** Wheel over the heatmap: from the event to the end of the frame in which the canvas was painted anew. Zoomed in, moved aside, zoomed out. */
export async function moveHeatmap(page: Page, rows: number): Promise<Figure[]> {
  await page.getByRole('tab', { name: 'Heatmap', exact: true }).click();
  await page.getByRole('grid').waitFor();
  await untilQuiet(page);
  const [zoomIn, pan, zoomOut] = await page.evaluate(wheelSteps, [
    { steps: ZOOMS, deltaX: 0, deltaY: -120 },
    { steps: PANS, deltaX: 60, deltaY: 0 },
    { steps: ZOOMS, deltaX: 0, deltaY: 120 },
  ]);
  const figure = (name: string, ms: readonly number[]): Figure => ({ name: `heatmap, ${name}`, rows, ms: ms.slice(WARM), by: 'p95', mostMs: 50 });
  return [figure('one step of zooming in', zoomIn!), figure('one step aside', pan!), figure('one step of zooming out', zoomOut!)];
}

/** Runs in the page. */
async function wheelSteps(legs: readonly { readonly steps: number; readonly deltaX: number; readonly deltaY: number }[]): Promise<number[][]> {
  const holder = globalThis as { benchImages?: { at: number } };
  if (holder.benchImages === undefined) {
    const painted = (holder.benchImages = { at: 0 });
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function clear(this: CanvasRenderingContext2D, ...given) {
      painted.at = performance.now();
      clearRect.apply(this, given);
    };
  }
  const painted = holder.benchImages;
  const canvas = document.querySelector('[role="grid"]')!.parentElement!.querySelector('canvas')!;
  const box = canvas.getBoundingClientRect();
  const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const took: number[][] = [];
  for (const { steps, deltaX, deltaY } of legs) {
    const leg: number[] = [];
    for (let step = 0; step < steps; step++) {
      const started = performance.now();
      canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaX, deltaY, clientX: box.left + box.width / 3, clientY: box.top + box.height / 3 }));
      while (painted.at < started && performance.now() - started < 1000) await frame();
      if (painted.at < started) break; // as far as it goes
      leg.push(performance.now() - started);
      await frame();
    }
    took.push(leg);
  }
  return took;
}
