import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { fixtureBytes, importFixture, importText } from '../dataset/dataset.testkit';
import { anyConversation, anyRow, ranked } from './export.testkit';
import { exportRows } from './exportRows';
import { MAPPING_OF_FORM } from './forms';
import { onOneLine, restoreLines, withField } from './rowText';
import { rowsThatDoNotFit } from './writtenRows';

describe('[X2] the original form', () => {
  test.each(['hard.jsonl', 'four.alpaca.jsonl', 'four.messages.jsonl'])('%s comes out byte by byte', async (name) => {
    const lines = new TextDecoder().decode(fixtureBytes(name)).split(/\r?\n/).map((line) => line.replace(/^[ \t]+|[ \t]+$/g, '')).filter((line) => line !== '');
    const text = exportRows(ranked(await importFixture(name)), { form: 'original', container: 'jsonl' });
    expect(text).toBe(`${lines.join('\n')}\n`);
  });

  test('rows of a JSON array go on one line each; nothing but line breaks between tokens is taken out', async () => {
    const text = exportRows(ranked(await importFixture('four.alpaca.json')), { form: 'original', container: 'jsonl' });
    expect(text.split('\n')[1]).toBe('{    "instruction": "Turn the word into its plural.",    "input": "mouse",    "output": "mice"  }');
  });

  test('[X1] as JSON: an array of the rows as they are', async () => {
    const file = await importFixture('hard.jsonl');
    const text = exportRows(ranked(file), { form: 'original', container: 'json' });
    expect(text).toBe(`[\n${file.examples.map(({ raw }) => raw).join(',\n')}\n]\n`);
    expect((await importText(text)).examples.map(({ raw }) => raw)).toEqual(file.examples.map(({ raw }) => raw));
  });

  test('several answers of one conversation give one row; equal rows of the file stay', async () => {
    const raw = '{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"},{"role":"assistant","content":"d"}]}';
    const file = await importText(`${raw}\n${raw}\n`, { splitTurns: 'every' });
    expect(file.examples.length).toBe(4);
    expect(exportRows(ranked(file), { form: 'original', container: 'jsonl' })).toBe(`${raw}\n${raw}\n`);
  });
});

describe('[X1] order', () => {
  test('by rank, or as given', async () => {
    const rows = ranked(await importText('{"prompt":"a","completion":"1"}\n{"prompt":"b","completion":"2"}\n{"prompt":"c","completion":"3"}'));
    const shuffled = [rows[2]!, rows[0]!, rows[1]!];
    const firstLetters = (text: string): string => [...text.matchAll(/"prompt":"(.)"/g)].map(([, letter]) => letter).join('');
    expect(firstLetters(exportRows(shuffled, { form: 'original', container: 'jsonl' }))).toBe('abc');
    expect(firstLetters(exportRows(shuffled, { form: 'original', container: 'jsonl', order: 'given' }))).toBe('cab');
  });

  test('an empty subset is refused', () => {
    expect(() => exportRows([], { form: 'original', container: 'jsonl' })).toThrow(expect.objectContaining({ code: 'no-rows' }));
  });
});

describe('[X3] the field delift', () => {
  test.each([
    ['{"a":1}', '{"a":1, "delift": 5}'],
    ['{ "a" : 12345678901234567890 }', '{ "a" : 12345678901234567890, "delift": 5 }'],
    ['{}', '{"delift": 5}'],
    ['{ }', '{"delift": 5 }'],
    ['{\n  "a": "}"\n}', '{\n  "a": "}", "delift": 5\n}'],
    ['{"delift":1}', '{"delift":1, "delift2": 5}'],
    ['{"delift":1,"delift2":2}', '{"delift":1,"delift2":2, "delift3": 5}'],
  ])('%j', (raw, expected) => {
    expect(withField(raw, 'delift', '5')).toBe(expected);
  });

  property.prop([fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.constantFrom(0, 2)])('takes nothing away and adds one field', (object, indent) => {
    const raw = JSON.stringify(object, null, indent);
    const added = withField(raw, 'delift', '{"rank":1}');
    const { before, after } = { before: raw.slice(0, -1).trimEnd(), after: JSON.parse(added) as Record<string, unknown> };
    expect(added.startsWith(before)).toBe(true);
    expect(Object.keys(after).length).toBe(Object.keys(JSON.parse(raw) as object).length + 1);
  });

  test('rank, gain and covers, in every form', async () => {
    const rows = ranked(await importText('{"prompt":"a","completion":"1"}'));
    for (const form of ['original', 'alpaca', 'sharegpt', 'messages'] as const) {
      const row = JSON.parse(exportRows(rows, { form, container: 'jsonl', annotate: true })) as Record<string, unknown>;
      expect(row['delift']).toEqual({ rank: 1, gain: 1, covers: 10 });
    }
  });
});

