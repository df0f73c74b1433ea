import { MINILM } from '../core/embedding/catalog';
import { createEmbeddingService } from '../core/embedding/inProcess';
import type { JobOptions } from '../core/base/job';
import type { EmbeddingEvent, EmbeddingRow } from '../core/embedding/types';
import { loadWebSentenceModel } from '../runtime/web/embedder';
import { serve } from './transport';

/** Where models/ and ort/ stand, and on what to run: "webgpu https://…/". */
const [backend, baseUrl = ''] = self.name.split(' ');

const service = createEmbeddingService({
  info: MINILM,
  load: (job) => loadWebSentenceModel(MINILM, { backend: backend === 'webgpu' ? 'webgpu' : 'wasm', baseUrl, ...job }),
});

const methods = {
  embed: (rows: readonly EmbeddingRow[], job: JobOptions<EmbeddingEvent>) => service.embed(rows, job),
};
export type EmbeddingMethods = typeof methods;

serve(methods);
