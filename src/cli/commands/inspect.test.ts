import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

function delift(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, ...args], (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delift-'));
  await mkdir(join(folder, 'sub'));
  const rows = [
    '{"instruction": "Name the river that runs through the old town.", "input": "", "output": "The river is called the Silver Run."}',
    '{"instruction": "Name the river that runs through the old town.", "input": "", "output": "The river is called the Silver Run."}',
    '{"instruction": "Name the river that runs through the old town!", "input": "", "output": "The river is called the Silver Run"}',
    '{"instruction": "Count.", "output": }',
    '{"instruction": "Add 2 and 3.", "input": "", "output": "5"}',
  ];
  await writeFile(join(folder, 'train.jsonl'), `${rows.join('\n')}\n`);
  await writeFile(join(folder, 'sub', 'qa.csv'), 'q,a\nwhat,that\n');
  await writeFile(join(folder, 'sub', 'notes.txt'), 'notes');
  await writeFile(join(folder, 'broken.json'), 'PK');
});
afterAll(() => rm(folder, { recursive: true }));

describe('[I10] delift inspect', () => {
  test('says of one file what the contract names', async () => {
    const { status, out } = await delift('inspect', join(folder, 'train.jsonl'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'delift-inspect/1',
      files: [{
        file: join(folder, 'train.jsonl'), set: 'pool', container: 'jsonl', encoding: 'utf-8', form: 'alpaca', why: 'instruction, input and output in 4 of 4 sampled rows', rowsRead: 5, kept: 4,
        skipped: [{ line: 4, reason: 'invalid-json', message: 'Line 4 is not valid JSON: a value is missing.' }], examples: 4, duplicates: { exact: 1, near: 1 },
        tokens: { prompt: { median: 10, max: 10 }, response: { median: 8.5, max: 9 }, overContext: 0 },
      }],
    });
  });

  test('several files and folders, a mapping by hand, and a file that cannot be read: the others are read, status 1', async () => {
    const { status, out, err } = await delift('inspect', join(folder, 'sub'), join(folder, 'broken.json'), join(folder, 'absent.jsonl'), '--map', 'instruction=q,response=a', '--as', 'target', '--json');
    expect(status).toBe(1);
    expect(err).toContain('1 other files are left out');
    const { files } = JSON.parse(out) as { files: object[] };
    expect(files).toMatchObject([
      { container: 'csv', set: 'target', form: 'prompt-completion', why: 'chosen by hand: instruction = q, response = a', kept: 1 },
      { error: { code: 'not-json' } },
      { error: { code: 'file-unreadable' } },
    ]);
  });

  test('text for people; wrong usage is 2', async () => {
    const [text, wrong] = await Promise.all([delift('inspect', join(folder, 'train.jsonl'), '--look'), delift('inspect', join(folder, 'train.jsonl'), '--map', 'who=x')]);
    expect(text.out).toContain('5 rows read, 4 kept, 1 skipped; 4 examples\n  repeats: 1 exact, 1 near');
    expect(text.out).toContain('skipped: Line 4 is not valid JSON');
    expect(wrong.status).toBe(2);
  });
});
