import type { Example, RowHash, SetName } from '../dataset/types';
import type { Backend } from '../model/types';
import type { TemplateName } from '../prompt/types';

/** U3: rows that are answered x columns that are shown. */
export type BlockName = 'pool-pool' | 'target-pool' | 'pool-existing' | 'pool-target';

/** What a block's numbers depend on, besides the rows themselves. */
export interface ScoreIdentity {
  readonly model: string;
  readonly modelHash: string;
  readonly template: TemplateName;
}

/**
 * Utilities of one block (U2), all or part of it.
 * m rows, n columns; utility is m x n, column-major, in [-1, 1]; NaN = missing or not scored yet.
 */
export interface UtilityBlock {
  readonly block: BlockName;
  readonly identity: ScoreIdentity;
  readonly rowHashes: readonly RowHash[];
  readonly columnHashes: readonly RowHash[];
  /** d(y_i | x_i), m values in [0, 1]; NaN where not scored or missing. */
  readonly alone: Float32Array;
  readonly utility: Float32Array;
  /** n flags: 1 where every pair of the column is scored or known to be missing. */
  readonly columnsDone: Uint8Array;
  /** Flat indexes (column * m + row) of pairs that do not fit the model's context (U5). */
  readonly missing: readonly number[];
}

/** One set's rows, in order, as scoring needs them. */
export interface ScoringSets {
  readonly pool: readonly Example[];
  readonly target: readonly Example[];
  readonly existing: readonly Example[];
}

/** One demonstration and all rows it is shown for: the unit of work, of progress and of saving. */
export interface ColumnTask {
  /** The set the demonstration comes from, and its position there. */
  readonly set: SetName;
  readonly column: number;
  /** Blocks of which this is a column: their rows are asked together, so that the demonstration is read once. */
  readonly blocks: readonly BlockName[];
}

/** What is going to be run, decided before anything runs. */
export interface ScoringPlan {
  readonly identity: ScoreIdentity;
  readonly blocks: readonly { readonly block: BlockName; readonly rows: number; readonly columns: number; readonly columnsLeft: number }[];
  /** In the order of work. */
  readonly tasks: readonly ColumnTask[];
  /** Pairs left to score, and pairs of all blocks together. */
  readonly pairs: number;
  readonly pairsTotal: number;
  /** Tokens to run after prefix sharing, from token counts alone (about). */
  readonly tokens: number;
  /** Size of the result, bytes. */
  readonly bytes: number;
}

export interface ScoringProgress {
  readonly kind: 'progress';
  readonly pairsDone: number;
  readonly pairs: number;
  readonly tokensRun: number;
  readonly elapsedMs: number;
}

/** Events of a scoring run, in order. */
export type ScoringEvent =
  | { readonly kind: 'alone'; readonly set: 'pool' | 'target'; /** d(y_i | x_i) of the set's rows; NaN = missing. */ readonly distances: Float32Array }
  | {
      readonly kind: 'column';
      readonly block: BlockName;
      readonly column: number;
      /** m utilities of this column; NaN = missing. New buffer, owned by the receiver. */
      readonly utility: Float32Array;
      /** Rows of this column that do not fit the context. */
      readonly missingRows: readonly number[];
    }
  | ScoringProgress;

export interface ScoreReport {
  readonly pairs: number;
  readonly missing: number;
  readonly tokensRun: number;
  readonly elapsedMs: number;
  readonly backend: Backend;
}

/** One answer token with its probability without and with the demonstration. */
export interface TokenProbability {
  readonly text: string;
  readonly alone: number;
  readonly shown: number;
}

/** A single pair, scored on demand, word by word. */
export interface PairDetail {
  readonly distanceAlone: number;
  readonly distanceShown: number;
  readonly tokens: readonly TokenProbability[];
}
