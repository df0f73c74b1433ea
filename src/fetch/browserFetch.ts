import { sha256 } from '../core/base/hash';
import { throwIfAborted } from '../core/base/job';
import { unreadableFailure } from '../core/remote/failures';
import type { ByteSink, RemoteFetch } from '../core/remote/types';

/** One GET: no cookies, no sign-in, no referrer, nothing left in the browser's cache. */
export const browserFetch: RemoteFetch = async (url, signal) => {
  try {
    const response = await fetch(url, { mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'follow', signal: signal ?? null });
    return { status: response.status, url: response.url, header: (name) => response.headers.get(name), body: response.body === null ? null : chunksOf(response.body) };
  } catch (cause) {
    throwIfAborted(signal);
    throw unreadableFailure(new URL(url).host, navigator.onLine, cause);
  }
};

/** Not every browser iterates over streams. */
async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // after a failure there is nothing left to cancel
  }
}

/** From this many bytes on, chunks become a Blob, which the browser may keep on disk. */
const PIECE = 32_000_000;

/** Bytes that come, as one Blob. */
export function blobSink(): ByteSink & { blob(): Blob } {
  let pieces: BlobPart[] = [];
  let loose: Uint8Array<ArrayBuffer>[] = [];
  let looseBytes = 0;
  const blob = (): Blob => {
    const whole = new Blob([...pieces, ...loose]);
    pieces = [whole];
    loose = [];
    looseBytes = 0;
    return whole;
  };
  return {
    write: (chunk) => {
      loose.push(chunk);
      looseBytes += chunk.length;
      if (looseBytes < PIECE) return;
      pieces.push(new Blob(loose));
      loose = [];
      looseBytes = 0;
    },
    sha256: async () => sha256(await blob().arrayBuffer()),
    blob,
  };
}
