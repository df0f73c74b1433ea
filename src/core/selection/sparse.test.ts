import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { anyKernel } from '../kernel/kernel.testkit';
import { denseOf, sparseOf } from '../kernel/sparse';
import type { DenseKernel, SparseKernel } from '../kernel/types';
import { certify } from './certificate';
import { makeCoverLog } from './coverLog';
import { engineOf } from './engineOf';
import { facilityForm, fullCover } from './facilityForm';
import { goldenInstances, optionsOf, specOf } from './golden.testkit';
import { lazyGreedy, lazyGreedyOf } from './lazyGreedy';
import { naiveGreedyOf } from './naiveGreedy';
import { randomBand } from './randomBand';
import { anyProblem } from './selection.testkit';
import { setFunction, SPARSE_FUNCTIONS } from './setFunction';
import { createSparseGainEngine } from './sparseGainEngine';
import type { FunctionKernels, FunctionSpec } from './types';

const SEEDED = { seed: 77, numRuns: 300 };

function sparseKernels({ ground, query, target, private: existing, candidates }: FunctionKernels): FunctionKernels<SparseKernel> {
  const of = (kernel: DenseKernel | undefined): SparseKernel | undefined => (kernel === undefined ? undefined : sparseOf(kernel));
  return { ground: sparseOf(ground), query: of(query), target: of(target), private: of(existing), candidates: of(candidates) };
}

describe('sparse and dense', () => {
  test.prop([anyProblem()], SEEDED)('[O16] the six objectives: picks, gains, values, ties, to the last bit', async ({ kernels, spec, form, options }) => {
    const sparse = facilityForm(sparseKernels(kernels), spec);
    expect(sparse).toMatchObject({ floor: form.floor, cap: form.cap, weights: form.weights, modular: form.modular });
    expect(fullCover(sparse)).toBe(fullCover(form));
    expect(await lazyGreedy(sparse, options)).toEqual(await lazyGreedy(form, options));
  });

  test.prop([anyProblem(), fc.array(fc.nat(), { maxLength: 6 })], SEEDED)('[O8] [O16] gains and covers, whatever is taken, and after a reset', ({ kernels, spec, form }, picks) => {
    const dense = engineOf(form);
    const sparse = createSparseGainEngine(facilityForm(sparseKernels(kernels), spec));
    for (const pick of [...picks, 0]) {
      for (let candidate = 0; candidate < form.kernel.columns; candidate++) expect(sparse.gain(candidate)).toBe(dense.gain(candidate));
      dense.take(pick % form.kernel.columns);
      sparse.take(pick % form.kernel.columns);
      expect(sparse.cover).toEqual(dense.cover);
    }
    sparse.reset();
    dense.reset();
    expect(sparse.cover).toEqual(dense.cover);
  });

  test.prop([anyProblem()], { ...SEEDED, numRuns: 100 })('[G5] [G6] [C2] [O16] certificates, bands and cover logs', async ({ kernels, spec, form, options }) => {
    const sparse = facilityForm(sparseKernels(kernels), spec);
    const { order, pinned } = await lazyGreedy(form, options);
    const set = { order, pinned, bans: options.bans, budget: order.length };
    expect(await certify(sparse, set)).toEqual(await certify(form, set));
    expect(await randomBand(sparse, { draws: 3 })).toEqual(await randomBand(form, { draws: 3 }));
    expect(makeCoverLog(sparse.kernel, order)).toEqual(makeCoverLog(form.kernel, order));
  });

  test.prop([anyKernel(), anyKernel(), fc.constantFrom(0, 0.1, 0.4, 1), fc.nat()], SEEDED)('[O9] [O16] graph cut, directed, with and without G; GCMI', async (drawn, pairs, lambda, at) => {
    const n = drawn.columns;
    const candidates = { rows: n, columns: n, values: Float32Array.from({ length: n * n }, (_, index) => pairs.values[index % pairs.values.length]!) };
    const kernels = { ground: drawn, candidates, target: drawn };
    const budget = at % (n + 1);
    for (const spec of [{ name: 'graph-cut', lambda }, { name: 'gcmi' }] as const) {
      const [sparse, dense] = [setFunction(sparseKernels(kernels), spec), setFunction(kernels, spec)];
      expect(sparse.traits).toEqual(dense.traits);
      expect(naiveGreedyOf(sparse, { budget })).toEqual(naiveGreedyOf(dense, { budget }));
      if (dense.traits.monotone) expect(await lazyGreedyOf(sparse, { budget })).toEqual(naiveGreedyOf(dense, { budget }));
    }
  });
});

describe.each(goldenInstances().flatMap((instance) => (instance.cases ?? []).filter((golden) => SPARSE_FUNCTIONS.includes(specOf(golden).name)).map((golden, at) => ({ title: `${instance.name} ${golden.function} ${at}`, instance, golden }))))('$title', ({ instance, golden }) => {
  test('[O1] [O16] the golden ranking from entries alone', async () => {
    const options = optionsOf(golden, instance.selection.ground.columns);
    const f = setFunction(sparseKernels(instance.selection), specOf(golden));
    const ranking = f.traits.monotone ? await lazyGreedyOf(f, options) : naiveGreedyOf(f, options);
    expect(Array.from(ranking.order.subarray(options.pins?.length ?? 0))).toEqual(golden.ranking);
    golden.gains.forEach((gain, step) => expect(Math.abs(ranking.gains[step + (options.pins?.length ?? 0)]! - gain)).toBeLessThanOrEqual(1e-9));
  });
});

test.each(['log-det', 'disparity-sum', 'disparity-min'] as const)('[O16] %s is refused, with what to do', (name) => {
  const ground = sparseOf({ rows: 2, columns: 2, values: Float32Array.of(1, 0, 0, 1) });
  const spec: FunctionSpec = { name };
  expect(() => setFunction({ ground }, spec)).toThrow(expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining('or score all pairs') as string }) as Error);
});

test.prop([anyKernel()], SEEDED)('[K4] entries and back give the kernel', (kernel) => {
  expect(denseOf(sparseOf(kernel))).toEqual(kernel);
});
