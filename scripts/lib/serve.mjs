import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheControlOf, contentTypeOf, securityHeadersOf } from './headers.mjs';

/** Both names of the local machine: a browser may try either for `localhost`. */
const LOOPBACK = ['127.0.0.1', '::1'];
const FIRST_PORT = 5173;
const LAST_PORT = 5273;

/**
 * The file a request means, or null when it means none. Never leaves `root`.
 * @param {string} root absolute folder
 * @param {string} url path and query as requested
 * @returns {string | null} absolute path
 */
export function fileOf(root, url) {
  let pathname;
  try {
    pathname = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null; // not a well-formed escape
  }
  if (!pathname.startsWith('/') || /[\0\\]/.test(pathname)) return null;
  const segments = pathname.split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return null;
  const relative = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const file = path.join(root, relative);
  return file.startsWith(root + path.sep) ? file : null;
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function replyText(response, status, text) {
  response.writeHead(status, { ...securityHeadersOf(''), 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

/**
 * @param {string} root
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return replyText(response, 405, 'Only GET and HEAD are served.');
  }
  const url = request.url ?? '/';
  const file = fileOf(root, url);
  const found = file === null ? undefined : await stat(file).catch(() => undefined);
  if (file === null || found === undefined || !found.isFile()) return replyText(response, 404, 'Not found.');
  const etag = `"${found.size.toString(16)}-${Math.trunc(found.mtimeMs).toString(16)}"`;
  const headers = {
    ...securityHeadersOf(path.basename(file)),
    'Cache-Control': cacheControlOf(url.split('?', 1)[0] ?? ''),
    ETag: etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': contentTypeOf(file), 'Content-Length': found.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(createReadStream(file), response);
}

/**
 * @param {string} root
 * @returns {http.RequestListener}
 */
function listenerFor(root) {
  return (request, response) => {
    answer(root, request, response).catch((error) => {
      // A reader that goes away in the middle of a file is no fault of ours.
      if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE' || error?.code === 'ECONNRESET') return;
      console.error(error);
      if (!response.headersSent) replyText(response, 500, 'The file could not be read.');
      else response.destroy();
    });
  };
}

/**
 * @param {http.RequestListener} listener
 * @param {number} port
 * @param {string} host
 * @returns {Promise<http.Server>}
 */
function listen(listener, port, host) {
  return new Promise((resolve, reject) => {
    const server = http.createServer(listener);
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** @param {http.Server[]} servers */
async function closeAll(servers) {
  await Promise.all(
    servers.map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
}

/**
 * @param {http.RequestListener} listener
 * @param {number} port
 * @returns {Promise<http.Server[] | null>} null when some other program holds the port
 */
async function listenOnLoopback(listener, port) {
  /** @type {http.Server[]} */
  const servers = [];
  for (const host of LOOPBACK) {
    try {
      servers.push(await listen(listener, port, host));
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue; // a machine without IPv6, or without IPv4
      await closeAll(servers);
      if (code === 'EADDRINUSE' || code === 'EACCES') return null;
      throw error;
    }
  }
  return servers.length > 0 ? servers : null;
}

/**
 * Serves a folder on this machine only.
 * @param {string} folder
 * @param {{ port?: number }} [options] `port`: this one or none; without it the first free one from 5173
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function serveFolder(folder, { port } = {}) {
  const listener = listenerFor(path.resolve(folder));
  const first = port ?? FIRST_PORT;
  const last = port ?? LAST_PORT;
  for (let candidate = first; candidate <= last; candidate++) {
    const servers = await listenOnLoopback(listener, candidate);
    if (servers !== null) return { port: candidate, close: () => closeAll(servers) };
  }
  throw new Error(first === last ? `Port ${first} is in use.` : `No free port between ${first} and ${last}.`);
}
