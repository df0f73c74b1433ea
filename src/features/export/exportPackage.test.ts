import { describe, expect, test } from 'vitest';
import { createSelectionService } from '../../core/selection/service';
import { sha256 } from '../../core/base/hash';
import { verifyExport } from '../../core/export/verify';
import { importFile } from '../../core/dataset/importFile';
import type { Example } from '../../core/dataset/types';
import type { ExportForm } from '../../core/export/types';
import type { ProjectFile, SavedSubset } from '../../store/types';
import { FIRST_CHOICE } from '../../core/export/package/exportChoice';
import { makePackage, type PackageInputs } from '../../core/export/package/exportPackage';
import { placesInOrder, placesOf } from '../../core/dataset/rowPlaces';
import { coversOf } from '../../core/selection/coverLog';
import { subsetRows } from '../../core/export/package/exportRowsOf';
import { example, SETTINGS } from './export.testkit';
import { requestOf } from '../../core/recipe/repeat';
import { recipeOf } from '../../core/recipe/recipe';
import { compareRepeat } from './repeatCheck';
import { wantedFiles } from '../../core/export/package/packageFiles';

const TEXT = ['red', 'green', 'blue', 'grey'].map((word, at) => `{"id":"row-${at}","source":"s","instruction":"Say ${word}.","output":"${word}"}`).join('\n');
const bytes = new TextEncoder().encode(TEXT);

async function pooled(): Promise<{ file: ProjectFile; pool: readonly Example[] }> {
  const { examples, ...facts } = await importFile(bytes, 'pool.jsonl', {});
  return { file: { ...facts, fileId: 'f', set: 'pool' }, pool: examples };
}

function subsetOf(pool: readonly Example[], places: readonly number[], budget: number): SavedSubset {
  return { id: 's', name: 'FL 2', createdAt: '', settings: { ...SETTINGS, objective: 'fl' }, budget, order: places.map((place) => pool[place]!.hash), gains: [2, 1, 0.5, 0], values: [2, 3, 3.5, 3.5], utilitiesKey: '' };
}

async function inputsOf(change: Partial<PackageInputs> = {}): Promise<PackageInputs> {
  const { file, pool } = await pooled();
  return {
    project: { files: [file] },
    projectName: 'Colours',
    projectFile: 'Colours.delift',
    sample: null,
    subset: subsetOf(pool, [2, 0, 1, 3], 2),
    pool,
    covers: [3, 1],
    certificate: null,
    identity: null,
    plan: 'dense',
    modelName: '',
    software: { name: 'delift-workbench', version: '0.1.0' },
    time: '2026-01-02T03:04:05.000Z',
    choice: FIRST_CHOICE,
    withRest: false,
    ...change,
  };
}

