import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { anyKernel, kernelFromText } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import { certifyFunction } from './certificate';
import { lazyGreedyOf } from './lazyGreedy';
import { naiveGreedyOf } from './naiveGreedy';
import { finalValue } from './picks';
import { subsetsOf } from './selection.testkit';
import { setFunction } from './setFunction';
import { stochasticGreedyOf } from './stochasticGreedy';
import type { FunctionSpec } from './types';

const SEEDED = { seed: 77, numRuns: 300 };

const entry = ({ rows, values }: DenseKernel, row: number, column: number): number => values[column * rows + row]!;
const indices = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** A square kernel made symmetric, with a unit diagonal on request. */
function anySymmetric(): fc.Arbitrary<DenseKernel> {
  return anyKernel(7, 7).map((kernel) => {
    const n = Math.min(kernel.rows, kernel.columns);
    const values = new Float32Array(n * n);
    for (const i of indices(n)) for (const j of indices(n)) values[j * n + i] = i === j ? 1 : entry(kernel, Math.min(i, j), Math.max(i, j));
    return { rows: n, columns: n, values };
  });
}

/** Formulas as the golden README writes them; null where the value does not exist. */
const formulas: Readonly<Record<string, (kernel: DenseKernel, set: readonly number[], lambda: number) => number>> = {
  'graph-cut': (kernel, set, lambda) => {
    let value = 0;
    for (const j of set) for (const i of indices(kernel.rows)) value += entry(kernel, i, j);
    for (const a of set) for (const b of set) value -= lambda * entry(kernel, a, b);
    return value;
  },
  'disparity-sum': (kernel, set) => {
    let value = 0;
    for (const a of set) for (const b of set) if (a < b) value += 1 - entry(kernel, a, b);
    return value;
  },
  'disparity-min': (kernel, set) => {
    const distances = set.flatMap((a) => set.filter((b) => b > a).map((b) => 1 - entry(kernel, a, b)));
    return distances.length === 0 ? 0 : Math.min(...distances);
  },
  'log-det': (kernel, set, lambda) => Math.log(determinant(set.map((a) => set.map((b) => entry(kernel, a, b) + (a === b ? lambda : 0))))),
};

/** By expansion along the first row: exact enough for sets of five. */
function determinant(matrix: readonly (readonly number[])[]): number {
  const [first, ...rest] = matrix;
  if (first === undefined) return 1;
  return first.reduce((sum, value, column) => sum + (column % 2 === 0 ? value : -value) * determinant(rest.map((row) => row.filter((_, at) => at !== column))), 0);
}

describe.each(['graph-cut', 'disparity-sum', 'disparity-min', 'log-det'] as const)('%s', (name) => {
  test.prop([anySymmetric(), fc.constantFrom(0, 0.3, 0.5, 0.9)], SEEDED)('[O9] [O10] [O11] values are the formula, whatever the order of picks', (ground, share) => {
    // a ridge of n makes every such kernel positive definite
    const lambda = name === 'log-det' ? ground.rows : share;
    const f = setFunction({ ground }, { name, lambda });
    const picks = indices(ground.columns).reverse().slice(0, 5);
    let value = 0;
    picks.forEach((pick, size) => {
      value += f.gain(pick);
      f.take(pick);
      expect(value).toBeCloseTo(formulas[name]!(ground, picks.slice(0, size + 1), lambda), 6);
    });
  });
});

const monotone: readonly FunctionSpec[] = [{ name: 'graph-cut', lambda: 0.4 }, { name: 'log-det', lambda: 8 }];
describe.each(monotone)('$name with lambda $lambda', (spec) => {
  test.prop([anySymmetric(), fc.nat()], SEEDED)('[G1] lazy greedy gives exactly what naive greedy gives', async (ground, at) => {
    const options = { budget: at % (ground.columns + 1) };
    expect(await lazyGreedyOf(setFunction({ ground }, spec), options)).toEqual(naiveGreedyOf(setFunction({ ground }, spec), options));
  });

  test.prop([anySymmetric(), fc.nat()], SEEDED)('[G5] the certificate bounds every set of that size', async (ground, at) => {
    const budget = at % (ground.columns + 1);
    const ranking = naiveGreedyOf(setFunction({ ground }, spec), { budget });
    const { dataDependent, lagrangian } = await certifyFunction(setFunction({ ground }, spec), { order: ranking.order, pinned: 0, bans: [], budget });
    expect(lagrangian).toBeNull();
    if (dataDependent === null) return void expect(finalValue(ranking)).toBeLessThanOrEqual(0);
    const best = Math.max(...subsetsOf(indices(ground.columns), budget).map((set) => formulas[spec.name]!(ground, set, spec.lambda!)));
    expect(dataDependent).toBeLessThanOrEqual((finalValue(ranking) / best) * (1 + 1e-9));
  });
});

