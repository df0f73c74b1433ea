import { AppError } from '../../base/errors';
import { isJsonObject, type JsonObject } from '../../base/json';
import { said } from '../../base/said';
import { intOf } from '../onnx/graph';
import { ELEMENT, type OnnxModel } from '../onnx/types';

/** What config.json says that is needed here. */
export interface DecoderConfig {
  readonly architecture: string;
  readonly contextTokens: number;
  readonly slidingWindow: number | null;
}

/** @throws AppError 'model-corrupt' when the text is no JSON object; 'model-unsupported' when it gives no context length. */
export function decoderConfig(text: string): DecoderConfig {
  const outer = parseObject(text, 'config.json');
  const config = isJsonObject(outer['text_config']) ? outer['text_config'] : outer;
  const number = (...keys: string[]): number | null => keys.map((key) => config[key]).find((value): value is number => typeof value === 'number') ?? null;
  const contextTokens = number('max_position_embeddings', 'n_positions', 'n_ctx', 'seq_length', 'max_seq_len');
  if (contextTokens === null) throw new AppError('model-unsupported', said`The model's config.json does not say how many tokens it reads (max_position_embeddings). Nothing was changed; add it, or choose another model.`);
  const uses = config['use_sliding_window'] !== false;
  const name = config['model_type'] ?? outer['model_type'];
  return { architecture: typeof name === 'string' ? name : 'unknown', contextTokens, slidingWindow: uses ? number('sliding_window') : null };
}

export function parseObject(text: string, file: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('model-corrupt', said`The model's ${file} is not valid JSON. Nothing was changed; fetch the model again.`, { file }, { cause });
  }
  if (!isJsonObject(value)) throw new AppError('model-corrupt', said`The model's ${file} is not a JSON object. Nothing was changed; fetch the model again.`, { file });
  return value;
}

/** Weights of a graph in a word: by how most of them are stored. */
export function weightLabel(model: OnnxModel): string {
  const ops = new Set(model.nodes.map(({ op }) => op));
  const bits = model.nodes.filter(({ op }) => op === 'MatMulNBits').map((node) => intOf(node, 'bits', 4));
  const half = [...model.constants.values()].some(({ type, dims }) => type === ELEMENT.float16 && sizeOf(dims) > 1000);
  if (bits.length > 0) return `q${Math.min(...bits)}${half ? 'f16' : ''}`;
  if (ops.has('MatMulInteger') || ops.has('DynamicQuantizeMatMul') || ops.has('DequantizeLinear')) return 'int8';
  return half ? 'fp16' : 'fp32';
}

/** Parameters of a graph, about: large constants by their shapes, products in blocks by theirs. */
export function countParameters(model: OnnxModel): number {
  let total = 0;
  const counted = new Set<string>();
  for (const node of model.nodes) {
    if (node.op !== 'MatMulNBits') continue;
    if (!counted.has(node.inputs[1] ?? '')) total += intOf(node, 'K', 0) * intOf(node, 'N', 0);
    for (const name of node.inputs.slice(1)) counted.add(name);
  }
  for (const { name, dims } of model.constants.values()) {
    if (!counted.has(name) && dims.length > 1 && !/cos|sin|scale|zero/i.test(name)) total += sizeOf(dims);
  }
  return total;
}

function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

/** "135 M", "1.2 B". */
export function parametersText(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(1)} B`;
  return count >= 1e6 ? `${Math.round(count / 1e6)} M` : `${(count / 1e6).toFixed(2)} M`;
}
