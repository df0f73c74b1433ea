import type { JobOptions } from '../base/job';
import type { Example } from '../dataset/types';
import type { Backend, ModelInfo, ModelProgress } from '../model/types';
import type { PromptPart, TemplateName } from '../prompt/types';
import type { ExampleTokens } from './plan';
import type { PairDetail, ScoreReport, ScoringEvent, ScoringPlan, ScoringSets } from './types';
import type { KnownAlone, WorkPlan } from './work';

export interface LoadModelRequest {
  readonly modelId: string;
  readonly backend: Backend;
  /** Threads for wasm and cpu. Default: what the machine has. */
  readonly threads?: number | undefined;
}

/** A model that is ready, as a person wants to know it. */
export interface LoadedModel {
  readonly info: ModelInfo;
  readonly backend: Backend;
  readonly threads: number;
  readonly loadMs: number;
}

/** Prompt and response tokens of one example, for counts and histograms. */
export interface ExampleTokenCounts extends ExampleTokens {
  readonly prompt: number;
  readonly response: number;
}

export interface ScoreRequest {
  readonly plan: ScoringPlan;
  readonly sets: ScoringSets;
  /** Known alone distances (NaN where not known). */
  readonly alone?: KnownAlone | undefined;
  /** Tokens of a usual packed run, as a probe found it best. Default: what suits the backend. */
  readonly packTokens?: number | undefined;
  /** Share of the usual packing, in (0, 1]: less memory for each run of the model. Default 1. */
  readonly packShare?: number | undefined;
}

/** What a plan costs is asked for before any model is loaded. */
export interface WorkRequest {
  readonly plan: ScoringPlan;
  readonly sets: ScoringSets;
  readonly info: ModelInfo;
  readonly packTokens: number;
  /** Known alone distances (NaN where not known). */
  readonly alone?: KnownAlone | undefined;
}

export interface PairRequest {
  readonly template: TemplateName;
  readonly target: Example;
  readonly demonstration: Example;
}

export interface PackingSpeed {
  readonly packTokens: number;
  readonly tokensPerSecond: number;
}

/** How fast this machine is, from a few packed runs: the best packing, and all that were tried. Plain data. */
export interface SpeedProbe extends PackingSpeed {
  /** Of shared beginnings, which are run by themselves. */
  readonly prefixTokensPerSecond: number;
  readonly packings: readonly PackingSpeed[];
}

/**
 * Everything that needs the language model. The page reaches it in a worker, Node calls it directly.
 * All arguments and results are structured-cloneable. A call that needs the model before `load` throws 'model-not-found'.
 */
export interface ScoringService {
  load(request: LoadModelRequest, job?: JobOptions<ModelProgress>): Promise<LoadedModel>;
  /** Needs the tokenizer only: works before and without `load`. */
  countTokens(request: { readonly modelId: string; readonly template: TemplateName; readonly examples: readonly Example[] }): Promise<ExampleTokenCounts[]>;
  /** Needs the tokenizer only. `demonstration` null: the row alone. */
  preview(request: { readonly modelId: string; readonly template: TemplateName; readonly target: Example; readonly demonstration: Example | null }): Promise<PromptPart[]>;
  /** Needs the tokenizer only. What `score` will run for this plan, see planWork. */
  work(request: WorkRequest, job?: JobOptions<never>): Promise<WorkPlan>;
  probe(job?: JobOptions<never>): Promise<SpeedProbe>;
  score(request: ScoreRequest, job?: JobOptions<ScoringEvent>): Promise<ScoreReport>;
  pair(request: PairRequest): Promise<PairDetail>;
  close(): Promise<void>;
}
