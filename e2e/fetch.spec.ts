import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { tinyDecoderFolder } from '../fixtures/tinyModel/decoderFolder';
import { serveAsHub, startRemoteHost, type RemoteHost } from '../src/runtime/node/remoteHost.testkit';
import { violations } from './support/axe';
import { poolLines } from './support/rows';
import { openPool, start } from './support/scoring';
import { expect, goTo, test, type Watch } from './support/watch';

let host: RemoteHost;
test.beforeEach(async () => {
  host = await startRemoteHost();
  host.at('/pool.jsonl', { body: `${poolLines.join('\n')}\n` });
});
test.afterEach(() => host.close());

/** The page that a press opens. What it complains of, other than of what the host answered, fails the test. */
async function openedBy(page: Page, watch: Watch, press: () => Promise<void>): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await press();
  const fetchPage = await opening;
  watch.allow(fetchPage, host.origin);
  fetchPage.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !/Failed to load resource|blocked by CORS policy/.test(text)) watch.complaints.push(text);
  });
  fetchPage.on('pageerror', (error) => watch.complaints.push(error.message));
  await expect(fetchPage.getByText('goes to the workbench’s tab')).toBeVisible();
  return fetchPage;
}

async function openForData(page: Page, watch: Watch): Promise<Page> {
  await page.goto('/');
  return openedBy(page, watch, () => page.getByRole('button', { name: 'From a web address…' }).click());
}

async function openForModel(page: Page, watch: Watch): Promise<Page> {
  await openPool(page);
  await page.getByRole('button', { name: 'Change model', exact: true }).click();
  const fetchPage = await openedBy(page, watch, () => page.getByRole('menuitem', { name: 'From the model hub…' }).click());
  await fetchPage.getByText('Revision, another hub').click();
  await fetchPage.getByLabel('Hub').fill(host.origin);
  return fetchPage;
}

const pressFetch = (fetchPage: Page): Promise<void> => fetchPage.getByRole('button', { name: /^Fetch .*from localhost/ }).click();
const handedOver = (fetchPage: Page): Promise<void> => expect(fetchPage.getByRole('heading', { name: 'Handed over; this tab can be closed' })).toBeVisible();

test('[NET1] the workbench cannot connect to another host, by header and by the page itself; the page that fetches can', async ({ page, request, watch }) => {
  watch.expect('Content Security Policy');
  watch.expect('Refused to connect');
  watch.expect('violates the document');
  await page.goto('/');
  const tried = await page.evaluate((url) => fetch(url).then(() => 'answered', () => 'blocked'), `${host.origin}/pool.jsonl`);
  expect(tried).toBe('blocked');
  expect(host.requests).toEqual([]);
  for (const [path, connect] of [['/', "connect-src 'self'"], ['/fetch.html', 'connect-src https: http://localhost:* http://127.0.0.1:*']] as const) {
    const answer = await request.get(path);
    expect(answer.headers()['content-security-policy']).toContain(`${connect};`);
    const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await answer.text())?.[1]?.replaceAll('&#39;', "'");
    expect(meta).toContain(`${connect};`);
  }
});

