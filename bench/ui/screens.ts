import type { Locator, Page } from '@playwright/test';

export type Screen = 'data' | 'score' | 'select' | 'compare' | 'export';

/** Another screen of the open project, by its address. */
export function goTo(page: Page, screen: Screen): Promise<void> {
  return page.evaluate((name) => void (location.hash = `${location.hash.split('/').slice(0, 3).join('/')}/${name}`), screen);
}

/** The left panel of Select. */
export function panel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Objective and budget' });
}
