import { sha256 } from '../../base/hash';
import { throwIfAborted } from '../../base/job';
import type { ByteSource } from '../source';

/** Larger files are hashed in pieces of this many bytes, so that they need not lie in memory whole. */
const PIECE = 64 * 1024 * 1024;

/** SHA-256 of a file; of one larger than 64 MiB, the SHA-256 over the hex digests of its 64 MiB pieces, one after another. */
export async function fileDigest(source: ByteSource, signal?: AbortSignal, onBytes?: (count: number) => void): Promise<string> {
  const digests: string[] = [];
  for (let start = 0; start < source.size || start === 0; start += PIECE) {
    throwIfAborted(signal);
    const bytes = await source.read(start, Math.min(start + PIECE, source.size));
    digests.push(await sha256(bytes));
    onBytes?.(bytes.length);
  }
  return digests.length === 1 ? digests[0]! : sha256(digests.join(''));
}
