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
  /** How the weights are stored where a model comes in several ways ("q4", "fp16"). Default: the model's only way. */
  readonly dtype?: string | undefined;
}

/** Which pairs of a block are stored, column by column. All buffers are shared by whoever holds the block. */
export interface SparsePattern {
  /** n + 1 values: the entries of column j stand from starts[j] up to, without, starts[j + 1]. */
  readonly starts: Uint32Array;
  /** Row of each entry; rises within a column. */
  readonly rowIndex: Uint32Array;
  /** Places in rowIndex, rising, of the pairs that are there to measure what the plan leaves out. Default none. */
  readonly audit?: Uint32Array | undefined;
  /** How the pairs were chosen: "knn:32". Default unknown. */
  readonly plan?: string | undefined;
}

/**
 * Utilities of one block (U2), all or part of it.
 * m rows, n columns, in [-1, 1]; NaN = missing or not scored yet. Read through blockAccess.ts.
 * Dense (`sparse` null): utility is m x n, column-major. Sparse: utility has one value for each entry of the pattern;
 * pairs outside it are not planned.
 */
export interface UtilityBlock {
  readonly block: BlockName;
  readonly identity: ScoreIdentity;
  readonly rowHashes: readonly RowHash[];
  readonly columnHashes: readonly RowHash[];
  /** d(y_i | x_i), m values in [0, 1]; NaN where not scored or missing. */
  readonly alone: Float32Array;
  readonly utility: Float32Array;
  readonly sparse: SparsePattern | null;
  /** n flags: 1 where every stored pair of the column is scored or known to be missing. */
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
  /** Rows that are asked in each of `blocks`, rising; null: all rows of the block. */
  readonly rows: readonly (Uint32Array | null)[];
}

/** One block in a plan. */
export interface PlannedBlock {
  readonly block: BlockName;
  readonly rows: number;
  readonly columns: number;
  /** Columns with a pair left to score. */
  readonly columnsLeft: number;
  /** Pairs stored (rows x columns, or the sparse pattern's entries), and those of them left to score. */
  readonly pairs: number;
  readonly pairsLeft: number;
}

/** What is going to be run, decided before anything runs. */
export interface ScoringPlan {
  readonly identity: ScoreIdentity;
  readonly blocks: readonly PlannedBlock[];
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
      /** Rows that were asked, rising; null: all m rows. */
      readonly rows: Uint32Array | null;
      /** One utility for each row asked; NaN = missing. New buffer, owned by the receiver. */
      readonly utility: Float32Array;
      /** Rows of the block, among those asked, that do not fit the context. */
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
