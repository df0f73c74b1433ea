import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tinyDecoderFolder } from '../../fixtures/tinyModel/decoderFolder';
import { serveAsHub, startRemoteHost, type RemoteHost } from '../runtime/node/remoteHost.testkit';
import { poolText, runInProcess, temporaryFolder } from './commands/commands.testkit';
import { addInspect } from './commands/inspect';
import { addScore } from './commands/score';

let host: RemoteHost;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  host = await startRemoteHost();
  folder = await temporaryFolder();
  vi.stubEnv('DELIFT_HUB', host.origin);
  vi.stubEnv('DELIFT_CACHE', folder.path('cache'));
  await writeFile(folder.path('pool.jsonl'), poolText);
  await serveAsHub(host, 'tiny/llama', tinyDecoderFolder({ family: 'llama', attention: 'plain', weights: 'float32' }));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await host.close();
  await folder.remove();
});

const score = (...args: string[]) => runInProcess(addScore, 'score', '--pool', folder.path('pool.jsonl'), '--out', folder.path('p.delift'), '--threads', '1', '--json', ...args);

test('[NET2] without --allow-download nobody is asked: one line says what would be, and how to agree', async () => {
  const { status, err, out } = await score('--model', 'hub:tiny/llama');
  expect([status, out]).toEqual([1, '']);
  expect(err.trim().split('\n')).toHaveLength(1);
  for (const part of [`${host.origin}/api/models/tiny/llama/revision/main`, folder.path('cache'), '--allow-download', 'fetch-not-agreed']) expect(err).toContain(part);
  expect(host.requests).toEqual([]);
});

test('[NET8] with it the model is fetched and scores; the next run needs neither network nor agreement', async () => {
  const first = await score('--model', 'hub:tiny/llama', '--allow-download');
  expect(first.status).toBe(0);
  expect(first.err).toMatch(/fetching tiny\/llama, fp32, 4 files, \d+ KB, from localhost:\d+; licence: apache-2.0/);
  expect(JSON.parse(first.out)).toMatchObject({ scored: 16 });
  await host.close();
  const second = await score('--model', 'hub:tiny/llama');
  expect(second.status).toBe(0);
  expect(JSON.parse(second.out)).toMatchObject({ scored: 0, pairs: 16 });
  host = await startRemoteHost();
});

test('a name that is none, and a format that the model does not come in, are said to be so', async () => {
  expect((await score('--model', 'hub:llama')).err).toContain('does not name a model');
  const other = await score('--model', 'hub:tiny/llama:q4', '--allow-download');
  expect([other.status, other.err]).toEqual([1, expect.stringContaining('comes as fp32')]);
});

test('[NET2] data by an address is refused with what to do, and nobody is asked', async () => {
  const url = `${host.origin}/pool.jsonl`;
  for (const { status, err, out } of [await runInProcess(addInspect, 'inspect', url), await runInProcess(addScore, 'score', '--pool', url, '--out', folder.path('q.delift'))]) {
    expect(status).toBe(1);
    expect(err + out).toContain(`curl -LO ${url}`);
  }
  expect(host.requests).toEqual([]);
});
