import { mkdir, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseHubModel } from '../../core/remote/hub';
import { cachedModel, fetchHubModel, type HubEvent } from './hubCache';
import { serveAsHub, startRemoteHost, type RemoteHost } from './remoteHost.testkit';

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
const FILES = { 'config.json': text('{}'), 'tokenizer.json': text('{"a":1}'), 'tokenizer_config.json': text('{}'), 'onnx/model_q4.onnx': text('graph'), 'onnx/model_q4.onnx_data': text('weights'), 'README.md': text('no') };
const model = parseHubModel('owner/tiny');

let host: RemoteHost;
let cache = '';
beforeEach(async () => {
  host = await startRemoteHost();
  await serveAsHub(host, 'owner/tiny', FILES, { licence: 'mit' });
  cache = await mkdtemp(join(tmpdir(), 'delift-cache-'));
});
afterEach(async () => {
  await host.close();
  await rm(cache, { recursive: true, force: true });
});

const allFiles = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
const reset = (): number => (host.requests.length = 0);

test('[NET7][NET8] a model is fetched once, with what it needs and nothing else; after that nobody is asked', async () => {
  expect(await cachedModel(cache, host.origin, model)).toBeNull();
  const events: HubEvent[] = [];
  const fetched = await fetchHubModel(cache, host.origin, model, { emit: (event) => events.push(event) });
  expect(fetched.licence).toBe('mit');
  expect(fetched.path.endsWith('/tiny')).toBe(true);
  expect(await allFiles(fetched.path)).toEqual(['config.json', 'model_q4.onnx', 'model_q4.onnx_data', 'tokenizer.json', 'tokenizer_config.json']);
  expect(await readFile(join(fetched.path, 'onnx/model_q4.onnx'), 'utf8')).toBe('graph');
  expect(events[0]).toMatchObject({ kind: 'chosen', variant: { id: 'q4', bytes: 23 } });
  expect(events).toHaveLength(6);
  reset();
  expect(await cachedModel(cache, host.origin, model)).toEqual(fetched);
  expect(host.requests).toEqual([]);
  // Another revision, format or hub is another model.
  expect(await cachedModel(cache, host.origin, { ...model, revision: 'other' })).toBeNull();
  expect(await cachedModel(cache, host.origin, { ...model, variant: 'q4' })).toBeNull();
  expect(await cachedModel(cache, 'https://hub.example.org', model)).toBeNull();
});

test('[NET7][NET8] a file that is not what the list names leaves nothing behind', async () => {
  host.at(`/owner/tiny/resolve/${'c0ffee'.padEnd(40, '0')}/onnx/model_q4.onnx_data`, { body: 'weightz' });
  await expect(fetchHubModel(cache, host.origin, model)).rejects.toMatchObject({ code: 'fetch-corrupt', message: expect.stringContaining('its sha256 differs') as string });
  expect(await allFiles(cache)).toEqual([]);
  expect(await cachedModel(cache, host.origin, model)).toBeNull();
});

test('[NET8] what was cut off since, or left by a killed fetch, is not used', async () => {
  const { path } = await fetchHubModel(cache, host.origin, model);
  await truncate(join(path, 'onnx/model_q4.onnx_data'), 3);
  expect(await cachedModel(cache, host.origin, model)).toBeNull();
  const leftover = `${join(path, '..')}.4194305.part`; // no process has this number
  await mkdir(leftover);
  await fetchHubModel(cache, host.origin, model);
  expect(await cachedModel(cache, host.origin, model)).toEqual({ path, licence: 'mit' });
  expect((await readdir(join(path, '../..'))).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('[NET5] a hub that is not there, and one without the model, are told apart', async () => {
  await expect(fetchHubModel(cache, host.origin, parseHubModel('owner/none'))).rejects.toMatchObject({ message: expect.stringContaining('(404)') as string });
  const { origin } = host;
  await host.close();
  await expect(fetchHubModel(cache, origin, model)).rejects.toMatchObject({ code: 'fetch-failed', message: expect.stringContaining('ECONNREFUSED') as string });
  host = await startRemoteHost();
});

test('cancelled while a file comes, nothing is left behind', async () => {
  host.at(`/owner/tiny/resolve/${'c0ffee'.padEnd(40, '0')}/onnx/model_q4.onnx_data`, { body: 'weights', stalls: true });
  const stop = new AbortController();
  const fetching = fetchHubModel(cache, host.origin, model, { signal: stop.signal, emit: (event) => event.kind === 'file' && event.path === 'onnx/model_q4.onnx' && setTimeout(() => stop.abort(), 0) });
  await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
  expect(await allFiles(cache)).toEqual([]);
});
