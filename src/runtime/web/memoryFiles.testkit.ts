import type { BlockRecord, BlockRecords } from './blockStore';
import type { KernelFiles } from './kernelFiles';

/** The interfaces of block storage in memory, with the bytes for a test to look at and to change. */
export function memoryStorage() {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const held = new Map<string, BlockRecord>();
  let room = Infinity;
  const files: KernelFiles = {
    write: async (name, pieces) => {
      const size = pieces.reduce((total, piece) => total + piece.length, 0);
      const used = [...bytes.values()].reduce((total, file) => total + file.length, 0);
      if (used + size > room) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      bytes.set(name, new Uint8Array(await new Blob([...pieces]).arrayBuffer()));
    },
    read: async (name) => bytes.get(name) ?? Promise.reject(new DOMException(name, 'NotFoundError')),
    list: async (prefix) => [...bytes.keys()].filter((name) => name.startsWith(prefix)),
    remove: async (name) => void bytes.delete(name),
  };
  const records: BlockRecords = {
    get: async (projectId, key) => held.get(`${projectId} ${key}`),
    all: async (projectId) => [...held.values()].filter((record) => record.projectId === projectId),
    put: async (record) => void held.set(`${record.projectId} ${record.key}`, record),
  };
  return { files, records, bytes, setRoom: (size: number) => void (room = size) };
}
