import { describe, expect, test } from 'vitest';
import type { FileInput } from './types';
import { projectFileCodec } from './projectCodec.testkit';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

async function started() {
  const bench = testWorkbench();
  await bench.start();
  return bench;
}
const textFile = (name: string, text: string): FileInput => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: async () => bytes };
};

describe('import', () => {
  test('the first file makes a project of its name and a budget of a tenth', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('my rows.jsonl', 30)], 'guess');
    expect(bench.state().project).toMatchObject({ name: 'my rows', budget: 3, files: [{ file: 'my rows.jsonl', set: 'pool', kept: 30 }] });
    expect(bench.artefacts.setRows('pool').examples).toHaveLength(30);
    await until(() => bench.artefacts.setRows('pool').tokens !== null, 'token counts');
  });

  test('an import that failed or was cancelled changes nothing', async () => {
    const bench = await started();
    await bench.actions.importFiles([textFile('empty.json', '')], 'pool');
    expect(bench.state().project).toBeNull();
    expect(bench.state().importing).toMatchObject({ status: 'failed', file: 'empty.json', set: 'pool' });

    await bench.actions.importFiles([rowsFile('pool.jsonl', 4)], 'pool');
    const before = bench.state().project;
    const slow = rowsFile('slow.jsonl', 5000);
    const reading = bench.actions.importFiles([{ ...slow, bytes: async () => (await new Promise((resolve) => setTimeout(resolve, 20)), slow.bytes()) }], 'target');
    expect(bench.state().importing).toMatchObject({ status: 'reading', file: 'slow.jsonl' });
    bench.actions.cancelImport();
    await reading;
    expect(bench.state().project).toBe(before);
    expect(bench.state().importing.status).toBe('idle');
    expect(bench.artefacts.setRows('target').examples).toHaveLength(0);
  });

  test('of several files those that cannot be read are all named, and the others are added', async () => {
    const bench = await started();
    await bench.actions.importFiles([textFile('empty.json', ''), rowsFile('pool.jsonl', 4), textFile('page.jsonl', '<!doctype html>'), rowsFile('more.jsonl', 2, 10)], 'pool');
    expect(bench.state().project?.files.map(({ file }) => file)).toEqual(['pool.jsonl', 'more.jsonl']);
    expect(bench.state().importing).toMatchObject({ status: 'failed', file: 'empty.json', error: { code: 'file-empty' }, others: [{ file: 'page.jsonl', error: { code: 'not-json' } }] });
    bench.actions.cancelImport();
    expect(bench.state().importing.status).toBe('idle');
  });

  test('files whose set is in doubt are asked about, and only answered ones are read', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('a.jsonl', 3), rowsFile('b.jsonl', 2, 10)], 'guess');
    expect(bench.state().asking.map(({ file, guess }) => [file.name, guess.set])).toEqual([['a.jsonl', 'pool'], ['b.jsonl', 'target']]);
    expect(bench.world.calls.import).toBe(0);
    await bench.actions.answerRoles(['pool', null]);
    expect(bench.state().asking).toEqual([]);
    expect(bench.state().project?.files.map((file) => file.file)).toEqual(['a.jsonl']);
  });

  test('moving, removing and adding files are steps that can be undone', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('pool.jsonl', 4)], 'pool');
    await bench.actions.importFiles([rowsFile('more.jsonl', 2, 10)], 'pool');
    const more = bench.state().project!.files[1]!.fileId;
    const sizes = (): number[] => (['pool', 'target'] as const).map((set) => bench.artefacts.setRows(set).examples.length);
    bench.actions.moveFile(more, 'target');
    expect(sizes()).toEqual([4, 2]);
    expect(bench.state().undoLabel).toBe('Move more.jsonl');
    bench.actions.removeFile(more);
    expect(sizes()).toEqual([4, 0]);
    bench.actions.undo();
    bench.actions.undo();
    expect(sizes()).toEqual([6, 0]);
    bench.actions.undo();
    expect(sizes()).toEqual([4, 0]);
    expect(bench.state().redoLabel).toBe('Add more.jsonl');
    bench.actions.redo();
    expect(sizes()).toEqual([6, 0]);
  });

  test('reading a file another way replaces its rows; undo brings the old ones back', async () => {
    const bench = await started();
    await bench.actions.importText('{"question":"a","answer":"b","note":"c"}\n{"question":"d","answer":"e","note":"f"}', 'pool');
    const file = bench.state().project!.files[0]!;
    await bench.actions.remapFile(file.fileId, { mapping: { response: 'note' } });
    expect(bench.artefacts.setRows('pool').examples.map((example) => example.response)).toEqual(['c', 'f']);
    bench.actions.undo();
    expect(bench.artefacts.setRows('pool').examples.map((example) => example.response)).toEqual(['b', 'e']);
  });
});

