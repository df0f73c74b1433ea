import type { SentenceModelInfo } from './types';

/** The bundled sentence model: files as in public/models/all-minilm-l6-v2, byte for byte. */
export const MINILM: SentenceModelInfo = {
  id: 'all-minilm-l6-v2',
  name: 'all-MiniLM-L6-v2',
  dimension: 384,
  maxTokens: 256,
  graph: { path: 'onnx/model_quantized.onnx', bytes: 22928619, sha256: '8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6' },
  tokenizerFiles: [
    { path: 'tokenizer.json', bytes: 466247, sha256: 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037' },
    { path: 'tokenizer_config.json', bytes: 350, sha256: 'acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b' },
    { path: 'config.json', bytes: 612, sha256: '953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41' },
  ],
};
