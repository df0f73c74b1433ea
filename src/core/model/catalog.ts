import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { ModelInfo } from './types';

/** The bundled language model: files as in public/models/smollm2-135m-instruct, byte for byte. */
export const SMOLLM2: ModelInfo = {
  id: 'smollm2-135m-instruct',
  format: 'scorer',
  packing: { mode: 'packed' },
  architecture: 'llama',
  name: 'SmolLM2-135M-Instruct',
  parameters: '135 M',
  weights: 'Q4_1',
  licence: 'Apache-2.0',
  contextTokens: 8192,
  layers: 30,
  kvHeads: 3,
  headSize: 64,
  graph: { path: 'scorer.onnx', bytes: 337390, sha256: '257acbcbb287b0fc208e8084286bf5859aac1bce8d94853763f3de3634221f7a' },
  weightFiles: [
    { path: 'scorer.onnx_data', bytes: 47140352, sha256: 'c38a1a82c96ee1b73f0eb7c258c0f80e7bf7778e9011768238cfffc240929a34' },
    { path: 'scorer.onnx_data_1', bytes: 47100672, sha256: 'e7774ce2c20f8b48329332593cc884ce721b3f104e9adb9fe5c2f03fb8fda629' },
    { path: 'scorer.onnx_data_2', bytes: 4432896, sha256: '08ab4463390b5ae653d80d791170d3835adc3118e67bc80a98bbe4150c98d54a' },
  ],
  tokenizerFiles: [
    { path: 'tokenizer.json', bytes: 1367666, sha256: '8d35bca84065846e03b8c7a16815583a8c6556507843cdcf03aac1e67cdfa646' },
    { path: 'tokenizer_config.json', bytes: 618, sha256: '2312768675711d5896bfe4db3654ebde36b8d6c7690ca036383419d756268139' },
  ],
  hash: 'a17810d2b3c5e0d2c9550f15e9ece6717094ed9c3b5d2ed48dec6d65dba61780',
};

/** Facts never change for an id, as it holds the content's hash: what was met once may be kept for good. */
const known = new Map<string, ModelInfo>([[SMOLLM2.id, SMOLLM2]]);

/** Makes a model that a person chose known to `findModel`, in this thread. A bundled model's facts stay as they are. */
export function rememberModel(info: ModelInfo): void {
  if (info.id !== SMOLLM2.id) known.set(info.id, info);
}

/** Facts of a model, or null where it is neither bundled nor remembered. */
export function knownModel(id: string): ModelInfo | null {
  return known.get(id) ?? null;
}

/** @throws AppError 'model-not-found' when no model of this id is bundled or remembered. */
export function findModel(id: string): ModelInfo {
  const model = known.get(id);
  if (model === undefined) {
    throw new AppError('model-not-found', said`The model "${id}" is not on this machine. What is scored is kept. Choose its files again, or another model. In the app: ${SMOLLM2.id}.`, { id });
  }
  return model;
}

/** All files of a model with their sizes, graph first. */
export function modelBytes(info: ModelInfo): number {
  return [info.graph, ...info.weightFiles].reduce((total, file) => total + file.bytes, 0);
}
