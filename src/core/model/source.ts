/** Bytes that can be read in part: a file on disk, in the browser's storage, or in memory. */
export interface ByteSource {
  readonly size: number;
  /** Bytes from `start` up to `end`; new buffer. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Bytes that are in memory already; parts are copies. */
export function memorySource(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}
