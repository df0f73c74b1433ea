import { fc, test as property } from '@fast-check/vitest';
import { gunzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { importFixture, importText } from '../dataset/dataset.testkit';
import { importFile } from '../dataset/importFile';
import { anyRow, ranked } from './export.testkit';
import { exportFile, fileEnding, mimeTypeOf } from './exportFile';
import type { ExportOptions, ExportRow } from './types';
import { restOf } from './writtenRows';

const rowsOf = async (...rows: object[]): Promise<ExportRow[]> => ranked(await importText(rows.map((row) => JSON.stringify(row)).join('\n')));
const textRows = async (...lines: string[]): Promise<ExportRow[]> => ranked(await importText(lines.join('\n')));
const csv = async (rows: ExportRow[], options: Partial<ExportOptions> = {}): Promise<string[]> => (await exportFile(rows, { form: 'original', container: 'csv', ...options })).text!.split('\r\n');

async function parquet(rows: ExportRow[], options: Partial<ExportOptions> = {}): Promise<{ read: Record<string, unknown>[]; types: Record<string, string> }> {
  const { bytes, columns } = await exportFile(rows, { form: 'original', container: 'parquet', ...options });
  const read = await parquetReadObjects({ file: bytes.buffer });
  return { read, types: Object.fromEntries(columns!.map(({ name, type }) => [name, type])) };
}

test('[X2] columns whose names are numbers stay in their place when a table is written again', async () => {
  const text = 'prompt,completion,2024,2023\r\np,c,a,b\r\n"q",d,e,f\r\n';
  const file = await importText(text, {}, 'rows.csv');
  const table = file.table?.kind === 'cells' ? file.table : undefined;
  expect((await exportFile(ranked(file), { form: 'original', container: 'csv', table })).text).toBe(text);
});

test('[X4] fields that a form made anew has no place for are named', async () => {
  const rows = await rowsOf({ id: 'i', source: 's', prompt: 'p', completion: 'c', score: 1 }, { prompt: 'q', completion: 'd', tags: [] });
  expect((await exportFile(rows, { form: 'messages', container: 'jsonl' })).notes).toEqual(['This shape has no place for other fields of the rows, and leaves them out: "score", "tags". Rows as loaded keep them.']);
  expect((await exportFile(rows, { form: 'original', container: 'jsonl' })).notes).toEqual([]);
});

test('[X10] a column named __proto__ goes into Parquet and comes back', async () => {
  const raw = '{"prompt": "p", "completion": "c", "__proto__": "x", "toString": "y", "inner": {"__proto__": 1}}';
  const { bytes } = await exportFile(await textRows(raw), { form: 'original', container: 'parquet' });
  expect((await importFile(bytes, 'rows.parquet')).examples[0]!.raw).toBe(raw);
});

describe('[X1] order and names', () => {
  test('shuffled by a seed: the same rows, the same order each time', async () => {
    const rows = await rowsOf(...'abcdefgh'.split('').map((letter) => ({ prompt: letter, completion: 'x' })));
    const letters = async (options: Partial<ExportOptions>): Promise<string> => {
      const { text } = await exportFile(rows, { form: 'original', container: 'jsonl', ...options });
      return [...text!.matchAll(/"prompt":"(.)"/g)].map(([, letter]) => letter).join('');
    };
    const seven = await letters({ order: 'shuffled', seed: 7 });
    expect([...seven].sort().join('')).toBe('abcdefgh');
    expect(await letters({ order: 'shuffled', seed: 7 })).toBe(seven);
    expect(await letters({ order: 'shuffled', seed: 8 })).not.toBe(seven);
  });

  test('a file is named after its type', () => {
    expect([fileEnding({ container: 'csv' }), fileEnding({ container: 'jsonl', gzip: true }), fileEnding({ container: 'parquet', gzip: true })]).toEqual(['.csv', '.jsonl.gz', '.parquet']);
    expect([mimeTypeOf({ container: 'csv' }), mimeTypeOf({ container: 'json', gzip: true })]).toEqual(['text/csv', 'application/gzip']);
  });
});

describe('[X5] the rest', () => {
  test('is the pool without the chosen rows; a conversation stands in one of the two files only', async () => {
    const talk = { messages: ['a', 'b', 'c', 'd'].map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content })) };
    const pool = ranked(await importText([talk, { messages: talk.messages.slice(0, 2) }].map((row) => JSON.stringify(row)).join('\n'), { splitTurns: 'every' }));
    expect(pool.length).toBe(3);
    expect(restOf(pool, [pool[1]!], 'original').map(({ rank }) => rank)).toEqual([3]);
    expect(restOf(pool, [pool[1]!], 'messages').map(({ rank }) => rank)).toEqual([1, 3]);
  });

  test('equal rows of the pool are told apart', async () => {
    const pool = await rowsOf({ prompt: 'a', completion: 'b' }, { prompt: 'a', completion: 'b' });
    expect(restOf(pool, [pool[0]!], 'original').map(({ rank }) => rank)).toEqual([2]);
  });
});

