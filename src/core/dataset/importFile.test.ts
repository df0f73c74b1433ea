import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { fixtureBytes, importFixture, importText } from './dataset.testkit';
import { importFile } from './importFile';
import type { ImportProgress } from './types';

const manyRows = (count: number): string => Array.from({ length: count }, (_, index) => `{"prompt": "Question ${index}", "completion": "Answer ${index}"}\n`).join('');

describe('[I5] one file', () => {
  test('its record', async () => {
    const bytes = fixtureBytes('four.alpaca.jsonl');
    const { examples, ...record } = await importFile(bytes, 'four.alpaca.jsonl');
    expect(record).toEqual({
      file: 'four.alpaca.jsonl', bytes: bytes.length, sha256: await sha256(bytes), container: 'jsonl', encoding: 'utf-8', form: 'alpaca',
      why: 'instruction, input and output in 4 of 4 sampled rows',
      mapping: { instruction: 'instruction', input: 'input', response: 'output', system: 'system', turns: null, id: 'id', source: 'source', kind: null },
      splitTurns: 'last', notes: [], fields: ['id', 'source', 'instruction', 'input', 'output', 'system'], rowsRead: 4, kept: 4, problems: [],
    });
    expect(examples.map(({ label }) => label)).toEqual(['f0', 'f1', 'f2', 'f3']);
  });

  test('the excerpt is short, whole and around the fault', async () => {
    const long = '😀'.repeat(1000);
    const file = await importText(`{"prompt": "${long}", "completion": NaN, "tail": "${long}"}\n{"prompt": "p", "completion": "c"}`);
    const { excerpt, mark } = file.problems[0]!;
    expect(excerpt.length).toBeLessThanOrEqual(400);
    expect(excerpt.slice(mark!.start, mark!.start + mark!.length)).toBe('NaN');
    expect(() => encodeURIComponent(excerpt)).not.toThrow(); // throws at half of a surrogate pair
  });

  test.each([
    ['an empty list', '[]', 'no-rows'],
    ['an empty wrapped list', '{"data": []}', null],
    ['words', 'Say one, and then\nanother\n', 'not-json'],
    ['a header alone', 'prompt,completion\n', 'not-json'],
  ])('%s', async (_, text, code) => {
    const outcome = await importText(text).then(({ rowsRead, kept }) => `${rowsRead} ${kept}`, (error: unknown) => (error as AppError).code);
    expect(outcome).toBe(code ?? '1 0');
  });
});

describe('[I4] the text of a row', () => {
  test('is exactly what stands in the file: emoji, U+2028, lone surrogates, NUL, large numbers, escapes', async () => {
    const lines = new TextDecoder().decode(fixtureBytes('hard.jsonl')).split('\n').map((line) => line.trim()).filter((line) => line !== '');
    const file = await importFixture('hard.jsonl');
    expect(file.problems).toEqual([]);
    expect(file.examples.map(({ raw }) => raw)).toEqual(lines);
    expect(file.examples[0]!.prompt).toBe('emoji 👩‍👩‍👧 and 😀');
    expect(file.examples[2]).toMatchObject({ prompt: 'lone \ud800 surrogate', response: '\udc00 and \u0000 NUL' });
  });
});

describe('[I6] a long import', () => {
  test('lets others run, tells its progress and ends with everything read', async () => {
    const bytes = new TextEncoder().encode(manyRows(20_000));
    const events: ImportProgress[] = [];
    let turns = 0;
    let running = true;
    const count = (): void => {
      turns++;
      if (running) setTimeout(count, 0);
    };
    setTimeout(count, 0);
    const file = await importFile(bytes, 'many.jsonl', {}, { emit: (event) => events.push(event) });
    running = false;
    expect(file.kept).toBe(20_000);
    expect(turns).toBeGreaterThan(3);
    expect(events.at(-1)).toEqual({ bytesRead: bytes.length, bytes: bytes.length, rows: 20_000, problems: 0 });
    expect(events.every((event, index) => index === 0 || event.bytesRead >= events[index - 1]!.bytesRead)).toBe(true);
  });

  test('can be cancelled before and during', async () => {
    const bytes = new TextEncoder().encode(manyRows(50_000));
    const controller = new AbortController();
    const running = importFile(bytes, 'many.jsonl', {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect(importFile(bytes, 'many.jsonl', {}, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('[I5] nothing but an AppError is ever thrown', () => {
  const expectTame = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    try {
      const file = await importFile(bytes, 'any.jsonl');
      expect(file.rowsRead).toBe(file.kept + file.problems.length);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AppError);
    }
  };
  property.prop([fc.uint8Array({ maxLength: 400 })], { numRuns: 1000 })('any bytes', async (bytes) => expectTame(new Uint8Array(bytes)));

  const token = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\n', '\r', ' ', '\\', '1', 'null', '{"a":1}', '"messages"', '"role"', '"user"', '"content"', '"instruction":"x"', '"output":"y"', '\u2028', 'é');
  property.prop([fc.array(token, { maxLength: 60 })], { numRuns: 2000 })('any soup of tokens', async (tokens) => expectTame(new TextEncoder().encode(tokens.join(''))));

  const seeds = ['four.alpaca.json', 'four.sharegpt.json', 'four.messages.jsonl', 'tools.jsonl', 'hard.jsonl'].map((name) => fixtureBytes(name));
  property.prop([fc.constantFrom(...seeds), fc.nat(), fc.nat(200), fc.uint8Array({ maxLength: 3 })], { numRuns: 1000 })('any file with a piece replaced', async (seed, at, length, patch) => {
    const from = at % seed.length;
    await expectTame(new Uint8Array([...seed.subarray(0, from), ...patch, ...seed.subarray(from + length)]));
  });

  const value = fc.jsonValue({ maxDepth: 2 });
  const anyRow = fc.dictionary(fc.constantFrom('instruction', 'output', 'prompt', 'messages', 'conversations', 'history', 'system', 'id', 'x.y'), fc.oneof(value, fc.array(fc.dictionary(fc.constantFrom('role', 'content', 'from', 'value', 'tool_calls'), value))));
  property.prop([fc.array(anyRow, { minLength: 1, maxLength: 4 }), fc.boolean()], { numRuns: 300 })('any rows with known field names', async (rows, asLines) => {
    await expectTame(new TextEncoder().encode(asLines ? rows.map((row) => JSON.stringify(row)).join('\n') : JSON.stringify(rows)));
  });
});
