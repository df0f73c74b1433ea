import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { rowMax } from '../kernel/dense';
import { kernelFromText } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import { facilityForm, fullCover } from './facilityForm';
import { naiveGreedy } from './naiveGreedy';
import { anyForm, OBJECTIVES, valueOf } from './selection.testkit';
import type { ObjectiveSpec, SelectionKernels } from './types';

const kernels: Required<SelectionKernels> & { [set: string]: DenseKernel } = {
  ground: kernelFromText('a b\n x .75 .25\n y .5 1'),
  query: kernelFromText('q r\n x .5 .25\n y .125 .25'),
  target: kernelFromText('a b\n q .5 .25\n r .125 .75'),
  private: kernelFromText('p\n x .25\n y .75'),
};

/** f({a}), f({b}), f({a, b}) */
function valuesOf(spec: ObjectiveSpec): number[] {
  const form = facilityForm(kernels, spec);
  return [Int32Array.of(0), Int32Array.of(1), Int32Array.of(0, 1)].map((subset) => valueOf(form, subset));
}

describe('objectives by hand', () => {
  test('[O1] fl', () => {
    expect(valuesOf({ name: 'fl' })).toEqual([1.25, 1.25, 1.75]);
  });
  test('[O2] flmi: fl plus eta times the best help for the target', () => {
    expect(valuesOf({ name: 'flmi', eta: 2 })).toEqual([2.25, 2.75, 4.25]);
  });
  test('[O3] flvmi: no row counts beyond eta times its best target', () => {
    expect(valuesOf({ name: 'flvmi', eta: 1 })).toEqual([0.75, 0.5, 0.75]);
  });
  test('[O4] flqmi: the target rows are represented', () => {
    expect(valuesOf({ name: 'flqmi', eta: 1 })).toEqual([1.125, 1.75, 2.5]);
  });
  test('[O5] flcg: only what lies above nu times the existing data', () => {
    expect(valuesOf({ name: 'flcg', nu: 1 })).toEqual([0.5, 0.25, 0.75]);
  });
  test('[O6] flcmi: between the two', () => {
    expect(valuesOf({ name: 'flcmi', eta: 1, nu: 0.5 })).toEqual([0.375, 0.125, 0.375]);
  });
  test('[O2] flmi with its modular term read from Q', () => {
    expect(valuesOf({ name: 'flmi', eta: 2, modularFrom: 'query' })).toEqual([2.25, 1.75, 3.25]);
  });
  test('[O1] row weights', () => {
    expect(valuesOf({ name: 'fl', rowWeights: Float64Array.of(2, 0) })).toEqual([1.5, 0.5, 1.5]);
  });
  test('[O1] eta and nu are 1 when not given', () => {
    expect(valuesOf({ name: 'flvmi' })).toEqual(valuesOf({ name: 'flvmi', eta: 1 }));
    expect(valuesOf({ name: 'flcg' })).toEqual(valuesOf({ name: 'flcg', nu: 1 }));
  });

  test.prop([anyForm()], { seed: 4, numRuns: 200 })('[C1] the full cover is f of the whole ground set without its modular term', ({ form }) => {
    const all = Int32Array.from({ length: form.kernel.columns }, (_, index) => index);
    expect(fullCover(form)).toBeCloseTo(valueOf({ ...form, modular: null }, all), 9);
    expect(fullCover(form, rowMax(form.kernel))).toBe(fullCover(form));
  });
});

describe('what is refused', () => {
  test.each([
    ['flmi', 'target', 'T'],
    ['flvmi', 'query', 'Q'],
    ['flqmi', 'target', 'T'],
    ['flcg', 'private', 'P'],
    ['flcmi', 'query', 'Q'],
    ['flcmi', 'private', 'P'],
  ] as const)('[O7] %s without %s says which set is missing', (name, set, letter) => {
    const sentence = new RegExp(`^${name.toUpperCase()} needs utilities of .* \\(${letter}\\), which are not there\\. `);
    expect(() => facilityForm({ ...kernels, [set]: undefined }, { name })).toThrow(expect.objectContaining({ code: 'set-missing', message: expect.stringMatching(sentence) as string }));
  });

  test('[O7] an empty set is missing too', () => {
    const none = { rows: 2, columns: 0, values: new Float32Array(0) };
    expect(() => facilityForm({ ...kernels, private: none }, { name: 'flcg' })).toThrow(/which are empty/);
    expect(() => facilityForm({ ...kernels, target: { ...none, rows: 0, columns: 2 } }, { name: 'flmi' })).toThrow(expect.objectContaining({ code: 'set-missing' }));
  });

  test('[O7] sets of another size', () => {
    const odd = kernelFromText('a b c\n x 1 1 1\n y 1 1 1\n z 1 1 1');
    for (const name of OBJECTIVES.filter((objective) => objective !== 'fl')) {
      expect(() => facilityForm({ ground: kernels.ground, query: odd, target: odd, private: odd }, { name })).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
    }
    expect(() => facilityForm({ ...kernels, ground: kernelFromText('a\n x 1\n y 1') }, { name: 'flmi', modularFrom: 'query' })).toThrow(/same list/);
  });

  test.each([NaN, -1, Infinity])('[O7] eta or nu of %s', (value) => {
    expect(() => facilityForm(kernels, { name: 'fl', eta: value })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    expect(() => facilityForm(kernels, { name: 'flcg', nu: value })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  test('[O7] row weights of the wrong number or sign', () => {
    expect(() => facilityForm(kernels, { name: 'fl', rowWeights: Float64Array.of(1) })).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
    expect(() => facilityForm(kernels, { name: 'fl', rowWeights: Float64Array.of(1, -1) })).toThrow(/weight of row 1/);
    expect(() => facilityForm(kernels, { name: 'fl', rowWeights: Float64Array.of(NaN, 1) })).toThrow(/weight of row 0/);
  });
});

test('[K2] kernels over shared memory are read, never written', () => {
  const shared = new Float32Array(new SharedArrayBuffer(16));
  shared.set(kernels.ground.values);
  const form = facilityForm({ ...kernels, ground: { ...kernels.ground, values: shared } }, { name: 'flcmi' });
  expect(naiveGreedy(form, { budget: 2 })).toEqual(naiveGreedy(facilityForm(kernels, { name: 'flcmi' }), { budget: 2 }));
  expect(Array.from(shared)).toEqual(Array.from(kernels.ground.values));
});
