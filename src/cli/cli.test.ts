import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Result {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const golden = (file: string): string => fileURLToPath(new URL(`../../fixtures/golden/${file}`, import.meta.url));

/** The command as a person calls it: a process of its own. */
function delift(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, ...args], (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err });
    });
  });
}

let folder: string;
const inFolder = (file: string): string => join(folder, file);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delift-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface GoldenCase {
  function: string;
  params: Record<string, number>;
  constraint?: unknown;
  k: number;
  ranking: number[];
  gains: number[];
}

describe('delift select on matrices', () => {
  test('a golden FLCG ranking, as the document of the contract', async () => {
    const { cases } = JSON.parse(await readFile(golden('directed-120.json'), 'utf8')) as { cases: GoldenCase[] };
    const want = cases.find((entry) => entry.function === 'FLCG' && entry.constraint === undefined && entry.params['nu'] === 0.5)!;
    const { status, out } = await delift('select', '--kernel', golden('directed-120.S.npy'), '--private', golden('directed-120.P.npy'), '--objective', 'flcg', '--nu', '0.5', '--budget', String(want.k), '--json');
    expect(status).toBe(0);
    const document = JSON.parse(out) as { format: string; objective: string; k: number; ranking: number[]; gains: number[]; certificate: { dataDependent: number; lagrangian: number } };
    expect(document).toMatchObject({ format: 'delift-selection/1', objective: 'flcg', k: want.k, ranking: want.ranking });
    document.gains.forEach((gain, step) => expect(gain).toBeCloseTo(want.gains[step]!, 9));
    expect(document.certificate.lagrangian).toBeLessThanOrEqual(1);
    expect(document.certificate.lagrangian).toBeGreaterThan(0.5);
  });

  test('wrong usage ends with 2, what cannot be done with 1 and one line, help with 0', async () => {
    const [neither, unreadable, help] = await Promise.all([
      delift('select', '--budget', '5'),
      delift('select', '--kernel', inFolder('absent.npy'), '--budget', '5'),
      delift('select', '--help'),
    ]);
    expect([neither.status, unreadable.status, help.status]).toEqual([2, 1, 0]);
    expect(unreadable.err.trim().split('\n')).toHaveLength(1);
    expect(unreadable.err).toContain('Nothing was written');
    expect(help.out).toContain('--objective');
  });
});

describe('delift score, select, export, verify with the bundled model', () => {
  const rows = [
    { instruction: 'What is the capital of Italy?', input: '', output: 'Rome.' },
    { instruction: 'What is the capital of Japan?', input: '', output: 'Tokyo.' },
    { instruction: 'Name three fruits.', input: '', output: 'apple, pear, plum' },
  ];

  test('three rows become a project, a subset, a file and a manifest that verifies; a second run scores nothing', async () => {
    await writeFile(inFolder('pool.jsonl'), `${rows.map((row) => JSON.stringify(row)).join('\n')}\nnot json\n`);
    const score = ['score', '--pool', inFolder('pool.jsonl'), '--out', inFolder('p.delift'), '--json'];
    const first = await delift(...score);
    expect(first.status).toBe(0);
    expect(first.err).toContain('line 4');
    expect(JSON.parse(first.out)).toMatchObject({ pairs: 9, scored: 9 });
    expect(JSON.parse((await delift(...score)).out)).toMatchObject({ pairs: 9, scored: 0 });

    const select = await delift('select', inFolder('p.delift'), '--objective', 'fl', '--budget', '67%', '--save', 'two', '--json');
    const { ranking } = JSON.parse(select.out) as { ranking: number[] };
    expect(ranking).toHaveLength(2);

    expect((await delift('export', inFolder('p.delift'), '--selection', 'two', '--out', inFolder('two.jsonl'))).status).toBe(0);
    const lines = (await readFile(inFolder('two.jsonl'), 'utf8')).trim().split('\n');
    expect(lines).toEqual(ranking.map((row) => JSON.stringify(rows[row])));
    expect((await delift('verify', inFolder('two.jsonl.manifest.json'))).status).toBe(0);

    await writeFile(inFolder('two.jsonl'), `${lines[0]!}\n${JSON.stringify({ ...rows[2], output: 'changed' })}\n`);
    const changed = await delift('verify', inFolder('two.jsonl.manifest.json'));
    expect(changed.status).toBe(1);
    expect(changed.out).toContain('FAILED');
  });
});
