import { fc, test as property } from '@fast-check/vitest';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { fixtureBytes, importFixture, importText } from '../dataset/dataset.testkit';
import { readNpy, readNpyIntegers } from '../kernel/npy';
import { anyRow, blockOf, recipe, sparseBlockOf } from './export.testkit';
import { packProject, unpackProject } from './projectFile';
import type { ProjectContents } from './types';
import { listZip, readZipParts } from './zip';

async function projectOf(parts: Partial<ProjectContents> = {}): Promise<ProjectContents> {
  const pool = [await importFixture('hard.jsonl'), await importFixture('broken.jsonl'), await importFixture('four.alpaca.json')];
  const target = [await importFixture('tools.jsonl', { splitTurns: 'every' })];
  return {
    meta: { name: 'Test', created: '2026-01-02' },
    sets: { pool, target, existing: [] },
    blocks: [await blockOf(), { ...(await blockOf('knn:32')), identity: { model: 'other', modelHash: 'cd', template: 'delift' } }],
    savedSubsets: [{ name: 'mine', created: '2026-01-02', recipe, ranking: [{ hash: pool[0]!.examples[0]!.hash, gain: 0.1 }], certificate: null }],
    settings: { budget: 60, theme: null },
    ...parts,
  };
}
const failureOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<AppError> => {
  const thrown: unknown = await unpackProject(bytes).then(() => null, (error: unknown) => error);
  if (!(thrown instanceof AppError)) throw new Error('the project was opened', { cause: thrown });
  return thrown;
};
/** The same project with parts replaced, added (bytes) or left out (null). */
async function altered(change: Record<string, Uint8Array | null>, indexChange: (index: Record<string, unknown>) => void = () => undefined): Promise<Uint8Array<ArrayBuffer>> {
  const parts = unzipSync(await packProject(await projectOf()));
  const index = JSON.parse(strFromU8(parts['project.json']!)) as Record<string, unknown>;
  indexChange(index);
  const indexBytes = new TextEncoder().encode(JSON.stringify(index));
  parts['project.json'] = indexBytes;
  parts['project.json.sha256'] = new TextEncoder().encode(`${await sha256(indexBytes)}  project.json\n`);
  const kept = Object.entries({ ...parts, ...change }).filter((entry): entry is [string, Uint8Array] => entry[1] !== null);
  return zipSync(Object.fromEntries(kept));
}

