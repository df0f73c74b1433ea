import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { JsonObject } from '../../core/base/json';
import { said } from '../../core/base/said';
import type { Example } from '../../core/dataset/types';
import { readBlock } from '../../core/export/projectBlocks';
import { shapeReader } from '../../core/export/shape';
import type { UtilityBlock } from '../../core/scoring/types';
import { createBlockStore, type BlockDamage, type BlockRecord, type BlockRecords, type BlockStore } from './blockStore';
import { openKernelFiles, type KernelFiles } from './kernelFiles';
import { stored } from './storageErrors';

interface FileRows {
  readonly examples: readonly Example[];
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}
/** Rows of a file, a few thousand in each record: writing one at a time never holds the page. */
interface FileRecord extends FileRows {
  readonly projectId: string;
  /** The file's id; with "#1", "#2", … behind it for its further rows. */
  readonly fileId: string;
}
interface ProjectRecord {
  readonly id: string;
  readonly document: object;
  readonly summary: { readonly openedAt: string };
  readonly deletedAt: number | null;
}
/** As version 1 kept a block: numbers as .npy files, or as their bytes. */
interface NpyRecord {
  readonly projectId: string;
  readonly key: string;
  readonly about: JsonObject;
  readonly utility: string | Uint8Array<ArrayBuffer>;
  readonly alone: string | Uint8Array<ArrayBuffer>;
}
interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  files: { key: [string, string]; value: FileRecord; indexes: { project: string } };
  blocks: { key: [string, string]; value: BlockRecord | NpyRecord; indexes: { project: string } };
  /** Part files where the browser has no private file system. */
  parts: { key: string; value: Uint8Array<ArrayBuffer> };
}
type Database = IDBPDatabase<Schema>;
interface Opened {
  readonly db: Database;
  readonly files: KernelFiles;
  readonly blocks: BlockStore;
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
  /** What was stored and could not be used; default: nothing. */
  readonly damage: readonly BlockDamage[];
}

const DATABASE = 'delift';
const VERSION = 2;
/** A deleted project is gone for good once it cannot be brought back any more. */
const KEEP_DELETED_MS = 60_000;
const read = shapeReader('project-invalid', said`A stored kernel`, said`The rest of the project is there; score the missing part again.`);

/**
 * Projects in this browser: documents and rows in IndexedDB, utilities as part files in the private file system.
 * Every call throws AppError 'storage-full' or 'storage-failed'.
 */
export function createProjectStorage<Document extends Identified, Summary extends Dated>() {
  let opening: Promise<Opened> | null = null;
  const open = (): Promise<Opened> => {
    opening ??= stored(async () => {
      const db = await openDatabase();
      const files = (await openKernelFiles()) ?? filesInDatabase(db);
      return { db, files, blocks: createBlockStore(files, recordsIn(db)) };
    });
    opening.catch(() => (opening = null)); // the next call tries again
    return opening;
  };
  const purge = async (id: string): Promise<void> => {
    const { db, files } = await open();
    const write = db.transaction(['projects', 'files', 'blocks'], 'readwrite');
    const [fileKeys, blockKeys] = await Promise.all([write.objectStore('files').index('project').getAllKeys(id), write.objectStore('blocks').index('project').getAllKeys(id)]);
    await Promise.all([
      write.objectStore('projects').delete(id),
      ...fileKeys.map((key) => write.objectStore('files').delete(key)),
      ...blockKeys.map((key) => write.objectStore('blocks').delete(key)),
      write.done,
    ]);
    for (const name of await files.list(`${id}.`)) await files.remove(name);
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
        const { db, blocks, files } = await open();
        const record = await db.get('projects', id);
        if (record === undefined || record.deletedAt !== null) return null;
        const rows: FileRecord[] = [];
        // One at a time: all at once would hold the page.
        for (const key of await db.getAllKeysFromIndex('files', 'project', id)) {
          const part = await db.get('files', key);
          if (part !== undefined) rows.push(part);
        }
        await upgradeBlocks(id, { db, blocks, files });
        return {
          document: record.document as Document,
          files: joinParts(rows),
          ...(await blocks.load(id)),
        };
      }),
    document: (id: string) =>
      stored<Document | null>(async () => {
        const { db } = await open();
        const record = await db.get('projects', id);
        return record === undefined || record.deletedAt !== null ? null : (record.document as Document);
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
        await writeParts(db, projectId, fileId, rows);
      }),
    saveBlock: (projectId: string, block: UtilityBlock) => stored(async () => (await open()).blocks.saveWhole(projectId, block)),
    saveColumns: (projectId: string, block: UtilityBlock, columns: readonly number[]) =>
      stored(async () => (await open()).blocks.saveColumns(projectId, block, columns)),
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

