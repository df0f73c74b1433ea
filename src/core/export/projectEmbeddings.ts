import type { JsonObject } from '../base/json';
import { said } from '../base/said';
import { fromRowMajor } from '../kernel/dense';
import { readNpy, writeNpy } from '../kernel/npy';
import type { ShapeReader } from './shape';
import type { StoredVectors } from './types';
import { invalid } from './invalidProject';
import type { ZipPart } from './zip';

/** Vectors of rows as two parts: the numbers (rows x dimension) and what they are. */
export function embeddingParts(set: StoredVectors, stem: string): ZipPart[] {
  const rows = set.hashes.length;
  const about: JsonObject = { format: 'delift-embedding/1', model: set.model, modelHash: set.modelHash, rows, dimension: set.dimension, rowHashes: [...set.hashes] };
  return [
    { path: `${stem}.npy`, bytes: writeNpy({ rows, columns: set.dimension, values: fromRowMajor(set.vectors, rows, set.dimension) }), deflate: false },
    { path: `${stem}.json`, bytes: new TextEncoder().encode(JSON.stringify(about)) },
  ];
}

/**
 * The inverse of embeddingParts.
 * @throws AppError 'project-invalid' when the parts do not fit each other; 'npy-invalid' as readNpy.
 */
export function readEmbedding(read: ShapeReader, stem: string, about: unknown, numbers: Uint8Array): StoredVectors {
  const record = read.object(about, `${stem}.json`);
  const at = (field: string): string => `${stem}.json ${field}`;
  read.word(record['format'], at('format'), ['delift-embedding/1']);
  const hashes = read.list(record['rowHashes'], at('rowHashes'), read.hash);
  if (new Set(hashes).size < hashes.length) throw invalid(said`${stem}.json names a row twice`);
  const dimension = read.count(record['dimension'], at('dimension'));
  const matrix = readNpy(numbers);
  if (matrix.rows !== hashes.length || matrix.columns !== dimension) throw invalid(said`${stem}.npy is ${matrix.rows} x ${matrix.columns}, it should be ${hashes.length} x ${dimension}`);
  if (!matrix.values.every(Number.isFinite)) throw invalid(said`${stem}.npy has a value that is not a number`);
  return {
    model: read.text(record['model'], at('model')),
    modelHash: read.hash(record['modelHash'], at('modelHash')),
    dimension,
    hashes,
    vectors: fromRowMajor(matrix.values, dimension, hashes.length), // columns become rows: the same move the other way
  };
}
