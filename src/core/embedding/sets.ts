import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { RowHash } from '../dataset/types';
import type { Vectors } from './neighbours';
import type { EmbeddingSet } from './types';

/**
 * The vectors of some rows, in the order given; rows of one content share theirs.
 * @returns rows x dimension, row-major, new buffer.
 * @throws AppError 'invalid-argument' when a row has no vector yet.
 */
export function vectorsOf(set: EmbeddingSet, hashes: readonly RowHash[]): Vectors {
  const place = placesOf(set);
  const values = new Float32Array(hashes.length * set.dimension);
  hashes.forEach((hash, row) => {
    const at = place.get(hash);
    if (at === undefined) throw new AppError('invalid-argument', said`Row ${row + 1} has no vector yet. Embed all rows first.`, { row });
    values.set(set.vectors.subarray(at * set.dimension, (at + 1) * set.dimension), row * set.dimension);
  });
  return { rows: hashes.length, dimension: set.dimension, values };
}

/** Where each content stands in the set. */
export function placesOf(set: EmbeddingSet): ReadonlyMap<RowHash, number> {
  return new Map(set.hashes.map((hash, at) => [hash, at]));
}

/**
 * Both sets in one, the first one's rows first; a content that both have is taken from the first.
 * @returns new buffers. @throws AppError 'invalid-argument' for sets of different models.
 */
export function joinedSets(one: EmbeddingSet, other: EmbeddingSet): EmbeddingSet {
  if (one.model !== other.model || one.modelHash !== other.modelHash) {
    throw new AppError('invalid-argument', said`Vectors of ${one.model} and ${other.model} cannot be compared. Embed all rows with one model.`, {});
  }
  const known = new Set(one.hashes);
  const fresh = other.hashes.flatMap((hash, at) => (known.has(hash) ? [] : [at]));
  const vectors = new Float32Array((one.hashes.length + fresh.length) * one.dimension);
  vectors.set(one.vectors);
  fresh.forEach((at, row) => vectors.set(other.vectors.subarray(at * one.dimension, (at + 1) * one.dimension), (one.hashes.length + row) * one.dimension));
  return { ...one, hashes: [...one.hashes, ...fresh.map((at) => other.hashes[at]!)], vectors };
}

/** Only the vectors of some contents, in the order of the set. @returns new buffers. */
export function subsetOf(set: EmbeddingSet, wanted: ReadonlySet<RowHash>): EmbeddingSet {
  const places = set.hashes.flatMap((hash, at) => (wanted.has(hash) ? [at] : []));
  const vectors = new Float32Array(places.length * set.dimension);
  places.forEach((at, row) => vectors.set(set.vectors.subarray(at * set.dimension, (at + 1) * set.dimension), row * set.dimension));
  return { ...set, hashes: places.map((at) => set.hashes[at]!), vectors };
}
