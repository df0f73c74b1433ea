import { describe, expect, test } from 'vitest';
import { importText } from './dataset.testkit';

const read = (value: unknown) => importText(typeof value === 'string' ? value : JSON.stringify(value), {}, 'rows.json');
const pairs = ({ examples }: Awaited<ReturnType<typeof read>>): string[] => examples.map(({ prompt, response, label }) => `${label}: ${prompt} = ${response}`);
const rows = [{ instruction: 'a', output: 'b' }, { instruction: 'c', output: 'd' }];
const both = ['row 1: a = b', 'row 2: c = d'];

describe('[I3] a list of rows in an object', () => {
  test('the one that holds rows is read, wherever it lies, and what stands beside it is named', async () => {
    const file = await read({ info: { version: 1 }, licenses: [{ id: 1, name: 'CC' }], data: rows });
    expect([pairs(file), file.notes]).toEqual([both, ['Only the list "data" is read. What the file holds beside it is not: "info", "licenses".']]);
    const deep = await read({ result: { page: 1, rows } });
    expect([pairs(deep), deep.notes]).toEqual([both, []]);
  });

  test('several lists of rows are not mixed: the file is refused, with what to do', async () => {
    const refused = await read({ train: rows, test: rows }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'form-unknown', message: expect.stringMatching(/"train", "test"\. Nothing was read\. .+jq -c '\.train\[\]' FILE > train\.jsonl/) as string });
  });

  test('a broken first line with a list of other things in it does not hide the lines behind it', async () => {
    const lines = ['{"instruction": "x", "refs": [{"n": 1}, {"n": 2}], "output": "cut off', ...rows.map((row) => JSON.stringify(row))];
    const file = await importText(lines.join('\n'));
    expect([file.container, file.rowsRead, pairs(file)]).toEqual(['jsonl', 3, ['row 2: a = b', 'row 3: c = d']]);
  });
});

describe('[I8] other objects of rows', () => {
  test('one object for each column, as pandas writes a table', async () => {
    expect(pairs(await read({ instruction: { 0: 'a', 1: 'c' }, output: { 0: 'b', 1: 'd' } }))).toEqual(both);
    const named = await read('{"instruction": {"x9": "a", "x3": "c"},\n "output": {"x3": "d", "x9": "b"}}');
    expect(pairs(named)).toEqual(['x9: a = b', 'x3: c = d']);
    expect(named.examples[0]!.raw).toBe('{"_id": "x9", "instruction": "a", "output": "b"}');
  });

  test('one row under each key, which is kept as its id', async () => {
    const file = await read(`{"k1": ${JSON.stringify(rows[0])},\n "k2": {"_id": 12345678901234567890, "instruction": "c", "output": "d"}}`);
    expect(file.examples.map(({ raw, line }) => [line, raw])).toEqual([
      [1, '{"_id": "k1", "instruction":"a","output":"b"}'],
      [2, '{"_id2": "k2", "_id": 12345678901234567890, "instruction": "c", "output": "d"}'],
    ]);
  });

  test('names beside lists of values', async () => {
    expect(pairs(await read({ columns: ['instruction', 'output'], index: [0, 1], data: [['a', 'b'], ['c', 'd']] }))).toEqual(both);
    expect(pairs(await read({ columns: ['instruction', 'output'], index: ['p', 'q'], data: [['a', 'b'], ['c', 'd']] }))).toEqual(['p: a = b', 'q: c = d']);
  });

  test('one row of nested objects stays one row', async () => {
    const file = await read({ task: { instruction: 'a', output: 'b' }, meta: { by: 'me' } });
    expect([file.rowsRead, pairs(file)]).toEqual([1, ['row 1: a = b']]);
  });
});

test('[F4] parts may lie up to three levels down where none lie higher', async () => {
  const file = await importText('{"meta": {"turn": {"ask": {"instruction": "a", "output": "b"}}}}\n');
  expect(file.mapping).toMatchObject({ instruction: 'meta.turn.ask.instruction', response: 'meta.turn.ask.output' });
  expect(file.fields).toContain('meta.turn.ask.output');
});
