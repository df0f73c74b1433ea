import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackProject } from '../core/export/projectFile';
import { poolText, runInProcess, temporaryFolder, writeSmallProject } from './commands/commands.testkit';
import { addScore } from './commands/score';
import { importSet } from './projectFile';
import { parseProjectRows } from './projectRows';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeSmallProject(folder.path('last.delift'));
});
afterAll(() => folder.remove());

describe('[L11] rows of another project on the command line', () => {
  test('a project and a part of it are told from data files', () => {
    expect(['rows#1.jsonl', 'a.delift', 'a.delift#best, 30 %', 'dir/B.DELIFT#pool'].map(parseProjectRows)).toEqual([null, { path: 'a.delift', part: 'pool' }, { path: 'a.delift', part: 'best, 30 %' }, { path: 'dir/B.DELIFT', part: 'pool' }]);
  });

  test('a saved subset in the order of the pool, and the pairs that were scored there', async () => {
    const lines = poolText.trimEnd().split('\n');
    const { files, blocks } = await importSet('existing', [`${folder.path('last.delift')}#two`]);
    expect(files.map(({ file, kept, examples }) => [file, kept, examples.map(({ raw }) => raw)])).toEqual([['Small, two.jsonl', 2, [lines[0], lines[2]]]]);
    expect(blocks.map(({ block }) => block)).toEqual(['pool-pool']);
  });

  test('a part that the project has not is refused with the parts that it has', async () => {
    await expect(importSet('existing', [`${folder.path('last.delift')}#best`])).rejects.toMatchObject({ code: 'invalid-argument', message: expect.stringContaining('It has “two”, “other”, “pool”.') as string });
  });

  test('delift score takes every pair from there, so that nothing is run', async () => {
    const last = folder.path('last.delift');
    const { out, status } = await runInProcess(addScore, 'score', '--pool', last, '--existing', `${last}#two`, '--out', folder.path('next.delift'), '--json');
    expect([status, JSON.parse(out)]).toMatchObject([0, { pairs: 24, scored: 0 }]);
    const next = await unpackProject(new Uint8Array(await readFile(folder.path('next.delift'))));
    expect(next.sets.existing.map(({ file }) => file)).toEqual(['Small, two.jsonl']);
    expect(next.blocks.map(({ block, columnsDone }) => [block, [...columnsDone]])).toEqual([['pool-pool', [1, 1, 1, 1]], ['pool-existing', [1, 1]]]);
  });
});