test('[NET2][NET3][NET4][NET9] a data file by its address: nothing is asked before the press, then it is read like a file', async ({ page, watch }) => {
  const fetchPage = await openForData(page, watch);
  await fetchPage.getByLabel('Addresses, one a line').fill(`${host.origin}/pool.jsonl?key=secret`);
  await expect(fetchPage.getByText(`GET ${host.origin}/pool.jsonl?key=secret`)).toBeVisible();
  await mkdir('screenshots', { recursive: true });
  await fetchPage.screenshot({ path: 'screenshots/fetch-data.png' });
  expect(host.requests).toEqual([]);
  await pressFetch(fetchPage);
  await handedOver(fetchPage);
  await fetchPage.screenshot({ path: 'screenshots/fetch-data-done.png' });
  await page.waitForURL(/#\/p\/.+\/data/);
  await expect(page.getByText('Ready to score')).toBeVisible();
  await expect(page.getByText(`${poolLines.length} rows`).first()).toBeVisible();
  // The address stays with the file, without its query.
  await expect(page.getByTitle(`${host.origin}/pool.jsonl`)).toBeVisible();
  expect(host.requests).toHaveLength(1);
  const { method, headers } = host.requests[0]!;
  expect([method, headers.cookie, headers.referer, headers.authorization]).toEqual(['GET', undefined, undefined, undefined]);
});

test('[NET5] what fails is told, and what came can be handed over alone', async ({ page, watch }) => {
  host.at('/closed.jsonl', { body: 'x', cors: false });
  host.at('/sign-in', { body: '<!doctype html><title>Sign in</title>' });
  const elsewhere = await startRemoteHost();
  elsewhere.at('/far.jsonl', { body: poolLines[0]! });
  host.at('/moved.jsonl', { status: 302, headers: { Location: `${elsewhere.origin}/far.jsonl` } });
  const fetchPage = await openForData(page, watch);
  watch.allow(fetchPage, elsewhere.origin);
  await fetchPage.getByLabel('Addresses, one a line').fill(['pool.jsonl', 'none.jsonl', 'closed.jsonl', 'sign-in', 'moved.jsonl'].map((name) => `${host.origin}/${name}`).join('\n'));
  await pressFetch(fetchPage);
  await expect(fetchPage.getByRole('heading', { name: '3 files of 5 were not fetched' })).toBeVisible();
  await fetchPage.screenshot({ path: 'screenshots/fetch-data-failed.png', fullPage: true });
  const line = (name: string) => fetchPage.getByRole('listitem').filter({ hasText: name });
  await expect(line('none.jsonl')).toContainText('has nothing at this address (404)');
  await expect(line('closed.jsonl')).toContainText('(CORS)');
  await expect(line('sign-in')).toContainText('sent a web page instead of a file');
  await expect(line('moved.jsonl')).toContainText(`passed the request on to ${new URL(elsewhere.origin).host}`);
  await expect(page).toHaveURL(/#\/$|\/$/); // nothing was handed over yet
  await fetchPage.getByRole('button', { name: 'Hand over the 2 that came' }).click();
  await handedOver(fetchPage);
  await elsewhere.close();
});

test('[NET5] cancelled, nothing is handed over and the addresses are still there', async ({ page, watch }) => {
  host.at('/slow.jsonl', { body: `${poolLines.join('\n')}\n`, stalls: true });
  const fetchPage = await openForData(page, watch);
  await fetchPage.getByLabel('Addresses, one a line').fill(`${host.origin}/slow.jsonl`);
  await pressFetch(fetchPage);
  await expect(fetchPage.getByText(/^\d+ bytes of \d+ bytes|^[1-9].* of /).first()).toBeVisible();
  await fetchPage.getByRole('button', { name: 'Cancel' }).click();
  await expect(fetchPage.getByLabel('Addresses, one a line')).toHaveValue(`${host.origin}/slow.jsonl`);
  await expect(page.getByRole('heading', { name: 'Choose the rows worth fine-tuning on' })).toBeVisible();
});

test('[NET9] a workbench that was closed does not answer: the file can be saved', async ({ page, watch }) => {
  const fetchPage = await openForData(page, watch);
  await page.goto('about:blank');
  await fetchPage.getByLabel('Addresses, one a line').fill(`${host.origin}/pool.jsonl`);
  await pressFetch(fetchPage);
  await expect(fetchPage.getByRole('heading', { name: 'The workbench does not answer' })).toBeVisible();
  const download = fetchPage.waitForEvent('download');
  await fetchPage.getByRole('link', { name: 'Save pool.jsonl' }).click();
  expect((await download).suggestedFilename()).toBe('pool.jsonl');
});

test('[NET2][NET6][NET7] a model from a hub: its list and its files are asked for apart; it scores, and is there after a reload', async ({ page, watch }) => {
  const files = tinyDecoderFolder({ family: 'llama', attention: 'group-query', weights: 'q4', external: true });
  await serveAsHub(host, 'tiny/llama-q4', { ...files, 'README.md': new TextEncoder().encode('# Tiny') });
  const fetchPage = await openForModel(page, watch);
  await fetchPage.getByLabel('Model').fill('tiny/llama-q4');
  await fetchPage.screenshot({ path: 'screenshots/fetch-model.png' });
  expect(host.requests).toEqual([]);
  await fetchPage.getByRole('button', { name: /^Ask localhost:\d+ for its list of files/ }).click();
  await expect(fetchPage.getByRole('heading', { name: 'tiny/llama-q4' })).toBeVisible();
  await expect(fetchPage.getByText('apache-2.0')).toBeVisible();
  await expect(fetchPage.getByText('main, commit c0ffee00')).toBeVisible();
  await fetchPage.screenshot({ path: 'screenshots/fetch-model-files.png', fullPage: true });
  expect(host.requests).toHaveLength(1);
  await pressFetch(fetchPage);
  await handedOver(fetchPage);
  expect(host.requests.map(({ url }) => url).filter((url) => url.includes('README'))).toEqual([]);
  expect(host.requests).toHaveLength(1 + Object.keys(files).length);
  await fetchPage.close();

  await expect(page.getByRole('heading', { name: 'llama-q4' })).toBeVisible();
  await expect(page.getByText('apache-2.0', { exact: true })).toBeVisible();
  await start(page);
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Saved', { exact: false }).last()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'llama-q4' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go on to Select' })).toBeVisible();
});

