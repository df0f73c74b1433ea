import type { RowHash } from '../dataset/types';
import { dot } from './dots';
import { placesOf } from './sets';
import { emptyLists, offer } from './topList';
import type { EmbeddingSet } from './types';

/** A row near another one. */
export interface NearRow {
  /** Place among the rows asked about. */
  readonly index: number;
  /** Cosine, -1 … 1. */
  readonly similarity: number;
}

/**
 * The rows nearest to one of them by meaning: the largest cosines of unit vectors, equal ones in order of index (E3).
 * Rows without a vector are left out; so is the row itself, but not others of the same content (cosine 1).
 * @param hashes n rows; borrowed. @param index the row that is asked about.
 * @returns at most k rows, nearest first; empty where the row itself has no vector. Cost O(n x dimension).
 * @see docs/spec/embedding.md E3
 */
export function nearestTo(set: EmbeddingSet, hashes: readonly RowHash[], index: number, k: number): NearRow[] {
  const place = placesOf(set);
  const own = place.get(hashes[index]!);
  if (own === undefined) return [];
  const { dimension, vectors } = set;
  const lists = emptyLists(1, k);
  hashes.forEach((hash, row) => {
    const at = place.get(hash);
    if (at !== undefined && row !== index) offer(lists, 0, k, row, dot(vectors, at * dimension, vectors, own * dimension, dimension));
  });
  return Array.from(lists.indexes, (row, at) => ({ index: row, similarity: lists.similarities[at]! })).filter((near) => near.index >= 0);
}
