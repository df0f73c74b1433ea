/** What a host answered, after any redirects. */
export interface RemoteResponse {
  readonly status: number;
  /** Where the answer came from in the end. */
  readonly url: string;
  /** A header by its name in small letters; null where there is none, or where a page may not read it. */
  header(name: string): string | null;
  /** Read at most once. Null: no body. */
  readonly body: AsyncIterable<Uint8Array<ArrayBuffer>> | null;
}

/**
 * Asks one address with GET, without cookies, sign-ins or where the asker comes from; follows redirects.
 * @throws AppError 'fetch-failed' when no answer came | 'cancelled'
 */
export type RemoteFetch = (url: string, signal: AbortSignal | undefined) => Promise<RemoteResponse>;

/** Where the bytes of one answer go. */
export interface ByteSink {
  write(chunk: Uint8Array<ArrayBuffer>): void | Promise<void>;
  /** sha256 (hex) of all that was written; called at most once, after the last write. */
  sha256(): Promise<string>;
}

/** Progress of one answer. */
export interface FetchProgress {
  readonly bytesRead: number;
  /** Null: the host does not say how many there are. */
  readonly bytes: number | null;
}
