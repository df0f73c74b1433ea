import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { joinedSets } from '../../core/embedding/sets';
import type { MapLayout } from '../../core/embedding/layoutTypes';
import type { EmbeddingSet } from '../../core/embedding/types';
import { stored } from './storageErrors';

/** Vectors of some rows: written once, read whole. A run appends; nothing is ever rewritten. */
interface ChunkRecord {
  readonly projectId: string;
  readonly set: EmbeddingSet;
}
interface LayoutRecord {
  readonly projectId: string;
  readonly kind: string;
  readonly key: string;
  readonly layout: MapLayout;
}
interface Schema extends DBSchema {
  chunks: { key: number; value: ChunkRecord; indexes: { project: string } };
  layouts: { key: [string, string]; value: LayoutRecord; indexes: { project: string } };
}

const DATABASE = 'delift-vectors';
const VERSION = 1;

/**
 * Vectors of rows and layouts of the map, by project. They stand in a database of their own: all of it can be made
 * again, and may be deleted to make room. Every call throws AppError 'storage-full' or 'storage-failed'.
 */
export function createVectorStorage() {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opening ??= openDB<Schema>(DATABASE, VERSION, {
      upgrade: (db) => {
        db.createObjectStore('chunks', { autoIncrement: true }).createIndex('project', 'projectId');
        db.createObjectStore('layouts', { keyPath: ['projectId', 'kind'] }).createIndex('project', 'projectId');
      },
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    opening.catch(() => (opening = null)); // the next call tries again
    return opening;
  };
  const remove = (projectId: string): Promise<void> =>
    stored(async () => {
      const write = (await open()).transaction(['chunks', 'layouts'], 'readwrite');
      const [chunks, layouts] = await Promise.all([write.objectStore('chunks').index('project').getAllKeys(projectId), write.objectStore('layouts').index('project').getAllKeys(projectId)]);
      await Promise.all([...chunks.map((key) => write.objectStore('chunks').delete(key)), ...layouts.map((key) => write.objectStore('layouts').delete(key)), write.done]);
    });
  return {
    load: (projectId: string, modelHash: string) =>
      stored(async () => {
        const chunks = await (await open()).getAllFromIndex('chunks', 'project', projectId);
        return joined(chunks.map(({ set }) => set).filter((set) => set.modelHash === modelHash));
      }),
    append: (projectId: string, set: EmbeddingSet) => stored(async () => void (await (await open()).add('chunks', { projectId, set: { ...set, vectors: set.vectors.slice() } }))),
    loadLayout: (projectId: string, key: string) =>
      stored(async () => {
        const layouts = await (await open()).getAllFromIndex('layouts', 'project', projectId);
        return layouts.find((record) => record.key === key)?.layout ?? null;
      }),
    saveLayout: (projectId: string, kind: string, key: string, layout: MapLayout) =>
      stored(async () => void (await (await open()).put('layouts', { projectId, kind, key, layout }))),
    remove,
    keepOnly: (projectIds: readonly string[]) =>
      stored(async () => {
        const db = await open();
        const kept = new Set(projectIds);
        for (const store of ['chunks', 'layouts'] as const) {
          for (let cursor = await db.transaction(store).store.index('project').openKeyCursor(null, 'nextunique'); cursor !== null; cursor = await cursor.continue()) {
            if (!kept.has(cursor.key)) await remove(cursor.key);
          }
        }
      }),
  };
}

/** Chunks side by side; a row that stands in two is taken from the first. */
function joined(sets: readonly EmbeddingSet[]): EmbeddingSet | null {
  const [first, ...others] = sets;
  if (first === undefined) return null;
  const rows = sets.reduce((sum, set) => sum + set.hashes.length, 0);
  if (new Set(sets.flatMap((set) => set.hashes)).size < rows) return others.reduce(joinedSets, first);
  const vectors = new Float32Array(rows * first.dimension);
  let at = 0;
  for (const set of sets) {
    vectors.set(set.vectors, at);
    at += set.vectors.length;
  }
  return { ...first, hashes: sets.flatMap((set) => set.hashes), vectors };
}
