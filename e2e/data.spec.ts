import { mkdir } from 'node:fs/promises';
import { jsonl, poolLines } from './support/rows';
import { expect, goTo, test } from './support/watch';

const row = (id: number, instruction: string, output: string, source: string): string => JSON.stringify({ id: `r${id}`, source, instruction, input: '', output });

test('20,000 rows: imported, stepped through, filtered, a filter becomes the target set, undone, written to a project file', async ({ page }) => {
  test.setTimeout(180_000);
  const lines = Array.from({ length: 20_000 }, (_, at) => row(at, `Say the number ${at} in words, please, as number ${at % 97} of its kind.`, `It is ${at}.`, `source-${at % 5}`));
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles(jsonl('pool.jsonl', lines));
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('20,000', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Next row' }).click();
  await expect(page.getByText('row 2 of 20,000')).toBeVisible();
  await page.getByRole('button', { name: /^source-3/ }).click();
  await expect(page.getByText('row 2 of 4,000')).toBeVisible();
  await page.getByRole('button', { name: 'With 4,000 rows' }).click();
  await page.getByRole('menuitem', { name: 'Move to target set' }).click();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('16,000 + 4,000');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByText('Ready to score').locator('xpath=..')).toContainText('20,000');
  await page.getByRole('button', { name: 'pool', exact: true }).first().click();
  const download = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('menuitem', { name: 'Download project' }).click();
  expect((await download).suggestedFilename()).toBe('pool.delift');
});

test('repeats, near repeats, flags and languages are shown; the first of each is kept on request, and undo brings the others back', async ({ page }) => {
  const long = 'Explain in two or three plain sentences why the sky looks blue on a clear day, for a child of eight years';
  const lines = [...poolLines, poolLines[0]!, row(90, `${long}.`, 'Blue light is scattered most by the air, so it comes from everywhere.', 'sky'), row(91, `${long}!`, 'Blue light is scattered most by the air, so it comes from everywhere.', 'sky'), row(92, 'Write to me', 'My address is anna.berg@mailhost.net, write any time.', 'mail')];
  await page.goto('/');
  await page.getByLabel('Data files or a project').setInputFiles([jsonl('pool.jsonl', lines), jsonl('target.jsonl', [poolLines[1]!])]);
  await page.waitForURL(/#\/p\/.+\/data/);
  await page.getByRole('button', { name: /pool\.jsonl/ }).first().click();
  await expect(page.getByText('Nearly the same, ')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^Mail address/ })).toBeVisible();
  await page.getByRole('button', { name: /^Show both texts/ }).click();
  await expect(page.getByRole('dialog').getByText('the same row')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep the first only' }).click();
  await page.getByRole('menuitem', { name: /^Of nearly equal rows too, 2 rows less/ }).click();
  await expect(page.getByText('2 rows were left out: nearly equal to an earlier row.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByText(`${lines.length} + 1`)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 1100, 800]) {
    test(`Data at ${width} pixels, ${scheme}, does not scroll sideways`, async ({ page }) => {
      await mkdir('screenshots', { recursive: true });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto('/');
      await page.getByText('Add what is missing').click();
      await expect(page.getByText(/^Pick 1 of/)).toBeVisible();
      await goTo(page, 'Data');
      await expect(page.getByRole('heading', { name: 'Languages' })).toBeVisible({ timeout: 30_000 });
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await page.screenshot({ path: `screenshots/data-${width}-${scheme}.png` });
    });
  }
}
