import { expect, type Locator, type Page } from '@playwright/test';

export type Sample = 'Add what is missing' | 'A balanced tenth' | 'Good at sums and SQL';

export const map = (page: Page): Locator => page.getByRole('application', { name: /^Map by/ });

/** A sample, scored already, at its Select screen with the subset chosen; the pointer lies on nothing. The map may still be on its way. */
export async function openSample(page: Page, name: Sample = 'Add what is missing'): Promise<void> {
  await page.goto('/');
  await page.getByText(name).click();
  await page.waitForURL(/select/);
  await page.mouse.move(0, 0);
  await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
}