describe('projects', () => {
  test('come back as they were, from storage and from a file', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('pool.jsonl', 6)], 'pool');
    await bench.actions.importFiles([rowsFile('target.jsonl', 2, 30)], 'target');
    await bench.actions.startScoring();
    await until(() => bench.state().selection.status === 'ready');
    bench.actions.setBudget(2);
    bench.actions.saveSubset('best two');
    await bench.actions.flush();
    const { id } = bench.state().project!;
    const document = bench.state().project!;
    const utility = bench.artefacts.blocks()['pool-pool']!.utility.slice();

    await bench.actions.createProject('Other');
    expect(bench.state().project!.name).toBe('Other');
    expect(bench.artefacts.setRows('pool').examples).toHaveLength(0);
    expect(await bench.actions.openProject(id)).toBe(true);
    expect(bench.state().project).toEqual(document);
    expect(bench.artefacts.blocks()['pool-pool']!.utility).toEqual(utility);
    expect(bench.state().scoring.status).toBe('done');
    expect(bench.state().undoLabel).toBeNull();

    await bench.actions.downloadProject();
    const packed = bench.world.downloads[0]!;
    expect(packed.name).toBe('pool.delift');
    const { document: unpacked } = await projectFileCodec.unpack(new Uint8Array(packed.bytes));
    expect(unpacked).toMatchObject({ name: document.name, budget: 2, settings: document.settings, subsets: document.subsets });
    await bench.actions.importFiles([{ name: 'copy.delift', size: 1, bytes: async () => new Uint8Array(packed.bytes) }], 'guess');
    expect(bench.state().project!.id).not.toBe(id);
    expect(bench.artefacts.blocks()['pool-pool']!.utility).toEqual(utility);
    expect(bench.artefacts.setRows('target').examples).toHaveLength(2);
  });

  test('files dropped together with a project go into it, and a second project is said to be left out', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('pool.jsonl', 3)], 'pool');
    await bench.actions.downloadProject();
    const bytes = new Uint8Array(bench.world.downloads[0]!.bytes);
    const packed = (name: string): FileInput => ({ name, size: bytes.length, bytes: async () => bytes });
    await bench.actions.importFiles([packed('a.delift'), packed('b.delift'), rowsFile('target.jsonl', 2, 30)], 'guess');
    expect(bench.state().project?.files.map(({ file, set }) => [file, set])).toEqual([['pool.jsonl', 'pool'], ['target.jsonl', 'target']]);
    expect(bench.state().notices.at(-1)).toMatchObject({ tone: 'warn', title: 'b.delift was not opened' });
  });

  test('a file that is no project leaves the open one alone', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('pool.jsonl', 2)], 'pool');
    const before = bench.state().project;
    await bench.actions.importFiles([textFile('x.delift', 'not a zip')], 'guess');
    expect(bench.state().project).toBe(before);
    expect(bench.state().notices.at(-1)).toMatchObject({ tone: 'danger', error: { code: 'project-invalid' } });
  });

  test('an unknown project is not opened; a deleted one comes back when restored in time', async () => {
    const bench = await started();
    const id = await bench.actions.createProject('Mine');
    expect(await bench.actions.openProject('nowhere')).toBe(false);
    await bench.actions.deleteProject(id);
    expect(bench.state().project).toBeNull();
    expect(bench.state().projects).toEqual([]);
    expect(await bench.actions.openProject(id)).toBe(false);
    await bench.actions.restoreProject(id);
    expect(bench.state().projects.map((project) => project.name)).toEqual(['Mine']);
    expect(await bench.actions.openProject(id)).toBe(true);
  });

  test('a duplicate has buffers of its own', async () => {
    const bench = await started();
    await bench.actions.importFiles([rowsFile('pool.jsonl', 3)], 'pool');
    await bench.actions.startScoring();
    const original = bench.artefacts.blocks()['pool-pool']!;
    const { id } = bench.state().project!;
    const copy = await bench.actions.duplicateProject(id);
    expect(copy).not.toBe(id);
    expect(bench.state().project).toMatchObject({ id: copy, name: 'pool, copy' });
    expect(bench.artefacts.blocks()['pool-pool']!.utility).toEqual(original.utility);
    expect(bench.artefacts.blocks()['pool-pool']!.utility.buffer).not.toBe(original.utility.buffer);
  });

  test('in a second tab nothing can be changed', async () => {
    const bench = await started();
    const id = await bench.actions.createProject('Mine');
    const other = testWorkbench();
    other.services.storage.load = bench.services.storage.load.bind(bench.services.storage);
    other.services.locks.acquire = async () => null;
    await other.start();
    await other.actions.openProject(id);
    other.actions.renameProject('Changed');
    expect(other.state()).toMatchObject({ readOnly: true, project: { name: 'Mine' } });
    expect(other.state().notices.map((notice) => notice.title)).toContain('Open in another tab');
  });
});

test('two openings at once open the project once and leave it changeable', async () => {
  const bench = await started();
  const id = await bench.actions.createProject('Mine');
  const held = new Set<string>();
  bench.services.locks.acquire = async (project) => {
    if (held.has(project)) return null;
    held.add(project);
    return () => void held.delete(project);
  };
  await bench.actions.closeProject();
  expect(bench.state().project).toBeNull();
  expect(await Promise.all([bench.actions.openProject(id), bench.actions.openProject(id)])).toEqual([true, true]);
  expect(bench.state()).toMatchObject({ readOnly: false, project: { id } });
  expect([...held]).toEqual([id]);
});
