import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isJsonObject, type JsonObject } from '../../core/base/json';
import { sha256 } from '../../core/base/hash';
import type { Example } from '../../core/dataset/types';
import { blockParts, readBlock } from '../../core/export/projectBlocks';
import { shapeReader } from '../../core/export/shape';
import type { UtilityBlock } from '../../core/scoring/types';
import { openKernelFiles, type KernelFiles } from './kernelFiles';
import { stored } from './storageErrors';

interface FileRows {
  readonly examples: readonly Example[];
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}
interface FileRecord extends FileRows {
  readonly projectId: string;
  readonly fileId: string;
}
interface ProjectRecord {
  readonly id: string;
  readonly document: object;
  readonly summary: { readonly openedAt: string };
  readonly deletedAt: number | null;
}
interface BlockRecord {
  readonly projectId: string;
  readonly key: string;
  readonly about: JsonObject;
  /** Where the numbers stand: names of files, or the .npy bytes themselves. */
  readonly utility: string | Uint8Array<ArrayBuffer>;
  readonly alone: string | Uint8Array<ArrayBuffer>;
}
interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  files: { key: [string, string]; value: FileRecord; indexes: { project: string } };
  blocks: { key: [string, string]; value: BlockRecord; indexes: { project: string } };
}

/** A document and a summary as the store has them; their content is not looked at here. */
interface Identified {
  readonly id: string;
}
interface Dated extends Identified {
  readonly openedAt: string;
}
export interface LoadedProject<Document> {
  readonly document: Document;
  readonly files: ReadonlyMap<string, FileRows>;
  readonly blocks: readonly UtilityBlock[];
}

const DATABASE = 'delift';
const VERSION = 1;
/** A deleted project is gone for good once it cannot be brought back any more. */
const KEEP_DELETED_MS = 60_000;
const read = shapeReader('project-invalid', 'A stored kernel', 'The rest of the project is there; score the missing part again.');

/**
 * Projects in this browser: documents and rows in IndexedDB, kernels as .npy files in the private file system.
 * Every call throws AppError 'storage-full' or 'storage-failed'.
 */
export function createProjectStorage<Document extends Identified, Summary extends Dated>() {
  let opening: Promise<{ db: IDBPDatabase<Schema>; kernels: KernelFiles | null }> | null = null;
  const open = (): NonNullable<typeof opening> => {
    opening ??= stored(async () => ({ db: await openDatabase(), kernels: await openKernelFiles() }));
    opening.catch(() => (opening = null)); // the next call tries again
    return opening;
  };
  const purge = async (id: string): Promise<void> => {
    const { db, kernels } = await open();
    const blocks = await db.getAllFromIndex('blocks', 'project', id);
    const write = db.transaction(['projects', 'files', 'blocks'], 'readwrite');
    const fileKeys = await write.objectStore('files').index('project').getAllKeys(id);
    await Promise.all([
      write.objectStore('projects').delete(id),
      ...fileKeys.map((key) => write.objectStore('files').delete(key)),
      ...blocks.map((block) => write.objectStore('blocks').delete([id, block.key])),
      write.done,
    ]);
    for (const name of blocks.flatMap(fileNames)) await kernels?.remove(name);
  };

  return {
    list: () =>
      stored(async () => {
        const { db } = await open();
        const records = await db.getAll('projects');
        for (const record of records) {
          if (record.deletedAt !== null && Date.now() - record.deletedAt > KEEP_DELETED_MS) await purge(record.id);
        }
        const summaries = records.filter((record) => record.deletedAt === null).map((record) => record.summary as Summary);
        return summaries.sort((a, b) => b.openedAt.localeCompare(a.openedAt));
      }),
    load: (id: string) =>
      stored<LoadedProject<Document> | null>(async () => {
        const { db, kernels } = await open();
        const record = await db.get('projects', id);
        if (record === undefined || record.deletedAt !== null) return null;
        const document = record.document as Document;
        const files = await db.getAllFromIndex('files', 'project', id);
        const blocks = await db.getAllFromIndex('blocks', 'project', id);
        return {
          document,
          files: new Map(files.map(({ fileId, examples, bytes }) => [fileId, { examples, bytes }])),
          blocks: await Promise.all(blocks.map((block) => readStored(block, kernels))),
        };
      }),
    saveDocument: (document: Document, summary: Summary) =>
      stored(async () => {
        const { db } = await open();
        await db.put('projects', { id: document.id, document, summary, deletedAt: null });
      }),
    saveFile: (projectId: string, fileId: string, rows: FileRows) =>
      stored(async () => {
        askToKeep();
        const { db } = await open();
        await db.put('files', { projectId, fileId, examples: rows.examples, bytes: rows.bytes });
      }),
    saveBlock: (projectId: string, block: UtilityBlock) =>
      stored(async () => {
        const { db, kernels } = await open();
        const key = await blockKey(block);
        const before = await db.get('blocks', [projectId, key]);
        const record = await writeBlock(projectId, key, block, kernels);
        await db.put('blocks', record);
        if (before !== undefined) for (const name of fileNames(before)) await kernels?.remove(name);
      }),
    setDeleted: (id: string, deleted: boolean) =>
      stored(async () => {
        const { db } = await open();
        const record = await db.get('projects', id);
        if (record !== undefined) await db.put('projects', { ...record, deletedAt: deleted ? Date.now() : null });
      }),
    purge: (id: string) =>
      stored(async () => {
        const { db } = await open();
        // Brought back in another tab meanwhile: it stays.
        const record = await db.get('projects', id);
        if (record !== undefined && record.deletedAt !== null) await purge(id);
      }),
  };
}

