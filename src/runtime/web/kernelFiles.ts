/** Large buffers as files of the origin's private file system. */
export interface KernelFiles {
  /** Writes a file whole, from pieces: it is there or it is not, never half of one. */
  write(name: string, pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Names that begin so, in no order. */
  list(prefix: string): Promise<string[]>;
  /** No error where there is no such file. */
  remove(name: string): Promise<void>;
}

const FOLDER = 'kernels';

/** Null where the browser has no private file system for this page. */
export async function openKernelFiles(): Promise<KernelFiles | null> {
  const folder = await openFolder();
  if (folder === null) return null;
  return {
    write: async (name, pieces) => {
      const file = await folder.getFileHandle(name, { create: true });
      const writer = await file.createWritable();
      try {
        for (const piece of pieces) await writer.write(piece);
        await writer.close();
      } catch (thrown) {
        await writer.abort().catch(() => undefined); // it may be closed already; the first fault is the one to tell
        await folder.removeEntry(name).catch(() => undefined); // an empty file stands there since it was opened
        throw thrown;
      }
    },
    read: async (name) => {
      const file = await (await folder.getFileHandle(name)).getFile();
      return new Uint8Array(await file.arrayBuffer());
    },
    list: async (prefix) => {
      const names: string[] = [];
      for await (const name of folder.keys()) if (name.startsWith(prefix)) names.push(name);
      return names;
    },
    remove: async (name) => {
      try {
        await folder.removeEntry(name);
      } catch (thrown) {
        if (!(thrown instanceof DOMException) || thrown.name !== 'NotFoundError') throw thrown;
      }
    },
  };
}

async function openFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create: true });
  } catch {
    return null; // private windows and old browsers: kernels then stand in the database
  }
}
