import type { JobOptions } from '../core/base/job';
import { said } from '../core/base/said';
import type { ModelProgress } from '../core/model/types';
import type { ExampleTokenCounts, LoadedModel, LoadModelRequest, PairRequest, ScoreRequest, ScoringService, SpeedProbe, WorkRequest } from '../core/scoring/service';
import type { PairDetail, ScoreReport, ScoringEvent } from '../core/scoring/types';
import type { WorkPlan } from '../core/scoring/work';
import { messagesOf } from './rowMessages';
import { callJob, linkWorker, type WorkerLike, type WorkerLink } from './transport';

/** What the scoring worker serves: ScoringService, each call as one job. */
export type ScoringMethods = {
  readonly load: (request: LoadModelRequest, job: JobOptions<ModelProgress>) => Promise<LoadedModel>;
  readonly countTokens: (request: Parameters<ScoringService['countTokens']>[0]) => ReturnType<ScoringService['countTokens']>;
  readonly preview: (request: Parameters<ScoringService['preview']>[0]) => ReturnType<ScoringService['preview']>;
  readonly work: (request: WorkRequest, job: JobOptions<never>) => Promise<WorkPlan>;
  readonly probe: (request: null, job: JobOptions<never>) => Promise<SpeedProbe>;
  readonly score: (request: ScoreRequest, job: JobOptions<ScoringEvent>) => Promise<ScoreReport>;
  readonly pair: (request: PairRequest) => Promise<PairDetail>;
};

/** The scoring service in a worker of its own. Ending the worker frees the model, on WebGPU too. */
export interface ScoringClient extends ScoringService {
  destroy(): void;
}

/**
 * Loading a model ends the worker before and starts a new one: that alone frees a graphics device for sure, and it
 * clears whatever state a lost device left behind. The tokenizer calls have a worker of their own, so that counting
 * and previews answer while a run is under way.
 * @param baseUrl the application's own folder, absolute, ending in a slash.
 * @param start another worker that serves ScoringMethods; tests hand it one with a model of their own.
 */
export function createScoringClient(baseUrl: string, start: () => WorkerLike = () => new Worker(new URL('./scoring.worker.ts', import.meta.url), { type: 'module', name: baseUrl })): ScoringClient {
  const open = (name: string): WorkerLink<ScoringMethods> => linkWorker<ScoringMethods>(name, start);
  let model = open(said`The scoring worker`);
  const texts = open(said`The tokenizer worker`);
  const replaceModel = (): void => {
    model.destroy();
    model = open(said`The scoring worker`);
  };
  return {
    load: (request, job) => {
      replaceModel();
      return callJob(model, 'load', request, job);
    },
    countTokens: async ({ examples, ...request }) => {
      const counts: ExampleTokenCounts[] = [];
      for (const rows of messagesOf(examples)) counts.push(...(await callJob(texts, 'countTokens', { ...request, examples: rows })));
      return counts;
    },
    preview: (request) => callJob(texts, 'preview', request),
    work: (request, job) => callJob(texts, 'work', request, job),
    probe: (job) => callJob(model, 'probe', null, job),
    score: (request, job) => callJob(model, 'score', request, job),
    pair: (request) => callJob(model, 'pair', request),
    close: async () => replaceModel(),
    destroy: () => {
      model.destroy();
      texts.destroy();
    },
  };
}