test.prop([anySymmetric(), fc.nat()], SEEDED)('[G5] graph cut that is not monotone: bounded too, from the empty set', async (ground, at) => {
  const budget = at % (ground.columns + 1);
  const spec: FunctionSpec = { name: 'graph-cut', lambda: 0.9 };
  const ranking = naiveGreedyOf(setFunction({ ground }, spec), { budget });
  const { dataDependent } = await certifyFunction(setFunction({ ground }, spec), { order: ranking.order, pinned: 0, bans: [], budget });
  if (dataDependent === null) return;
  const best = Math.max(...subsetsOf(indices(ground.columns), budget).filter((set) => set.length === budget).map((set) => formulas['graph-cut']!(ground, set, 0.9)));
  expect(dataDependent).toBeLessThanOrEqual((finalValue(ranking) / best) * (1 + 1e-9));
});

const square = kernelFromText(`
       a    b    c
  a    1   .5   .5
  b   .5    1   .5
  c   .5   .5    1
`);

test.each<[FunctionSpec, string]>([
  [{ name: 'disparity-sum' }, 'Lazy greedy is not offered for disparity sum: it is not submodular (the more is chosen, the more a candidate adds). Use naive greedy.'],
  [{ name: 'disparity-min' }, 'Lazy greedy is not offered for disparity min: it is neither submodular nor monotone (a close pair lowers it). Use naive greedy.'],
  [{ name: 'graph-cut', lambda: 0.9 }, 'Lazy greedy is not offered for graph cut: with lambda 0.9 it is not monotone (candidate 0 lowers it once all others are chosen). Use naive greedy.'],
  [{ name: 'log-det', lambda: 0.5 }, 'Lazy greedy is not offered for log determinant: with lambda 0.5, below 1, it is not monotone (a candidate may lower it). Use naive greedy.'],
])('[O12] lazy and stochastic greedy are refused with the reason: %o', async (spec, message) => {
  const f = setFunction({ ground: square }, spec);
  await expect(lazyGreedyOf(f, { budget: 2 })).rejects.toThrow(expect.objectContaining({ code: 'invalid-argument', message }) as Error);
  await expect(stochasticGreedyOf(f, { budget: 2 })).rejects.toThrow(message.replace('Lazy', 'Stochastic'));
  expect(naiveGreedyOf(f, { budget: 2 }).order).toHaveLength(2);
});

test('[O12] functions that are not submodular have no certificate', async () => {
  const f = setFunction({ ground: square }, { name: 'disparity-sum' });
  expect(await certifyFunction(f, { order: Int32Array.of(0, 1), pinned: 0, bans: [], budget: 2 })).toEqual({ dataDependent: null, lagrangian: null });
});

test('[O9] a rectangular kernel needs G; GCMI needs T', () => {
  const ground = kernelFromText('a b\n x 1 0');
  expect(() => setFunction({ ground }, { name: 'graph-cut' })).toThrow(expect.objectContaining({ code: 'set-missing' }) as Error);
  expect(() => setFunction({ ground, candidates: square }, { name: 'log-det' })).toThrow(expect.objectContaining({ code: 'shape-mismatch' }) as Error);
  expect(() => setFunction({ ground }, { name: 'gcmi' })).toThrow(expect.objectContaining({ code: 'set-missing' }) as Error);
});

test('[O10] directed kernels, a negative lambda and a kernel that is not positive definite are refused', () => {
  const directed = kernelFromText('a b\n a 1 .25\n b .75 1');
  const refusal = (code: string): Error => expect.objectContaining({ code }) as Error;
  expect(() => setFunction({ ground: directed }, { name: 'log-det' })).toThrow(refusal('kernel-invalid'));
  expect(() => setFunction({ ground: directed }, { name: 'disparity-min' })).toThrow(refusal('kernel-invalid'));
  expect(() => setFunction({ ground: square }, { name: 'log-det', lambda: -1 })).toThrow(refusal('invalid-argument'));
  expect(() => setFunction({ ground: square }, { name: 'graph-cut', lambda: NaN })).toThrow(refusal('invalid-argument'));
  const twins = setFunction({ ground: kernelFromText('a b\n a 1 1\n b 1 1') }, { name: 'log-det', lambda: 0 });
  expect(() => naiveGreedyOf(twins, { budget: 2 })).toThrow(refusal('kernel-invalid'));
});
