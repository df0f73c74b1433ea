import { readFileSync } from 'node:fs';
import type { Tensor } from 'onnxruntime-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeGguf, type GgufEntry, type GgufTensorInput } from '../../../fixtures/tinyModel/ggufWriter';
import { SMOLLM2 } from '../../core/model/catalog';
import { ggufFacts, ggufTokenizerOf, openGguf } from '../../core/model/gguf/open';
import { readOnnx } from '../../core/model/onnx/read';
import type { OnnxTensor } from '../../core/model/onnx/types';
import { scoringGraphRun } from '../../core/model/scoringGraph';
import { memorySource, type ByteSource } from '../../core/model/source';
import { createTokenizer } from '../../core/model/tokenizer';
import type { LanguageModel } from '../../core/model/types';
import { createTemplate } from '../../core/prompt/template';
import { columnDistances } from '../../core/scoring/column';
import { example } from '../../core/scoring/examples.testkit';
import { nodeTensor, openNodeSession } from './sessions';

/** The bundled model's own weights, written as the GGUF file that it was made from. */
const folder = new URL('../../../public/models/smollm2-135m-instruct/', import.meta.url);
const golden = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../../fixtures/golden/utility/${file}`, import.meta.url), 'utf8'));
const bundled = readOnnx(readFileSync(new URL('scorer.onnx', folder)));
const files = new Map(SMOLLM2.weightFiles.map(({ path }) => [path, readFileSync(new URL(path, folder))]));
const json = (file: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;

function bytesOf({ raw, external }: OnnxTensor): Uint8Array {
  return external === null ? raw! : files.get(external.location)!.subarray(external.offset, external.offset + external.length);
}
const constant = (name: string): Uint8Array => bytesOf(bundled.constants.get(name)!);
const vector = (name: string, from: string): GgufTensorInput => ({ name, dims: [576], type: 0, bytes: constant(from) });

/** Q4_1 of a layer: scale, min, sixteen bytes with the first half of the block in the low nibbles. */
function q4_1(name: string, from: string, rotaryHeads: number | null): GgufTensorInput {
  const [rows = 0, blocks = 0] = bundled.constants.get(`${from}.q`)!.dims;
  const [q, scale, min] = [constant(`${from}.q`), constant(`${from}.scale16`), constant(`${from}.min16`)];
  const bytes = new Uint8Array(rows * blocks * 20);
  for (let row = 0; row < rows; row++) {
    const head = rotaryHeads === null ? rows : rows / rotaryHeads;
    const within = row % head;
    // GGUF puts the two halves of a rotated head in turns.
    const source = rotaryHeads === null ? row : row - within + (within >> 1) + (within & 1) * (head / 2);
    for (let block = 0; block < blocks; block++) {
      const at = (row * blocks + block) * 20;
      const of = source * blocks + block;
      bytes.set([scale[2 * of]!, scale[2 * of + 1]!, min[2 * of]!, min[2 * of + 1]!], at);
      const code = (k: number): number => (q[of * 16 + (k >> 1)]! >> (4 * (k & 1))) & 15;
      for (let k = 0; k < 16; k++) bytes[at + 4 + k] = code(k) | (code(k + 16) << 4);
    }
  }
  return { name, dims: [blocks * 32, rows], type: 3, bytes };
}

function q8_0(name: string): GgufTensorInput {
  const [q, scale] = [constant('embedding.q'), constant('embedding.scale16')];
  const bytes = new Uint8Array((q.length / 32) * 34);
  for (let block = 0; block < q.length / 32; block++) {
    bytes.set([scale[2 * block]!, scale[2 * block + 1]!], block * 34);
    for (let k = 0; k < 32; k++) bytes[block * 34 + 2 + k] = q[block * 32 + k]! ^ 128;
  }
  return { name, dims: [576, 49152], type: 8, bytes };
}

function bundledGguf(): Uint8Array<ArrayBuffer> {
  const table = json('tokenizer.json') as { model: { vocab: Record<string, number>; merges: string[] }; added_tokens: { id: number; special: boolean }[] };
  const tokens = Object.entries(table.model.vocab).toSorted((a, b) => a[1] - b[1]).map(([token]) => token);
  const special = new Map(table.added_tokens.map((token) => [token.id, token.special ? 3 : 4]));
  const metadata: Record<string, GgufEntry> = {
    'general.architecture': 'llama', 'general.name': 'SmolLM2 135M Instruct', 'llama.block_count': 30, 'llama.embedding_length': 576, 'llama.attention.head_count': 9,
    'llama.attention.head_count_kv': 3, 'llama.context_length': 8192, 'llama.rope.freq_base': { float: 100_000 }, 'llama.attention.layer_norm_rms_epsilon': { float: 1e-5 },
    'tokenizer.ggml.model': 'gpt2', 'tokenizer.ggml.pre': 'smollm', 'tokenizer.ggml.tokens': { strings: tokens }, 'tokenizer.ggml.token_type': { ints: tokens.map((_, id) => special.get(id) ?? 1) },
    'tokenizer.ggml.merges': { strings: table.model.merges }, 'tokenizer.ggml.eos_token_id': 2, 'tokenizer.chat_template': json('tokenizer_config.json')['chat_template'] as string,
  };
  const layers = Array.from({ length: 30 }, (_, i) => {
    const [at, block] = [`layer.${i}`, `blk.${i}`];
    return [
      vector(`${block}.attn_norm.weight`, `${at}.norm1.weight`), q4_1(`${block}.attn_q.weight`, `${at}.q`, 9), q4_1(`${block}.attn_k.weight`, `${at}.k`, 3), q4_1(`${block}.attn_v.weight`, `${at}.v`, null),
      q4_1(`${block}.attn_output.weight`, `${at}.o`, null), vector(`${block}.ffn_norm.weight`, `${at}.norm2.weight`), q4_1(`${block}.ffn_gate.weight`, `${at}.gate`, null),
      q4_1(`${block}.ffn_up.weight`, `${at}.up`, null), q4_1(`${block}.ffn_down.weight`, `${at}.down`, null),
    ];
  }).flat();
  return writeGguf(metadata, [q8_0('token_embd.weight'), ...layers, vector('output_norm.weight', 'norm.weight')]);
}

describe('the bundled model, written as GGUF and read again', () => {
  let source: ByteSource;
  let opened: Awaited<ReturnType<typeof openGguf>>;
  beforeAll(async () => {
    source = memorySource(bundledGguf());
    opened = await openGguf(source, await ggufFacts(source));
  });

  test('[M9] has the same operators up to the logits, and the same bytes in every constant', () => {
    const built = readOnnx(opened.graph);
    const data = new Map(opened.weights.map((file) => [file.path, file.data]));
    const upToLogits = (model: typeof built): string[] => {
      const ops = model.nodes.map(({ op, outputs }) => `${op} ${outputs[0]!}`);
      return ops.slice(0, ops.indexOf('MatMulNBits logits') + 1).toSorted();
    };
    expect(upToLogits(built)).toEqual(upToLogits(bundled));
    const large = [...bundled.constants.values()].filter((tensor) => bytesOf(tensor).length >= 1024);
    expect(large.length).toBeGreaterThan(600);
    for (const tensor of large) {
      const made = built.constants.get(tensor.name)!;
      expect(made.dims, tensor.name).toEqual(tensor.dims);
      const bytes = made.external === null ? made.raw! : data.get(made.external.location)!;
      if (tensor.name !== 'cos' && tensor.name !== 'sin') expect(Buffer.compare(bytes, bytesOf(tensor)), tensor.name).toBe(0);
    }
    for (const name of ['cos', 'sin']) {
      const [got, want] = [data.get(name)!, constant(name).slice()].map((bytes) => new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
      // One step of float32 in a frequency is 2^-24 of an angle: libraries round powers differently.
      const half = 32;
      got!.forEach((value, at) => {
        if (Math.abs(value - want![at]!) > 1e-6 + Math.floor(at / half) * 2 ** -24) expect.fail(`${name} ${at}: ${value} for ${want![at]!}`);
      });
    }
  });

  test('[M11] cuts texts into the same tokens', async () => {
    const tokenizer = ggufTokenizerOf((await ggufFacts(source)).file);
    const known = createTokenizer(json('tokenizer.json'), json('tokenizer_config.json'));
    const texts = ["Hello, it's 12345 o'clock.", '<|im_start|>user\nwhat?<|im_end|>\n', 'Ünïcödé 你好 👩‍👩‍👧 \t\n  x  ', 'def f(x):\n    return x ** 2\n'];
    for (const text of texts) expect(tokenizer.encode(text)).toEqual(known.encode(text));
    expect([tokenizer.endToken, tokenizer.chatTemplate]).toEqual([known.endToken, known.chatTemplate]);
  });

  test('[M9][U1] gives the golden distances within 1e-3', async () => {
    const session = await openNodeSession({ graph: opened.graph, weights: opened.weights }, 2);
    const tokenizer = ggufTokenizerOf((await ggufFacts(source)).file);
    const model: LanguageModel = { info: SMOLLM2, backend: 'cpu', threads: 2, tokenizer, run: scoringGraphRun<Tensor>(session, nodeTensor, opened.pasts), close: () => session.release() };
    const want = (golden('utility.json') as { templates: Record<string, { distance_alone: number[]; distance_shown: number[][] }> }).templates['chat']!;
    const rows = (golden('texts.json') as { pool: { id: string; prompt: string; response: string }[] }).pool.slice(0, 6).map((row) => example(row.id, row.prompt, row.response));
    const template = createTemplate('chat', tokenizer);
    for (const column of [-1, 0, 3]) {
      const shown = column < 0 ? null : rows[column]!;
      const distances = await columnDistances(model, rows.map((row) => template.tokens(row, shown)), { packTokens: 400 });
      distances.forEach((d, row) => expect(Math.abs(d - (column < 0 ? want.distance_alone[row]! : want.distance_shown[row]![column]!))).toBeLessThan(1e-3));
    }
    await model.close();
  });
});
