import type { JobOptions } from '../base/job';
import type { SelfHelp, SignedUtilities, KernelTransform } from '../kernel/types';
import type { Explanation } from './explainTypes';
import type { ColumnsRead } from './gainEngine';
import type { SelfHelpReport } from './selfHelp';
import type { CandidateIndex, ConstraintOptions, CoverLog, FunctionSpec, RandomBand, Ranking, SelectionProgress } from './types';

/** What is selected from; blocks of which only some pairs were scored stay as they are stored. All buffers are borrowed and never changed; they may lie over shared memory. */
export interface SelectionSource {
  /** Names this content: another block, transform or self-help rule needs another id. */
  readonly id: string;
  /** Whether the blocks will never change again, so that nobody needs a copy of this moment. Default false. */
  readonly settled?: boolean | undefined;
  readonly blocks: {
    /** Pool x pool (or represented rows x candidates). */
    readonly ground: SignedUtilities;
    /** Target rows x candidates (T). */
    readonly target?: SignedUtilities | undefined;
    /** Pool rows x target rows as examples (Q). */
    readonly query?: SignedUtilities | undefined;
    /** Pool rows x existing data as examples (P). */
    readonly private?: SignedUtilities | undefined;
  };
  /** K1; applied to each block by itself. */
  readonly transform: KernelTransform;
  /** U7; for the ground block. */
  readonly selfHelp: SelfHelp;
}

/** Where Q comes from: scored itself, or T's transpose (which is not the same for directed utilities). */
export type QueryOrigin = 'scored' | 'transposed-target';

export interface SourceFacts {
  readonly id: string;
  readonly rows: number;
  readonly candidates: number;
  /** Pool rows that no candidate helps at all; they count in no coverage. */
  readonly helpless: number;
  /** The same for target rows; null without a target block. */
  readonly helplessTargets: number | null;
  /** Null when there is no Q. */
  readonly queryFrom: QueryOrigin | null;
  readonly hasPrivate: boolean;
}

/**
 * Where G comes from (log determinant, disparities): the ground kernel itself, or for directed utilities the mean of
 * both directions, where a row with itself is 1.
 */
export type PairsOrigin = 'ground' | 'both-directions';

export type OptimizerName = 'lazy' | 'naive' | 'stochastic' | 'threshold' | 'sieve';

export interface RankRequest {
  readonly sourceId: string;
  /** Any of the eleven functions. */
  readonly objective: FunctionSpec;
  /** Default none. */
  readonly pins?: readonly CandidateIndex[] | undefined;
  /** Default none. */
  readonly bans?: readonly CandidateIndex[] | undefined;
  /** G4, beside pins and bans. Default none. */
  readonly constraints?: ConstraintOptions | undefined;
  /** Rows of the answer, where picks depend on it: with costs, quotas, or an approximate optimizer. Default: as many as are allowed. */
  readonly budget?: number | undefined;
  /** How many to rank. Default: all that are not banned, so that any budget is a prefix. */
  readonly limit?: number | undefined;
  /** Default: lazy where the function allows it, naive elsewhere. */
  readonly optimizer?: OptimizerName | undefined;
  /** For stochastic greedy. Default 1. */
  readonly seed?: number | undefined;
  /** For stochastic greedy, threshold greedy and the sieve: share of the best value that may be lost besides, in (0, 1). Default 0.1. */
  readonly epsilon?: number | undefined;
}

/** How a ranking was made. */
export interface RankingMethod {
  readonly optimizer: OptimizerName;
  /** The function in words: "facility location". */
  readonly label: string;
  readonly submodular: boolean;
  readonly monotone: boolean;
  /** Why it is not submodular or not monotone on these kernels, and so not lazy; empty when it is both. */
  readonly reason: string;
}

/**
 * The answer to a request whose picks depend on its budget: the first `size` picks. Later ones go on greedily from it,
 * within the caps, and are what more budget would add at once.
 */
export interface RankedAnswer {
  readonly size: number;
  /** Rows that were asked for; with costs any number. */
  readonly asked: number;
  /** What the picks cost together; null without costs. */
  readonly cost: number | null;
  /** Costs: the greedy run, or the best single row (G7). */
  readonly from: 'greedy' | 'singleton';
  /** Costs: the greedy run and the best single row, whichever is the answer. Null without costs. */
  readonly bought: { readonly greedyValue: number; readonly singleton: { readonly candidate: CandidateIndex; readonly value: number } | null } | null;
}

