import { describe, expect, test } from 'vitest';
import { tinyDecoder, type DecoderSpec } from '../../../fixtures/tinyModel/decoder';
import { decoderInputs } from '../../core/model/onnx/decoderPorts';
import { readOnnx } from '../../core/model/onnx/read';
import { turnDecoder } from '../../core/model/onnx/turn';
import { columnDistances } from '../../core/scoring/column';
import { packingDifference } from '../../core/scoring/packingCheck';
import { largestDifference, logProbsOf, openDecoder, randomPairs } from './decoders.testkit';
import { evaluateInNode } from './sessions';

const SPECS: readonly DecoderSpec[] = [
  { family: 'llama', attention: 'group-query', weights: 'float32' },
  { family: 'llama', attention: 'plain', weights: 'float32' },
  { family: 'llama', attention: 'plain', weights: 'float32', window: 12 },
  { family: 'llama', attention: 'group-query', weights: 'float32', window: 12 },
  { family: 'llama', attention: 'multi-head', weights: 'float32' },
  { family: 'llama', attention: 'group-query', weights: 'q4' },
  { family: 'llama', attention: 'group-query', weights: 'q8', external: true },
  { family: 'llama', attention: 'plain', weights: 'q4', external: true },
  { family: 'qwen2', attention: 'group-query', weights: 'float32', external: true },
  { family: 'qwen2', attention: 'plain', weights: 'q4' },
  { family: 'qwen2', attention: 'where', weights: 'float32' },
  { family: 'gemma', attention: 'group-query', weights: 'float32', softcap: 4 },
  { family: 'gemma', attention: 'plain', weights: 'float32', softcap: 4, window: 9 },
  { family: 'gpt2', attention: 'where', weights: 'float32' },
  { family: 'gpt2', attention: 'plain', weights: 'q4' },
];
/** Numbers of half precision: about three digits, so that only d can be held to 1e-3. */
const HALF_SPECS: readonly DecoderSpec[] = [
  { family: 'llama', attention: 'group-query', weights: 'float16' },
  { family: 'llama', attention: 'plain', weights: 'float16', window: 12, external: true },
  { family: 'gemma', attention: 'group-query', weights: 'float16', softcap: 4 },
  { family: 'qwen2', attention: 'plain', weights: 'q4f16' },
  { family: 'gpt2', attention: 'where', weights: 'float16' },
];
const nameOf = (spec: DecoderSpec): string => Object.entries(spec).map(([key, value]) => (['family', 'attention', 'weights'].includes(key) ? `${value}` : `${key} ${value}`)).join(', ');

describe('a turned decoder gives what the original gives, one whole sequence at a time', () => {
  test.each(SPECS.map((spec) => [nameOf(spec), spec] as const))('[M2][M3][M4][M5] %s', async (_, spec) => {
    const { turned, packed, whole } = await openDecoder(spec);
    expect(turned).toMatchObject({ mode: 'packed' });
    const pairs = randomPairs(3);
    const want = await logProbsOf(whole, pairs);
    const got = await logProbsOf(packed!, pairs);
    expect(want.length).toBe(40);
    expect(new Set(want.map((value) => value.toFixed(3))).size).toBeGreaterThan(20); // the model tells tokens apart
    expect(largestDifference(got, want)).toBeLessThan(1e-3);
    expect(await packingDifference(packed!, 257)).toBeLessThan(1e-3);
  });
});


describe('half precision', () => {
  test.each(HALF_SPECS.map((spec) => [nameOf(spec), spec] as const))('[M2][M3] %s: d is the same within 1e-3', async (_, spec) => {
    const { turned, packed, whole } = await openDecoder(spec);
    expect(turned).toMatchObject({ mode: 'packed' });
    const pairs = randomPairs(3);
    const [want, got] = await Promise.all([whole, packed!].map((model) => columnDistances(model, pairs, { packTokens: 60 })));
    expect(largestDifference([...got!], [...want!])).toBeLessThan(1e-3);
    expect(largestDifference(await logProbsOf(packed!, pairs), await logProbsOf(whole, pairs))).toBeLessThan(0.02);
  });
});

test.each([
  ['llama, dynamic', { family: 'llama', attention: 'plain', weights: 'dynamic' }],
  ['gpt2, dynamic', { family: 'gpt2', attention: 'where', weights: 'dynamic' }],
  ['llama, quantise and dequantise', { family: 'llama', attention: 'group-query', weights: 'qdq' }],
] as const)('[M7] %s: the eight-bit weights count as they are, activations are not rounded', async (_, spec) => {
  const { turned, packed, whole } = await openDecoder(spec);
  expect(turned).toMatchObject({ mode: 'packed' });
  const pairs = randomPairs(3);
  const exact = await logProbsOf((await openDecoder({ ...spec, weights: 'dequantised' })).whole, pairs);
  const got = await logProbsOf(packed!, pairs);
  expect(largestDifference(got, exact)).toBeLessThan(1e-3);
  expect(largestDifference(await logProbsOf(packed!, pairs, 1000), got)).toBeLessThan(1e-4);
  expect(largestDifference(await logProbsOf(whole, pairs), exact)).toBeGreaterThan(1e-3); // what rounding alone makes
});

test.each([
  ['[M4] positions that add to the scores (ALiBi)', { family: 'llama', attention: 'alibi', weights: 'float32' }, /ALiBi/],
  ['[M2] an operator set that is too old', { family: 'llama', attention: 'plain', weights: 'float32', opset: 10 }, /version 10/],
] as const)('%s: the graph is left alone, and the reason is given', async (_, spec, why) => {
  const { graph } = tinyDecoder(spec);
  const model = readOnnx(graph);
  const turned = await turnDecoder(model, decoderInputs(model), { evaluate: evaluateInNode, readConstant: () => null, contextTokens: 512, slidingWindow: null });
  expect(turned).toMatchObject({ mode: 'whole', why: expect.stringMatching(why) as string });
});
