import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackProject } from '../../core/export/projectFile';
import type { UtilityBlock } from '../../core/scoring/types';
import { temporaryFolder } from './commands.testkit';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  const words = ['Rome', 'Tokyo', 'Paris', 'Oslo', 'Lima', 'Cairo', 'Bern', 'Kyiv', 'Riga', 'Doha'];
  const row = (word: string, at: number): string => JSON.stringify({ instruction: at % 2 === 0 ? `Name capital ${at}.` : `Spell the word number ${at}.`, output: word });
  await writeFile(folder.path('pool.jsonl'), words.slice(0, 6).map(row).join('\n'));
  await writeFile(folder.path('more.jsonl'), words.map(row).join('\n'));
});
afterAll(() => folder.remove());

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as a process of its own, on one thread beside other tests; `until` ends it with SIGKILL as soon as it holds. */
async function score(args: readonly string[], until?: () => Promise<boolean>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'score', '--threads', '1', ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const state = { ended: false };
  const done = new Promise<Ended>((resolve) => child.on('close', (status) => ((state.ended = true), resolve({ status, out, err }))));
  while (until !== undefined && !state.ended) {
    if (await until()) child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return done;
}

const blockIn = async (project: string): Promise<UtilityBlock> => (await unpackProject(new Uint8Array(await readFile(folder.path(project))))).blocks[0]!;
const filesIn = async (path: string): Promise<string[]> => (existsSync(path) ? (await readdir(path)).filter((file) => file.endsWith('.columns')) : []);
interface Report {
  readonly pairs: number;
  readonly scored: number;
  readonly plan: string;
  readonly work: { readonly exact: boolean; readonly pairs: number } | null;
  readonly blocks: readonly { readonly plan: string; readonly pairs: number; readonly audit: { readonly rows: number; readonly missed: number } | null }[];
}
const reportOf = ({ out }: Ended): Report => JSON.parse(out) as Report;

describe('delift score with the bundled model', () => {
  test('[U8] ended by kill -9 it goes on where it was, names a damaged checkpoint, and comes to what an undisturbed run comes to', async () => {
    const args = (project: string): string[] => ['--pool', folder.path('pool.jsonl'), '--out', folder.path(project), '--checkpoint-seconds', '0', '--json'];
    const partial = folder.path('killed.delift.partial');
    const killed = await score(args('killed.delift'), async () => (await filesIn(partial)).length >= 3);
    expect(killed.status).toBeNull();
    expect(existsSync(folder.path('killed.delift'))).toBe(false);
    const kept = await filesIn(partial);
    const hurt = `${partial}/${kept[0]!}`;
    const bytes = await readFile(hurt);
    bytes[bytes.length - 90]! ^= 1;
    await writeFile(hurt, bytes);

    const resumed = await score(args('killed.delift'));
    expect(resumed.status).toBe(0);
    expect(resumed.err).toContain('is damaged');
    expect(reportOf(resumed)).toMatchObject({ pairs: 36, scored: 36 - 6 * (kept.length - 1) });
    expect(existsSync(partial)).toBe(false);

    const whole = await score(args('whole.delift'));
    expect(reportOf(whole)).toMatchObject({ pairs: 36, scored: 36, plan: 'dense', work: { exact: true, pairs: 36 } });
    const [one, other] = [await blockIn('killed.delift'), await blockIn('whole.delift')];
    expect(one.rowHashes).toEqual(other.rowHashes);
    other.utility.forEach((u, at) => expect(Math.abs(u - one.utility[at]!)).toBeLessThan(1e-3));
  });

  test('[U3][U9][U10] rows added: only the new pairs of the neighbour plan are scored; the audit is in the report; a second run scores nothing', async () => {
    const project = folder.path('grown.delift');
    const first = await score(['--pool', folder.path('pool.jsonl'), '--out', project, '--json']);
    expect(reportOf(first).scored).toBe(36);
    const args = ['--pool', folder.path('more.jsonl'), '--out', project, '--plan', 'knn:2', '--audit', '2', '--json'];
    const grown = reportOf(await score(args));
    expect(grown.plan).toBe('knn:2');
    expect(grown.blocks[0]).toMatchObject({ plan: 'knn:2', pairs: grown.pairs, audit: { rows: 2 } });
    expect(grown.scored).toBe(grown.pairs - 36);
    expect(grown.pairs).toBeLessThan(100);
    const block = await blockIn('grown.delift');
    expect(block.sparse!.rowIndex.length).toBe(grown.pairs);
    expect(block.utility.every((u) => u >= -1 && u <= 1)).toBe(true);
    expect(reportOf(await score(args))).toMatchObject({ scored: 0, pairs: grown.pairs });
    const text = await score(args.slice(0, -1));
    expect(text.out).toContain('of the best help, 95 % interval');
  });
});

test('wrong plans are wrong usage, with what is right', async () => {
  const { status, err } = await score(['--pool', 'x.jsonl', '--out', 'p.delift', '--plan', 'knn:0']);
  expect(status).toBe(2);
  expect(err).toContain('knn:32');
});
