import { createScoringService } from '../../src/core/scoring/inProcess';
import { openWebSession } from '../../src/runtime/web/languageModel';
import { scoringMethods } from '../../src/workers/scoringMethods';
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
serve(scoringMethods(service));
