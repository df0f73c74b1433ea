import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { seededRandom, shuffledIndices } from '../base/random';
import type { DenseKernel } from '../kernel/types';
import { lazyGreedyOf } from './lazyGreedy';
import { naiveGreedyOf } from './naiveGreedy';
import { setFunction } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { FunctionKernels, FunctionName, FunctionSpec } from './types';

const NAMES: readonly FunctionName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'graph-cut', 'gcmi', 'log-det', 'disparity-sum', 'disparity-min'];
const MOST = 9;

/** Numbers with so many digits that two gains are as good as never equal. G is symmetric, with the largest values on its diagonal. */
function kernelsOf(seed: number, n: number): FunctionKernels {
  const random = seededRandom(seed);
  const matrix = (rows: number, columns: number): DenseKernel => ({ rows, columns, values: Float32Array.from({ length: rows * columns }, () => 0.05 + 0.6 * random.next()) });
  const candidates = matrix(n, n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) candidates.values[a * n + b] = candidates.values[b * n + a]!;
    candidates.values[a * n + a] = 0.9 + 0.1 * random.next();
  }
  return { ground: matrix(n, n), query: matrix(n, 3), target: matrix(3, n), private: matrix(n, 2), candidates };
}

/** Row or column `at` becomes `to[at]`; null leaves that side as it is. */
function relabelled({ rows, columns, values }: DenseKernel, rowTo: Int32Array | null, columnTo: Int32Array | null): DenseKernel {
  const moved = new Float32Array(values.length);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) moved[(columnTo?.[column] ?? column) * rows + (rowTo?.[row] ?? row)] = values[column * rows + row]!;
  }
  return { rows, columns, values: moved };
}

/** Steps until two candidates add as much as each other, to rounding: where a cap is reached, or nothing is left to cover. */
function clearSteps(f: SetFunction, order: Int32Array, pinned: number): number {
  f.reset();
  const left = new Set(order);
  for (const [step, pick] of order.entries()) {
    const best = f.gain(pick);
    left.delete(pick);
    if (step >= pinned && [...left].some((rival) => f.gain(rival) > best - 1e-9)) return step;
    f.take(pick);
  }
  return order.length;
}

const anyCase = fc.record({ seed: fc.nat(), n: fc.integer({ min: 4, max: MOST }), rowSeed: fc.nat(), columnSeed: fc.nat() });

describe.each(NAMES)('%s', (name) => {
  test.prop([anyCase], { seed: 2411, numRuns: 60 })('[O1] [G1] relabelling rows and candidates, in any way, relabels the ranking and changes nothing else', async ({ seed, n, rowSeed, columnSeed }) => {
    const kernels = kernelsOf(seed, n);
    const columnTo = Int32Array.from(shuffledIndices(n, seededRandom(columnSeed)));
    const rowTo = Int32Array.from(shuffledIndices(n, seededRandom(rowSeed)));
    const moved: FunctionKernels = {
      ground: relabelled(kernels.ground, rowTo, columnTo),
      query: relabelled(kernels.query!, rowTo, null),
      target: relabelled(kernels.target!, Int32Array.of(2, 0, 1), columnTo),
      private: relabelled(kernels.private!, rowTo, null),
      candidates: relabelled(kernels.candidates!, columnTo, columnTo),
    };
    const spec: FunctionSpec = { name, eta: 1.2, nu: 0.4, lambda: name === 'log-det' ? 1 : 0.05 };
    const { traits } = setFunction(kernels, spec);
    // all first picks of a disparity are worth 0: there the first one is given
    const pin = name.startsWith('disparity') ? [0] : [];
    for (const optimize of traits.submodular && traits.monotone ? [naiveGreedyOf, lazyGreedyOf] : [naiveGreedyOf]) {
      const before = await optimize(setFunction(kernels, spec), { budget: n, pins: pin });
      const after = await optimize(setFunction(moved, spec), { budget: n, pins: pin.map((candidate) => columnTo[candidate]!) });
      const told = clearSteps(setFunction(kernels, spec), before.order, pin.length);
      expect(Array.from(after.order.subarray(0, told))).toEqual(Array.from(before.order.subarray(0, told), (candidate) => columnTo[candidate]!));
      after.gains.forEach((gain, step) => expect(Math.abs(gain - before.gains[step]!)).toBeLessThanOrEqual(1e-9));
      after.values.forEach((value, step) => expect(Math.abs(value - before.values[step]!)).toBeLessThanOrEqual(1e-9));
    }
  });
});