describe('the package', () => {
  test.each<ExportForm>(['original', 'alpaca', 'sharegpt', 'messages', 'prompt-completion'])('[V1] [V2] an export as %s passes the check of its own manifest', async (form) => {
    const { manifest, files } = await makePackage(await inputsOf({ choice: { ...FIRST_CHOICE, form } }));
    const report = await verifyExport(manifest, { exported: files[0]!.bytes, sources: [{ file: 'pool.jsonl', bytes }] });
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(manifest.export).toMatchObject({ file: 'colours-fl-2.jsonl', rows: 2, form });
  });

  test('order as loaded is that of the pool; the ranking lists every row', async () => {
    const { rows, files } = await makePackage(await inputsOf({ choice: { ...FIRST_CHOICE, order: 'given' } }));
    expect(rows.map(({ row }) => `${row.example.label} ${row.rank} ${row.covers}`)).toEqual(['row-0 2 1', 'row-2 1 3']);
    expect(files.find(({ role }) => role === 'ranking')!.text!.split('\r\n').slice(1, 4).map((row) => row.split(',').slice(0, 3).join(' '))).toEqual(['1 true row-2', '2 true row-0', '3 false row-1']);
  });

  test('only wanted files are packed; rows of a sample bring their notice', async () => {
    const { files } = await makePackage(await inputsOf({ sample: 'demo' }));
    expect(files.map(({ role }) => role)).toEqual(['data', 'manifest', 'ranking', 'attribution']);
    expect(wantedFiles(files, { manifest: false, ranking: false, rest: true }).map(({ role }) => role)).toEqual(['data', 'attribution']);
    expect(files.at(-1)!.text).toContain('Apache License');
  });

  test('[X5] the rest is a second file with its own hash in the manifest', async () => {
    const { files, manifest, others } = await makePackage(await inputsOf({ withRest: true }));
    const rest = files.find(({ role }) => role === 'rest')!;
    expect(rest.text!.trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['row-1', 'row-3']);
    expect([others, rest.name, manifest.rest]).toEqual([2, 'colours-fl-2-rest.jsonl', { file: 'colours-fl-2-rest.jsonl', rows: 2, sha256: await sha256(rest.bytes) }]);
    expect(manifest.command).toContain('--rest colours-fl-2-rest.jsonl');
  });

  test('names, sizes and types follow the choice', async () => {
    const csv = await makePackage(await inputsOf({ choice: { ...FIRST_CHOICE, container: 'csv', gzip: true } }));
    expect([csv.files[0]!.name, csv.files[0]!.mimeType, csv.manifest.export.compression, csv.manifest.export.formulas]).toEqual(['colours-fl-2.csv.gz', 'application/gzip', 'gzip', 'escape']);
    expect(csv.files[0]!.text!.split('\r\n')[0]).toBe('id,source,instruction,output,delift.rank,delift.gain,delift.covers');
    const parquet = await makePackage(await inputsOf({ choice: { ...FIRST_CHOICE, container: 'parquet', gzip: true } }));
    expect([parquet.files[0]!.name, parquet.files[0]!.text, parquet.manifest.export.compression]).toEqual(['colours-fl-2.parquet', null, null]);
    expect(parquet.data.columns!.map(({ name, type }) => `${name}: ${type}`)).toEqual(['id: text', 'source: text', 'instruction: text', 'output: text', 'delift.rank: integer', 'delift.gain: integer', 'delift.covers: integer']);
  });

  test('[D3] a row that left the pool is an error, not a shorter file', async () => {
    const inputs = await inputsOf();
    const subset = { ...inputs.subset, order: ['0'.repeat(64), ...inputs.subset.order] };
    await expect(makePackage({ ...inputs, subset })).rejects.toThrow('1 of 2 rows of this subset are no longer in the pool');
  });

  test('a row that stands in the pool twice is written twice', () => {
    const pool = [example('a'), example('b'), example('a', { line: 9 })];
    const places = placesOf(pool);
    const order = [pool[2]!.hash, pool[1]!.hash, pool[0]!.hash];
    expect(placesInOrder(order, places)).toEqual([0, 1, 2]);
    const subset = { ...subsetOf(pool, [0, 1, 2], 3), order };
    expect(subsetRows(subset, pool, places, null).map((row) => row.rank)).toEqual([1, 2, 3]);
  });
});

describe('repeating a selection through the service', () => {
  test('[G1] what was saved is chosen again from the recipe, and covers count every helped row once', async () => {
    const { pool } = await pooled();
    const hashes = pool.map(({ hash }) => hash);
    const values = Float32Array.from([0.5, 0.25, 0, 0, 0, 0.5, 0.125, 0, 0.25, 0.25, 0.5, 0, 0, 0, 0, 0]);
    const selection = createSelectionService();
    await selection.use({ id: 'k', blocks: { ground: { rows: 4, columns: 4, values, rowHashes: hashes, columnHashes: hashes } }, transform: 'positive', selfHelp: 'keep' });
    const first = await selection.rank({ sourceId: 'k', objective: { name: 'fl' }, bans: [3] });
    const order = Array.from(first.ranking.order, (row) => hashes[row]!);
    const recipe = recipeOf({ settings: { ...SETTINGS, objective: 'fl', bans: [hashes[3]!] }, budget: { kind: 'rows', rows: 2 }, placeOf: (hash) => hashes.indexOf(hash) });
    const again = await selection.rank(requestOf('k', recipe, { examples: pool, tokens: null }).request);
    expect(compareRepeat(order.slice(0, 2), Array.from(again.ranking.order.subarray(0, 2), (row) => hashes[row]!))).toEqual({ same: true, rows: 2 });
    expect(coversOf(again.poolLog, 2).reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
