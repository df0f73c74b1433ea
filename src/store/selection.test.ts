import { describe, expect, test } from 'vitest';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

async function scoredWorkbench() {
  const bench = testWorkbench();
  await bench.start();
  await bench.actions.importFiles([rowsFile('pool.jsonl', 12)], 'pool');
  await bench.actions.importFiles([rowsFile('target.jsonl', 3, 100)], 'target');
  await bench.actions.startScoring();
  const ready = (): boolean => {
    const { selection } = bench.state();
    return selection.status === 'ready' && selection.bands !== null && !selection.draft;
  };
  await until(ready, 'a ranking');
  const counts = (): number[] => [bench.world.calls.rank, bench.world.calls.band];
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    await until(ready, 'a ranking');
  };
  return { ...bench, counts, settle };
}

describe('ranking', () => {
  test('moving the budget recomputes nothing and keeps the very same ranking', async () => {
    const bench = await scoredWorkbench();
    const before = bench.counts();
    const { selection } = bench.state();
    for (const budget of [1, 5, 12, 3]) bench.actions.setBudget(budget);
    bench.actions.setBudgetUnit('share');
    await bench.settle();
    expect(bench.counts()).toEqual(before);
    expect(bench.state().selection).toBe(selection);
    expect(bench.state().project?.budget).toBe(3);
  });

  test('opening a saved subset, and undoing that, recomputes nothing', async () => {
    const bench = await scoredWorkbench();
    bench.actions.setBudget(4);
    const saved = bench.actions.saveSubset()!;
    bench.actions.changeSettings('Choose FLMI', { objective: 'flmi', eta: 3 });
    await bench.settle();
    bench.actions.setBudget(7);
    const before = bench.counts();
    bench.actions.openSubset(saved.id);
    expect(bench.state().selection).toMatchObject({ status: 'ready', settings: { objective: 'fl' } });
    expect(bench.state().project).toMatchObject({ budget: 4, settings: { objective: 'fl' } });
    bench.actions.undo();
    expect(bench.state().project).toMatchObject({ budget: 7, settings: { objective: 'flmi' } });
    await bench.settle();
    expect(bench.counts()).toEqual(before);
  });

  test('a setting recomputes once; a burst of a slider computes few, and the newest wins', async () => {
    const bench = await scoredWorkbench();
    bench.actions.changeSettings('Choose FLMI', { objective: 'flmi' });
    await bench.settle();
    for (let eta = 2; eta <= 9; eta++) bench.actions.changeSettings('Pull towards target', { eta });
    await bench.settle();
    const { selection } = bench.state();
    expect(selection.status === 'ready' && selection.settings.eta).toBe(9);
    expect(selection.status === 'ready' && selection.ranked.objective.eta).toBe(9);
    bench.actions.undo();
    expect(bench.state().project?.settings.eta).toBe(1);
  });

  test('an objective without its set says so', async () => {
    const bench = await scoredWorkbench();
    bench.actions.changeSettings('Choose FLCG', { objective: 'flcg' });
    expect(bench.state().selection).toEqual({ status: 'none', why: 'set-missing' });
  });

  test('pins come first, bans never; a row is not both', async () => {
    const bench = await scoredWorkbench();
    const pool = bench.artefacts.setRows('pool').examples;
    bench.actions.togglePin(pool[9]!.hash);
    bench.actions.toggleBan(pool[2]!.hash);
    await bench.settle();
    const { selection } = bench.state();
    if (selection.status !== 'ready') throw new Error('not ready');
    expect(selection.ranked.ranking.order[0]).toBe(9);
    expect([...selection.ranked.ranking.order]).not.toContain(2);
    bench.actions.toggleBan(pool[9]!.hash);
    expect(bench.state().project?.settings).toMatchObject({ pins: [], bans: [pool[2]!.hash, pool[9]!.hash] });
  });

  test('a budget beyond what may be chosen is set to that, with a notice', async () => {
    const bench = await scoredWorkbench();
    bench.actions.toggleBan(bench.artefacts.setRows('pool').examples[0]!.hash);
    bench.actions.setBudget(700);
    expect(bench.state().project?.budget).toBe(11);
    expect(bench.state().notices.at(-1)?.text).toContain('700 rows are more than the 11 that may be chosen (1 banned)');
  });

  test('a saved subset knows its utilities; other rows make it out of date', async () => {
    const bench = await scoredWorkbench();
    const saved = bench.actions.saveSubset('mine')!;
    expect(saved.order).toHaveLength(12);
    expect(saved.utilitiesKey).toMatch(/^[0-9a-f]{64}$/);
    await bench.actions.importFiles([rowsFile('more.jsonl', 2, 50)], 'pool');
    await bench.actions.startScoring();
    await bench.settle();
    const again = bench.actions.saveSubset('mine too')!;
    expect(again.utilitiesKey).not.toBe(saved.utilitiesKey);
  });
});
