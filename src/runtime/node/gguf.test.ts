import type { Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { toHalf } from '../../../fixtures/tinyModel/decoderWeights';
import { writeGguf, type GgufEntry, type GgufTensorInput } from '../../../fixtures/tinyModel/ggufWriter';
import { tinyInfo, tinyTokenizer } from '../../../fixtures/tinyModel/tinyModel';
import { seededRandom } from '../../core/base/random';
import { halfToFloat } from '../../core/model/halfFloat';
import { memorySource } from '../../core/model/source';
import { ggufFacts, openGguf } from '../../core/model/gguf/open';
import { scoringGraphRun } from '../../core/model/scoringGraph';
import type { LanguageModel } from '../../core/model/types';
import { packingDifference } from '../../core/scoring/packingCheck';
import { largestDifference, logProbsOf, randomPairs } from './decoders.testkit';
import { nodeTensor, openNodeSession } from './sessions';

const HIDDEN = 256;
const VOCABULARY = 257;
const METADATA: Readonly<Record<string, GgufEntry>> = {
  'general.architecture': 'llama',
  'llama.block_count': 2,
  'llama.embedding_length': HIDDEN,
  'llama.attention.head_count': 4,
  'llama.attention.head_count_kv': 2,
  'llama.context_length': 256,
  'llama.rope.freq_base': { float: 10_000 },
  'llama.attention.layer_norm_rms_epsilon': { float: 1e-5 },
};

interface Kind {
  readonly id: number;
  readonly block: number;
  readonly bytes: number;
  /** The numbers of one block, written out value by value as llama.cpp's reference does. */
  readonly read: (raw: Uint8Array) => number[];
}
const half = (raw: Uint8Array, at: number): number => halfToFloat(Uint16Array.of(raw[at]! | (raw[at + 1]! << 8)))[0]!;
const nibble = (raw: Uint8Array, at: number, k: number): number => (k < 16 ? raw[at + k]! & 15 : raw[at + k - 16]! >> 4);
const fifth = (raw: Uint8Array, at: number, k: number): number => ((raw[at + (k >> 3)]! >> (k & 7)) & 1) * 16;
const each = (count: number, value: (k: number) => number): number[] => Array.from({ length: count }, (_, k) => value(k));
function six(raw: Uint8Array, j: number): [number, number] {
  const q = raw.subarray(4, 16);
  return j < 4 ? [q[j]! & 63, q[j + 4]! & 63] : [(q[j + 4]! & 15) + 16 * (q[j - 4]! >> 6), (q[j + 4]! >> 4) + 16 * (q[j]! >> 6)];
}
const KINDS: Readonly<Record<string, Kind>> = {
  Q4_0: { id: 2, block: 32, bytes: 18, read: (raw) => each(32, (k) => half(raw, 0) * (nibble(raw, 2, k) - 8)) },
  Q4_1: { id: 3, block: 32, bytes: 20, read: (raw) => each(32, (k) => half(raw, 0) * nibble(raw, 4, k) + half(raw, 2)) },
  Q5_0: { id: 6, block: 32, bytes: 22, read: (raw) => each(32, (k) => half(raw, 0) * (nibble(raw, 6, k) + fifth(raw, 2, k) - 16)) },
  Q5_1: { id: 7, block: 32, bytes: 24, read: (raw) => each(32, (k) => half(raw, 0) * (nibble(raw, 8, k) + fifth(raw, 4, k)) + half(raw, 2)) },
  Q8_0: { id: 8, block: 32, bytes: 34, read: (raw) => each(32, (k) => half(raw, 0) * ((raw[2 + k]! << 24) >> 24)) },
  Q4_K: {
    id: 12, block: 256, bytes: 144,
    read: (raw) => each(256, (k) => {
      const [scale, min] = six(raw, k >> 5);
      const byte = raw[16 + 32 * (k >> 6) + (k & 31)]!;
      return half(raw, 0) * scale * ((k >> 5) & 1 ? byte >> 4 : byte & 15) - half(raw, 2) * min;
    }),
  },
  Q5_K: {
    id: 13, block: 256, bytes: 176,
    read: (raw) => each(256, (k) => {
      const [scale, min] = six(raw, k >> 5);
      const byte = raw[48 + 32 * (k >> 6) + (k & 31)]!;
      const high = raw[16 + (k & 31)]! & (1 << (k >> 5)) ? 16 : 0;
      return half(raw, 0) * scale * (((k >> 5) & 1 ? byte >> 4 : byte & 15) + high) - half(raw, 2) * min;
    }),
  },
  Q6_K: {
    id: 14, block: 256, bytes: 210,
    read: (raw) => {
      const values: number[] = [];
      for (const side of [0, 1]) {
        for (let l = 0; l < 32; l++) {
          const [ql, qh, sc] = [64 * side, 128 + 32 * side, 192 + 8 * side + (l >> 4)];
          const parts = [raw[ql + l]! & 15, raw[ql + l + 32]! & 15, raw[ql + l]! >> 4, raw[ql + l + 32]! >> 4];
          parts.forEach((low, part) => {
            const code = low + (((raw[qh + l]! >> (2 * part)) & 3) << 4) - 32;
            values[128 * side + 32 * part + l] = half(raw, 208) * ((raw[sc + 2 * part]! << 24) >> 24) * code;
          });
        }
      }
      return values;
    },
  },
};

/** Random blocks whose halves are small numbers, so that the model computes with usual sizes. */
function randomBlocks(kind: Kind, name: string, values: number, random: { next(): number }): Uint8Array {
  const raw = Uint8Array.from({ length: (values / kind.block) * kind.bytes }, () => Math.floor(random.next() * 256));
  const put = (at: number, value: number): void => void raw.set(new Uint8Array(toHalf(Float32Array.of(value)).buffer), at);
  const spread = { Q8_0: 0.0012, Q6_K: 0.0005, Q4_K: 0.0006, Q5_K: 0.0003 }[name] ?? 0.012;
  for (let at = 0; at < raw.length; at += kind.bytes) {
    put(name === 'Q6_K' ? at + 208 : at, spread * (0.5 + random.next()));
    if (name === 'Q6_K') for (let k = 0; k < 16; k++) raw[at + 192 + k] = (raw[at + 192 + k]! & 15) - 8;
    if (name === 'Q4_1' || name === 'Q5_1') put(at + 2, -spread * (name === 'Q4_1' ? 8 : 16));
    if (name === 'Q4_K' || name === 'Q5_K') put(at + 2, spread * 8);
  }
  return raw;
}

function tinyLlama(name: string, asNumbers: boolean, tied: boolean): Uint8Array<ArrayBuffer> {
  const random = seededRandom(9);
  const matrix = (tensor: string, inputs: number, rows: number): GgufTensorInput => {
    const kind = KINDS[name]!;
    const raw = randomBlocks(kind, name, inputs * rows, random);
    if (!asNumbers) return { name: tensor, dims: [inputs, rows], type: kind.id, bytes: raw };
    const values = Array.from({ length: raw.length / kind.bytes }, (_, block) => kind.read(raw.subarray(block * kind.bytes, (block + 1) * kind.bytes))).flat();
    return { name: tensor, dims: [inputs, rows], type: 0, bytes: new Uint8Array(Float32Array.from(values).buffer) };
  };
  const vector = (tensor: string): GgufTensorInput => ({ name: tensor, dims: [HIDDEN], type: 0, bytes: new Uint8Array(Float32Array.from({ length: HIDDEN }, () => 0.5 + random.next()).buffer) });
  const layers = [0, 1].flatMap((layer) => {
    const at = `blk.${layer}`;
    return [
      vector(`${at}.attn_norm.weight`), matrix(`${at}.attn_q.weight`, HIDDEN, HIDDEN), matrix(`${at}.attn_k.weight`, HIDDEN, 128), matrix(`${at}.attn_v.weight`, HIDDEN, 128),
      matrix(`${at}.attn_output.weight`, HIDDEN, HIDDEN), vector(`${at}.ffn_norm.weight`), matrix(`${at}.ffn_gate.weight`, HIDDEN, 512), matrix(`${at}.ffn_up.weight`, HIDDEN, 512), matrix(`${at}.ffn_down.weight`, 512, HIDDEN),
    ];
  });
  const head = tied ? [] : [matrix('output.weight', HIDDEN, VOCABULARY)];
  return writeGguf(METADATA, [matrix('token_embd.weight', HIDDEN, VOCABULARY), ...layers, vector('output_norm.weight'), ...head]);
}

async function open(bytes: Uint8Array<ArrayBuffer>): Promise<LanguageModel> {
  const source = memorySource(bytes);
  const { graph, weights, pasts } = await openGguf(source, await ggufFacts(source));
  const run = scoringGraphRun<Tensor>(await openNodeSession({ graph, weights }, 1), nodeTensor, pasts);
  return { info: tinyInfo({ bytes: 0, sha256: '' }), backend: 'cpu', threads: 1, tokenizer: tinyTokenizer, run, close: async () => undefined };
}

describe('weights of a GGUF file', () => {
  test.each(Object.keys(KINDS).flatMap((name) => [[name, true], [name, false]] as const))('[M10] %s (tied embedding %s) gives what its numbers give, written out as F32', async (name, tied) => {
    const pairs = randomPairs(4, 25);
    const [packed, plain] = await Promise.all([open(tinyLlama(name, false, tied)), open(tinyLlama(name, true, tied))]);
    const [got, want] = [await logProbsOf(packed, pairs), await logProbsOf(plain, pairs)];
    expect(new Set(want.map((value) => value.toFixed(3))).size).toBeGreaterThan(20);
    expect(largestDifference(got, want)).toBeLessThan(1e-3);
    expect(await packingDifference(packed, VOCABULARY)).toBeLessThan(1e-3);
  });

  test('[M10] types that are not known are refused by name', async () => {
    const bytes = writeGguf(METADATA, [
      { name: 'token_embd.weight', dims: [HIDDEN, VOCABULARY], type: 10, bytes: new Uint8Array(HIDDEN * VOCABULARY) },
      { name: 'blk.0.ffn_up.weight', dims: [HIDDEN, 512], type: 10, bytes: new Uint8Array(84 * 512) },
    ]);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'model-unsupported', message: expect.stringContaining('Q2_K') as string });
  });
});

describe('[M9] files that cannot be used say why', () => {
  test.each([
    ['another architecture', { ...METADATA, 'general.architecture': 'qwen3' }, /qwen3/],
    ['a mixture of experts', { ...METADATA, 'llama.expert_count': 8 }, /mixture of experts/],
    ['scaled positions', { ...METADATA, 'llama.rope.scaling.type': 'yarn' }, /yarn/],
  ])('%s', async (_, metadata, why) => {
    await expect(ggufFacts(memorySource(writeGguf(metadata, [])))).rejects.toThrow(why);
  });

  test('a file that is cut off, and one that is none', async () => {
    const whole = tinyLlama('Q8_0', false, true);
    await expect(ggufFacts(memorySource(whole.slice(0, whole.length - 5000)))).rejects.toMatchObject({ code: 'model-corrupt' });
    await expect(ggufFacts(memorySource(whole.slice(0, 200)))).rejects.toMatchObject({ code: 'model-corrupt' });
    await expect(ggufFacts(memorySource(new Uint8Array(100)))).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
