import type { ErrorRecord } from '../core/base/errors';
import type { Backend, ModelProgress } from '../core/model/types';
import type { LoadedModel, SpeedProbe } from '../core/scoring/service';
import type { ScoringPlan } from '../core/scoring/types';

/** Whether the pairs of a neighbour plan are known. `waiting`: they are found when scoring starts. */
export type PlanningState =
  | { readonly status: 'ready' }
  | { readonly status: 'waiting' }
  | { readonly status: 'finding'; readonly done: number; readonly total: number }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

export interface RunFigures {
  readonly startedAt: number;
  /** Of all pairs of the plan's blocks, those scored before this run included. Rates are NaN where nothing ran yet. */
  readonly pairsDone: number;
  readonly pairs: number;
  readonly pairsPerSecond: number;
  readonly tokensPerSecond: number;
  /** From the estimate before the run, corrected by what is seen of it. Null while neither is known: until 2 % is done. */
  readonly msLeft: number | null;
  /** Pairs per second over time, one value every second or so, for the speed curve. */
  readonly speed: readonly { readonly atMs: number; readonly pairsPerSecond: number }[];
  /** Failures that the run got over by itself, oldest first. Default: none. */
  readonly interruptions?: readonly Interruption[];
}

/** A failure in a run that was taken up again without asking. */
export interface Interruption {
  readonly code: ErrorRecord['code'];
  /** Where the model ran, and where it went on. */
  readonly from: Backend;
  readonly to: Backend;
  readonly at: number;
  /** Null until the model runs again. */
  readonly backAt: number | null;
  readonly pairsKept: number;
  /** Share of the usual packing from then on. */
  readonly packShare: number;
}

export type ScoringState =
  | { readonly status: 'idle' }
  | { readonly status: 'planned'; readonly plan: ScoringPlan }
  | { readonly status: 'running'; readonly plan: ScoringPlan; readonly figures: RunFigures; readonly column: number | null }
  | { readonly status: 'paused'; readonly plan: ScoringPlan; readonly figures: RunFigures }
  | { readonly status: 'failed'; readonly plan: ScoringPlan; readonly figures: RunFigures; readonly error: ErrorRecord }
  | { readonly status: 'done'; readonly plan: ScoringPlan; readonly figures: RunFigures };

/** How fast scoring is on this machine, from a probe or the last run. Kept between sessions. */
export interface MeasuredSpeed {
  readonly modelId: string;
  readonly backend: Backend;
  readonly tokensPerSecond: number;
  /** Null after a probe: pairs depend on how long the rows are. */
  readonly pairsPerSecond: number | null;
  readonly at: number;
  /** The latest probe, kept through the runs that came after it. Default: never probed. */
  readonly probe?: SpeedProbe | undefined;
}

export interface LogEntry {
  readonly at: number;
  readonly tone: 'info' | 'ok' | 'warn' | 'danger';
  readonly text: string;
}

export type ModelState =
  | { readonly status: 'none' }
  | { readonly status: 'loading'; readonly backend: Backend; readonly progress: ModelProgress }
  | { readonly status: 'ready'; readonly model: LoadedModel }
  | { readonly status: 'failed'; readonly backend: Backend; readonly error: ErrorRecord };

/** A model whose files are being read. */
export type AddingModel =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly name: string; readonly progress: ModelProgress }
  | { readonly status: 'failed'; readonly name: string; readonly error: ErrorRecord };
