import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import type { Example } from '../dataset/types';
import type { LanguageModel, ModelProgress, Tokenizer } from '../model/types';
import { promptParts } from '../prompt/parts';
import { createTemplate } from '../prompt/template';
import { pairDetail } from './pair';
import { probeSpeed } from './probe';
import { defaultPackTokens } from './packTokens';
import { runScoring } from './run';
import type { ExampleTokenCounts, LoadModelRequest, ScoreRequest, ScoringService } from './service';
import type { ScoreReport, ScoringEvent } from './types';
import { planWork } from './work';

/** How this machine loads models: one for pages, one for Node. */
export interface ModelLoader {
  load(request: LoadModelRequest, job: JobOptions<ModelProgress>): Promise<LanguageModel>;
  tokenizer(modelId: string): Promise<Tokenizer>;
}

/**
 * The scoring service in the caller's own thread: the worker and the command line are thin skins around it.
 * One model is held at a time; loading another ends the one before.
 */
export function createScoringService(loader: ModelLoader): ScoringService {
  let model: LanguageModel | null = null;
  const tokenizers = new Map<string, Promise<Tokenizer>>();
  const tokenizerOf = (modelId: string): Promise<Tokenizer> => {
    const known = tokenizers.get(modelId) ?? loader.tokenizer(modelId);
    tokenizers.set(modelId, known);
    return known;
  };
  const loaded = (): LanguageModel => {
    if (model === null) throw new AppError('model-not-found', said`No model is loaded yet. Load it first.`);
    return model;
  };

  return {
    async load(request, job = {}) {
      const start = performance.now();
      await model?.close();
      model = null;
      model = await loader.load(request, job);
      return { info: model.info, backend: model.backend, threads: model.threads, loadMs: performance.now() - start };
    },
    async countTokens({ modelId, template, examples }) {
      const tokenizer = await tokenizerOf(modelId);
      return countExamples(examples, tokenizer, template);
    },
    async preview({ modelId, template, target, demonstration }) {
      const tokenizer = await tokenizerOf(modelId);
      return promptParts(createTemplate(template, tokenizer), tokenizer, target, demonstration);
    },
    work: async ({ plan, sets, info, packTokens, alone }, { signal } = {}) => planWork(plan, sets, { info, tokenizer: await tokenizerOf(info.id) }, { packTokens, alone, signal }),
    probe: (job) => probeSpeed(loaded(), job),
    score: (request, job) => scoreAll(loaded(), request, job ?? {}),
    pair: (request) => pairDetail(loaded(), request),
    async close() {
      await model?.close();
      model = null;
    },
  };
}

async function scoreAll(model: LanguageModel, request: ScoreRequest, { signal, emit }: JobOptions<ScoringEvent>): Promise<ScoreReport> {
  let missing = 0;
  let tokensRun = 0;
  const start = performance.now();
  for await (const event of runScoring(request.plan, request.sets, model, { signal, alone: request.alone, packTokens: packTokensOf(request, model), onProgress: emit })) {
    if (event.kind === 'column') missing += event.missingRows.length;
    if (event.kind === 'progress') tokensRun = event.tokensRun;
    emit?.(event);
  }
  return { pairs: request.plan.pairs, missing, tokensRun, elapsedMs: performance.now() - start, backend: model.backend };
}

function packTokensOf({ packShare = 1, packTokens }: ScoreRequest, { backend }: LanguageModel): number {
  if (!(packShare > 0 && packShare <= 1)) throw new AppError('invalid-argument', said`packShare is ${packShare}; it must be in (0, 1]. Nothing was scored.`, { packShare });
  return Math.max(1, Math.round(packShare * (packTokens ?? defaultPackTokens(backend))));
}

/** Tokens of each example; `asRow` and `asDemonstration` without the template's own words, which come on top. */
function countExamples(examples: readonly Example[], tokenizer: Tokenizer, template: 'delift' | 'chat'): ExampleTokenCounts[] {
  const frame = createTemplate(template, tokenizer);
  const empty = { system: null, earlier: [], prompt: '', response: '' };
  const rowWords = frame.tokens(empty, null).context.length;
  const shownWords = frame.tokens(empty, empty).context.length;
  const betweenWords = Math.max(shownWords - rowWords, 0);
  return examples.map((example) => {
    const { context, response } = frame.tokens(example, null);
    const prompt = Math.max(context.length - rowWords, 0);
    return { prompt, response: response.length, asRow: prompt + response.length + betweenWords, asDemonstration: rowWords + prompt + response.length };
  });
}
