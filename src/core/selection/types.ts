import type { DenseKernel, Kernel } from '../kernel/types';

/** The facility-location objectives of the method's table, by their names on the command line. */
export type ObjectiveName = 'fl' | 'flmi' | 'flvmi' | 'flqmi' | 'flcg' | 'flcmi';

/** The functions that are facility location or other, by their names on the command line. */
export type FunctionName = ObjectiveName | 'graph-cut' | 'gcmi' | 'log-det' | 'disparity-sum' | 'disparity-min';

/** Indices 0 … n-1 of columns of the ground set's kernel. */
export type CandidateIndex = number;

/** Kernels an objective may read, dense or by their entries; all values finite and >= 0. Borrowed: never changed. */
export interface SelectionKernels<K extends Kernel = DenseKernel> {
  /** S: represented rows x candidates. */
  readonly ground: K;
  /** Q: represented rows x query set (FLVMI, FLCMI). */
  readonly query?: K | undefined;
  /** T: query set x candidates (FLMI, FLQMI). */
  readonly target?: K | undefined;
  /** P: represented rows x private set (FLCG, FLCMI). */
  readonly private?: K | undefined;
}

/** What any function may read. */
export interface FunctionKernels<K extends Kernel = DenseKernel> extends SelectionKernels<K> {
  /** G: candidates x candidates (GraphCut, LogDet, the disparities). Default: the ground kernel when it is square. */
  readonly candidates?: K | undefined;
}

export interface ObjectiveSpec {
  readonly name: ObjectiveName;
  /** Weight of the query set. Default 1. */
  readonly eta?: number | undefined;
  /** Hardness of the private set. Default 1. */
  readonly nu?: number | undefined;
  /** One weight >= 0 for each represented row (for FLQMI: each row of T). Default: all 1. */
  readonly rowWeights?: Float64Array | undefined;
  /**
   * FLMI only: where its modular term is read. `target`: m_j = eta max_q T_qj; `query`: m_j = eta max_q Q_jq, for
   * which candidates and rows must be the same list. Default `target`.
   */
  readonly modularFrom?: 'target' | 'query' | undefined;
}

/** Any function by name. Fields that a function does not read are ignored. */
export interface FunctionSpec extends Omit<ObjectiveSpec, 'name'> {
  readonly name: FunctionName;
  /** Weight of the pairs (GraphCut, default 0.4), ridge of the determinant (LogDet, default 1). */
  readonly lambda?: number | undefined;
}

/** G4, beside pins and bans; all combine. */
export interface ConstraintOptions {
  /** What each candidate costs, finite and > 0, in the unit of the cost budget. Default: nothing costs. */
  readonly costs?: Float64Array | undefined;
  /** Largest sum of costs, pins included; given with costs and only with them. */
  readonly costBudget?: number | undefined;
  /** Group of each candidate, from 0. Needed for caps and quotas. */
  readonly groups?: Int32Array | undefined;
  /** Most picks of each group, pins included. Default: no limit. */
  readonly caps?: readonly number[] | undefined;
  /** Fewest picks of each group, pins included. Default: 0. */
  readonly quotas?: readonly number[] | undefined;
}

export interface SelectionOptions extends ConstraintOptions {
  /** How many picks at most, pins included; at most the number of candidates. Only costs and caps end a run earlier. */
  readonly budget: number;
  /** Chosen before the first step, in this order; their coverage counts. Default none. */
  readonly pins?: readonly CandidateIndex[] | undefined;
  /** Never chosen. Default none. */
  readonly bans?: readonly CandidateIndex[] | undefined;
}

/** A ranking: picks in order with their gains (G1-G4). k picks, fewer than the budget when costs or caps end the run. */
export interface Ranking {
  readonly order: Int32Array;
  /** f(A + j) - f(A) at each step; float64. */
  readonly gains: Float64Array;
  /** f after each pick; float64. */
  readonly values: Float64Array;
  /** How many picks at the beginning were pins. */
  readonly pinned: number;
  /** First step after the pins whose gain is 0, or null (G3); every later gain is 0 too. */
  readonly zeroGainFrom: number | null;
  /** Steps (from 0, pins counted) at which another candidate had exactly the same gain. Pins are never tied. */
  readonly tiedSteps: readonly number[];
}

/** G6: f over seeded random subsets. Index = budget, 0 … k; f is 0 at budget 0. */
export interface RandomBand {
  readonly mean: Float64Array;
  /** 5 % and 95 % quantiles (linear between order statistics). */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly draws: number;
  readonly seed: number;
}

export interface SelectionProgress {
  readonly picks: number;
  readonly budget: number;
}

/**
 * What each pick changed, in the order of picks. Entry e with offsets[p] <= e < offsets[p + 1]: pick p raised the
 * cover of row rows[e] to covers[e]. offsets has k + 1 values.
 */
export interface CoverLog {
  /** Rows of the kernel the log was made from. */
  readonly rowCount: number;
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
  readonly covers: Float32Array;
}

/** The state after the first k picks. */
export interface CoverState {
  /** Best help each row gets from the picks; 0 for none. */
  readonly cover: Float32Array;
  /** Position of the pick that covers the row best (the earlier one of equals), -1 for none. */
  readonly coveredBy: Int32Array;
}

/** G5: f(A) is at least this share of the best possible; each in (0, 1]. */
export interface Certificate {
  readonly dataDependent: number;
  readonly lagrangian: number;
  /** The smaller upper bound on the best f for this budget. */
  readonly upperBound: number;
  /** f(A). */
  readonly value: number;
}