describe('[P1] packing and unpacking', () => {
  test('gives the same project', async () => {
    const project = await projectOf();
    const opened = await unpackProject(await packProject(project));
    expect(opened).toEqual(project);
    const bits = (values: Float32Array): Uint32Array => new Uint32Array(values.slice().buffer);
    expect(bits(opened.blocks[0]!.utility)).toEqual(bits(project.blocks[0]!.utility));
  });

  test('[NET4] the address that a file came from stays with it', async () => {
    const project = await projectOf();
    const [first, ...others] = project.sets.pool;
    const from = 'https://example.org/pool.jsonl';
    const fetched = { ...project, sets: { ...project.sets, pool: [{ ...first!, from }, ...others] } };
    expect((await unpackProject(await packProject(fetched))).sets.pool[0]!.from).toBe(from);
  });

  test('gives the same bytes each time', async () => {
    expect(await packProject(await projectOf())).toEqual(await packProject(await projectOf()));
  });

  test('an empty project', async () => {
    const empty: ProjectContents = { meta: {}, sets: { pool: [], target: [], existing: [] }, blocks: [], savedSubsets: [], settings: {} };
    expect(await unpackProject(await packProject(empty))).toEqual(empty);
  });

  test('other tools can read the parts', async () => {
    const parts = unzipSync(await packProject(await projectOf()));
    expect(Object.keys(parts)).toEqual([
      'project.json', 'project.json.sha256', 'data/pool.jsonl', 'data/pool.rows.json', 'data/target.jsonl', 'data/target.rows.json',
      'kernels/target-pool.npy', 'kernels/target-pool.alone.npy', 'kernels/target-pool.json',
      'kernels/target-pool.2.npy', 'kernels/target-pool.2.alone.npy', 'kernels/target-pool.2.json',
    ]);
    const lines = strFromU8(parts['data/pool.jsonl']!).trimEnd().split('\n');
    expect(lines.length).toBe(5 + 2 + 4);
    for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object');
    expect(readNpy(parts['kernels/target-pool.npy']!)).toMatchObject({ rows: 3, columns: 2 });
    expect(JSON.parse(strFromU8(parts['kernels/target-pool.json']!))).toMatchObject({ format: 'delift-kernel/1', model: 'tiny', template: 'chat', plan: 'dense', columnsDone: [0], missing: [1] });
  });

  test('[U9] a sparse block comes back as it was, and its parts are compressed sparse columns', async () => {
    const project = await projectOf({ blocks: [await sparseBlockOf()] });
    const bytes = await packProject(project);
    expect((await unpackProject(bytes)).blocks).toEqual(project.blocks);
    const parts = unzipSync(bytes);
    expect(JSON.parse(strFromU8(parts['kernels/target-pool.json']!))).toMatchObject({ format: 'delift-kernel/2', plan: 'knn:1', layout: 'sparse-columns', entries: 3, dtype: 'q4' });
    expect([...readNpyIntegers(parts['kernels/target-pool.starts.npy']!)]).toEqual([0, 2, 3]);
    expect([...readNpyIntegers(parts['kernels/target-pool.rows.npy']!)]).toEqual([0, 2, 1]);
    expect(readNpy(parts['kernels/target-pool.npy']!).rows).toBe(3);
  });

  test.each([
    ['rows that do not rise', { rowIndex: Uint32Array.of(2, 0, 1) }],
    ['a row that is not there', { rowIndex: Uint32Array.of(0, 3, 1) }],
    ['starts that fall', { starts: Uint32Array.of(0, 4, 3) }],
    ['an audit of an entry that is not there', { audit: Uint32Array.of(3) }],
  ])('[U9] %s: a sparse block like that is refused', async (_, change) => {
    const block = await sparseBlockOf();
    const project = await projectOf({ blocks: [{ ...block, sparse: { ...block.sparse!, ...change } }] });
    await expect(unpackProject(await packProject(project))).rejects.toMatchObject({ code: 'project-invalid' });
  });

  test('equal rows on one line, and ids that look like row numbers', async () => {
    const row = '{"id": "row 5, answer 2", "prompt": "p", "completion": "c"}';
    const pool = [await importText(`[${row},${row},{"prompt":"q","completion":"c"}]`)];
    const project = await projectOf({ sets: { pool, target: [], existing: pool }, blocks: [] });
    expect(await unpackProject(await packProject(project))).toEqual(project);
  });

  property.prop([fc.array(anyRow, { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 2)], { numRuns: 30 })('any rows', async (rows, indent) => {
    const pool = [await importText(JSON.stringify(rows, null, indent))];
    const project = await projectOf({ sets: { pool, target: [], existing: [] }, blocks: [] });
    expect(await unpackProject(await packProject(project))).toEqual(project);
  });

  test('can be cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(packProject(await projectOf(), { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('[P2] what was changed is found', () => {
  test('a part with other bytes', async () => {
    const parts = unzipSync(await packProject(await projectOf()));
    const bytes = parts['kernels/target-pool.npy']!.slice();
    bytes[bytes.length - 1]! ^= 1;
    expect(await failureOf(await altered({ 'kernels/target-pool.npy': bytes }))).toMatchObject({ code: 'hash-mismatch', details: { part: 'kernels/target-pool.npy' } });
  });

  test('project.json itself', async () => {
    const parts = unzipSync(await packProject(await projectOf()));
    const text = strFromU8(parts['project.json']!).replace('"budget":60', '"budget":61');
    const bytes = zipSync({ ...parts, 'project.json': new TextEncoder().encode(text) });
    expect(await failureOf(bytes)).toMatchObject({ code: 'hash-mismatch', details: { part: 'project.json' } });
  });

  test('a part of another length', async () => {
    expect((await failureOf(await altered({ 'data/pool.jsonl': new Uint8Array(3) }))).code).toBe('hash-mismatch');
  });

  test('a part that is missing', async () => {
    const error = await failureOf(await altered({ 'kernels/target-pool.alone.npy': null }));
    expect([error.code, error.message]).toEqual(['project-invalid', expect.stringContaining('kernels/target-pool.alone.npy is missing')]);
  });

  test('a mapping that gives other examples from the same rows', async () => {
    const bytes = await altered({}, (index) => {
      const [file] = (index['sets'] as { pool: { mapping: Record<string, string> }[] }).pool;
      file!.mapping['response'] = 'prompt';
    });
    expect((await failureOf(bytes)).code).toBe('hash-mismatch');
  });

  test.each([
    ['settings', 'settings is not an object'],
    ['savedSubsets', 'savedSubsets is not a list'],
    ['parts', 'parts is not a list'],
    ['sets', 'sets is not an object'],
  ])('project.json without %s', async (field, words) => {
    const error = await failureOf(await altered({}, (index) => (index[field] = undefined)));
    expect([error.code, error.message]).toEqual(['project-invalid', expect.stringContaining(words)]);
  });
});

describe('[P3] what is refused', () => {
  test('a newer version, with words that say so', async () => {
    const error = await failureOf(await altered({}, (index) => (index['version'] = 99)));
    expect([error.code, error.message]).toEqual(['project-newer', expect.stringContaining('Open it with the newer version')]);
  });

  test.each([
    ['no zip', async () => fixtureBytes('hard.jsonl')],
    ['nothing', async () => new Uint8Array(0)],
    ['a zip of other things', async () => zipSync({ 'readme.txt': new Uint8Array(3) })],
    ['a project.json of another program', async () => zipSync({ 'project.json': new TextEncoder().encode('{"format": "other"}') })],
    ['a project.json that is not JSON', async () => zipSync({ 'project.json': new TextEncoder().encode('{') })],
    ['a path that leaves the zip', async () => altered({ '../evil.txt': new Uint8Array(1) })],
    ['an absolute path', async () => altered({ '/etc/x': new Uint8Array(1) })],
    ['a path with backslashes', async () => altered({ 'data\\x': new Uint8Array(1) })],
  ])('%s', async (_, make) => {
    const error = await failureOf(await make());
    expect(error.code).toBe('project-invalid');
    expect(error.message).toMatch(/Nothing was opened\. Use an earlier copy/);
  });

  test('a file that is cut off, anywhere', async () => {
    const bytes = await packProject(await projectOf());
    for (let length = 0; length < bytes.length; length += 97) {
      expect((await failureOf(bytes.slice(0, length))).code).toBe('project-invalid');
    }
  });

  test('two parts with one path', async () => {
    const limits = { parts: 10, partBytes: 100, totalBytes: 100 };
    const twice = zipSync({ 'a/b': new Uint8Array(1), 'a/c': new Uint8Array(1) }, { level: 0 });
    for (let at = 0; at < twice.length - 2; at++) if (twice[at] === 0x61 && twice[at + 1] === 0x2f) twice[at + 2] = 0x62;
    expect(() => listZip(twice, limits)).toThrow(/two parts with the same path/);
  });

  test('too many or too large parts, before anything is inflated', () => {
    const limits = { parts: 2, partBytes: 1000, totalBytes: 1500 };
    const bomb = zipSync({ a: new Uint8Array(1001), b: new Uint8Array(900) });
    const entries = listZip(bomb, limits);
    expect(() => readZipParts(bomb, entries, ['a'], limits)).toThrow(/its part a would have 1001 bytes; at most 1000 are read/);
    expect(() => readZipParts(bomb, entries, ['b'], limits)).not.toThrow();
    const two = zipSync({ a: new Uint8Array(900), b: new Uint8Array(900) });
    expect(() => readZipParts(two, listZip(two, limits), ['a', 'b'], limits)).toThrow(/1800 bytes together/);
    expect(() => listZip(zipSync({ a: new Uint8Array(1), b: new Uint8Array(1), c: new Uint8Array(1) }), limits)).toThrow(/more than 2 parts/);
  });

  test('a directory that lies about a size does not make a part grow', () => {
    const bomb = zipSync({ a: new Uint8Array(5_000_000) });
    const view = new DataView(bomb.buffer);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    const limits = { parts: 2, partBytes: 1000, totalBytes: 1000 };
    const entries = listZip(bomb, limits);
    expect(entries).toEqual([{ path: 'a', bytes: 10 }]);
    let grown = 0;
    try {
      grown = readZipParts(bomb, entries, ['a'], limits).get('a')!.length;
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AppError);
    }
    expect(grown).toBeLessThanOrEqual(10);
  });

  let packed: Uint8Array<ArrayBuffer> | null = null;
  property.prop([fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(40)], { numRuns: 300 })('any damage is an AppError, or the same project', async (at, byte, length) => {
    packed ??= await packProject(await projectOf());
    const bytes = packed.slice();
    bytes.fill(byte, at % bytes.length, (at % bytes.length) + length);
    try {
      expect(await unpackProject(bytes)).toEqual(await projectOf());
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AppError);
    }
  });
});

describe('[P1] vectors of rows', () => {
  const set = { model: 'all-minilm-l6-v2', modelHash: 'd'.repeat(64), dimension: 3, hashes: ['a'.repeat(64), 'b'.repeat(64)], vectors: Float32Array.of(1, 0, 0, 0, 0.6, 0.8) };

  test('come back as they were; other tools read them as rows x dimension', async () => {
    const packed = await packProject({ ...(await projectOf()), embeddings: [set] });
    expect((await unpackProject(packed)).embeddings).toEqual([set]);
    const matrix = readNpy(unzipSync(packed)['embeddings/all-minilm-l6-v2.npy']!);
    expect([matrix.rows, matrix.columns, matrix.values]).toEqual([2, 3, Float32Array.of(1, 0, 0, 0.6, 0, 0.8)]);
  });

  test('vectors that do not fit their rows are refused', async () => {
    const wrong = await packProject({ ...(await projectOf()), embeddings: [{ ...set, hashes: [set.hashes[0]!, set.hashes[0]!] }] });
    expect((await failureOf(wrong)).code).toBe('project-invalid');
  });
});
