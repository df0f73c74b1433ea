import type { JobOptions } from '../base/job';
import type { RowHash } from '../dataset/types';
import type { ModelFile, ModelProgress } from '../model/types';

/** Vectors of rows, one for each content (D3). */
export interface EmbeddingSet {
  /** Id of the sentence model. */
  readonly model: string;
  /** sha256 of its graph. */
  readonly modelHash: string;
  readonly dimension: number;
  /** n identities, no two equal. */
  readonly hashes: readonly RowHash[];
  /** n x dimension, row-major, each row of length 1. Borrowed wherever it is passed. */
  readonly vectors: Float32Array;
}

/** What is known of a sentence model before it is loaded. */
export interface SentenceModelInfo {
  /** Folder name under public/models. */
  readonly id: string;
  readonly name: string;
  readonly dimension: number;
  /** Longest text it reads, in its own tokens; what is longer is cut at the end (E1). */
  readonly maxTokens: number;
  readonly graph: ModelFile;
  readonly tokenizerFiles: readonly ModelFile[];
}

/** A loaded sentence model. Runs are made one after another. */
export interface SentenceModel {
  readonly info: SentenceModelInfo;
  /** One vector of length 1 for each text: texts x dimension, row-major, new buffer. */
  embed(texts: readonly string[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** One row to embed. */
export interface EmbeddingRow {
  readonly hash: RowHash;
  /** See embeddingText. */
  readonly text: string;
}

/** While the model is loaded, then after every batch. */
export type EmbeddingEvent =
  | { readonly kind: 'model'; readonly progress: ModelProgress }
  | {
      readonly kind: 'vectors';
      /** New vectors of this batch, to be kept at once: a run that is cancelled loses none of them. */
      readonly hashes: readonly RowHash[];
      readonly vectors: Float32Array;
      readonly done: number;
      readonly total: number;
    };

/**
 * Embeds rows. In process, in a worker and in Node. All arguments and results are structured-cloneable.
 * The model is loaded by the first call that has something to embed.
 */
export interface EmbeddingService {
  /**
   * Rows of one content are embedded once. The set comes back in the order in which each content first appears.
   * @throws AppError 'model-not-found' | 'model-corrupt' | 'model-load-failed' | 'cancelled'
   */
  embed(rows: readonly EmbeddingRow[], job?: JobOptions<EmbeddingEvent>): Promise<EmbeddingSet>;
  close(): Promise<void>;
}
