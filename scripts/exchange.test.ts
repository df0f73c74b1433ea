import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProject, setsOf, writeProject } from '../src/cli/projectFile';
import { importFile } from '../src/core/dataset/importFile';
import { SMOLLM2 } from '../src/core/model/catalog';
import { utilityAt } from '../src/core/scoring/blockAccess';
import { adoptScores, emptyBlock, withColumn } from '../src/core/scoring/blocks';
import { planScoring } from '../src/core/scoring/plan';
import { sparsePattern } from '../src/core/scoring/sparsePlan';
import type { SparsePattern, UtilityBlock } from '../src/core/scoring/types';
import { testWorkbench, until } from '../src/store/workbench.testkit';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delift-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ROWS = 8;
const identity = { model: SMOLLM2.id, modelHash: SMOLLM2.hash, template: 'chat' as const };
const poolFile = (): ReturnType<typeof importFile> =>
  importFile(new TextEncoder().encode(Array.from({ length: ROWS }, (_, row) => JSON.stringify({ instruction: `Question ${row}?`, output: `Answer ${row}.` })).join('\n')), 'pool.jsonl');

function filled(block: UtilityBlock): UtilityBlock {
  return block.columnHashes.reduce((done, _, column) => {
    const rows = block.sparse === null ? null : block.sparse.rowIndex.slice(block.sparse.starts[column], block.sparse.starts[column + 1]);
    const utility = Float32Array.from(rows ?? block.rowHashes.keys(), (row) => (row === column ? 0.4 : (row * 3 + column) / 100));
    return withColumn(done, column, utility, [], rows);
  }, block);
}

test.each(['dense', 'knn:2'])('a project scored on the command line (%s) opens in the page with nothing left to score, and comes back the same', async (plan) => {
  const pool = await poolFile();
  const sets = { pool: [pool], target: [], existing: [] };
  const rows = setsOf({ sets });
  const hashes = rows.pool.map(({ hash }) => hash);
  const neighbours = { k: 2, indexes: Int32Array.from({ length: 2 * ROWS }, (_, at) => ((at >> 1) + 1 + (at & 1)) % ROWS) };
  const pattern: SparsePattern | null = plan === 'dense' ? null : sparsePattern(hashes, hashes, { neighbours, plan, auditRows: 1, identity });
  const block = filled({ ...emptyBlock('pool-pool', rows, identity, pattern), alone: new Float32Array(ROWS).fill(0.6) });
  const path = join(folder, `${plan.replace(':', '')}.delift`);
  await writeProject(path, { meta: { name: 'From the command line', created: '2026-01-02T00:00:00.000Z' }, settings: { model: SMOLLM2.id, template: 'chat', plan }, savedSubsets: [], sets, blocks: [block] });

  const bench = testWorkbench();
  await bench.start();
  const bytes = new Uint8Array(await readFile(path));
  await bench.actions.importFiles([{ name: 'p.delift', size: bytes.length, bytes: () => Promise.resolve(bytes) }], 'guess');
  expect(bench.state().project).toMatchObject({ name: 'From the command line', modelId: SMOLLM2.id, template: 'chat' });
  expect(bench.state().scoring.status).toBe('done');
  const shown = bench.artefacts.blocks()['pool-pool']!;
  expect(shown.utility).toEqual(block.utility);
  expect(utilityAt(shown, 1, 0)).toEqual(utilityAt(block, 1, 0));
  await until(() => bench.state().selection.status === 'ready', 'a ranking');

  await bench.actions.downloadProject();
  await writeFile(path, bench.world.downloads[0]!.bytes);
  const back = (await readProject(path))!;
  expect(setsOf(back).pool.map(({ raw }) => raw)).toEqual(rows.pool.map(({ raw }) => raw));
  const again = adoptScores('pool-pool', back.blocks, setsOf(back), identity, pattern);
  expect(again.utility).toEqual(block.utility);
  expect(again.alone).toEqual(block.alone);
  expect(planScoring(setsOf(back), [again], identity, null).pairs).toBe(0);
});
