import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../core/base/random';
import type { FacilityForm } from '../../core/selection/facilityForm';
import { lazyGreedy } from '../../core/selection/lazyGreedy';
import type { GainHelper } from '../../core/selection/gainTeam';
import { createSelectionService } from '../../core/selection/service';
import { createWasmGainEngine, settleKernel } from '../../core/selection/wasmGainEngine';
import { startGainThread, type GainThread } from './gainThread';

let worker: GainThread;
/** Small kernels are shared here too. */
let thread: GainHelper;
beforeAll(() => {
  worker = startGainThread();
  thread = { join: worker.join, worthFrom: 0 };
});
afterAll(() => worker.end());

/** Many candidates of long columns, so that both threads get work, make lists and use them up. */
function formOf(seed: number, rows: number, columns: number, withModular: boolean): FacilityForm {
  const random = seededRandom(seed);
  const values = Float32Array.from({ length: rows * columns }, () => random.next() ** 8);
  return { kernel: { rows, columns, values }, floor: null, cap: null, weights: null, modular: withModular ? Float64Array.from({ length: columns }, () => random.next()) : null };
}

describe('two threads', () => {
  test.each([
    [1, 333, 500, false],
    [2, 1000, 700, true],
    [3, 64, 2000, false],
    [4, 1025, 600, true],
  ])('[O15] picks, gains, values and ties of one thread, to the last bit (%i: %i x %i)', async (seed, rows, columns, withModular) => {
    const form = formOf(seed, rows, columns, withModular);
    const shared = { ...form, kernel: settleKernel(form.kernel, { isShared: true }) };
    const alone = await lazyGreedy(form, { budget: columns >> 1 });
    for (let turn = 0; turn < 3; turn++) {
      const engine = createWasmGainEngine(shared, thread);
      expect(engine.cover.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(await lazyGreedy(shared, { budget: columns >> 1 }, {}, engine)).toEqual(alone);
      engine.release!();
    }
  });

  test('[O15] one session for a run; an engine without a helper works on shared memory too', async () => {
    const form = formOf(5, 1200, 1500, false);
    const shared = { ...form, kernel: settleKernel(form.kernel, { isShared: true }) };
    const alone = createWasmGainEngine(shared);
    const ranking = await lazyGreedy(shared, { budget: 50 }, {}, alone);
    alone.release!();
    const sessions: { controlAt: number }[] = [];
    const engine = createWasmGainEngine(shared, { ...thread, join: (session) => (sessions.push(session), thread.join(session)) });
    expect(await lazyGreedy(shared, { budget: 50 }, {}, engine)).toEqual(ranking);
    expect(sessions).toHaveLength(1);
    engine.release!();
  });

  test('[O15] a helper that never comes costs nothing but time', async () => {
    const form = formOf(6, 500, 400, false);
    const shared = { ...form, kernel: settleKernel(form.kernel, { isShared: true }) };
    expect(await lazyGreedy(shared, { budget: 100 }, {}, createWasmGainEngine(shared, { join: () => undefined, worthFrom: 0 }))).toEqual(await lazyGreedy(form, { budget: 100 }));
  });

  test('[O15] on a kernel too small to pay for a second thread none is asked; on any other each thread says what it read', async () => {
    const form = formOf(9, 1200, 1500, false);
    const shared = { ...form, kernel: settleKernel(form.kernel, { isShared: true }) };
    const sessions: object[] = [];
    const unasked = createWasmGainEngine(shared, { join: (session) => void sessions.push(session) });
    await lazyGreedy(shared, { budget: 50 }, {}, unasked);
    const alone = unasked.columnsRead!();
    unasked.release!();
    expect(sessions).toEqual([]);
    expect(alone.helper).toBeNull();
    expect(alone.own).toBeGreaterThanOrEqual(1500);
    const engine = createWasmGainEngine(shared, thread);
    await lazyGreedy(shared, { budget: 50 }, {}, engine);
    const { own, helper } = engine.columnsRead!();
    engine.release!();
    expect(own + helper!).toBeGreaterThanOrEqual(1500);
    expect(engine.columnsRead!()).toEqual({ own, helper });
  });

  test('[O15] a service with a helper answers as one without', async () => {
    const { kernel } = formOf(8, 700, 700, false);
    const hashes = Array.from({ length: 700 }, (_, index) => `h${index}`);
    const source = { id: 's', blocks: { ground: { ...kernel, rowHashes: hashes, columnHashes: hashes } }, transform: 'positive', selfHelp: 'exclude' } as const;
    const answers = await Promise.all([createSelectionService({ helper: thread }), createSelectionService()].map(async (service) => {
      await service.use(source);
      const { ranking, coverage } = await service.rank({ sourceId: 's', objective: { name: 'fl' } });
      return { ranking, coverage };
    }));
    expect(answers[0]).toEqual(answers[1]);
  });

  test('[O15] a later run takes the helper over; both are right', () => {
    const form = formOf(7, 400, 100, false);
    const shared = { ...form, kernel: settleKernel(form.kernel, { isShared: true }) };
    const [first, second] = [createWasmGainEngine(shared, thread), createWasmGainEngine(shared, thread)];
    const every = Int32Array.from({ length: 100 }, (_, index) => index);
    const before = first.beginRun!()!;
    const after = second.beginRun!()!;
    second.take(3);
    for (const [engine, bounds] of [[first, before], [second, after]] as const) {
      bounds.boundMany(every).slice(0, 100).forEach((bound, candidate) => expect(bound).toBeGreaterThanOrEqual(engine.gain(candidate)));
    }
    first.release!();
    second.release!();
  });
});
