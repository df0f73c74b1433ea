import { createScoringService } from '../../src/core/scoring/inProcess';
import { openWebSession } from '../../src/runtime/web/languageModel';
import type { ScoringMethods } from '../../src/workers/scoring.client';
import { serve } from '../../src/workers/transport';
import { tinyInfo, tinyScorer, tinyTokenizer } from '../../fixtures/tinyModel/tinyModel';

/** The scoring worker of the page with the tiny model in place of the bundled one; its graphics device can be reached. */
const reached = globalThis as { device?: GPUDevice };
const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function request(this: GPUAdapter, descriptor) {
  reached.device = await requestDevice.call(this, descriptor);
  return reached.device;
};

const service = createScoringService({
  load: ({ backend }) => {
    const graph = tinyScorer();
    return openWebSession(tinyInfo({ bytes: graph.length, sha256: '' }), { graph, weights: [] }, tinyTokenizer, { backend: backend === 'webgpu' ? 'webgpu' : 'wasm', baseUrl: '/' });
  },
  tokenizer: async () => tinyTokenizer,
});
const methods: ScoringMethods = {
  load: (request, job) => service.load(request, job),
  countTokens: (request) => service.countTokens(request),
  preview: (request) => service.preview(request),
  work: (request, job) => service.work(request, job),
  probe: (_, job) => service.probe(job),
  score: (request, job) => service.score(request, job),
  pair: (request) => service.pair(request),
};
serve(methods);