describe('[X4] other forms', () => {
  test('the same four rows come out alike from every form', async () => {
    const files = await Promise.all(['four.alpaca.jsonl', 'four.alpaca.json', 'four.sharegpt.json', 'four.messages.jsonl'].map((name) => importFixture(name)));
    for (const form of ['sharegpt', 'messages'] as const) {
      expect(new Set(files.map((file) => exportRows(ranked(file), { form, container: 'json' }))).size).toBe(1);
    }
    const alpaca = exportRows(ranked(files[0]!), { form: 'alpaca', container: 'jsonl' }).split('\n');
    expect(alpaca[1]).toBe('{"instruction":"Turn the word into its plural.","input":"mouse","output":"mice"}');
    expect(alpaca[3]).toContain('"system":"You answer in one sentence."');
    expect(exportRows(ranked(files[2]!), { form: 'alpaca', container: 'jsonl' }).split('\n')[1]).toBe('{"instruction":"Turn the word into its plural.\\nmouse","input":"","output":"mice"}');
  });

  test('tool turns are calls and results in sharegpt, and do not fit alpaca', async () => {
    const rows = ranked(await importFixture('tools.jsonl', { splitTurns: 'every' }));
    const first = JSON.parse(exportRows(rows, { form: 'sharegpt', container: 'jsonl' }).split('\n')[0]!) as { conversations: { from: string }[] };
    expect(first.conversations.map(({ from }) => from)).toEqual(['human', 'function_call', 'observation', 'gpt']);
    expect(rowsThatDoNotFit(rows, 'alpaca').map(({ rank }) => rank)).toEqual([1, 2]);
    expect(() => exportRows(rows, { form: 'alpaca', container: 'jsonl' })).toThrow(/^2 of 3 rows do not fit the form alpaca: .+ Nothing was written\. /);
  });

  property.prop([fc.array(anyConversation, { minLength: 1, maxLength: 5 }), fc.constantFrom('sharegpt' as const, 'messages' as const), fc.constantFrom('jsonl' as const, 'json' as const)])(
    'read again, any conversations have the same hashes',
    async (rows, form, container) => {
      const file = await importText(rows.map((row) => JSON.stringify(row)).join('\n'), { form: 'messages' });
      const again = await importText(exportRows(ranked(file), { form, container }), { form, mapping: MAPPING_OF_FORM[form] });
      expect(again.examples.map(({ hash }) => hash)).toEqual(file.examples.map(({ hash }) => hash));
    },
  );

  property.prop([fc.array(anyConversation, { minLength: 1, maxLength: 5 })])('read again, what fits alpaca has the same hashes', async (rows) => {
    const file = await importText(rows.map((row) => JSON.stringify(row)).join('\n'), { form: 'messages' });
    const all = ranked(file);
    const fitting = all.filter((row) => !rowsThatDoNotFit(all, 'alpaca').includes(row));
    fc.pre(fitting.length > 0);
    const again = await importText(exportRows(fitting, { form: 'alpaca', container: 'jsonl' }), { form: 'alpaca', mapping: MAPPING_OF_FORM.alpaca });
    expect(again.examples.map(({ hash }) => hash)).toEqual(fitting.map(({ example }) => example.hash));
  });

  property.prop([fc.array(anyRow, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 1, 2)])('[X2] the original form of any rows keeps every value', async (rows, indent) => {
    const file = await importText(JSON.stringify(rows, null, indent));
    const text = exportRows(ranked(file), { form: 'original', container: 'jsonl' });
    expect(text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(JSON.stringify(rows)));
  });
});

describe('[P1] line breaks taken out and put back', () => {
  property.prop([fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(0, 1, '\t'), fc.boolean()])('give the same text', (value, indent, carriage) => {
    const raw = JSON.stringify(value, null, indent);
    const text = carriage ? raw.replaceAll('\n', '\r\n') : raw;
    const { line, breaks } = onOneLine(text);
    expect(line).not.toMatch(/[\r\n]/);
    expect(restoreLines(line, breaks)).toBe(text);
    expect(JSON.parse(line)).toEqual(JSON.parse(raw));
  });
});
