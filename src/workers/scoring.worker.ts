import { createScoringService } from '../core/scoring/inProcess';
import { findModel } from '../core/model/catalog';
import { AppError } from '../core/base/errors';
import { loadWebModel } from '../runtime/web/languageModel';
import { readTokenizer } from '../runtime/web/modelFiles';
import { serve } from './transport';
import type { ScoringMethods } from './scoring.client';

/** Where models/ and ort/ stand: the page says so, as a worker's own address differs between development and build. */
const baseUrl = self.name;

const service = createScoringService({
  load: ({ modelId, backend, threads }, job) => {
    if (backend === 'cpu') throw new AppError('invalid-argument', 'A page runs models on WebGPU or WASM, not on "cpu".');
    return loadWebModel(findModel(modelId), { backend, threads, baseUrl, ...job });
  },
  tokenizer: (modelId) => readTokenizer(findModel(modelId), `${baseUrl}models/`),
});

const methods: ScoringMethods = {
  load: (request, job) => service.load(request, job),
  countTokens: (request) => service.countTokens(request),
  preview: (request) => service.preview(request),
  probe: (_, job) => service.probe(job),
  score: (request, job) => service.score(request, job),
  pair: (request) => service.pair(request),
};
serve(methods);
