import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { FacilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { lazyGreedy } from './lazyGreedy';
import { naiveGreedy } from './naiveGreedy';
import { anyForm, anyProblem } from './selection.testkit';
import { createWasmGainEngine, settleKernel } from './wasmGainEngine';

const SEEDED = { seed: 13, numRuns: 200 };

const settled = (form: FacilityForm): FacilityForm => ({ ...form, kernel: settleKernel(form.kernel) });

/** Long columns with mostly small entries, so that short lists are made, shortened and used up. */
function anyLongForm(): fc.Arbitrary<FacilityForm> {
  return fc.tuple(fc.integer({ min: 40, max: 300 }), fc.integer({ min: 2, max: 40 }), fc.integer(), fc.boolean(), fc.boolean()).map(([rows, columns, seed, tied, floored]) => {
    let state = seed | 1;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 8) / 2 ** 24;
    };
    const entry = (): number => (tied ? Math.floor(next() * 9) / 8 : next() ** 6);
    const kernel = { rows, columns, values: Float32Array.from({ length: rows * columns }, entry) };
    return { kernel, floor: floored ? Float64Array.from({ length: rows }, next) : null, cap: null, weights: null, modular: null };
  });
}

describe('WebAssembly and TypeScript', () => {
  test('[O13] a kernel that lies in WebAssembly memory is used there', () => {
    const form = settled({ kernel: { rows: 5, columns: 2, values: new Float32Array(10) }, floor: null, cap: null, weights: null, modular: null });
    expect(createWasmGainEngine(form).cover.buffer).toBe(form.kernel.values.buffer);
    expect(settleKernel(form.kernel)).toBe(form.kernel);
  });

  test.prop([fc.oneof(anyForm().map(({ form }) => form), anyLongForm()), fc.array(fc.nat(), { maxLength: 8 })], SEEDED)('[O8] [O13] the same gains and covers, bit for bit', (plain, picks) => {
    const form = settled(plain);
    const here = createGainEngine(plain);
    const there = createWasmGainEngine(form);
    for (const pick of [...picks, 0]) {
      for (let candidate = 0; candidate < form.kernel.columns; candidate++) expect(there.gain(candidate)).toBe(here.gain(candidate));
      here.take(pick % form.kernel.columns);
      there.take(pick % form.kernel.columns);
      expect(there.cover).toEqual(here.cover);
    }
    here.cover.fill(2);
    there.cover.fill(2);
    here.reset();
    there.reset();
    expect(there.cover).toEqual(here.cover);
  });

  test.prop([anyLongForm(), fc.array(fc.nat(), { minLength: 1, maxLength: 30 })], SEEDED)('[O13] short lists change no bit of a gain', (plain, picks) => {
    const here = createGainEngine(plain);
    const there = createWasmGainEngine(settled(plain));
    there.beginRun?.();
    for (const pick of picks) {
      const chosen = pick % plain.kernel.columns;
      here.take(chosen);
      there.take(chosen);
      for (let candidate = 0; candidate < plain.kernel.columns; candidate++) expect(there.gain(candidate)).toBe(here.gain(candidate));
    }
  });

  test.prop([anyLongForm(), fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 7 })], SEEDED)('[O13] bounds are never below the gain, whatever is taken later, and close to it', (form, picks, part) => {
    const engine = createWasmGainEngine(settled(form));
    const { columns } = form.kernel;
    const here = createGainEngine(form);
    const bounds = engine.beginRun!()!;
    const every = Int32Array.from({ length: columns }, (_, index) => (index * 3) % columns);
    for (const pick of [-1, ...picks]) {
      if (pick >= 0) {
        engine.take(pick % columns);
        here.take(pick % columns);
      }
      for (let from = 0; from < columns; from += part) {
        const asked = every.subarray(from, Math.min(from + part, columns));
        const found = bounds.boundMany(asked);
        asked.forEach((candidate, at) => {
          const gain = here.gain(candidate);
          expect(found[at]).toBeGreaterThanOrEqual(gain);
          // a floor is rounded down to float32: 2^-24 for each row
          expect(found[at]! - gain).toBeLessThanOrEqual(1e-5 * gain + (form.floor === null ? 0 : form.kernel.rows * 2 ** -23));
        });
      }
    }
  });

  test.prop([anyProblem()], SEEDED)('[G1] the same ranking, small', async ({ form, options }) => {
    expect(await lazyGreedy(form, options, {}, createWasmGainEngine(settled(form)))).toEqual(naiveGreedy(form, options));
  });

  test.prop([anyLongForm()], SEEDED)('[G1] the same ranking, with short lists', async (form) => {
    const options = { budget: form.kernel.columns };
    expect(await lazyGreedy(form, options, {}, createWasmGainEngine(settled(form)))).toEqual(naiveGreedy(form, options));
  });

  test('[O13] full memory for lists is tidied up on the way, and no bit changes', () => {
    // room for a few of the lists only
    const [rows, columns, listed] = [4096, 400, 240];
    const values = new Float32Array(rows * columns);
    for (let candidate = 0; candidate < columns; candidate++) {
      for (let at = 0; at < listed; at++) values[candidate * rows + ((candidate * 31 + at * 7) % rows)] = ((candidate * 17 + at * 29) % 97) / 97;
    }
    const plain = { kernel: { rows, columns, values }, floor: null, cap: null, weights: null, modular: null };
    const kernel = settleKernel(plain.kernel, { listBytes: 1 << 16 });
    const engine = createWasmGainEngine({ ...plain, kernel });
    const here = createGainEngine(plain);
    const bounds = engine.beginRun!()!;
    const every = Int32Array.from({ length: columns }, (_, index) => index);
    // where the next list goes (engine/assembly/engine.ts): it falls back when lists are moved together
    const nextList = new Uint32Array(kernel.values.buffer, 64, 7);
    let before = 0;
    let tidied = 0;
    for (let step = 0; step < 60; step++) {
      engine.take((step * 7) % columns);
      here.take((step * 7) % columns);
      for (let from = 0; from < columns; from += 50) {
        bounds.boundMany(every.subarray(from, from + 50)).subarray(0, 50).forEach((bound, at) => expect(bound).toBeGreaterThanOrEqual(here.gain(from + at)));
        if (nextList[6]! < before) tidied++;
        before = nextList[6]!;
      }
      for (const candidate of every) expect(engine.gain(candidate)).toBe(here.gain(candidate));
    }
    expect(tidied).toBeGreaterThan(0);
  });

  test('[O13] four engines share a kernel, a fifth is TypeScript; a released place is used again', () => {
    const form = settled({ kernel: { rows: 9, columns: 1, values: Float32Array.from({ length: 9 }, (_, row) => row / 8) }, floor: null, cap: null, weights: null, modular: null });
    const engines = Array.from({ length: 5 }, () => createWasmGainEngine(form));
    const lies = engines.map(({ cover }) => cover.buffer === form.kernel.values.buffer);
    expect(lies).toEqual([true, true, true, true, false]);
    engines[2]!.take(0);
    expect(engines.map((engine) => engine.gain(0))).toEqual([4.5, 4.5, 0, 4.5, 4.5]);
    engines[2]!.release?.();
    const again = createWasmGainEngine(form);
    expect(again.cover.buffer).toBe(form.kernel.values.buffer);
    expect(again.gain(0)).toBe(4.5);
  });

  test('[O13] two runs at once: the later one has the short lists, both are right', () => {
    const rows = 64;
    const form = settled({ kernel: { rows, columns: 3, values: Float32Array.from({ length: 3 * rows }, (_, at) => ((at * 37) % 64) / 64) }, floor: null, cap: null, weights: null, modular: null });
    const [first, second] = [createWasmGainEngine(form), createWasmGainEngine(form)];
    first.beginRun?.();
    first.take(0);
    const before = first.gain(1);
    second.beginRun?.();
    second.take(1);
    expect(second.gain(1)).toBe(0);
    expect(first.gain(1)).toBe(before);
  });
});
