import { describe, expect, test } from 'vitest';
import { projectFileCodec } from './projectCodec.testkit';
import { readViews } from './savedViews';
import { upgradedDocument } from './storedDocument';
import { rowsFile, testWorkbench } from './workbench.testkit';

async function withRows() {
  const bench = testWorkbench();
  await bench.start();
  await bench.actions.importFiles([rowsFile('pool.jsonl', 12)], 'pool');
  return bench;
}
const names = (bench: Awaited<ReturnType<typeof withRows>>): string[] => bench.state().project!.views.map(({ name }) => name);

describe('saved views', () => {
  test('[V1] a view brings back its address and its looks; settings and budget only where they were asked for', async () => {
    const bench = await withRows();
    bench.actions.changeLook('table', { search: 'kind:sql' });
    bench.actions.changeLook('table', { show: 'chosen' });
    const plain = bench.actions.saveView({ name: ' Sums ', at: 'select?tab=table', withSelection: false })!;
    bench.actions.changeSettings('Objective', { objective: 'flmi' });
    bench.actions.setBudget(5);
    const whole = bench.actions.saveView({ name: 'FLMI 5', at: 'select?tab=map', withSelection: true })!;
    bench.actions.changeSettings('Objective', { objective: 'fl' });
    bench.actions.setBudget(2);
    bench.actions.changeLook('table', { search: 'other' });

    expect(bench.actions.openView(plain.id)).toBe('select?tab=table');
    expect(bench.state().looks.table).toEqual({ search: 'kind:sql', show: 'chosen' });
    expect(bench.state().project).toMatchObject({ budget: 2, settings: { objective: 'fl' } });

    expect(bench.actions.openView(whole.id)).toBe('select?tab=map');
    expect(bench.state().project).toMatchObject({ budget: 5, settings: { objective: 'flmi' } });
    expect(bench.state().undoLabel).toBe('Open view FLMI 5');
    bench.actions.undo();
    expect(bench.state().project).toMatchObject({ budget: 2, settings: { objective: 'fl' } });
    expect(bench.actions.openView('gone')).toBeNull();
  });

  test('[V2] saving, renaming and removing are steps that can be undone; a nameless view or one of no screen is none', async () => {
    const bench = await withRows();
    expect(bench.actions.saveView({ name: '  ', at: 'select', withSelection: false })).toBeNull();
    expect(bench.actions.saveView({ name: 'Elsewhere', at: '../../evil', withSelection: false })).toBeNull();
    const { id } = bench.actions.saveView({ name: 'One', at: 'select', withSelection: false })!;
    bench.actions.renameView(id, 'Two');
    bench.actions.renameView(id, ' ');
    expect(names(bench)).toEqual(['Two']);
    bench.actions.removeView(id);
    expect(names(bench)).toEqual([]);
    bench.actions.undo();
    bench.actions.undo();
    expect(names(bench)).toEqual(['One']);
    bench.actions.undo();
    expect(names(bench)).toEqual([]);
  });

  test('[V3] views are saved with the project and travel in its file; looks are forgotten with the project', async () => {
    const bench = await withRows();
    bench.actions.changeLook('map', { colourBy: 'cluster', viewport: { x: 1, y: 2, scale: 3 } });
    bench.actions.saveView({ name: 'Clusters', at: 'select?tab=map', withSelection: true });
    const { id, views } = bench.state().project!;
    await bench.actions.flush();
    const stored = bench.world.stored.get(id)!;
    const unpacked = await projectFileCodec.unpack(await projectFileCodec.pack(stored));
    expect(unpacked.document.views).toEqual(views);
    await bench.actions.closeProject();
    expect(bench.state().looks).toEqual({});
    await bench.actions.openProject(id);
    expect(bench.state().project!.views).toEqual(views);
    expect(bench.state().looks).toEqual({});
  });

  test('[V4] an older project has no views; what is no view in a file is left out, and nonsense in one gets its default', async () => {
    const bench = await withRows();
    const { views: _, ...older } = bench.state().project!;
    expect(upgradedDocument(older as typeof older & { views: [] }).views).toEqual([]);
    expect(readViews('x')).toEqual([]);
    const read = readViews([
      { name: 'Away', at: 'https://example.org' },
      { name: 7, at: 'select' },
      null,
      { id: 'v', name: 'Kept', createdAt: '2026-01-01', at: 'select?tab=table', looks: { table: { search: 'a' }, map: 3, other: {} }, selection: { budget: -1 } },
      { name: 'Bare', at: 'data', selection: { budget: 4, settings: { eta: 2 } } },
    ]);
    expect(read.map(({ name }) => name)).toEqual(['Kept', 'Bare']);
    expect(read[0]).toEqual({ id: 'v', name: 'Kept', createdAt: '2026-01-01', at: 'select?tab=table', looks: { table: { search: 'a' } }, selection: null });
    expect(read[1]).toMatchObject({ looks: {}, selection: { budget: 4, budgetUnit: 'rows', settings: { eta: 2, objective: 'fl' } } });
  });
});