test('[NET7] a file that is not what the list names is not handed over; a model that is not there says so', async ({ page, watch }) => {
  const files = tinyDecoderFolder({ family: 'qwen2', attention: 'plain', weights: 'float32' });
  await serveAsHub(host, 'tiny/qwen', files);
  const wrong = files['onnx/model.onnx']!.slice();
  wrong[wrong.length - 1]! ^= 1;
  host.at(`/tiny/qwen/resolve/${'c0ffee'.padEnd(40, '0')}/onnx/model.onnx`, { body: wrong });
  const fetchPage = await openForModel(page, watch);
  await fetchPage.getByLabel('Model').fill('tiny/none');
  await fetchPage.getByRole('button', { name: /^Ask/ }).click();
  await expect(fetchPage.getByRole('alert')).toContainText('has nothing at this address (404)');
  await fetchPage.getByLabel('Model').fill('tiny/qwen');
  await fetchPage.getByRole('button', { name: /^Ask/ }).click();
  await pressFetch(fetchPage);
  await expect(fetchPage.getByRole('alert')).toContainText('its sha256 differs');
  await expect(fetchPage.getByRole('button', { name: /^Hand over/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'SmolLM2-135M-Instruct' })).toBeVisible();
});

test('[NET4] on Data, a file is added to the open project', async ({ page, watch }) => {
  host.at('/target.jsonl', { body: `${poolLines.slice(0, 2).join('\n')}\n` });
  await openPool(page);
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Add file' }).click();
  const fetchPage = await openedBy(page, watch, () => page.getByRole('menuitem', { name: 'From a web address…' }).click());
  await fetchPage.getByLabel('Addresses, one a line').fill(`${host.origin}/target.jsonl`);
  await pressFetch(fetchPage);
  await handedOver(fetchPage);
  await expect(page.getByRole('button', { name: 'target.jsonl', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'pool.jsonl', exact: true })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the page that fetches, ${scheme}`, async ({ page, watch }) => {
    const found: Record<string, string[]> = {};
    const look = async (fetchPage: Page, state: string): Promise<void> => {
      const list = await violations(fetchPage);
      if (list.length > 0) found[state] = list;
    };
    await serveAsHub(host, 'tiny/qwen', tinyDecoderFolder({ family: 'qwen2', attention: 'plain', weights: 'float32' }));
    await page.emulateMedia({ colorScheme: scheme });
    const data = await openForData(page, watch);
    await data.emulateMedia({ colorScheme: scheme });
    await data.reload();
    await expect(data.locator('html')).toHaveAttribute('data-theme', scheme);
    await look(data, 'data, empty');
    await data.getByLabel('Addresses, one a line').fill(`${host.origin}/pool.jsonl\nftp://no\n${host.origin}/none.jsonl`);
    await look(data, 'data, with an address that is none');
    await data.getByLabel('Addresses, one a line').fill(`${host.origin}/pool.jsonl\n${host.origin}/none.jsonl`);
    await pressFetch(data);
    await expect(data.getByRole('alert')).toBeVisible();
    await look(data, 'data, failed');
    await data.screenshot({ path: `screenshots/fetch-failed-${scheme}.png` });
    await data.getByRole('button', { name: 'Hand over the one that came' }).click();
    await handedOver(data);
    await look(data, 'data, handed over');
    await data.goto('/fetch.html#model');
    await data.reload();
    await data.getByText('Revision, another hub').click();
    await data.getByLabel('Hub').fill(host.origin);
    await data.getByLabel('Model').fill('tiny/qwen');
    await look(data, 'model');
    await data.screenshot({ path: `screenshots/fetch-model-${scheme}.png` });
    await data.getByRole('button', { name: /^Ask/ }).click();
    await expect(data.getByRole('heading', { name: 'tiny/qwen' })).toBeVisible();
    await look(data, 'model, its files');
    await data.screenshot({ path: `screenshots/fetch-files-${scheme}.png`, fullPage: true });
    expect(found).toEqual({});
  });
}
