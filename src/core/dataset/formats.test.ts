import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '../base/errors';
import { fixtureBytes, formatFile, importFixture, importText } from './dataset.testkit';
import { importFile } from './importFile';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const LINES = '{"prompt": "p1", "completion": "c1"}\n{"prompt": "p2", "completion": "c2"}\n';
const packed = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(encode(text)));

describe('[I7] packed files', () => {
  test('gzip, and several members one after another', async () => {
    const file = await importFile(packed(LINES), 'rows.jsonl.gz');
    expect([file.compression, file.container, file.kept]).toEqual(['gzip', 'jsonl', 2]);
    const both = await importFile(new Uint8Array([...packed(LINES), ...packed(LINES)]), 'rows.jsonl.gz');
    expect(both.kept).toBe(4);
  });

  test('a file that was packed twice is unpacked twice; further layers are refused', async () => {
    const again = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));
    expect((await importFile(again(packed(LINES)), 'rows.jsonl.gz')).kept).toBe(2);
    await expect(importFile(again(again(again(packed(LINES)))), 'x.gz')).rejects.toThrow(/packed more than 3 times\. Nothing was read/);
  });

  test('zstd', async () => {
    const file = await importFixture('parquet/packed.jsonl.zst');
    expect([file.compression, file.container, file.kept]).toEqual(['zstd', 'jsonl', 25]);
    expect(file.examples[0]!.raw).toContain('9007199254740993');
  });

  test('a table inside gzip is known by the name before .gz', async () => {
    expect((await importFile(packed('prompt\tcompletion\np\tc\n'), 'rows.tsv.gz')).container).toBe('tsv');
  });

  test.each([
    ['gzip cut off', packed(LINES).slice(0, -12)],
    ['gzip damaged', packed(LINES).map((byte, at) => (at === 20 ? byte ^ 0xff : byte))],
    ['zstd cut off', fixtureBytes('parquet/packed.jsonl.zst').slice(0, -20)],
    ['zstd damaged', fixtureBytes('parquet/packed.jsonl.zst').map((byte, at) => (at > 20 ? byte ^ 0x55 : byte))],
  ])('%s: nothing is read, and it is said', async (_, bytes) => {
    await expect(importFile(bytes, 'rows.gz')).rejects.toThrow(/damaged or cut off\. Nothing was read/);
  });

  test('a zstd file that says it holds gigabytes is refused before room is made', async () => {
    const claims = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0]);
    await expect(importFile(claims, 'x.zst')).rejects.toThrow(/holds more than 500 MB/);
  });
});

describe('[I8] an object of arrays', () => {
  test('each row has the text of its values', async () => {
    const file = await importText('{"prompt": ["p1", "p\\u0032"], "completion": ["c1", "c2"], "n": [12345678901234567890, {"x": [1]}]}', {}, 'rows.json');
    expect(file.examples.map(({ raw }) => raw)).toEqual(['{"prompt": "p1", "completion": "c1", "n": 12345678901234567890}', '{"prompt": "p\\u0032", "completion": "c2", "n": {"x": [1]}}']);
    expect([file.container, file.rowsRead, file.notes]).toEqual(['json', 2, []]);
  });

  test('a list that is shorter leaves problems, not shifted rows', async () => {
    const file = await importText('{\n"prompt": ["p1",\n "p2"],\n"completion": ["c1"]}', {}, 'rows.json');
    expect(formatFile(file)).toEqual(['json prompt-completion 2 = 1 + 1', '3 response-missing: Line 3 has no answer: the field "completion" is missing.']);
    expect(file.notes).toEqual(['The lists are not equally long: completion ends early. The last rows lack these fields.']);
  });
});

