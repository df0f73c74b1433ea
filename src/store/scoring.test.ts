import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../core/base/errors';
import { withPool } from './scoring.testkit';
import { rowsFile, until, worldUtility } from './workbench.testkit';

describe('scoring', () => {
  test('fills the blocks, saves them, and says what came out', async () => {
    const bench = await withPool();
    expect(bench.state().scoring).toMatchObject({ status: 'planned', plan: { pairs: 64 } });
    await bench.actions.startScoring();
    expect(bench.state().scoring).toMatchObject({ status: 'done', figures: { pairsDone: 64, pairs: 64 } });
    expect(bench.ground().utility[3 * 8 + 5]).toBeCloseTo(worldUtility(5, 3), 6);
    expect(bench.world.stored.get(bench.state().project!.id)!.blocks[0]!.columnsDone).toEqual(new Uint8Array(8).fill(1));
    expect(bench.state().notices.at(-1)).toMatchObject({ tone: 'ok', title: 'Scoring is done' });
    expect(bench.state().saved.status).toBe('saved');
  });

  test('the ranking works on what is there, and says draft', async () => {
    const bench = await withPool();
    bench.world.beforeColumn = (column) => void (column === 4 && bench.actions.pauseScoring());
    await bench.actions.startScoring();
    expect(bench.state().scoring.status).toBe('paused');
    await until(() => bench.state().selection.status === 'ready');
    expect(bench.state().selection).toMatchObject({ status: 'ready', draft: true });
    await bench.actions.startScoring();
    await until(() => bench.state().selection.status === 'ready' && !(bench.state().selection as { draft: boolean }).draft);
  });

  test('pause keeps what is scored, and going on scores only the rest', async () => {
    const bench = await withPool();
    bench.world.beforeColumn = (column) => void (column === 2 && bench.actions.pauseScoring());
    await bench.actions.startScoring();
    const kept = bench.done();
    expect(kept).toBeGreaterThanOrEqual(2);
    expect(kept).toBeLessThan(8);
    await bench.actions.startScoring();
    expect(bench.done()).toBe(8);
    expect(bench.world.scored).toHaveLength(8);
    expect(new Set(bench.world.scored).size).toBe(8);
  });

  test('cancel keeps what is scored and leaves a plan of the rest', async () => {
    const bench = await withPool();
    bench.world.beforeColumn = (column) => void (column === 2 && bench.actions.cancelScoring());
    await bench.actions.startScoring();
    const { scoring } = bench.state();
    expect(scoring.status).toBe('planned');
    expect(scoring.status === 'planned' && scoring.plan.pairs).toBe(64 - 8 * bench.done());
    expect(bench.world.stored.get(bench.state().project!.id)!.blocks[0]!.columnsDone.reduce((sum, flag) => sum + flag, 0)).toBe(bench.done());
  });

  test('[RUN2] a lost worker, a lost device and full memory are got over without asking; only what was not finished is scored again', async () => {
    for (const code of ['worker-lost', 'model-lost', 'out-of-memory'] as const) {
      const bench = await withPool();
      bench.world.failures.push({ afterColumns: 3, error: new AppError(code, 'It stopped.') });
      await bench.actions.startScoring();
      expect(bench.state().scoring.status).toBe('done');
      expect(bench.world.calls.load).toBe(2);
      expect(bench.world.scored).toHaveLength(8);
      expect(new Set(bench.world.scored).size).toBe(8);
      const { scoring, notices, log } = bench.state();
      expect(scoring.status === 'done' && scoring.figures.interruptions).toMatchObject([{ code, from: 'wasm', to: 'wasm', pairsKept: 24, packShare: 0.5 }]);
      expect(notices.find((notice) => notice.tone === 'warn')!.text).toBe('All 24 scored pairs are kept. Scoring goes on by itself, with smaller batches. Nothing to do.');
      expect(log.some((entry) => entry.tone === 'warn' && entry.text.endsWith('It stopped.'))).toBe(true);
      expect(log.some((entry) => /^Went on after \d+ s on the processor, with batches of 50 %/.test(entry.text))).toBe(true);
    }
  });

  test('[RUN3] each time less is asked of the device, and the third time the processor is used; the run after it asks', async () => {
    const lost = new AppError('model-lost', 'The graphics device was lost.');
    const bench = await withPool();
    bench.actions.setBackend('webgpu');
    bench.world.failures.push(...[1, 1, 1].map((afterColumns) => ({ afterColumns, error: lost })));
    await bench.actions.startScoring();
    expect(bench.state().scoring.status).toBe('done');
    expect(bench.world.runs).toEqual([['webgpu', 1], ['webgpu', 0.5], ['webgpu', 0.25], ['wasm', 1]]);

    const other = await withPool();
    other.world.failures.push(...[1, 1, 1, 1].map((afterColumns) => ({ afterColumns, error: lost })));
    await other.actions.startScoring();
    expect(other.state().scoring).toMatchObject({ status: 'failed', error: { code: 'model-lost' }, figures: { pairsDone: 32, pairs: 64 } });
    expect(other.state().notices.some(({ text }) => text.includes('goes on by itself'))).toBe(false); // it no longer does
    expect(other.done()).toBe(4);
    await other.actions.startScoring();
    expect(other.state().scoring.status).toBe('done');
    expect(other.world.scored).toHaveLength(8);
  });

  test('[RUN4] a worker that falls silent is ended, and the run goes on in a new one', async () => {
    const bench = await withPool();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
    try {
      bench.world.beforeColumn = (column) => {
        if (column !== 3) return undefined;
        bench.world.beforeColumn = () => undefined;
        return new Promise<void>(() => undefined);
      };
      const run = bench.actions.startScoring();
      while (bench.state().scoring.status !== 'done') await vi.advanceTimersByTimeAsync(1000);
      await run;
      expect(bench.world.calls.close).toBe(1);
      expect(bench.done()).toBe(8);
      expect(bench.state().log.find((entry) => entry.tone === 'warn')!.text).toMatch(/did not answer for \d+ seconds and was ended/);
    } finally {
      vi.useRealTimers();
    }
  });

  test('columns are written into the sets of that moment: rows added during the run', async () => {
    const bench = await withPool();
    const extra = rowsFile('extra.jsonl', 2, 50);
    bench.world.beforeColumn = async (column) => {
      if (column !== 3) return;
      bench.world.beforeColumn = () => undefined;
      await bench.actions.importFiles([extra], 'pool');
    };
    await bench.actions.startScoring();
    const { rowHashes, columnHashes, utility } = bench.ground();
    expect([rowHashes.length, columnHashes.length]).toEqual([10, 10]);
    expect(utility[6 * 10 + 5]).toBeCloseTo(worldUtility(5, 6), 6);
    expect(bench.state().scoring.status).toBe('planned');
    await bench.actions.startScoring();
    expect(bench.done()).toBe(10);
    expect(bench.ground().utility[9 * 10 + 2]).toBeCloseTo(worldUtility(2, 51), 6);
  });

  test('scores survive removing a file and undoing that, and a change of template and back', async () => {
    const bench = await withPool(4);
    await bench.actions.importFiles([rowsFile('second.jsonl', 3, 20)], 'pool');
    await bench.actions.startScoring();
    expect(bench.done()).toBe(7);
    const scored = bench.world.scored.length;
    bench.actions.removeFile(bench.state().project!.files[1]!.fileId);
    expect(bench.ground().columnsDone).toEqual(new Uint8Array(4).fill(1));
    bench.actions.undo();
    expect(bench.done()).toBe(7);
    bench.actions.setTemplate('delift');
    expect(bench.done()).toBe(0);
    bench.actions.setTemplate('chat');
    expect(bench.done()).toBe(7);
    expect(bench.state().scoring.status).toBe('done');
    expect(bench.world.scored).toHaveLength(scored);
  });

  test('[RUN7] a full storage stops the run with what it has, says how much is needed, and lets it go on in memory', async () => {
    const bench = await withPool(8);
    await bench.actions.flush();
    bench.world.storageError = new AppError('storage-full', 'The browser has no room left.');
    await bench.actions.startScoring();
    const { scoring } = bench.state();
    const kept = bench.done();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(8);
    expect(scoring).toMatchObject({ status: 'failed', error: { code: 'storage-full', details: { neededBytes: 4 * 64 } }, figures: { pairsDone: 8 * kept } });
    expect(bench.state().saved.status).toBe('failed');
    expect(bench.state().notices.filter((notice) => notice.error?.code === 'storage-full')).toHaveLength(1);
    await bench.actions.downloadProject();
    expect(bench.world.downloads[0]!.name).toBe('pool.delift');

    await bench.actions.startScoring({ unsaved: true });
    expect(bench.state().scoring.status).toBe('done');
    expect(bench.world.scored).toHaveLength(8);
    expect(bench.state().saved.status).toBe('failed');
    bench.world.storageError = null;
    bench.actions.renameProject('Again');
    await bench.actions.flush();
    expect(bench.state().saved.status).toBe('saved');
    expect(bench.world.stored.get(bench.state().project!.id)!.blocks[0]!.columnsDone).toEqual(new Uint8Array(8).fill(1));
  });
});

