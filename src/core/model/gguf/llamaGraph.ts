import { pastInputsOf, presentName, type PastInput } from '../feeds';
import { scoreTargets } from '../onnx/projection';
import { GraphEditor } from '../onnx/graph';
import { ELEMENT, type OnnxModel, type OnnxPort } from '../onnx/types';
import type { LlamaConfig } from './config';
import { GraphBuilder } from './graphBuilder';
import { embedding, linear, numbersOf, tiedProjection, type TensorWeights } from './linear';

/** Weights by their name in the file, in the order in which they are asked for. */
export interface LlamaWeights {
  readonly vocabulary: number;
  readonly innerSize: number;
  /** `rotaryHeads`: put the halves of each rotated head back from GGUF's order. */
  get(name: string, rotaryHeads?: number): Promise<TensorWeights>;
  has(name: string): boolean;
}

export interface LlamaGraph {
  readonly model: OnnxModel;
  readonly weights: readonly { readonly path: string; readonly data: Uint8Array<ArrayBuffer> }[];
  readonly pasts: readonly PastInput[];
}

const MS = 'com.microsoft';

/**
 * The scoring graph of a Llama: the same operators and the same numbers as the bundled model's.
 * @see docs/spec/models.md M9; public/models/README.md, inputs and outputs
 */
export async function buildLlama(config: LlamaConfig, weights: LlamaWeights): Promise<LlamaGraph> {
  const { layers, hidden, heads, kvHeads, headSize: head, epsilon } = config;
  const g = new GraphBuilder();
  const vector = async (name: string): Promise<Float32Array<ArrayBuffer>> => Float32Array.from(numbersOf(await weights.get(name)));

  g.op('Shape', ['input_ids'], 'ids_shape');
  g.op('Gather', ['ids_shape', g.ints('index.1', 1)], 'S', { axis: 0 });
  g.op('Shape', ['attention_bias'], 'bias_shape');
  g.op('Gather', ['bias_shape', g.ints('index.4', 4)], 'P+S', { axis: 0 });
  const oneKv = g.ints('one_kv', 1, kvHeads);
  g.op('Concat', [oneKv, g.ints('any', -1), g.ints('head', head)], 'shape.grouped', { axis: 0 });
  g.op('Concat', [oneKv, g.ints('group', heads / kvHeads), 'S', 'P+S'], 'shape.per_head', { axis: 0 });
  g.op('Concat', [oneKv, 'any', 'P+S'], 'shape.merged', { axis: 0 });
  g.op('Concat', [g.ints('one_heads', 1, heads), 'S', 'head'], 'shape.heads', { axis: 0 });
  const scale = g.float('attention_scale', head ** -0.5);
  await rotaryTables(g, config, weights);

  const table = await weights.get('token_embd.weight');
  let residual = embedding(g, table, weights.vocabulary, hidden);
  let update: string | null = null;
  const norm = async (name: string, tensor: string): Promise<string> => {
    const weight = g.floats(`${name}.weight`, [hidden], await vector(tensor));
    if (update === null) return g.op('SimplifiedLayerNormalization', [residual, weight], name, { axis: -1, epsilon: { float: epsilon }, stash_type: 1 });
    const before = residual;
    residual = `${name}.residual`;
    return g.op('SkipSimplifiedLayerNormalization', [before, update, weight], [name, '', '', residual], { epsilon: { float: epsilon } }, MS);
  };
  const split = (tensor: string, count: number, name: string): string => {
    g.op('Reshape', [tensor, g.ints(`shape.split.${count}`, 0, 0, count, head)], `${name}.split`);
    return g.op('Transpose', [`${name}.split`], name, { perm: [0, 2, 1, 3] });
  };
  const rotate = (tensor: string, name: string): string => g.op('RotaryEmbedding', [tensor, 'position_ids', 'cos', 'sin'], name, { interleaved: 0 }, MS);

  for (let i = 0; i < layers; i++) {
    const at = `layer.${i}`;
    const block = `blk.${i}`;
    const x = await norm(`${at}.norm1`, `${block}.attn_norm.weight`);
    const query = linear(g, x, `${at}.q`, await weights.get(`${block}.attn_q.weight`, heads), heads * head, hidden);
    const queryRotated = rotate(split(query, heads, `${at}.qh`), `${at}.qr`);
    const key = linear(g, x, `${at}.k`, await weights.get(`${block}.attn_k.weight`, kvHeads), kvHeads * head, hidden);
    const keyRotated = rotate(split(key, kvHeads, `${at}.kh`), `${at}.kr`);
    const value = split(linear(g, x, `${at}.v`, await weights.get(`${block}.attn_v.weight`), kvHeads * head, hidden), kvHeads, `${at}.vh`);
    g.op('Concat', [`past_key_values.${i}.key`, keyRotated], `present.${i}.key`, { axis: 2 });
    g.op('Concat', [`past_key_values.${i}.value`, value], `present.${i}.value`, { axis: 2 });
    g.op('Reshape', [queryRotated, 'shape.grouped'], `${at}.qg`);
    g.op('Transpose', [`present.${i}.key`], `${at}.kt`, { perm: [0, 1, 3, 2] });
    g.op('MatMul', [`${at}.qg`, `${at}.kt`], `${at}.qk`);
    g.op('Mul', [`${at}.qk`, scale], `${at}.qk_scaled`);
    g.op('Reshape', [`${at}.qk_scaled`, 'shape.per_head'], `${at}.qk_heads`);
    g.op('Add', [`${at}.qk_heads`, 'attention_bias'], `${at}.qk_biased`);
    g.op('Softmax', [`${at}.qk_biased`], `${at}.weights_heads`, { axis: -1 });
    g.op('Reshape', [`${at}.weights_heads`, 'shape.merged'], `${at}.weights`);
    g.op('MatMul', [`${at}.weights`, `present.${i}.value`], `${at}.mixed`);
    g.op('Reshape', [`${at}.mixed`, 'shape.heads'], `${at}.mixed_heads`);
    g.op('Transpose', [`${at}.mixed_heads`], `${at}.mixed_t`, { perm: [0, 2, 1, 3] });
    g.op('Reshape', [`${at}.mixed_t`, g.ints('shape.mixed', 0, 0, heads * head)], `${at}.attention`);
    update = linear(g, `${at}.attention`, `${at}.o`, await weights.get(`${block}.attn_output.weight`), hidden, heads * head);

    const y = await norm(`${at}.norm2`, `${block}.ffn_norm.weight`);
    const gate = linear(g, y, `${at}.gate`, await weights.get(`${block}.ffn_gate.weight`), weights.innerSize, hidden);
    const up = linear(g, y, `${at}.up`, await weights.get(`${block}.ffn_up.weight`), weights.innerSize, hidden);
    g.op('Sigmoid', [gate], `${at}.sigmoid`);
    g.op('Mul', [gate, `${at}.sigmoid`], `${at}.silu`);
    g.op('Mul', [`${at}.silu`, up], `${at}.gated`);
    update = linear(g, `${at}.gated`, `${at}.down`, await weights.get(`${block}.ffn_down.weight`), hidden, weights.innerSize);
  }
  g.op('SkipSimplifiedLayerNormalization', [residual, update!, g.floats('norm.weight', [hidden], await vector('output_norm.weight'))], 'final', { epsilon: { float: epsilon } }, MS);
  g.op('Reshape', ['final', g.ints('shape.flat', -1, hidden)], 'final.flat');
  g.op('Gather', ['final.flat', 'score_rows'], 'final.rows', { axis: 0 });
  if (weights.has('output.weight')) {
    const rows = g.op('Reshape', ['final.rows', g.ints('shape.batch', 1, -1, hidden)], 'final.batch');
    linear(g, rows, 'logits', await weights.get('output.weight'), weights.vocabulary, hidden);
  } else tiedProjection(g, 'final.rows', table, weights.vocabulary, hidden);
  return finish(g, config);
}

