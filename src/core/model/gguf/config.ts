import { AppError } from '../../base/errors';
import { said, told } from '../../base/said';
import type { GgufFile, GgufValue } from './read';

/** What a Llama's graph is built from. */
export interface LlamaConfig {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly contextTokens: number;
  readonly theta: number;
  readonly epsilon: number;
  /** Positions are divided by this (linear scaling); 1 without. */
  readonly ropeFactor: number;
  readonly name: string | null;
  readonly licence: string | null;
}

/**
 * The facts in a GGUF file's metadata.
 * @throws AppError 'model-unsupported' for another architecture or a feature that the graph lacks.
 * @see docs/spec/models.md M9
 */
export function llamaConfig({ metadata, tensors }: GgufFile): LlamaConfig {
  const architecture = textOr(metadata.get('general.architecture'), 'unknown');
  if (architecture !== 'llama') throw unsupported(said`its architecture is "${architecture}"; only "llama" is read from GGUF. Choose the ONNX form of this model`);
  const number = (key: string, otherwise?: number): number => {
    const value = metadata.get(`llama.${key}`) ?? otherwise;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw unsupported(said`it does not say ${key}`);
    return value;
  };
  if (number('expert_count', 0) > 0) throw unsupported(said`it is a mixture of experts`);
  const scaling = textOr(metadata.get('llama.rope.scaling.type'), 'none');
  if (scaling !== 'none' && scaling !== 'linear') throw unsupported(said`its positions are scaled by "${scaling}"`);
  if (tensors.has('blk.0.attn_q.bias')) throw unsupported(said`its attention has biases`);
  const hidden = number('embedding_length');
  const heads = number('attention.head_count');
  const headSize = number('attention.key_length', hidden / heads);
  if (number('attention.value_length', headSize) !== headSize) throw unsupported(said`its keys and values differ in size`);
  if (number('rope.dimension_count', headSize) !== headSize) throw unsupported(said`only a part of each head is rotated`);
  return {
    layers: number('block_count'),
    hidden,
    heads,
    kvHeads: number('attention.head_count_kv', heads),
    headSize,
    contextTokens: number('context_length'),
    theta: number('rope.freq_base', 10_000),
    epsilon: number('attention.layer_norm_rms_epsilon'),
    ropeFactor: scaling === 'linear' ? number('rope.scaling.factor') : 1,
    name: textOrNull(metadata.get('general.name')),
    licence: textOrNull(metadata.get('general.license')),
  };
}

function textOrNull(value: GgufValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function textOr(value: GgufValue | undefined, otherwise: string): string {
  return textOrNull(value) ?? otherwise;
}

function unsupported(why: string): AppError {
  return new AppError('model-unsupported', said`This GGUF file cannot score: ${told(why)}. Nothing was changed; choose another model.`);
}
