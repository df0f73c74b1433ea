import { createScoringService } from '../core/scoring/inProcess';
import { knownModel } from '../core/model/catalog';
import { AppError } from '../core/base/errors';
import { said } from '../core/base/said';
import { keptTokenizer, loadKeptModel } from '../runtime/web/chosenModel';
import { loadWebModel } from '../runtime/web/languageModel';
import { readTokenizer } from '../runtime/web/modelFiles';
import { serve } from './transport';
import { scoringMethods } from './scoringMethods';

/** Where models/ and ort/ stand: the page says so, as a worker's own address differs between development and build. */
const baseUrl = self.name;

const service = createScoringService({
  load: ({ modelId, backend, threads }, job) => {
    if (backend === 'cpu') throw new AppError('invalid-argument', said`A page runs models on WebGPU or WASM, not on "cpu".`);
    const options = { backend, threads, baseUrl, ...job };
    const bundled = knownModel(modelId);
    return bundled === null ? loadKeptModel(modelId, options) : loadWebModel(bundled, options);
  },
  tokenizer: (modelId) => {
    const bundled = knownModel(modelId);
    return bundled === null ? keptTokenizer(modelId) : readTokenizer(bundled, `${baseUrl}models/`);
  },
});

serve(scoringMethods(service));