describe('[X6] CSV', () => {
  test('columns of all rows, texts as they are, everything else as JSON text', async () => {
    const rows = await textRows('{"prompt":"a \\"b\\", c","completion":" x ","n":12345678901234567890,"ok":true}', '{"prompt":"two\\nlines","completion":"y","list":[1, "z"],"n":null}');
    expect((await exportFile(rows, { form: 'original', container: 'csv' })).text).toBe(
      'prompt,completion,n,ok,list\r\n"a ""b"", c"," x ",12345678901234567890,true,\r\n"two\nlines",y,,,"[1, ""z""]"\r\n',
    );
  });

  test('what CSV cannot say is told with counts', async () => {
    const rows = await rowsOf({ prompt: '=1', completion: 'x', n: 1 }, { prompt: 'b', completion: 'x' });
    const { notes } = await exportFile(rows, { form: 'original', container: 'csv' });
    expect(notes.map((note) => /^[^:(]+/.exec(note)![0].trim())).toEqual([
      'An apostrophe stands before 1 cell that a spreadsheet would run as a formula; reading the file here takes it off again.',
      'CSV holds texts only',
      'A missing field, null and an empty text all become an empty cell',
    ]);
    expect((await exportFile(rows, { form: 'original', container: 'jsonl' })).notes).toEqual([]);
  });

  test('notes on a pick are columns, named so that no field is hidden', async () => {
    const rows = await rowsOf({ prompt: 'a', completion: 'b', 'delift.gain': 'mine' });
    expect(await csv(rows, { annotate: ['covers', 'rank'] })).toEqual(['prompt,completion,delift.gain,delift.rank,delift.covers', 'a,b,mine,1,10', '']);
    expect((await csv(rows, { annotate: true }))[0]).toBe('prompt,completion,delift.gain,delift2.rank,delift2.gain,delift2.covers');
  });

  test('a header that begins with a byte order mark is quoted, a lonely empty cell too', async () => {
    expect((await csv(await textRows('{"\\ufeffprompt":"","prompt":"a","completion":"b"}')))[0]).toBe('"\ufeffprompt",prompt,completion');
  });
});

describe('[X7] formulas', () => {
  test('are disarmed unless it is asked not to; numbers stay', async () => {
    const rows = await rowsOf({ prompt: '=SUM(A1)', completion: '@x', n: -5, note: "'=1" });
    expect((await csv(rows))[1]).toBe("'=SUM(A1),'@x,-5,''=1");
    expect((await csv(rows, { formulas: 'keep' }))[1]).toBe("=SUM(A1),@x,-5,'=1");
  });
});

describe('[X8] Parquet', () => {
  test('columns have the types of their values; nested lists are read as lists', async () => {
    const rows = await textRows(
      '{"prompt":"a","completion":"\\u0000\\u2028👍","n":9007199254740993,"x":0.5,"ok":true,"mixed":1,"turns":[{"role":"user","content":"q"},{"role":"tool","content":null}],"tags":[]}',
      '{"prompt":"b","completion":"c","n":-1,"x":2,"ok":null,"mixed":"1","turns":[],"tags":["t",null],"big":123456789012345678901234567890}',
    );
    const { read, types } = await parquet(rows, { annotate: ['rank'] });
    expect(types).toEqual({
      prompt: 'text', completion: 'text', n: 'integer', x: 'number', ok: 'true or false', mixed: 'JSON text', turns: 'list of (role: text, content: text)', tags: 'list of text', big: 'JSON text', 'delift.rank': 'integer',
    });
    expect(read).toMatchObject([
      { prompt: 'a', completion: '\u0000\u2028👍', n: 9007199254740993n, x: 0.5, ok: true, mixed: '1', turns: [{ role: 'user', content: 'q' }, { role: 'tool' }], tags: [], 'delift.rank': 1n },
      { prompt: 'b', n: -1n, x: 2, mixed: '"1"', turns: [], big: '123456789012345678901234567890' },
    ]);
  });

  test('integers that a float would round are not mixed with floats', async () => {
    const { read, types } = await parquet(await textRows('{"prompt":"a","completion":"b","n":9007199254740993}', '{"prompt":"a","completion":"b","n":0.5}'));
    expect([types['n'], read.map(({ n }) => n)]).toEqual(['JSON text', ['9007199254740993', '0.5']]);
  });

  test('every form can be written, and equal rows are equal bytes', async () => {
    const rows = ranked(await importFixture('four.messages.jsonl'));
    const { read } = await parquet(rows, { form: 'messages' });
    expect(read.map(({ messages }) => messages)).toEqual(rows.map(({ example: { system, prompt, response } }) => [
      ...(system === null ? [] : [{ role: 'system', content: system }]), { role: 'user', content: prompt }, { role: 'assistant', content: response },
    ]));
    const bytes = async (): Promise<Uint8Array> => (await exportFile(rows, { form: 'sharegpt', container: 'parquet' })).bytes;
    expect(await bytes()).toEqual(await bytes());
  });

  property.prop([fc.array(anyRow, { minLength: 1, maxLength: 5 })], { numRuns: 60 })('holds the prompt and completion of any rows, and every value as JSON says it', async (objects) => {
    const rows = await rowsOf(...objects);
    fc.pre(!objects.some((row) => /\\ud[89a-f]/.test(JSON.stringify(row))));
    const { read, types } = await parquet(rows);
    expect(read.length).toBe(objects.length);
    read.forEach((row, at) => {
      expect([row['prompt'], row['completion']]).toEqual([objects[at]!.prompt, objects[at]!.completion]);
      if (types['extra'] === 'JSON text') expect(JSON.parse(row['extra'] as string)).toEqual(JSON.parse(JSON.stringify(objects[at]!.extra)));
    });
  });
});

describe('[X9] what a type cannot hold', () => {
  test('half of a surrogate pair: JSONL keeps it, CSV and Parquet refuse it and say so', async () => {
    const rows = await textRows('{"prompt":"a \\ud800 b","completion":"c"}', '{"prompt":"👍","completion":"c"}');
    for (const container of ['csv', 'parquet'] as const) {
      await expect(exportFile(rows, { form: 'original', container })).rejects.toMatchObject({ code: 'invalid-argument', message: expect.stringMatching(/^1 of 2 rows hold half of a surrogate pair.+Nothing was written\. Choose JSONL or JSON\.$/) as string });
    }
    expect((await exportFile(rows, { form: 'messages', container: 'jsonl' })).text).toContain('a \\ud800 b');
  });

  test('gzip packs the same bytes each time, and does not go around Parquet', async () => {
    const rows = await rowsOf({ prompt: 'a', completion: 'b'.repeat(100_000) });
    const plain = await exportFile(rows, { form: 'original', container: 'csv' });
    const packed = await exportFile(rows, { form: 'original', container: 'csv', gzip: true });
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
    expect([packed.text, packed.bytes.length < 1000]).toEqual([plain.text, true]);
    expect((await exportFile(rows, { form: 'original', container: 'csv', gzip: true })).bytes).toEqual(packed.bytes);
    await expect(exportFile(rows, { form: 'original', container: 'parquet', gzip: true })).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});
