import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFile } from './importFile';
import type { ImportedFile } from './types';

const FOLDER = join('..', 'shared', 'data');
const README = join(FOLDER, 'README.md');
const present = existsSync(README);
const listed = present ? [...readFileSync(README, 'utf8').matchAll(/^\| (\S+\.(?:jsonl?|csv|tsv|gz)) \| (\d+) \| (\d+) \|/gm)].map(([, name, rows, bytes]) => ({ name: name!, rows: Number(rows), bytes: Number(bytes) })) : [];
/** Files without answers, with answers alone, or with facts about rows: every row is a problem. */
const WITHOUT_PAIRS = ['fastchat/mt_bench_question.jsonl', 'fastchat/mt_bench_reference_gpt-4.jsonl', 'p3-t0/p3_pool_8600.sources.csv'];

async function read(name: string): Promise<ImportedFile> {
  return importFile(new Uint8Array(readFileSync(join(FOLDER, name))), name);
}

describe.skipIf(!present)('[I5] real data sets (skipped: the folder of sample data is not beside this one)', () => {
  test('the list of files is read from their README', () => expect(listed.length).toBeGreaterThan(40));

  test.each(listed)('$name has $rows rows', async ({ name, rows, bytes }) => {
    const file = await read(name);
    expect([file.rowsRead, file.kept, file.bytes]).toEqual([rows, WITHOUT_PAIRS.includes(name) ? 0 : rows, bytes]);
  });

  test('[D3] one set in five forms has the same pairs and the same hashes', async () => {
    const [first, ...others] = await Promise.all(['trio/pool.jsonl', 'trio/pool.alpaca.json', 'trio/pool.sharegpt.json', 'trio/pool.messages.jsonl', 'trio/pool.csv'].map(read));
    const pairs = (file: ImportedFile): string[][] => file.examples.map(({ hash, prompt, response }) => [hash, prompt, response]);
    expect(first!.examples.length).toBe(600);
    for (const other of others) expect(pairs(other)).toEqual(pairs(first!));
  });

  test('the row texts of a JSONL file are its lines', async () => {
    const file = await read('trio/pool.jsonl');
    expect(`${file.examples.map(({ raw }) => raw).join('\n')}\n`).toBe(readFileSync(join(FOLDER, 'trio/pool.jsonl'), 'utf8'));
  });
});
