import fc from 'fast-check';
import { anyKernel } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import { facilityForm, type FacilityForm } from './facilityForm';
import type { ObjectiveName, ObjectiveSpec, Ranking, SelectionKernels } from './types';

export const OBJECTIVES: readonly ObjectiveName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi'];

export interface AnyForm {
  readonly form: FacilityForm;
  readonly kernels: SelectionKernels;
  readonly spec: ObjectiveSpec;
}

export interface AnyProblem extends AnyForm {
  readonly options: { readonly budget: number; readonly pins: number[]; readonly bans: number[] };
}

function resized({ values }: DenseKernel, rows: number, columns: number): DenseKernel {
  return { rows, columns, values: Float32Array.from({ length: rows * columns }, (_, at) => values[at % values.length]!) };
}

/** Any of the six objectives on small kernels full of zeros and ties, sometimes with row weights. */
export function anyForm(): fc.Arbitrary<AnyForm> {
  const factor = fc.constantFrom(0, 0.25, 0.5, 0.7, 1, 2);
  return fc
    .record({
      ground: anyKernel(),
      sets: fc.tuple(anyKernel(), anyKernel(), anyKernel()),
      size: fc.integer({ min: 1, max: 4 }),
      name: fc.constantFrom(...OBJECTIVES),
      eta: factor,
      nu: factor,
      weighted: fc.boolean(),
    })
    .map(({ ground, sets: [query, target, existing], size, name, eta, nu, weighted }) => {
      const kernels = {
        ground,
        query: resized(query, ground.rows, size),
        target: resized(target, size, ground.columns),
        private: resized(existing, ground.rows, size),
      };
      const rows = name === 'flqmi' ? size : ground.rows;
      const rowWeights = weighted ? Float64Array.from({ length: rows }, (_, row) => ((row * 5) % 4) / 2) : undefined;
      const spec = { name, eta, nu, rowWeights };
      return { kernels, spec, form: facilityForm(kernels, spec) };
    });
}

/** A form with a budget, pins and bans that fit it. */
export function anyProblem(): fc.Arbitrary<AnyProblem> {
  return fc.tuple(anyForm(), fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))).map(([any, stream]) => {
    const next = (bound: number): number => Math.floor((stream.next().value as number) * bound);
    const left = Array.from({ length: any.form.kernel.columns }, (_, index) => index);
    const take = (count: number): number[] => Array.from({ length: count }, () => left.splice(next(left.length), 1)[0]!);
    const pins = take(next(Math.min(3, left.length + 1)));
    const bans = take(next(Math.min(3, left.length + 1)));
    return { ...any, options: { pins, bans, budget: pins.length + next(left.length + 1) } };
  });
}

/** f as its formula is written, row by row; shares no code with the engine. */
export function valueOf({ kernel, floor, cap, weights, modular }: FacilityForm, subset: Int32Array): number {
  let total = 0;
  for (let row = 0; row < kernel.rows; row++) {
    const transformed = Array.from(subset, (candidate) => Math.max(Math.min(kernel.values[candidate * kernel.rows + row]!, cap?.[row] ?? Infinity) - (floor?.[row] ?? 0), 0));
    total += (weights?.[row] ?? 1) * Math.max(0, ...transformed);
  }
  return total + subset.reduce((sum, candidate) => sum + (modular?.[candidate] ?? 0), 0);
}

/** Best f of all subsets of `budget` candidates that hold the pins and no ban, by trying each. */
export function bestValue(form: FacilityForm, { budget, pins, bans }: AnyProblem['options']): number {
  const open = Array.from({ length: form.kernel.columns }, (_, index) => index).filter((index) => !pins.includes(index) && !bans.includes(index));
  let best = 0;
  const visit = (from: number, chosen: readonly number[]): void => {
    if (chosen.length === budget) {
      best = Math.max(best, valueOf(form, Int32Array.from(chosen)));
      return;
    }
    for (let at = from; at < open.length; at++) visit(at + 1, [...chosen, open[at]!]);
  };
  visit(0, pins);
  return best;
}

/** One line per pick: "candidate +gain". */
export function rankingLines({ order, gains }: Ranking): string[] {
  return Array.from(order, (candidate, step) => `${candidate} +${gains[step]!.toFixed(2)}`);
}

/** All subsets of at most `size`. */
export function subsetsOf(of: readonly number[], size: number): number[][] {
  const found: number[][] = [];
  const visit = (from: number, chosen: readonly number[]): void => {
    found.push([...chosen]);
    if (chosen.length === size) return;
    for (let at = from; at < of.length; at++) visit(at + 1, [...chosen, of[at]!]);
  };
  visit(0, []);
  return found;
}
