import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utilityAt } from '../../core/scoring/blockAccess';
import { adoptScores, emptyBlock } from '../../core/scoring/blocks';
import { createCollector } from '../../core/scoring/collector';
import type { ScoringSets } from '../../core/scoring/types';
import { temporaryFolder } from '../commands/commands.testkit';
import { openPartialFolder } from './partialFolder';

const identity = { model: 'm', modelHash: 'h', template: 'chat' as const };
const row = (name: string) => ({ hash: name, label: name, system: null, earlier: [], prompt: name, response: name, source: null, kind: null, extra: {}, raw: '{}', line: 1 });
const sets: ScoringSets = { pool: [row('a'), row('b')], target: [], existing: [] };
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function write(project: string): Promise<string[]> {
  const partial = openPartialFolder(project);
  for (const column of [0, 1]) {
    const collector = createCollector([emptyBlock('pool-pool', sets, identity)]);
    collector.add({ kind: 'column', block: 'pool-pool', column, rows: null, utility: Float32Array.of(0.5, column), missingRows: [] });
    await partial.write(collector.take());
  }
  expect(partial.written()).toBe(2);
  return (await readdir(partial.path)).sort().map((file) => join(partial.path, file));
}

test('[U8] what was written is read again, in any later process, and gone when it is removed', async () => {
  const project = folder.path('whole.delift');
  await write(project);
  const partial = openPartialFolder(project);
  const { parts, unusable } = await partial.read();
  expect(unusable).toEqual([]);
  const block = adoptScores('pool-pool', parts, sets, identity);
  expect([...block.columnsDone]).toEqual([1, 1]);
  expect(utilityAt(block, 1, 1)).toBe(1);
  await partial.remove();
  expect((await partial.read()).parts).toEqual([]);
});

test('[U8] a file cut short, a changed byte and a file of something else are named, and the rest is used', async () => {
  const project = folder.path('hurt.delift');
  const [first, second] = await write(project);
  await truncate(first!, 40);
  const other = join(`${project}.partial`, 'zzz.columns');
  await writeFile(other, 'not a checkpoint');
  await writeFile(`${second!}.writing`, 'half of one: a crash while it was written');
  const { parts, unusable } = await openPartialFolder(project).read();
  expect(parts.map(({ columnHashes }) => columnHashes)).toEqual([['b']]);
  expect(unusable.map(({ file }) => file)).toEqual([first, other]);
  for (const { why } of unusable) expect(why).toMatch(/scored again/);

  const bytes = await readFile(second!);
  bytes[bytes.length - 70]! ^= 4;
  await writeFile(second!, bytes);
  expect((await openPartialFolder(project).read()).unusable).toHaveLength(3);
});

test('[U8] a folder that cannot be written is told, with what to do', async () => {
  await writeFile(folder.path('file.delift.partial'), '');
  const collector = createCollector([emptyBlock('pool-pool', sets, identity)]);
  collector.add({ kind: 'column', block: 'pool-pool', column: 0, rows: null, utility: Float32Array.of(0.5, 0.1), missingRows: [] });
  await expect(openPartialFolder(folder.path('file.delift')).write(collector.take())).rejects.toMatchObject({ code: 'storage-failed' });
});
