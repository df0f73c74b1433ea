import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureBytes, importText } from '../dataset/dataset.testkit';
import { importFile } from '../dataset/importFile';
import { exportFile } from './exportFile';
import { ranked } from './export.testkit';

const python = env['DELIFT_TEST_PYTHON'] ?? 'python3';
const hasPyarrow = spawnSync(python, ['-c', 'import pyarrow.parquet']).status === 0;
const WHY = hasPyarrow ? '' : ' (skipped: no pyarrow in the Python that DELIFT_TEST_PYTHON names)';

function peer(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(python, ['scripts/fixtures/parquetPeer.py', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** A row so that equal values are equal texts: numbers by all their digits where they are whole, times without the zeros behind microseconds. */
function values(row: string): unknown {
  const number = (text: string): string => (/^-?\d+$/.test(text) ? text : String(Number(text)));
  const quoted = row.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (part) => (part.startsWith('"') ? part : `"number ${number(part)}"`));
  return JSON.parse(quoted, (_, value: unknown) => {
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? value.replace(/Z$/, '').replace(/(\.\d{6})000$/, '$1') : value;
    return value !== null && typeof value === 'object' && 'decimal' in value ? `number ${number(value.decimal as string)}` : value;
  });
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** The file as it was written by pyarrow, read here, beside the rows as pyarrow reads them. */
async function expectSameRows(parquet: Uint8Array<ArrayBuffer>, rows: string): Promise<void> {
  const file = await importFile(parquet, 'peer.parquet');
  expect([file.problems, file.rowsRead]).toEqual([[], lines(rows).length]);
  expect(file.examples.map(({ raw }) => values(raw))).toEqual(lines(rows).map(values));
}

describe('[C5] files that pyarrow wrote: hard texts, 2^53 and beyond, nested lists and records, nulls, times', () => {
  test.each(['gzip-v2', 'zstd-groups', 'none-delta'])('kept here: %s', async (name) => {
    await expectSameRows(fixtureBytes(`parquet/peer/${name}.parquet`), new TextDecoder().decode(fixtureBytes(`parquet/peer/${name}.jsonl`)));
  });
});

describe.skipIf(!hasPyarrow)(`Parquet against pyarrow, both ways${WHY}`, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'delift-parquet-'));
    peer('write', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['snappy-v1', 'gzip-v2', 'zstd-groups', 'brotli-plain', 'lz4-small-pages', 'none-delta', 'old-format'])('[C4] written there, read here: %s', async (name) => {
    await expectSameRows(new Uint8Array(readFileSync(join(folder, `${name}.parquet`))), readFileSync(join(folder, `${name}.jsonl`), 'utf8'));
  });

  test('[X8] written here, read there: the same values, nulls and types', async () => {
    const hard = ['', '\0', 'a\r\nb', '\u2028', 'שלום', '👩‍👩‍👧', '=1+1', '"', 'x'.repeat(9000)];
    const rows = Array.from({ length: 150 }, (_, at) => {
      const text = hard[at % hard.length]!;
      const field = (name: string, json: string): string => (at % 11 === 5 ? '' : `, "${name}": ${json}`);
      const quote = JSON.stringify(text);
      return `{"prompt": ${JSON.stringify(`p ${at} ${text}`)}, "completion": "c${at % 5}"${field('hard', at % 7 === 0 ? 'null' : quote)}${field('big', String(9007199254740993n + BigInt(at)))}${field('least', at % 2 === 0 ? '-9223372036854775808' : '0')}${field('real', String(at / 3))}${field('flag', String(at % 2 === 0))}${field('tags', at % 4 === 0 ? '[]' : `[${quote}, null, ${quote}]`)}${field('meta', `{"who": {"name": ${quote}, "n": ${at % 3 === 0 ? 'null' : at}}}`)}${field('turns', `[{"role": "user", "content": ${quote}}]`)}${field('mixed', at % 2 === 0 ? '1' : '"one"')}}`;
    });
    const { bytes } = await exportFile(ranked(await importText(rows.join('\n'))), { form: 'original', container: 'parquet' });
    const path = join(folder, 'ours.parquet');
    writeFileSync(path, bytes);
    const [types, ...found] = lines(peer('read', path));
    expect(JSON.parse(types!)).toMatchObject({
      prompt: 'string', hard: 'string', big: 'int64', least: 'int64', real: 'double', flag: 'bool', tags: 'list<element: string>',
      meta: 'struct<who: struct<name: string, n: int64>>', turns: 'list<element: struct<role: string, content: string>>',
    });
    const wanted = rows.map((row) => {
      const mixed = JSON.parse(row) as { mixed?: unknown };
      const all = { hard: null, big: null, least: null, real: null, flag: null, tags: null, meta: null, turns: null, ...(values(row) as object) };
      return { ...all, mixed: mixed.mixed === undefined ? null : JSON.stringify(mixed.mixed) };
    });
    expect(found.map((row) => values(row))).toEqual(wanted);
  });
});
