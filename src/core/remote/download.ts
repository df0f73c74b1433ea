import { AppError } from '../base/errors';
import { throwIfAborted, type JobOptions } from '../base/job';
import { said } from '../base/said';
import { isWebPage } from '../dataset/foreignBytes';
import { brokenFailure, otherContentFailure, statusFailure, tooLargeFailure, webPageFailure } from './failures';
import type { ByteSink, FetchProgress, RemoteFetch, RemoteResponse } from './types';

export interface DownloadRequest {
  readonly url: string;
  /** More than this is refused, if possible before it comes. */
  readonly mostBytes: number;
  /** What the file must be, as far as it is known. Default: whatever comes. */
  readonly expected?: { readonly path: string; readonly bytes: number | null; readonly sha256: string | null } | undefined;
}

export interface Downloaded {
  readonly bytes: number;
  /** The host that sent it, where a redirect led to another one; null: the host that was asked. */
  readonly sentBy: string | null;
  readonly contentDisposition: string | null;
}

/**
 * Fetches one address into a sink. What was written before a failure is of no use.
 * @throws AppError 'fetch-failed' | 'fetch-corrupt' | 'fetch-too-large' | 'cancelled'
 * @see docs/spec/remote.md NET5, NET7
 */
export async function download(fetch: RemoteFetch, request: DownloadRequest, sink: ByteSink, job: JobOptions<FetchProgress> = {}): Promise<Downloaded> {
  throwIfAborted(job.signal);
  const response = await fetch(request.url, job.signal);
  const { host } = new URL(response.url);
  if (response.status !== 200) throw statusFailure(host, response.status);
  const announced = announcedBytes(response) ?? request.expected?.bytes ?? null;
  if (announced !== null && announced > request.mostBytes) throw tooLargeFailure(host, announced, request.mostBytes);
  const bytes = await readBody(response, { host, announced, mostBytes: request.mostBytes }, sink, job);
  if (request.expected !== undefined) await requireExpected(host, request.expected, bytes, sink);
  return { bytes, sentBy: host === new URL(request.url).host ? null : host, contentDisposition: response.header('content-disposition') };
}

/** The length of a packed transfer says nothing of the file. */
function announcedBytes(response: RemoteResponse): number | null {
  const length = Number(response.header('content-length') ?? Number.NaN);
  const coding = response.header('content-encoding');
  return Number.isFinite(length) && (coding === null || coding === 'identity') ? length : null;
}

interface Reading {
  readonly host: string;
  readonly announced: number | null;
  readonly mostBytes: number;
}

async function readBody(response: RemoteResponse, { host, announced, mostBytes }: Reading, sink: ByteSink, { signal, emit }: JobOptions<FetchProgress>): Promise<number> {
  let bytesRead = 0;
  emit?.({ bytesRead, bytes: announced });
  try {
    for await (const chunk of response.body ?? []) {
      throwIfAborted(signal);
      if (bytesRead === 0 && isWebPage(chunk)) throw webPageFailure(host);
      bytesRead += chunk.length;
      if (bytesRead > mostBytes) throw tooLargeFailure(host, bytesRead, mostBytes);
      await sink.write(chunk);
      // A host that announced too little (a packed transfer whose coding cannot be read) is no longer believed.
      emit?.({ bytesRead, bytes: announced !== null && bytesRead > announced ? null : announced });
    }
  } catch (thrown) {
    throwIfAborted(signal);
    throw thrown instanceof AppError ? thrown : brokenFailure(host, bytesRead, thrown);
  }
  throwIfAborted(signal);
  return bytesRead;
}

async function requireExpected(host: string, { path, bytes, sha256 }: NonNullable<DownloadRequest['expected']>, read: number, sink: ByteSink): Promise<void> {
  if (bytes !== null && bytes !== read) throw otherContentFailure(host, path, said`it has ${read} bytes instead of ${bytes}`);
  if (sha256 !== null && sha256 !== (await sink.sha256())) throw otherContentFailure(host, path, said`its sha256 differs`);
}
