import { describe, expect, test } from 'vitest';
import { readOnnx } from '../../core/model/onnx/read';
import type { LanguageModel } from '../../core/model/types';
import { packingDifference } from '../../core/scoring/packingCheck';
import { probeSpeed } from '../../core/scoring/probe';
import { largestDifference, logProbsOf, openDecoder, randomPairs } from './decoders.testkit';
import { loadTinyModel } from './tinyModel.testkit';

describe('what a turned graph is', () => {
  test('[M1] the new graph is small: every large constant is a place in the file it came from', async () => {
    const { graph, turnedBytes } = await openDecoder({ family: 'qwen2', attention: 'group-query', weights: 'q4' });
    const before = readOnnx(graph).constants;
    const after = readOnnx(turnedBytes!).constants;
    const large = [...after.values()].filter(({ external }) => external !== null);
    expect(large.length).toBeGreaterThan(10);
    for (const { name, external } of large) {
      expect(external!.location).toBe('model.onnx');
      expect(graph.subarray(external!.offset, external!.offset + external!.length)).toEqual(before.get(name)!.raw);
    }
    expect([...after.values()].every(({ raw }) => raw === null || raw.length < 1024)).toBe(true);
    expect(turnedBytes!.length).toBeLessThan(graph.length / 2);
  });

  test('[M1] reading copies no weights: every constant is a slice of the file', async () => {
    const { graph } = await openDecoder({ family: 'llama', attention: 'plain', weights: 'float32' });
    for (const { raw } of readOnnx(graph).constants.values()) expect(raw?.buffer).toBe(graph.buffer);
  });

  test('a file that is no ONNX model is refused with a sentence', () => {
    expect(() => readOnnx(new TextEncoder().encode('{"not": "a model"}'))).toThrow(/not an ONNX file/);
  });
});

describe('[M6] a model that runs whole sequences', () => {
  test('answers a column row by row, and refuses a prefix', async () => {
    const { whole } = await openDecoder({ family: 'llama', attention: 'alibi', weights: 'float32' });
    const runs: number[] = [];
    const watched: LanguageModel = { ...whole, run: (inputs, past, keep) => (runs.push(inputs.tokens.length), whole.run(inputs, past, keep)) };
    const pairs = randomPairs(1, 20);
    await logProbsOf(watched, pairs);
    expect(runs).toEqual(pairs.map(({ context, response }) => context.length + response.length - 1));
    const inputs = { prefixTokens: 3, tokens: Int32Array.of(1), positions: Int32Array.of(3), bias: new Float32Array(4), scoreRows: Int32Array.of(0), scoreTargets: Int32Array.of(1) };
    await expect(whole.run(inputs, null, false)).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  test('has its speed measured', async () => {
    const { whole } = await openDecoder({ family: 'llama', attention: 'plain', weights: 'float32' });
    expect((await probeSpeed(whole)).tokensPerSecond).toBeGreaterThan(0);
  });
});

test('[M8] tokens that are mixed across packed sequences are found', async () => {
  const { model } = await loadTinyModel();
  expect(await packingDifference(model, 257)).toBeLessThan(1e-4);
  // As a convolution over the row would do: a value depends on how many tokens stand beside it.
  const mixing: LanguageModel = {
    ...model,
    run: async (inputs, past, keep) => {
      const run = await model.run(inputs, past, keep);
      return { ...run, logProbs: run.logProbs.map((value) => value - inputs.tokens.length / 1000) };
    },
  };
  expect(await packingDifference(mixing, 257)).toBeGreaterThan(0.01);
  expect(largestDifference([1], [1, 2])).toBeNaN();
});
