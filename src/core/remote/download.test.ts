import { describe, expect, test } from 'vitest';
import { sha256 } from '../base/hash';
import { download, type DownloadRequest } from './download';
import { unreachableFailure, unreadableFailure } from './failures';
import { cannedFetch, textSink } from './remote.testkit';
import type { FetchProgress } from './types';

const url = 'https://example.org/pool.jsonl';
const request: DownloadRequest = { url, mostBytes: 100 };
const failing = (code: string, message: RegExp): Error => expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

describe('one answer', () => {
  test('is written as it comes, and its progress told', async () => {
    const { fetch } = cannedFetch({ [url]: { headers: { 'content-length': '8', 'content-disposition': 'inline' }, chunks: ['{"a"', ':1}\n'] } });
    const sink = textSink();
    const progress: FetchProgress[] = [];
    const done = await download(fetch, request, sink, { emit: (event) => progress.push(event) });
    expect([sink.text(), done]).toEqual(['{"a":1}\n', { bytes: 8, sentBy: null, contentDisposition: 'inline' }]);
    expect(progress).toEqual([{ bytesRead: 0, bytes: 8 }, { bytesRead: 4, bytes: 8 }, { bytesRead: 8, bytes: 8 }]);
  });

  test('[NET5] another host that sent it is named', async () => {
    const { fetch } = cannedFetch({ [url]: { url: 'https://cdn.example.net/x', chunks: ['x'] } });
    expect((await download(fetch, request, textSink())).sentBy).toBe('cdn.example.net');
  });

  test('the length of a packed transfer is no length of the file', async () => {
    const { fetch } = cannedFetch({ [url]: { headers: { 'content-length': '3', 'content-encoding': 'gzip' }, chunks: ['longer than three'] } });
    const progress: FetchProgress[] = [];
    await download(fetch, request, textSink(), { emit: (event) => progress.push(event) });
    expect(progress.every(({ bytes }) => bytes === null)).toBe(true);
  });

  test.each([
    [404, /has nothing at this address \(404\)/],
    [401, /does not give this to everyone \(401\).*No sign-in is ever sent/],
    [403, /\(403\)/],
    [429, /asked too often/],
    [503, /could not answer \(503\).*Try again in a while/],
    [206, /answered with status 206/],
  ])('[NET5] status %i is a sentence', async (status, message) => {
    const { fetch } = cannedFetch({ [url]: { status } });
    await expect(download(fetch, request, textSink())).rejects.toThrow(failing('fetch-failed', message));
  });

  test('[NET5] a web page, a broken answer and one that is too large are told', async () => {
    const page = cannedFetch({ [url]: { chunks: ['\n<!DOCTYPE html><p>'] } });
    await expect(download(page.fetch, request, textSink())).rejects.toThrow(failing('fetch-corrupt', /web page instead of a file/));
    const broken = cannedFetch({ [url]: { chunks: ['half'], breaks: new Error('reset') } });
    await expect(download(broken.fetch, request, textSink())).rejects.toThrow(failing('fetch-failed', /broke off after 4 bytes/));
    const announced = cannedFetch({ [url]: { headers: { 'content-length': '101' }, chunks: ['x'] } });
    const sink = textSink();
    await expect(download(announced.fetch, request, sink)).rejects.toThrow(failing('fetch-too-large', /larger than/));
    expect(sink.text()).toBe('');
    const endless = cannedFetch({ [url]: { chunks: ['x'.repeat(60), 'x'.repeat(60)] } });
    await expect(download(endless.fetch, request, textSink())).rejects.toThrow(failing('fetch-too-large', /larger than/));
  });

  test('[NET7] what is not the file of the list is refused: other size, other content', async () => {
    const { fetch } = cannedFetch({ [url]: { chunks: ['abc'] } });
    const expected = { path: 'pool.jsonl', bytes: 3, sha256: await sha256('abc') };
    await expect(download(fetch, { ...request, expected }, textSink())).resolves.toMatchObject({ bytes: 3 });
    await expect(download(fetch, { ...request, expected: { ...expected, bytes: 4 } }, textSink())).rejects.toThrow(failing('fetch-corrupt', /has 3 bytes instead of 4/));
    await expect(download(fetch, { ...request, expected: { ...expected, sha256: await sha256('abd') } }, textSink())).rejects.toThrow(failing('fetch-corrupt', /its sha256 differs/));
  });

  test('cancelled before it was asked for, nothing is asked; while it comes, it ends', async () => {
    const { fetch, asked } = cannedFetch({ [url]: { chunks: ['a', 'b'] } });
    const early = new AbortController();
    early.abort();
    await expect(download(fetch, request, textSink(), { signal: early.signal })).rejects.toThrow(failing('cancelled', /./));
    expect(asked).toEqual([]);
    const late = new AbortController();
    await expect(download(fetch, request, textSink(), { signal: late.signal, emit: ({ bytesRead }) => bytesRead === 1 && late.abort() })).rejects.toThrow(failing('cancelled', /./));
  });
});

test('[NET5] no answer: a browser does not say why, offline and a system that does are told apart', () => {
  expect(unreadableFailure('example.org', true).message).toMatch(/cannot be reached, or .*\(CORS\)/);
  expect(unreadableFailure('example.org', false).message).toMatch(/offline/);
  expect(unreachableFailure('example.org', 'ENOTFOUND').message).toMatch(/could not be reached \(ENOTFOUND\)/);
});
