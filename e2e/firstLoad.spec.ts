import { gzipSync } from 'node:zlib';
import { expect, test } from './support/watch';

const MOST_BYTES = 250_000;

test('the first load is at most 250 KB of compressed script, before a heavy view is opened', async ({ page }) => {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  // Read again: the browser need not keep the bodies of what it preloaded.
  const sizes = await Promise.all([...scripts].map(async (url) => ({ url, bytes: gzipSync(await (await page.request.get(url)).body(), { level: 9 }).length })));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`first load: ${total} bytes of compressed script in ${sizes.length} files`);
  expect(sizes.length).toBeGreaterThan(0);
  expect(total, JSON.stringify(sizes.toSorted((one, other) => other.bytes - one.bytes).slice(0, 8), null, 1)).toBeLessThanOrEqual(MOST_BYTES);
});