/** A ranking with everything that a moved budget needs: any prefix is a replay. Curves are indexed by budget, 0 … k. */
export interface RankedSubset {
  readonly sourceId: string;
  readonly objective: FunctionSpec;
  readonly ranking: Ranking;
  readonly method: RankingMethod;
  /** Why the ranking ends before the candidates do, beside limits; null where it does not. */
  readonly endedWhy: string | null;
  /** Null: every prefix is the answer for its length (G2). */
  readonly answer: RankedAnswer | null;
  /** FL coverage of the pool, f(A_k) / f(pool), whatever the objective. */
  readonly coverage: Float64Array;
  /** FL coverage of the target rows; null without a target block. */
  readonly targetCoverage: Float64Array | null;
  /** Share of what is new to the existing data, FLCG's f(A_k) / f(pool) with this request's nu; null without it. */
  readonly newCoverage: Float64Array | null;
  readonly poolLog: CoverLog;
  readonly targetLog: CoverLog | null;
  readonly helpless: number;
  readonly helplessTargets: number | null;
  /** Null when self-help is excluded or the block has no diagonal. */
  readonly selfHelp: SelfHelpReport | null;
  /** Where this objective's Q comes from; null when it reads none. */
  readonly queryFrom: QueryOrigin | null;
  /** Where this function's G comes from; null when it reads none. */
  readonly pairsFrom: PairsOrigin | null;
  /** How much the ranking read, and who did; null where the function or its engine does not count. */
  readonly columnsRead: ColumnsRead | null;
  readonly ms: number;
}

export interface BandRequest {
  readonly sourceId: string;
  readonly bans?: readonly CandidateIndex[] | undefined;
  /** For the new coverage. Default 1. */
  readonly nu?: number | undefined;
  /** Default: all candidates that are not banned. */
  readonly upTo?: number | undefined;
  /** Default 40. */
  readonly draws?: number | undefined;
  /** Default 1. */
  readonly seed?: number | undefined;
  /** Which bands to draw; the others are null (the pool's, which is always there, empty). Default all. */
  readonly parts?: readonly ('pool' | 'target' | 'new')[] | undefined;
}

/** G6, as coverage in [0, 1]; the three use the same random subsets. */
export interface RandomBands {
  readonly pool: RandomBand;
  readonly target: RandomBand | null;
  readonly new: RandomBand | null;
  readonly ms: number;
}

/** A prefix of a ranking that was computed before. */
export interface PrefixRequest {
  readonly sourceId: string;
  readonly objective: FunctionSpec;
  /** The ranking's order, or a prefix of it that reaches the budget. */
  readonly order: Int32Array;
  /** How many of its first picks are pins. Default 0. */
  readonly pinned?: number | undefined;
  /** Default none. */
  readonly bans?: readonly CandidateIndex[] | undefined;
  readonly budget: number;
  /** The constraints it was made under; a certificate then compares with the sets that keep them. Default none. */
  readonly constraints?: ConstraintOptions | undefined;
}

/** G5. Null: there is none. */
export interface CertificateAnswer {
  readonly dataDependent: number | null;
  readonly lagrangian: number | null;
  /** Why one or both are missing, as a sentence; null when both are there. */
  readonly why: string | null;
  readonly ms: number;
}

/**
 * Why a candidate is in or out of a subset: `banned` counts the rows over a token limit, `group-full` is at its cap,
 * `too-long` does not fit what is left of a cost budget, `adds-less` lost to others (and would add `gainNow`).
 */
export type StandingReason = 'picked' | 'banned' | 'group-full' | 'too-long' | 'adds-less';

/** X4: how every row stands to a subset. Sum over any group of rows for coverage by group: cover / best. */
export interface StandingAnswer {
  /** Pool rows: best help from the subset, and from any candidate at all (0: nothing helps it); kernel values. */
  readonly cover: Float32Array;
  readonly best: Float32Array;
  /** Pool rows: the pick that covers it best, -1 for none. */
  readonly coveredBy: Int32Array;
  /** Candidates: what it would add now; NaN for a pick. */
  readonly gainNow: Float64Array;
  readonly reasons: readonly StandingReason[];
}

export interface ExplainRequest extends PrefixRequest {
  readonly candidate: CandidateIndex;
}

export interface EvaluateRequest {
  readonly sourceId: string;
  readonly subsets: readonly Int32Array[];
  readonly objectives: readonly FunctionSpec[];
}

export interface SubsetEvaluation {
  /** f of the subset under each requested function; null where a set that it needs is missing, or f does not exist. */
  readonly values: readonly (number | null)[];
  readonly coverage: number;
  readonly targetCoverage: number | null;
}

/** Selection as a service: in process (CLI, tests) or behind a worker (page). Everything is plain data. */
export interface SelectionService {
  /** Whether a source was handed over and is still there, so that a request may follow at once. */
  has(sourceId: string): boolean;
  /** Builds the source's kernels; the last few sources are kept. */
  use(source: SelectionSource, job?: JobOptions<never>): Promise<SourceFacts>;
  /** Ranks all candidates that may be chosen. @throws AppError as the greedy algorithms and setFunction */
  rank(request: RankRequest, job?: JobOptions<SelectionProgress>): Promise<RankedSubset>;
  band(request: BandRequest, job?: JobOptions<never>): Promise<RandomBands>;
  certificate(request: PrefixRequest, job?: JobOptions<never>): Promise<CertificateAnswer>;
  standing(request: PrefixRequest, job?: JobOptions<never>): Promise<StandingAnswer>;
  explain(request: ExplainRequest, job?: JobOptions<never>): Promise<Explanation>;
  evaluate(request: EvaluateRequest, job?: JobOptions<never>): Promise<readonly SubsetEvaluation[]>;
}
