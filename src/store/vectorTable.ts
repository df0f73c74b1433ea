import type { RowHash } from '../core/dataset/types';
import type { EmbeddingSet } from '../core/embedding/types';

/** Vectors of one model's rows, growing while they are made. */
export interface VectorTable {
  has(hash: RowHash): boolean;
  /** Adds rows that are not there yet; false when none was new. Vectors of another model take the place of all before. */
  add(set: EmbeddingSet): boolean;
  /** All of them; the same object until some are added. Borrowed. */
  all(): EmbeddingSet | null;
  clear(): void;
}

export function createVectorTable(): VectorTable {
  let about: Pick<EmbeddingSet, 'model' | 'modelHash' | 'dimension'> | null = null;
  let vectors = new Float32Array(0);
  const places = new Map<RowHash, number>();
  let shown: EmbeddingSet | null = null;

  const room = (rows: number, dimension: number): void => {
    if (rows * dimension <= vectors.length) return;
    const larger = new Float32Array(Math.max(rows * dimension, 2 * vectors.length));
    larger.set(vectors);
    vectors = larger;
  };
  const clear = (): void => {
    about = null;
    vectors = new Float32Array(0);
    places.clear();
    shown = null;
  };
  return {
    has: (hash) => places.has(hash),
    add: (set) => {
      if (about !== null && about.modelHash !== set.modelHash) clear();
      about = { model: set.model, modelHash: set.modelHash, dimension: set.dimension };
      const fresh = set.hashes.flatMap((hash, at) => (places.has(hash) ? [] : [at]));
      room(places.size + fresh.length, set.dimension);
      for (const at of fresh) {
        vectors.set(set.vectors.subarray(at * set.dimension, (at + 1) * set.dimension), places.size * set.dimension);
        places.set(set.hashes[at]!, places.size);
      }
      if (fresh.length > 0) shown = null;
      return fresh.length > 0;
    },
    all: () => {
      if (about === null || places.size === 0) return null;
      return (shown ??= { ...about, hashes: [...places.keys()], vectors: vectors.subarray(0, places.size * about.dimension) });
    },
    clear,
  };
}
