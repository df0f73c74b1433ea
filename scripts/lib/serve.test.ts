import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { metaPolicyOf } from './headers.mjs';
import { fileOf, serveFolder } from './serve.mjs';

let parent: string;
let root: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'delift-serve-'));
  root = path.join(parent, 'web');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(parent, 'secret.txt'), 'secret');
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'fetch.html'), '<!doctype html>');
  await writeFile(path.join(root, '.fingerprint'), 'x');
  await writeFile(path.join(root, 'assets/index-abcd1234.js'), 'export {};');
  await writeFile(path.join(root, 'runtime.mjs'), 'export {};');
  await writeFile(path.join(root, 'runtime.wasm'), new Uint8Array(5));
  await writeFile(path.join(root, 'kernel.npy'), new Uint8Array(7));
  server = await serveFolder(root);
});

afterEach(async () => {
  await server.close();
  await rm(parent, { recursive: true });
});

/** A request as it is, where fetch would tidy the path first. */
function get(url: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET') {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: server.port, path: url, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

test.each(['/', '/runtime.mjs', '/missing'])('%s comes isolated and with the content policy', async (url) => {
  const { headers } = await get(url);
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/assets/index-abcd1234.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/runtime.mjs', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/runtime.wasm', 'application/wasm', 'no-cache'],
  ['/kernel.npy?v=1', 'application/octet-stream', 'no-cache'],
])('%s is served as %s, %s', async (url, type, cache) => {
  const { status, headers } = await get(url);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache]);
});

test('[NET1] each page has a policy of its own; what they load has the workbench’s', async () => {
  const connect = async (url: string): Promise<string> => /connect-src ([^;]*)/.exec(String((await get(url)).headers['content-security-policy']))![1]!;
  expect(await connect('/fetch.html')).toBe('https: http://localhost:* http://127.0.0.1:*');
  for (const url of ['/', '/index.html', '/index.html?fetch.html', '/assets/index-abcd1234.js', '/assets/fetch.html.js', '/none/fetch.html']) expect(await connect(url)).toBe("'self'");
  expect(metaPolicyOf('/fetch.html')).not.toContain('frame-ancestors'); // a page cannot say that of itself
  expect(metaPolicyOf('/index.html')).toContain("connect-src 'self';");
});

test('a file that has not changed is not sent again', async () => {
  const first = await get('/runtime.wasm');
  expect(first.body).toHaveLength(5);
  const second = await get('/runtime.wasm', { 'If-None-Match': first.headers.etag });
  expect([second.status, second.body]).toEqual([304, '']);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/assets%00.js',
  '/%',
  '/.fingerprint',
  '/assets',
])('%s is not found', async (url) => {
  const { status, body } = await get(url);
  expect([status, body]).toEqual([404, 'Not found.\n']);
});

test('fileOf never leaves its folder', () => {
  expect(fileOf('/srv/web', '/a/b.js?x')).toBe(path.join('/srv/web', 'a/b.js'));
  expect(fileOf('/srv/web', '/a/%2e%2e/%2e%2e/b')).toBeNull();
  expect(fileOf('/srv/web', 'http://localhost/a')).toBeNull();
});

test('only reading is allowed', async () => {
  expect((await get('/', {}, 'POST')).status).toBe(405);
  const head = await get('/kernel.npy', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '7', '']);
});

test('a port in use is passed over, unless it was asked for', async () => {
  const next = await serveFolder(root);
  expect(next.port).toBeGreaterThan(server.port);
  await next.close();
  await expect(serveFolder(root, { port: server.port })).rejects.toThrow(`Port ${server.port} is in use.`);
});
