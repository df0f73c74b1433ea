import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { sha256 } from '../../core/base/hash';

/** Another host, on this machine: a page may read what it serves only where `cors` says so. */
export interface RemoteHost {
  readonly origin: string;
  /** Every request so far. */
  readonly requests: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders }[];
  /** What is at a path; the newest holds. */
  at(path: string, answer: Answer): void;
  close(): Promise<void>;
}

export interface Answer {
  /** Default 200. */
  readonly status?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether other origins may read it. Default true. */
  readonly cors?: boolean;
  /** Sends only the beginning, then nothing more until the asker goes away. */
  readonly stalls?: boolean;
}

export async function startRemoteHost(): Promise<RemoteHost> {
  const answers = new Map<string, Answer>();
  const requests: { method: string; url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    requests.push({ method: request.method ?? '', url, headers: request.headers });
    reply(request, response, answers.get(url.split('?')[0] ?? '') ?? { status: 404, body: 'Not found' });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://localhost:${port}`,
    requests,
    at: (path, answer) => void answers.set(path, answer),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function reply({ method }: IncomingMessage, response: ServerResponse, { status = 200, body = '', headers = {}, cors = true, stalls = false }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  response.writeHead(method === 'OPTIONS' ? 204 : status, {
    ...(cors ? { 'Access-Control-Allow-Origin': '*' } : {}),
    'Content-Type': 'application/octet-stream',
    'Content-Length': bytes.length,
    ...headers,
  });
  if (stalls) response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
  else response.end(bytes);
}

/** Puts a model on a host as a hub has it: its list, with sizes and the hashes of large files, and its files by their commit. */
export async function serveAsHub(host: RemoteHost, repo: string, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>, { licence = 'apache-2.0', commit = 'c0ffee'.padEnd(40, '0'), revision = 'main' } = {}): Promise<void> {
  const siblings = await Promise.all(
    Object.entries(files).map(async ([path, bytes]) => ({
      rfilename: path,
      size: bytes.length,
      ...(path.endsWith('.json') ? {} : { lfs: { size: bytes.length, sha256: await sha256(bytes) } }),
    })),
  );
  host.at(`/api/models/${repo}/revision/${revision}`, { body: JSON.stringify({ id: repo, sha: commit, cardData: { license: licence }, siblings }), headers: { 'Content-Type': 'application/json' } });
  for (const [path, bytes] of Object.entries(files)) host.at(`/${repo}/resolve/${commit}/${path}`, { body: bytes });
}