describe('[I9] what a person should know of a file', () => {
  test('the rule to stop refuses the file at its first broken row', async () => {
    const refused: unknown = await importText(`${LINES}{"prompt": 3}\n`, { onProblem: 'stop' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'row-refused', details: { line: 3 } });
    expect((await importText(LINES, { onProblem: 'stop' })).kept).toBe(2);
  });

  test('ids that stand twice', async () => {
    const file = await importText('{"id": 7, "prompt": "p", "completion": "c"}\n{"id": 7, "prompt": "q", "completion": "c"}');
    expect(file.notes).toEqual(['1 row has an id that an earlier row has (first: "7" in line 2). All are kept: ids only name rows. Check whether rows were copied.']);
  });

  test('a line of 5 MB is read and named', async () => {
    const file = await importText(`{"prompt": "p", "completion": "${'x'.repeat(5_000_000)}"}`);
    expect(file.examples[0]!.response.length).toBe(5_000_000);
    expect(file.notes![0]).toMatch(/^1 row has more than 1 million characters \(first: line 1, 5\.0 million\)/);
  });

  test('several instances in a row: the first, or each of them', async () => {
    const row = '{"instruction": "Add.", "instances": [{"input": "1 1", "output": "2"}, {"input": "2 2", "output": "4"}, {"input": "3", "output": ""}]}';
    const first = await importText(row);
    expect(first.examples.map(({ prompt, response }) => `${prompt} ${response}`)).toEqual(['Add.\n1 1 2']);
    expect(first.notes).toEqual(['1 row has several instances (first: line 1). The first of each is read; choose one example for every answer to read them all.']);
    const every = await importText(row, { splitTurns: 'every' });
    expect(every.examples.map(({ label, prompt, response }) => `${label}: ${prompt} ${response}`)).toEqual(['row 1, answer 1: Add.\n1 1 2', 'row 1, answer 2: Add.\n2 2 4']);
  });
});

describe('[E8] [F6] preference pairs', () => {
  test.each([
    ['texts', '{"prompt": "p", "chosen": "good", "rejected": "bad"}'],
    ['texts with a system text and an input', '{"instruction": "p", "input": "", "chosen": "good", "rejected": "bad"}'],
    ['an answer as turns', '{"prompt": [{"role": "user", "content": "p"}], "chosen": [{"role": "assistant", "content": "good"}], "rejected": [{"role": "assistant", "content": "bad"}]}'],
    ['whole conversations', '{"prompt": "p", "chosen": [{"role": "user", "content": "p"}, {"role": "assistant", "content": "good"}], "rejected": [{"role": "user", "content": "p"}, {"role": "assistant", "content": "bad"}]}'],
    ['a conversation and single turns', '{"conversations": [{"from": "human", "value": "p"}], "chosen": {"from": "gpt", "value": "good"}, "rejected": {"from": "gpt", "value": "bad"}}'],
    ['transcripts', '{"chosen": "\\n\\nHuman: p\\n\\nAssistant: good", "rejected": "\\n\\nHuman: p\\n\\nAssistant: bad"}'],
  ])('%s', async (_, row) => {
    const file = await importText(row);
    expect(file.form).toBe('preference');
    expect(file.problems).toEqual([]);
    expect(file.examples.map(({ prompt, response, earlier }) => [prompt, response, earlier.length])).toEqual([['p', 'good', 0]]);
  });
});

describe('[E9] lists written as JSON text', () => {
  const turns = '[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]';

  test('a column of turns is found by its name, and read', async () => {
    const file = await importFile(encode(`messages,topic\r\n"${turns.replaceAll('"', '""')}",x\r\n`), 'x.csv');
    expect([file.form, file.mapping.turns, file.kept]).toEqual(['messages', 'messages', 1]);
    expect(file.examples[0]).toMatchObject({ prompt: 'a', response: 'b', extra: { topic: 'x' } });
  });

  test('a prompt that only looks like turns stays a prompt', async () => {
    const file = await importText(JSON.stringify({ prompt: turns, completion: 'c' }));
    expect(file.examples[0]).toMatchObject({ prompt: turns, response: 'c' });
  });

  test('text that begins like a list and is none is a problem of its row', async () => {
    const file = await importText(JSON.stringify({ messages: '[{"role": cut' }), { mapping: { turns: 'messages' } });
    expect(formatFile(file)[1]).toContain('prompt-not-text');
  });
});

describe('[X7] a table with disarmed formulas', () => {
  test('is read without the apostrophes, and says so; one bare formula and it is read as it stands', async () => {
    const file = await importFile(encode("prompt,completion\r\n'=1+1,''-x\r\n-5,b\r\n"), 'x.csv');
    expect(file.examples.map(({ prompt, response }) => [prompt, response])).toEqual([['=1+1', "'-x"], ['-5', 'b']]);
    expect(file.notes).toEqual([expect.stringContaining('it was taken off')]);
    const bare = await importFile(encode("prompt,completion\r\n'=1+1,a\r\n=2,b\r\n"), 'x.csv');
    expect(bare.examples.map(({ prompt }) => prompt)).toEqual(["'=1+1", '=2']);
  });
});
