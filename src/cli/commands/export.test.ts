import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../core/base/hash';
import { parseManifest } from '../../core/export/manifest';
import { poolText, runInProcess, temporaryFolder, writeSmallProject, type Outcome } from './commands.testkit';
import { addExport } from './export';
import { addVerify } from './verify';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (name: string): string => folder.path(name);
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeSmallProject(at('p.delift'));
});
afterAll(() => folder.remove());

const write = (name: string, ...options: string[]): Promise<Outcome> => runInProcess(addExport, 'export', at('p.delift'), '--selection', 'two', ...options, '--out', at(name));
const textOf = (name: string): Promise<string> => readFile(at(name), 'utf8');

describe('delift export', () => {
  test('[X1] the original rows in the order of the pool, byte by byte, and a manifest that verifies', async () => {
    expect(await write('given.jsonl', '--order', 'given')).toMatchObject({ status: 0, out: expect.stringContaining('Wrote 2 rows to') as string });
    const lines = poolText.split('\n');
    expect(await textOf('given.jsonl')).toBe(`${lines[0]}\n${lines[2]}\n`);
    expect((await runInProcess(addVerify, 'verify', at('given.jsonl.manifest.json'))).status).toBe(0);
  });

  test('[X3] what is known of each pick, covers too, from the project itself', async () => {
    await write('notes.jsonl', '--annotate');
    expect((await textOf('notes.jsonl')).trim().split('\n').map((line) => (JSON.parse(line) as { delift: unknown }).delift)).toEqual([
      { rank: 1, gain: 1, covers: 1 },
      { rank: 2, gain: 0.5, covers: 1 },
    ]);
    await write('some.jsonl', '--annotate', 'gain,rank');
    expect(await textOf('some.jsonl')).toContain('"delift": {"rank":1,"gain":1}');
  });

  test('[X5] [X9] compressed, with the others in a second file; both hashes are in the manifest', async () => {
    const { out } = await write('two.csv.gz', '--as', 'csv', '--gzip', '--rest', at('rest.csv.gz'), '--format', 'prompt-completion', '--identity');
    expect(out).toContain('the 2 others to');
    expect(new TextDecoder().decode(gunzipSync(await readFile(at('two.csv.gz'))))).toBe("prompt,completion,id\r\n'=Say blue.,blue,row-2\r\n'=Say red.,red,row-0\r\n");
    expect(new TextDecoder().decode(gunzipSync(await readFile(at('rest.csv.gz'))))).toContain("Say grey");
    const { rest, export: file } = parseManifest(await textOf('two.csv.gz.manifest.json'));
    expect([file.compression, rest]).toEqual(['gzip', { file: 'rest.csv.gz', rows: 2, sha256: await sha256(new Uint8Array(await readFile(at('rest.csv.gz')))) }]);
  });

  test('[V1] [V2] every file type verifies, with the others; a changed file does not', async () => {
    for (const [name, ...options] of [['v.csv.gz', '--as', 'csv', '--gzip', '--format', 'messages'], ['v.parquet', '--as', 'parquet', '--format', 'sharegpt'], ['v.csv', '--as', 'csv'], ['v.json', '--as', 'json', '--annotate']] as const) {
      await write(name, ...options, '--rest', at(`rest-${name}`));
      const { status, out } = await runInProcess(addVerify, 'verify', at(`${name}.manifest.json`));
      expect([name, status, out.includes(`ok      hash of rest-${name}`)]).toEqual([name, 0, true]);
    }
    await writeFile(at('v.csv'), (await textOf('v.csv')).replace('blue', 'black'));
    const changed = await runInProcess(addVerify, 'verify', at('v.csv.manifest.json'));
    expect([changed.status, changed.out]).toEqual([1, expect.stringContaining('1 missing, 1 not in the ranking')]);
  });

  test('[X7] formulas are disarmed and said so, or kept on request', async () => {
    const { err } = await write('safe.csv', '--as', 'csv');
    expect(err).toContain('note: An apostrophe stands before 2 cells');
    expect((await textOf('safe.csv')).split('\r\n')[1]).toBe("row-2,'=Say blue.,blue");
    await write('kept.csv', '--as', 'csv', '--formulas', 'keep');
    expect((await textOf('kept.csv')).split('\r\n')[1]).toBe('row-2,=Say blue.,blue');
  });

  test('[X8] Parquet, and a manifest that says how to make it again', async () => {
    await write('two.parquet', '--as', 'parquet', '--format', 'messages', '--order', 'shuffled', '--seed', '3');
    const read = await parquetReadObjects({ file: new Uint8Array(await readFile(at('two.parquet'))).buffer });
    expect(read.map(({ messages }) => (messages as { content: string }[])[1]!.content).sort()).toEqual(['blue', 'red']);
    const { command, export: file } = parseManifest(await textOf('two.parquet.manifest.json'));
    expect([file.container, file.rows]).toEqual(['parquet', 2]);
    expect(command).toContain('--format messages --as parquet --order shuffled --seed 3 --out');
  });

  test('[T1] [T3] the lines of a trainer are the result, or the reason why there are none', async () => {
    const { out, err } = await write('t.jsonl', '--format', 'messages', '--trainer', 'trl');
    expect(out).toBe('from datasets import load_dataset\ndataset = load_dataset("json", data_files="t.jsonl", split="train")\ndataset = dataset.select_columns(["messages"])\n# SFTTrainer(train_dataset=dataset, ...)\n');
    expect(err).toContain('Wrote 2 rows');
    expect(await write('u.jsonl', '--trainer', 'axolotl')).toMatchObject({ status: 1, err: expect.stringContaining('Choose messages, Alpaca') as string });
    await expect(textOf('u.jsonl')).rejects.toThrow('ENOENT');
  });

  test('what cannot be written ends with 1 and changes nothing; a wrong word is wrong usage', async () => {
    const unknown = await runInProcess(addExport, 'export', at('p.delift'), '--selection', 'three', '--out', at('x.jsonl'));
    expect([unknown.status, unknown.err]).toEqual([1, expect.stringContaining('It has: "two", "other"')]);
    expect(await write('x.parquet', '--as', 'parquet', '--gzip')).toMatchObject({ status: 1, err: expect.stringContaining('compressed in itself') as string });
    await expect(textOf('x.parquet')).rejects.toThrow('ENOENT');
    await expect(write('x.jsonl', '--annotate', 'size')).rejects.toMatchObject({ code: 'commander.invalidArgument' });
  });
});