describe('saving during a run', () => {
  test('[RUN1] each column is on disk soon after it was finished, before the run ends, and no block is written again for it', async () => {
    const bench = await withPool(6);
    await bench.actions.flush();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    try {
      const id = bench.state().project!.id;
      const seen: number[] = [];
      bench.world.beforeColumn = async () => {
        await vi.advanceTimersByTimeAsync(4000);
        const stored = bench.world.stored.get(id)!.blocks[0];
        seen.push(stored === undefined ? 0 : stored.columnsDone.reduce((sum, done) => sum + done, 0));
      };
      const run = bench.actions.startScoring();
      while (bench.state().scoring.status !== 'done') await vi.advanceTimersByTimeAsync(10);
      await run;
      expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
      expect(bench.world.calls.saveBlock).toBe(0);
      expect(bench.world.stored.get(id)!.blocks[0]!.utility).toEqual(bench.ground().utility);
    } finally {
      vi.useRealTimers();
    }
  });

  test('[RUN1] a run is said to be done once all of it is on disk', async () => {
    const bench = await withPool(6);
    await bench.actions.flush();
    const id = bench.state().project!.id;
    let onDisk: number | null = null;
    bench.store.subscribe(({ scoring }) => {
      if (scoring.status === 'done') onDisk ??= bench.world.stored.get(id)?.blocks[0]?.columnsDone.reduce((sum, done) => sum + done, 0) ?? 0;
    });
    await bench.actions.startScoring();
    expect(onDisk).toBe(6);
  });

  test('[RUN1] what is due is written when a column comes in, also while the timers of a hidden page stand still', async () => {
    const bench = await withPool(6);
    await bench.actions.flush();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const id = bench.state().project!.id;
      bench.world.beforeColumn = (column) => {
        vi.setSystemTime(Date.now() + 4000);
        if (column === 5) expect(bench.world.stored.get(id)!.blocks[0]!.columnsDone.reduce((sum, done) => sum + done, 0)).toBeGreaterThanOrEqual(4);
      };
      await bench.actions.startScoring();
      expect(bench.state().scoring.status).toBe('done');
    } finally {
      vi.useRealTimers();
    }
  });

  test('a run that goes on in a new tab finds all that was stored, and scores only the rest', async () => {
    const bench = await withPool(6);
    const id = bench.state().project!.id;
    bench.world.beforeColumn = (column) => void (column === 3 && bench.actions.pauseScoring());
    await bench.actions.startScoring();
    bench.world.beforeColumn = () => undefined;
    await bench.actions.closeProject();
    await bench.actions.openProject(id);
    const { scoring, notices } = bench.state();
    expect(scoring).toMatchObject({ status: 'planned', plan: { pairs: 12, pairsTotal: 36 } });
    expect(notices.at(-1)).toMatchObject({ title: 'Scoring was not finished', text: '24 of 36 pairs are kept. Go on with the rest on the Score screen.' });
    await bench.actions.startScoring();
    expect(bench.world.scored).toHaveLength(6);
    for (let row = 0; row < 6; row++) for (let column = 0; column < 6; column++) expect(bench.ground().utility[6 * column + row]).toBeCloseTo(worldUtility(row, column), 6);
  });

  test('stored utilities that are damaged are told, and scored again', async () => {
    const bench = await withPool(4);
    const id = bench.state().project!.id;
    await bench.actions.startScoring();
    await bench.actions.closeProject();
    const stored = bench.world.stored.get(id)!;
    const [block] = stored.blocks;
    block!.utility.fill(NaN, 4, 8);
    block!.columnsDone[1] = 0;
    bench.world.stored.set(id, { ...stored, damage: [{ block: 'pool-pool', why: 'corrupt', columns: 1 }] });
    const scoredBefore = bench.world.scored.length;
    await bench.actions.openProject(id);
    expect(bench.state().notices.at(-1)).toMatchObject({ tone: 'warn', title: 'Stored utilities were damaged' });
    expect(bench.state().scoring).toMatchObject({ status: 'planned', plan: { pairs: 4 } });
    await bench.actions.startScoring();
    expect(bench.world.scored.length).toBe(scoredBefore + 1);
    expect(bench.ground().utility[5]).toBeCloseTo(worldUtility(1, 1), 6);
  });
});
