import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError } from '../../core/base/errors';
import { throwIfAborted } from '../../core/base/job';
import { unreachableFailure } from '../../core/remote/failures';
import type { ByteSink, RemoteFetch } from '../../core/remote/types';

/** One GET without cookies or sign-in; only ever called after a person agreed. */
export const nodeFetch: RemoteFetch = async (url, signal) => {
  try {
    const response = await fetch(url, { redirect: 'follow', headers: { 'User-Agent': 'delift' }, signal: signal ?? null });
    return { status: response.status, url: response.url, header: (name) => response.headers.get(name), body: response.body };
  } catch (cause) {
    throwIfAborted(signal);
    throw unreachableFailure(new URL(url).host, reasonOf(cause), cause);
  }
};

/** "ECONNREFUSED", "ENOTFOUND": Node wraps the system's reason. */
function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const { code, message } = (cause ?? thrown) as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' ? code : typeof message === 'string' ? message : 'no answer';
}

/** Bytes that come, as a new file; `close` in any case. */
export async function fileSink(path: string): Promise<ByteSink & { close(): Promise<void> }> {
  const handle = await open(path, 'wx');
  const hash: Hash = createHash('sha256');
  return {
    write: async (chunk) => {
      hash.update(chunk);
      await handle.writeFile(chunk).catch((cause: unknown) => {
        throw new AppError('storage-failed', `${path} could not be written. What was fetched is thrown away. Make room, or set DELIFT_CACHE to another folder.`, { path }, { cause });
      });
    },
    sha256: async () => hash.digest('hex'),
    close: async () => {
      await handle.sync().finally(() => handle.close());
    },
  };
}
