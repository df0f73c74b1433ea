import type { PastInput } from '../feeds';
import { writeOnnx } from '../onnx/write';
import type { ByteSource } from '../source';
import { createTokenizer } from '../tokenizer';
import type { Tokenizer } from '../types';
import { llamaConfig, type LlamaConfig } from './config';
import { buildLlama } from './llamaGraph';
import { readGguf, type GgufFile } from './read';
import { ggufTokenizer } from './tokenizerFiles';
import { ggufWeights } from './weights';

/** A GGUF file's facts, without its weights. */
export interface GgufFacts {
  readonly file: GgufFile;
  readonly config: LlamaConfig;
  /** Parameters, all tensors together. */
  readonly parameters: number;
  /** The weight type that holds most of them. */
  readonly weights: string;
}

/** @throws AppError 'model-corrupt' | 'model-unsupported' */
export async function ggufFacts(source: ByteSource): Promise<GgufFacts> {
  const file = await readGguf(source);
  const config = llamaConfig(file);
  const byType = new Map<string, number>();
  for (const { type, dims } of file.tensors.values()) byType.set(type.name, (byType.get(type.name) ?? 0) + dims.reduce((product, dim) => product * dim, 1));
  const [most] = [...byType].toSorted((a, b) => b[1] - a[1]);
  return { file, config, parameters: [...byType.values()].reduce((sum, count) => sum + count, 0), weights: most?.[0] ?? 'none' };
}

/** The scoring graph of a GGUF file. Its weights are written anew, in the order that the runtime wants; none is requantised. */
export async function openGguf(source: ByteSource, { file, config }: GgufFacts): Promise<{ graph: Uint8Array<ArrayBuffer>; weights: readonly { path: string; data: Uint8Array<ArrayBuffer> }[]; pasts: readonly PastInput[] }> {
  const { model, weights, pasts } = await buildLlama(config, ggufWeights(file, source, config));
  return { graph: writeOnnx(model, { file: null }), weights, pasts };
}

/** The tokenizer of a GGUF file. @throws AppError 'model-unsupported' | 'model-corrupt' */
export function ggufTokenizerOf(file: GgufFile): Tokenizer {
  const { table, config } = ggufTokenizer(file);
  return createTokenizer(table, config);
}
