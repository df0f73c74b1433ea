import { describe, expect, test } from 'vitest';
import { rowsFile, testWorkbench } from './workbench.testkit';

async function started() {
  const bench = testWorkbench();
  await bench.start();
  return bench;
}

const labels = (bench: Awaited<ReturnType<typeof started>>, set: 'pool' | 'target' | 'existing'): string[] => bench.artefacts.setRows(set).examples.map(({ prompt }) => prompt);

describe('[L9] rows of a set', () => {
  test('are left out with a note, and come back by undo', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('a.jsonl', 3), rowsFile('b.jsonl', 2)], 'pool');
    const before = labels(bench, 'pool');
    bench.actions.leaveOut('pool', [1, 3], 'equal to an earlier row');
    expect(labels(bench, 'pool')).toEqual([before[0], before[2], before[4]]);
    expect(bench.state().project!.files.map(({ kept, notes }) => [kept, notes?.at(-1)])).toEqual([
      [2, '1 row was left out: equal to an earlier row. Reading the file again brings it back.'],
      [1, '1 row was left out: equal to an earlier row. Reading the file again brings it back.'],
    ]);
    expect(bench.state().project!.budget).toBeLessThanOrEqual(3);
    expect(bench.state().undoLabel).toBe('Leave out 2 rows');
    bench.actions.undo();
    expect(labels(bench, 'pool')).toEqual(before);
  });

  test('are copied or moved into another set as a file of their own', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('a.jsonl', 4)], 'pool');
    const [first, second, ...rest] = labels(bench, 'pool');
    await bench.actions.rowsToSet('pool', [0], 'target', false);
    expect([labels(bench, 'pool').length, labels(bench, 'target')]).toEqual([4, [first]]);
    await bench.actions.rowsToSet('pool', [1], 'existing', true);
    expect([labels(bench, 'pool'), labels(bench, 'existing')]).toEqual([[first, ...rest], [second]]);
    expect(bench.state().project!.files.map(({ set, file, kept }) => `${set} ${file} ${kept}`)).toEqual(['pool a.jsonl 3', 'target a, 1 row.jsonl 1', 'existing a, 1 row.jsonl 1']);
    bench.actions.undo();
    expect(labels(bench, 'pool')).toHaveLength(4);
  });

  test('are held out as a file with their own text; all rows of a file take the file along', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('a.jsonl', 2), rowsFile('b.jsonl', 1)], 'pool');
    const raw = bench.artefacts.setRows('pool').examples[2]!.raw;
    bench.actions.holdOut('pool', [2]);
    const [download] = bench.world.downloads;
    expect([download!.name, new TextDecoder().decode(download!.bytes)]).toEqual(['a-held-out.jsonl', `${raw}\n`]);
    expect(bench.state().project!.files.map(({ file }) => file)).toEqual(['a.jsonl']);
  });
});
