import type { Page } from '@playwright/test';

/**
 * Runs something in the page and waits for the next change of the coverage curve that is on screen: from just before
 * the act to the frame after the change was drawn. Milliseconds, by the page's own clock.
 */
export async function untilNewCurve(page: Page, act: (page: Page) => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const plot = document.querySelector('.recharts-area-curve[stroke-width="2"], .recharts-area path.recharts-area-curve:last-of-type')?.closest('.recharts-wrapper');
    if (plot === null || plot === undefined) throw new Error('no coverage curve on screen');
    const curves = (): string => [...plot.querySelectorAll('path')].map((path) => path.getAttribute('d')).join('|');
    const before = curves();
    const state = { acted: 0, drawn: 0 };
    (globalThis as { benchProbe?: typeof state }).benchProbe = state;
    const note = (): void => {
      if (state.acted === 0) state.acted = performance.now();
    };
    for (const kind of ['pointerdown', 'keydown', 'input']) document.addEventListener(kind, note, { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if (state.acted === 0 || state.drawn !== 0 || curves() === before) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => (state.drawn = performance.now()), 0));
    });
    watch.observe(plot, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  });
  await act(page);
  await page.waitForFunction(() => ((globalThis as { benchProbe?: { drawn: number } }).benchProbe?.drawn ?? 0) > 0, undefined, { timeout: 120_000 });
  return page.evaluate(() => {
    const { acted, drawn } = (globalThis as unknown as { benchProbe: { acted: number; drawn: number } }).benchProbe;
    return drawn - acted;
  });
}

/** The random bands and the certificate of the subset on screen are there: nothing else is computed. */
export async function untilQuiet(page: Page): Promise<void> {
  await page.getByText(/^random \d/).first().waitFor({ timeout: 240_000 });
  await page.getByText(/At least \d+.% of the best possible|is not known for this objective/).waitFor({ timeout: 240_000 });
}