function finish(g: GraphBuilder, config: LlamaConfig): LlamaGraph {
  const pasts = pastInputsOf(config);
  const inputs: OnnxPort[] = [
    { name: 'input_ids', type: ELEMENT.int64, shape: [1, 'S'] },
    { name: 'position_ids', type: ELEMENT.int64, shape: [1, 'S'] },
    { name: 'attention_bias', type: ELEMENT.float, shape: [1, 1, 1, 'S', 'P+S'] },
    ...pasts.map(({ name, heads, headSize }) => ({ name, type: ELEMENT.float, shape: [1, heads, 'P', headSize] })),
    { name: 'score_rows', type: ELEMENT.int64, shape: ['R'] },
    { name: 'score_targets', type: ELEMENT.int64, shape: ['R'] },
  ];
  const outputs: OnnxPort[] = [
    { name: 'target_logprob', type: ELEMENT.float, shape: ['R'] },
    ...pasts.map(({ name, heads, headSize }) => ({ name: presentName(name), type: ELEMENT.float, shape: [1, heads, 'P+S', headSize] })),
  ];
  const editor = new GraphEditor(g.finish(inputs, outputs));
  scoreTargets(editor, 'logits');
  return { model: editor.finish(), weights: g.weights, pasts };
}

/** Cosine and sine of each position's angles, in float32 steps as the bundled graph's were made. */
async function rotaryTables(g: GraphBuilder, { contextTokens, headSize, theta, ropeFactor }: LlamaConfig, weights: LlamaWeights): Promise<void> {
  const half = headSize / 2;
  const factors = weights.has('rope_freqs.weight') ? numbersOf(await weights.get('rope_freqs.weight')) : null;
  const inverse = Float32Array.from({ length: half }, (_, k) => 1 / Math.fround(theta ** Math.fround((2 * k) / headSize)) / ((factors?.[k] ?? 1) * ropeFactor));
  const cos = new Float32Array(contextTokens * half);
  const sin = new Float32Array(contextTokens * half);
  for (let position = 0, at = 0; position < contextTokens; position++) {
    for (let k = 0; k < half; k++, at++) {
      const angle = Math.fround(position * inverse[k]!);
      cos[at] = Math.cos(angle);
      sin[at] = Math.sin(angle);
    }
  }
  g.floats('cos', [contextTokens, half], cos);
  g.floats('sin', [contextTokens, half], sin);
}
