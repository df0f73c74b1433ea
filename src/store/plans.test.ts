import { describe, expect, test } from 'vitest';
import { utilityAt } from '../core/scoring/blockAccess';
import { projectFileCodec } from './projectCodec.testkit';
import { withPool } from './scoring.testkit';
import { rowsFile, until, worldUtility } from './workbench.testkit';

describe('neighbour plans', () => {
  test('[U9] neighbours are found when scoring starts; only their pairs, the diagonal and the audit are scored', async () => {
    const bench = await withPool(24);
    bench.actions.setPlan({ kind: 'knn', k: 2 });
    expect(bench.state().planning.status).toBe('waiting');
    await bench.actions.startScoring();
    expect(bench.state().scoring.status).toBe('done');
    const block = bench.ground();
    expect(block.sparse!.plan).toBe('knn:2');
    const audited = 3;
    expect(block.utility.length).toBeGreaterThanOrEqual(24 * 3);
    expect(block.utility.length).toBeLessThanOrEqual(24 * 3 + audited * 24);
    expect(block.utility.every((value) => Number.isFinite(value))).toBe(true);
    for (let row = 0; row < 24; row++) expect(utilityAt(block, row, row)).toBeCloseTo(worldUtility(row, row), 6);
  });

  test('[U9] a wider plan scores only what it adds, a dense one the rest; what was scored stays', async () => {
    const bench = await withPool(24);
    bench.actions.setPlan({ kind: 'knn', k: 2 });
    await bench.actions.startScoring();
    const first = bench.ground().utility.length;
    bench.actions.setPlan({ kind: 'dense' });
    expect(bench.state().scoring).toMatchObject({ status: 'planned', plan: { pairs: 24 * 24 - first, pairsTotal: 24 * 24 } });
    await bench.actions.startScoring();
    expect(bench.ground().sparse).toBeNull();
    expect(bench.state().scoring.status).toBe('done');
    bench.actions.undo();
    expect(bench.state().scoring.status).toBe('done');
  });

  test('[U9] a plan that is not found yet is not done, although all that is known of it is scored', async () => {
    const bench = await withPool(24);
    bench.actions.setPlan({ kind: 'knn', k: 2 });
    await bench.actions.startScoring();
    bench.actions.setPlan({ kind: 'knn', k: 5 });
    expect(bench.state()).toMatchObject({ planning: { status: 'waiting' }, scoring: { status: 'planned', plan: { pairs: 0 } } });
    const before = bench.ground().utility.length;
    await bench.actions.startScoring();
    expect(bench.state().scoring.status).toBe('done');
    expect(bench.ground().utility.length).toBeGreaterThan(before);
  });

  test('[U13] all pairs of many rows take no memory before scoring starts', async () => {
    const bench = await withPool(1100);
    bench.actions.setPlan({ kind: 'dense' });
    expect(bench.state()).toMatchObject({ planning: { status: 'waiting' }, scoring: { status: 'planned' } });
    expect(bench.ground().utility).toHaveLength(1100);
    bench.world.beforeColumn = (column) => void (column === 1 && bench.actions.pauseScoring());
    await bench.actions.startScoring();
    expect(bench.ground().utility).toHaveLength(1100 * 1100);
    expect(bench.done()).toBeGreaterThan(0);
    expect(bench.state().scoring.status).toBe('paused');
  });

  test('[U13] all pairs of more rows than memory holds are refused before the run, and neighbours are proposed', async () => {
    const bench = await withPool(8193);
    bench.actions.setPlan({ kind: 'dense' });
    expect(bench.state().planning).toMatchObject({ status: 'failed', error: { code: 'plan-too-large' } });
    expect(bench.ground().utility).toHaveLength(8193);
    await bench.actions.startScoring();
    expect(bench.world.calls).toMatchObject({ load: 0, score: 0 });
    expect(bench.ground().utility).toHaveLength(8193);
    expect(bench.state().notices.at(-1)).toMatchObject({ tone: 'danger', title: 'Scoring did not start', text: 'All 67,125,249 pairs take 0.5 GB of memory, more than there is room for. Nothing was started, and what is scored is kept. Choose 32 neighbours for each row instead.' });
    bench.actions.setPlan({ kind: 'knn', k: 2 });
    expect(bench.state()).toMatchObject({ planning: { status: 'waiting' }, scoring: { status: 'planned' } });
  });

  test('a neighbour plan and its pairs come back from storage', async () => {
    const bench = await withPool(24);
    const id = bench.state().project!.id;
    bench.actions.setPlan({ kind: 'knn', k: 2 });
    await bench.actions.startScoring();
    const before = bench.ground();
    await bench.actions.closeProject();
    await bench.actions.openProject(id);
    expect(bench.state().project!.plan).toEqual({ kind: 'knn', k: 2 });
    expect(bench.state().scoring.status).toBe('done');
    expect([...bench.ground().utility].filter((value) => !Number.isNaN(value))).toHaveLength(before.utility.length);
  });

  test('a project that never chose a plan stays with all pairs where these were scored elsewhere', async () => {
    const bench = await withPool(410);
    bench.actions.setPlan({ kind: 'dense' });
    await bench.actions.startScoring();
    await bench.actions.closeProject();
    const stored = [...bench.world.stored.values()][0]!;
    const { plan: _, ...document } = stored.document;
    const packed = await projectFileCodec.pack({ ...stored, document });
    await bench.actions.importFiles([{ name: 'other.delift', size: packed.length, bytes: () => Promise.resolve(packed) }], 'guess');
    expect(bench.state()).toMatchObject({ planning: { status: 'ready' }, scoring: { status: 'done', plan: { pairs: 0, pairsTotal: 410 * 410 } } });
    expect(bench.state().notices.map(({ title }) => title)).not.toContain('Scoring was not finished');
  });
});

test('[U9] a large new pool is planned after its rows are shown, and at once for who asks for scoring', async () => {
  const bench = await withPool(20_000);
  expect(bench.state()).toMatchObject({ scoring: { status: 'idle' }, planning: { status: 'waiting' } });
  expect(bench.artefacts.blocks()).toEqual({});
  await until(() => bench.state().scoring.status === 'planned');
  expect(bench.state().scoring).toMatchObject({ plan: { pairs: 20_000 } }); // the diagonal, until neighbours are found
  await bench.actions.importFiles([rowsFile('more.jsonl', 3, 20_000)], 'pool');
  expect(bench.state().scoring.status).toBe('idle');
  const run = bench.actions.startScoring();
  expect(bench.ground().columnHashes).toHaveLength(20_003);
  expect(bench.state().planning.status).toBe('finding');
  bench.actions.cancelScoring();
  await run;
});
