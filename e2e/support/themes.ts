import { expect, type Page } from '@playwright/test';

export type Scheme = 'light' | 'dark';

/** Looks at the state of the page in both themes, one after the other. Nothing moves, and what is open stays open; the page is left dark. */
export async function inBothThemes(page: Page, look: (scheme: Scheme) => Promise<unknown>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // a picture halfway between two themes says nothing
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await look(colorScheme);
  }
}
