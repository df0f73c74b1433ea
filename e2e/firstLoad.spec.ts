import { gzipSync } from 'node:zlib';
import { expect, test } from './support/watch';

const MOST_BYTES = 250_000;

test('the first load is at most 250 KB of compressed script, before a heavy view is opened', async ({ page }) => {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.set(new URL(response.url()).pathname, response.body());
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all([...scripts].map(async ([path, body]) => ({ path, bytes: gzipSync(await body, { level: 9 }).length })));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`first load: ${total} bytes of compressed script in ${sizes.length} files`);
  expect(sizes.length).toBeGreaterThan(0);
  expect(total, JSON.stringify(sizes.toSorted((one, other) => other.bytes - one.bytes).slice(0, 8), null, 1)).toBeLessThanOrEqual(MOST_BYTES);
});