function openDatabase(): Promise<Database> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade: (db, before) => {
      if (before < 1) {
        db.createObjectStore('projects', { keyPath: 'id' });
        db.createObjectStore('files', { keyPath: ['projectId', 'fileId'] }).createIndex('project', 'projectId');
        db.createObjectStore('blocks', { keyPath: ['projectId', 'key'] }).createIndex('project', 'projectId');
      }
      if (before < 2) db.createObjectStore('parts');
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(), // a newer version of the app in another tab waits for this
  });
}

function recordsIn(db: Database): BlockRecords {
  return {
    get: async (projectId, key) => {
      const record = await db.get('blocks', [projectId, key]);
      return record === undefined || 'about' in record ? undefined : record;
    },
    all: async (projectId) => (await db.getAllFromIndex('blocks', 'project', projectId)).flatMap((record) => ('about' in record ? [] : [record])),
    put: async (record) => void (await db.put('blocks', record)),
  };
}

function filesInDatabase(db: Database): KernelFiles {
  return {
    write: async (name, pieces) => void (await db.put('parts', new Uint8Array(await new Blob([...pieces]).arrayBuffer()), name)),
    read: async (name) => (await db.get('parts', name)) ?? new Uint8Array(0),
    list: (prefix) => db.getAllKeys('parts', IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    remove: (name) => db.delete('parts', name),
  };
}

/** Characters of rows in one record: cloning one takes the page's thread some 15 ms. */
const PART_CHARACTERS = 1 << 18;

/** All parts of a file, and none of an earlier, longer one, in one transaction. */
async function writeParts(db: Database, projectId: string, fileId: string, { examples, bytes }: FileRows): Promise<void> {
  const write = db.transaction('files', 'readwrite');
  let part = 0;
  let waiting: Example[] = [];
  let characters = 0;
  const put = async (): Promise<void> => {
    await write.store.put({ projectId, fileId: part === 0 ? fileId : `${fileId}#${part}`, examples: waiting, bytes: part === 0 ? bytes : null });
    part++;
    [waiting, characters] = [[], 0];
  };
  for (const example of examples) {
    waiting.push(example);
    characters += example.raw.length + example.prompt.length + example.response.length;
    if (characters >= PART_CHARACTERS) await put();
  }
  if (waiting.length > 0 || part === 0) await put();
  for (;;) {
    const key: [string, string] = [projectId, `${fileId}#${part++}`];
    if ((await write.store.getKey(key)) === undefined) break;
    await write.store.delete(key);
  }
  await write.done;
}

/** Files with their rows in order, from records in any order. */
function joinParts(records: readonly FileRecord[]): Map<string, FileRows> {
  const parts = records.map((record) => {
    const [fileId, part] = record.fileId.split('#') as [string, string | undefined];
    return { fileId, part: Number(part ?? 0), record };
  });
  const files = new Map<string, { examples: Example[]; bytes: FileRows['bytes'] }>();
  for (const { fileId, record } of parts.sort((a, b) => a.part - b.part)) {
    const file = files.get(fileId) ?? { examples: [], bytes: record.bytes };
    for (const example of record.examples) file.examples.push(example);
    files.set(fileId, file);
  }
  return files;
}

/** Version 1 to 2: numbers that stand in .npy files are written as parts. */
async function upgradeBlocks(projectId: string, { db, blocks, files }: Opened): Promise<void> {
  for (const record of await db.getAllFromIndex('blocks', 'project', projectId)) {
    if (!('about' in record)) continue;
    const bytesOf = (place: NpyRecord['utility']): Promise<Uint8Array> => (typeof place === 'string' ? files.read(place) : Promise.resolve(place));
    const block = readBlock(read, record.key, record.about, await bytesOf(record.utility), await bytesOf(record.alone));
    await db.delete('blocks', [projectId, record.key]);
    await blocks.saveWhole(projectId, block);
    for (const name of [record.utility, record.alone]) if (typeof name === 'string') await files.remove(name);
  }
}
