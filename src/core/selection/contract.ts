import type { JobOptions } from '../base/job';
import type { SelfHelp, SignedBlock, KernelTransform } from '../kernel/types';
import type { Explanation } from './explainTypes';
import type { SelfHelpReport } from './selfHelp';
import type { CandidateIndex, Certificate, CoverLog, ObjectiveSpec, RandomBand, Ranking, SelectionProgress } from './types';

/** What is selected from. All buffers are borrowed and never changed; they may lie over shared memory. */
export interface SelectionSource {
  /** Names this content: another block, transform or self-help rule needs another id. */
  readonly id: string;
  readonly blocks: {
    /** Pool x pool (or represented rows x candidates). */
    readonly ground: SignedBlock;
    /** Target rows x candidates (T). */
    readonly target?: SignedBlock | undefined;
    /** Pool rows x target rows as examples (Q). */
    readonly query?: SignedBlock | undefined;
    /** Pool rows x existing data as examples (P). */
    readonly private?: SignedBlock | undefined;
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

export interface RankRequest {
  readonly sourceId: string;
  readonly objective: ObjectiveSpec;
  /** Default none. */
  readonly pins?: readonly CandidateIndex[] | undefined;
  /** Default none. */
  readonly bans?: readonly CandidateIndex[] | undefined;
  /** How many to rank. Default: all that are not banned, so that any budget is a prefix. */
  readonly limit?: number | undefined;
}

/** A ranking with everything that a moved budget needs: any prefix is a replay. Curves are indexed by budget, 0 … k. */
export interface RankedSubset {
  readonly sourceId: string;
  readonly objective: ObjectiveSpec;
  readonly ranking: Ranking;
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
  readonly objective: ObjectiveSpec;
  /** The ranking's order, or a prefix of it that reaches the budget. */
  readonly order: Int32Array;
  /** How many of its first picks are pins. Default 0. */
  readonly pinned?: number | undefined;
  /** Default none. */
  readonly bans?: readonly CandidateIndex[] | undefined;
  readonly budget: number;
}

export interface ExplainRequest extends PrefixRequest {
  readonly candidate: CandidateIndex;
}

export interface EvaluateRequest {
  readonly sourceId: string;
  readonly subsets: readonly Int32Array[];
  readonly objectives: readonly ObjectiveSpec[];
}

export interface SubsetEvaluation {
  /** f of the subset under each requested objective; null where a set that the objective needs is missing. */
  readonly values: readonly (number | null)[];
  readonly coverage: number;
  readonly targetCoverage: number | null;
}

/** Selection as a service: in process (CLI, tests) or behind a worker (page). Everything is plain data. */
export interface SelectionService {
  /** Builds the source's kernels; the last few sources are kept. */
  use(source: SelectionSource): Promise<SourceFacts>;
  /** Ranks all candidates that may be chosen. @throws AppError as lazyGreedy and facilityForm */
  rank(request: RankRequest, job?: JobOptions<SelectionProgress>): Promise<RankedSubset>;
  band(request: BandRequest, job?: JobOptions<never>): Promise<RandomBands>;
  certificate(request: PrefixRequest, job?: JobOptions<never>): Promise<Certificate>;
  explain(request: ExplainRequest): Promise<Explanation>;
  evaluate(request: EvaluateRequest): Promise<readonly SubsetEvaluation[]>;
}
