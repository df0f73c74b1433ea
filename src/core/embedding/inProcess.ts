import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';
import type { RowHash } from '../dataset/types';
import type { ModelProgress } from '../model/types';
import type { EmbeddingEvent, EmbeddingRow, EmbeddingService, SentenceModel, SentenceModelInfo } from './types';

/** A batch is as many texts as fit in this many characters, the longest counted for each: what is run is the longest's length. */
const BATCH_CHARACTERS = 8000;
const BATCH_TEXTS = 16;

/** How this machine loads the sentence model: one for pages, one for Node. */
export interface SentenceModelLoader {
  readonly info: SentenceModelInfo;
  load(job: JobOptions<ModelProgress>): Promise<SentenceModel>;
}

/**
 * The embedding service in the caller's own thread: the worker and the command line are thin skins around it.
 * Texts of like length are run together; the vectors do not depend on that (E2).
 */
export function createEmbeddingService({ info, load }: SentenceModelLoader): EmbeddingService {
  let loading: Promise<SentenceModel> | null = null;
  const model = (job: JobOptions<EmbeddingEvent>): Promise<SentenceModel> => {
    loading ??= load({ signal: job.signal, emit: (progress) => job.emit?.({ kind: 'model', progress }) });
    loading.catch(() => (loading = null)); // the next call tries again
    return loading;
  };
  return {
    embed: async (rows, job = {}) => {
      const texts = new Map<RowHash, string>();
      for (const { hash, text } of rows) if (!texts.has(hash)) texts.set(hash, text);
      const hashes = [...texts.keys()];
      const vectors = new Float32Array(hashes.length * info.dimension);
      const place = new Map(hashes.map((hash, at) => [hash, at]));
      let done = 0;
      for (const batch of batches([...texts].map(([hash, text]) => ({ hash, text })))) {
        throwIfAborted(job.signal);
        const made = await (await model(job)).embed(batch.map(({ text }) => text));
        batch.forEach(({ hash }, at) => vectors.set(made.subarray(at * info.dimension, (at + 1) * info.dimension), place.get(hash)! * info.dimension));
        done += batch.length;
        job.emit?.({ kind: 'vectors', hashes: batch.map(({ hash }) => hash), vectors: made, done, total: hashes.length });
        await yieldToOthers();
      }
      return { model: info.id, modelHash: info.graph.sha256, dimension: info.dimension, hashes, vectors };
    },
    close: async () => {
      const open = loading;
      loading = null;
      await (await open)?.close();
    },
  };
}

/** Longest last; equal lengths in the order given. */
function batches(rows: readonly EmbeddingRow[]): EmbeddingRow[][] {
  const made: EmbeddingRow[][] = [];
  let batch: EmbeddingRow[] = [];
  for (const row of rows.toSorted((a, b) => a.text.length - b.text.length)) {
    if (batch.length === BATCH_TEXTS || (batch.length + 1) * row.text.length > BATCH_CHARACTERS) {
      if (batch.length > 0) made.push(batch);
      batch = [];
    }
    batch.push(row);
  }
  if (batch.length > 0) made.push(batch);
  return made;
}
