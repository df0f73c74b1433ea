import type { FileInput } from './types';

/** A file of the page as the store takes it; its bytes are read only when asked for. */
export function toFileInput(file: File): FileInput {
  return { name: file.name, size: file.size, blob: file, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}
