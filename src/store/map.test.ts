import { describe, expect, test } from 'vitest';
import { AppError } from '../core/base/errors';
import { unpackProject } from '../core/export/projectFile';
import { rowsFile, testWorkbench, until } from './workbench.testkit';

async function opened(rows: number) {
  const bench = testWorkbench();
  const id = await bench.actions.createProject('Maps');
  await bench.actions.importFiles([rowsFile('pool.jsonl', rows)], 'pool');
  return { ...bench, id };
}

describe('vectors of rows', () => {
  test('each content is embedded once, rows that come later alone', async () => {
    const { actions, state, artefacts, world } = await opened(5);
    expect(await actions.embed()).toBe(true);
    expect(state().embedding).toEqual({ status: 'ready' });
    expect(world.embedded).toHaveLength(5);
    await actions.importFiles([rowsFile('target.jsonl', 3, 4)], 'target'); // r4 stands in both
    expect(state().embedding).toEqual({ status: 'none' });
    await actions.embed();
    expect(world.embedded).toHaveLength(7);
    expect(artefacts.embeddings()!.hashes).toHaveLength(7);
  });

  test('cancel keeps what is made; the next run goes on from there, in another session too', async () => {
    const first = await opened(40);
    first.world.afterEmbedding = () => first.actions.cancelEmbedding();
    expect(await first.actions.embed()).toBe(false);
    expect(first.state().embedding).toEqual({ status: 'none' });
    expect(first.artefacts.embeddings()!.hashes).toHaveLength(16);
    await first.actions.flush();
    await first.actions.closeProject();
    first.world.afterEmbedding = () => undefined;
    first.world.embedded.length = 0;
    await first.actions.openProject(first.id);
    await until(() => first.artefacts.embeddings() !== null, 'vectors from storage');
    expect(await first.actions.embed()).toBe(true);
    expect(first.world.embedded).toHaveLength(24);
  });

  test('a failure is told and can be tried again; full storage loses nothing in memory', async () => {
    const { actions, state, world, artefacts } = await opened(4);
    world.storageError = new AppError('out-of-memory', 'No memory left.');
    expect(await actions.embed()).toBe(false);
    expect(state().embedding).toMatchObject({ status: 'failed', error: { code: 'out-of-memory' } });
    world.storageError = new AppError('storage-full', 'No room.');
    expect(await actions.embed()).toBe(true);
    expect(artefacts.embeddings()!.hashes).toHaveLength(4);
    expect(state().log.at(-1)!.text).toMatch(/No room/);
  });

  test('they travel in the project file', async () => {
    const { actions, world, artefacts } = await opened(6);
    await actions.embed();
    await actions.downloadProject();
    const contents = await unpackProject(new Uint8Array(world.downloads[0]!.bytes));
    expect(contents.embeddings).toEqual([artefacts.embeddings()]);
    const other = testWorkbench();
    const bytes = new Uint8Array(world.downloads[0]!.bytes);
    await other.actions.importFiles([{ name: 'maps.delift', size: bytes.length, bytes: async () => bytes }], 'guess');
    expect(await other.actions.embed()).toBe(true);
    expect(other.world.embedded).toEqual([]);
    expect(other.artefacts.embeddings()).toEqual(artefacts.embeddings());
  });
});

describe('places on the map', () => {
  test('by text: every row of every set has one; the same rows are not laid out twice', async () => {
    const { actions, state, artefacts, world, id } = await opened(20);
    await actions.importFiles([rowsFile('target.jsonl', 4, 30)], 'target');
    await actions.layOutMap('text');
    expect(state().layouts.text).toEqual({ status: 'ready' });
    const map = artefacts.places('text')!;
    expect([map.places.pool.length, map.places.target.length, map.places.existing.length, map.laidOut]).toEqual([40, 8, 0, 24]);
    expect([...map.places.pool, ...map.places.target].every(Number.isFinite)).toBe(true);
    expect(world.layouts.size).toBe(1);
    await actions.closeProject();
    await actions.openProject(id);
    await actions.layOutMap('text');
    expect(artefacts.places('text')!.places).toEqual(map.places);
    expect(world.layouts.size).toBe(1);
  });

  test('by help: from utilities, without any vector; another set of rows forgets it', async () => {
    const { actions, artefacts, state, world } = await opened(12);
    await actions.startScoring();
    await actions.layOutMap('help');
    expect(world.embedded).toEqual([]);
    expect([...artefacts.places('help')!.places.pool].filter(Number.isFinite)).toHaveLength(24);
    await actions.importFiles([rowsFile('more.jsonl', 2, 50)], 'pool');
    expect(artefacts.places('help')).toBeNull();
    expect(state().layouts.help).toEqual({ status: 'none' });
  });
});
