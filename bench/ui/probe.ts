import type { Page } from '@playwright/test';

const QUIET_MS = 240_000;
const CURVE_MS = 10_000;
const MAP_MS = 120_000;

/**
 * Runs something in the page and waits for the next change of the coverage curve that is on screen: from just before
 * the act to the frame after the change was drawn. Milliseconds, by the page's own clock; null when the curve is the same
 * 10 seconds later (another ranking may cover as much).
 */
export async function untilNewCurve(page: Page, act: (page: Page) => Promise<void>): Promise<number | null> {
  await page.evaluate(() => {
    // the plot itself may be drawn anew: what counts is the curve that stands in the first chart
    const curves = (): string => [...(document.querySelector('[data-plot]')?.querySelectorAll('path[data-curve]') ?? [])].map((path) => path.getAttribute('d')).join('|');
    const before = curves();
    if (before === '') throw new Error('no coverage curve on screen');
    const state = { acted: 0, drawn: 0 };
    (globalThis as { benchProbe?: typeof state }).benchProbe = state;
    const note = (): void => {
      if (state.acted === 0) state.acted = performance.now();
    };
    // a click counts from its end: how long the button is held is not the page's time
    for (const kind of ['click', 'keydown', 'input']) document.addEventListener(kind, note, { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if (state.acted === 0 || state.drawn !== 0) return;
      const now = curves();
      if (now === '' || now === before) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => (state.drawn = performance.now()), 0));
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  });
  await act(page);
  const isDrawn = await page.waitForFunction(() => ((globalThis as { benchProbe?: { drawn: number } }).benchProbe?.drawn ?? 0) > 0, undefined, { timeout: CURVE_MS }).then(() => true, () => false);
  if (!isDrawn) return null;
  return page.evaluate(() => {
    const { acted, drawn } = (globalThis as unknown as { benchProbe: { acted: number; drawn: number } }).benchProbe;
    return drawn - acted;
  });
}

/** The random bands and the certificate of the subset on screen are there, and the map where it is shown: nothing else is computed. */
export async function untilQuiet(page: Page, { band = true }: { readonly band?: boolean } = {}): Promise<void> {
  if (band) await page.getByText(/^random \d/).first().waitFor({ timeout: QUIET_MS });
  await page.getByText(/At least \d+.% of the best possible|is not known for this objective/).waitFor({ timeout: QUIET_MS });
  await page.getByRole('status', { name: 'Making the map' }).waitFor({ state: 'detached', timeout: MAP_MS });
}