/** The browser may refuse; then it may also clear the data when it needs room. Pages that are not secure have no such call. */
function askToKeep(): void {
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
  void storage?.persist?.();
}

function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade: (db) => {
      db.createObjectStore('projects', { keyPath: 'id' });
      db.createObjectStore('files', { keyPath: ['projectId', 'fileId'] }).createIndex('project', 'projectId');
      db.createObjectStore('blocks', { keyPath: ['projectId', 'key'] }).createIndex('project', 'projectId');
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(), // a newer version of the app in another tab waits for this
  });
}

/** A block's name on disk: one for each model and template. */
async function blockKey({ block, identity }: UtilityBlock): Promise<string> {
  const made = await sha256(`${identity.model}\n${identity.modelHash}\n${identity.template}`);
  return `${block}.${made.slice(0, 12)}`;
}

/** New files first, then the record that points to them: a crash between leaves the old block whole. */
async function writeBlock(projectId: string, key: string, block: UtilityBlock, kernels: KernelFiles | null): Promise<BlockRecord> {
  const [utility, alone, about] = blockParts(block, key);
  const described = { projectId, key, about: parse(about!.bytes) };
  const [utilityBytes, aloneBytes] = [new Uint8Array(utility!.bytes), new Uint8Array(alone!.bytes)];
  if (kernels === null) return { ...described, utility: utilityBytes, alone: aloneBytes };
  const stem = `${projectId}.${key}.${Date.now().toString(36)}`;
  await kernels.write(`${stem}.npy`, utilityBytes);
  await kernels.write(`${stem}.alone.npy`, aloneBytes);
  return { ...described, utility: `${stem}.npy`, alone: `${stem}.alone.npy` };
}

async function readStored(record: BlockRecord, kernels: KernelFiles | null): Promise<UtilityBlock> {
  const bytesOf = async (place: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
    if (typeof place !== 'string') return place;
    if (kernels === null) throw new Error('the private file system is not there');
    return kernels.read(place);
  };
  return readBlock(read, record.key, record.about, await bytesOf(record.utility), await bytesOf(record.alone));
}

function fileNames(record: BlockRecord): string[] {
  return [record.utility, record.alone].filter((place) => typeof place === 'string');
}

function parse(bytes: Uint8Array): JsonObject {
  const value = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  if (!isJsonObject(value)) throw new Error('a kernel is described by an object');
  return value;
}
