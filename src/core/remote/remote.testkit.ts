import { sha256 } from '../base/hash';
import type { ByteSink, RemoteFetch, RemoteResponse } from './types';

interface Canned {
  readonly status?: number;
  /** Where it comes from in the end. Default: what was asked. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks?: readonly (string | Uint8Array<ArrayBuffer>)[];
  /** Thrown behind the last chunk. */
  readonly breaks?: Error;
}

const encoder = new TextEncoder();

/** A network with these answers; `asked` are the addresses in order. */
export function cannedFetch(answers: Readonly<Record<string, Canned>>): { readonly fetch: RemoteFetch; readonly asked: string[] } {
  const asked: string[] = [];
  const fetch: RemoteFetch = async (url): Promise<RemoteResponse> => {
    asked.push(url);
    const { status = 200, headers = {}, chunks = [], breaks, url: from = url } = answers[url] ?? { status: 404 };
    async function* body(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      for (const chunk of chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
      if (breaks !== undefined) throw breaks;
    }
    return { status, url: from, header: (name) => headers[name] ?? null, body: body() };
  };
  return { fetch, asked };
}

/** Collects text. */
export function textSink(): ByteSink & { text(): string } {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const text = (): string => chunks.map((chunk) => new TextDecoder().decode(chunk)).join('');
  return { write: (chunk) => void chunks.push(chunk), sha256: () => sha256(text()), text };
}
