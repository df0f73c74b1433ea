import { describe, expect, test } from 'vitest';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

async function started(beside?: ReturnType<typeof testWorkbench>) {
  const bench = testWorkbench(beside === undefined ? {} : { beside });
  await bench.start();
  return bench;
}
type Bench = Awaited<ReturnType<typeof started>>;

const prompts = (bench: Bench, set: 'pool' | 'target' | 'existing'): string[] => bench.artefacts.setRows(set).examples.map(({ prompt }) => prompt);

/** A scored project with the subset "best", closed again. */
async function scored(bench: Bench): Promise<string> {
  await bench.actions.createProject('Round one');
  await bench.actions.importFiles([rowsFile('a.jsonl', 6)], 'pool');
  await bench.actions.startScoring();
  await until(() => bench.state().selection.status === 'ready', 'a ranking');
  bench.actions.setBudget(2);
  expect(bench.actions.saveSubset('best')).not.toBeNull();
  const { id } = bench.state().project!;
  await bench.actions.closeProject();
  return id;
}

describe('[L11] rows of another project of this browser', () => {
  test('a saved subset comes in as existing data; pairs that were scored there are not scored again; undo takes it out', async () => {
    const bench = await started();
    const projectId = await scored(bench);
    const stored = bench.world.stored.get(projectId)!;
    const subset = stored.document.subsets[0]!;
    await bench.actions.createProject('Round two');
    await bench.actions.importFiles([rowsFile('b.jsonl', 8)], 'pool');
    expect(await bench.actions.takeRows({ projectId, part: { subsetId: subset.id } }, 'existing')).toBe(true);
    const [, file] = bench.state().project!.files;
    expect([file!.file, file!.set, file!.kept, file!.why]).toEqual(['Round one, best.jsonl', 'existing', 2, 'rows of “best” in the project “Round one”, from a.jsonl']);
    const taken = bench.artefacts.setRows('existing').examples;
    expect(new Set(taken.map(({ hash }) => hash))).toEqual(new Set(subset.order.slice(0, 2)));
    expect(taken.every(({ raw }) => raw.includes('"id"'))).toBe(true);
    const block = bench.artefacts.blocks()['pool-existing']!;
    const known = Array.from(block.utility, (value) => !Number.isNaN(value));
    expect(known).toEqual([...Array<boolean>(6).fill(true), false, false, ...Array<boolean>(6).fill(true), false, false]);
    expect(bench.state().undoLabel).toBe('Add Round one, best.jsonl');
    bench.actions.undo();
    expect(prompts(bench, 'existing')).toEqual([]);
  });

  test('one of its sets; a project that is gone is said to be so, and nothing is changed', async () => {
    const bench = await started();
    const projectId = await scored(bench);
    await bench.actions.createProject('Round two');
    expect(await bench.actions.takeRows({ projectId, part: { set: 'pool' } }, 'pool')).toBe(true);
    expect([prompts(bench, 'pool').length, bench.state().project!.budget]).toEqual([6, 1]);
    expect(Object.values(bench.artefacts.blocks()).every(({ utility }) => utility.every((value) => !Number.isNaN(value)))).toBe(true);
    expect(await bench.actions.takeRows({ projectId: 'none', part: { set: 'pool' } }, 'target')).toBe(false);
    expect(bench.state().importing).toMatchObject({ status: 'failed', error: { code: 'no-rows' } });
    expect(bench.state().project!.files).toHaveLength(1);
  });
});

describe('[L10] of repeats only the first row takes part', () => {
  test('equal rows are left out, and come back when the rule goes; the project file is without them and says so', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('a.jsonl', 3), rowsFile('b.jsonl', 4, 1)], 'pool');
    expect(prompts(bench, 'pool')).toHaveLength(7);
    bench.actions.keepFirst('pool', { groups: [] });
    expect(prompts(bench, 'pool')).toEqual([0, 1, 2, 3, 4].map((number) => `Question ${number}?`));
    expect(bench.artefacts.leftOut('pool')).toEqual({ exact: 2, near: 0 });
    expect(bench.state().project!.files.map(({ fileId }) => bench.artefacts.rangeOf(fileId))).toEqual([{ from: 0, to: 3 }, { from: 3, to: 5 }]);
    await bench.actions.downloadProject();
    const packed = bench.world.downloads[0]!;
    const { files } = (await bench.services.projectFiles.unpack(new Uint8Array(packed.bytes))).document;
    expect(files.map(({ kept, notes }) => [kept, notes?.at(-1)])).toEqual([[3, undefined], [2, '2 rows are not in the project file: of repeats only the first was kept.']]);
    bench.actions.undo();
    expect(prompts(bench, 'pool')).toHaveLength(7);
    bench.actions.redo();
    bench.actions.keepFirst('pool', null);
    expect(prompts(bench, 'pool')).toHaveLength(7);
  });

  test('places of the set are the rows that take part: moved rows are those that were meant', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('a.jsonl', 3), rowsFile('b.jsonl', 3, 1)], 'pool');
    const hashes = bench.artefacts.setRows('pool').examples.map(({ hash }) => hash);
    bench.actions.keepFirst('pool', { groups: [[hashes[0]!, hashes[1]!]] });
    expect(prompts(bench, 'pool')).toEqual(['Question 0?', 'Question 2?', 'Question 3?']);
    expect(bench.artefacts.leftOut('pool')).toEqual({ exact: 2, near: 1 });
    await bench.actions.rowsToSet('pool', [2], 'target', true);
    expect([prompts(bench, 'pool'), prompts(bench, 'target')]).toEqual([['Question 0?', 'Question 2?'], ['Question 3?']]);
    bench.actions.removeFile(bench.state().project!.files[0]!.fileId);
    expect(prompts(bench, 'pool')).toEqual(['Question 1?', 'Question 2?']);
  });
});
