import type { Page } from '@playwright/test';
import { expect, test } from './support/watch';

const grid = (page: Page) => page.getByRole('grid', { name: /^How much each column/ });
const fit = (page: Page) => page.getByRole('button', { name: 'Fit all (0)' });

async function openHeatmap(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByText('A balanced tenth').click();
  await page.waitForURL(/select/);
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await expect(grid(page)).toBeVisible({ timeout: 60_000 });
  await expect(fit(page)).toBeDisabled();
}

test('Shift and a drag zoom into the cells drawn around; 0 shows all again', async ({ page }) => {
  await openHeatmap(page);
  const box = (await grid(page).boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.3 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.6 * box.height, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(fit(page)).toBeEnabled();
  expect(page.url()).not.toMatch(/pair=/);
  await grid(page).focus();
  await page.keyboard.press('0');
  await expect(fit(page)).toBeDisabled();
});

test('by keyboard, Shift with arrows marks cells, Enter zooms into them, Escape lets go', async ({ page }) => {
  await openHeatmap(page);
  const said = page.getByRole('status').filter({ hasText: 'cells marked' });
  await grid(page).focus();
  for (const arrow of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(arrow);
  await expect(said).toHaveText('2 by 3 cells marked; Enter zooms in');
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(said).toHaveText('1 by 2 cells marked; Enter zooms in');
  await page.keyboard.press('Enter');
  await expect(fit(page)).toBeEnabled();
  expect(page.url()).not.toMatch(/pair=/);
  await page.keyboard.press('0');
  await expect(fit(page)).toBeDisabled();
});
