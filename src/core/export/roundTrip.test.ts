import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { importFile } from '../dataset/importFile';
import { importText } from '../dataset/dataset.testkit';
import type { Example, ImportedFile } from '../dataset/types';
import { sharedTable } from './csv';
import { exportFile, fileEnding } from './exportFile';
import { MAPPING_OF_FORM } from './forms';
import { ranked } from './export.testkit';
import type { ExportContainer, ExportOptions, MadeForm } from './types';
import { rowsThatDoNotFit } from './writtenRows';

const FORMS: readonly MadeForm[] = ['alpaca', 'sharegpt', 'messages', 'prompt-completion'];
const CONTAINERS: readonly ExportContainer[] = ['jsonl', 'json', 'csv', 'parquet'];

/** Hard texts: emoji, right-to-left, line breaks of every kind, quotes, NUL, formulas, text that looks like JSON or numbers. */
const hard = fc.string({
  unit: fc.constantFrom('a', 'ß', '👍🏽', 'مرحبا', '\u202e', '\u2028', '\u0000', '\ufeff', '\r', '\n', '\r\n', '"', '""', ',', ';', '\t', "'", '=', '+', '-', '@', '＝', '\\', '{', ']', 'null', '9007199254740993', ' ', '|'),
  maxLength: 8,
});
/** Words on both sides: a text without any is no prompt and no answer. */
const words = hard.chain((text) => fc.constantFrom(`w${text}`, `${text}w`, `=${text}w`, `'${text}w`, `w${text}w`));
const turn = fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), content: words });
const conversation = fc.record({ system: fc.option(words), before: fc.array(turn, { maxLength: 3 }), asked: words, answer: words }).map(({ system, before, asked, answer }) => ({
  messages: [...(system === null ? [] : [{ role: 'system', content: system }]), ...before, { role: 'user', content: asked }, { role: 'assistant', content: answer }],
}));

async function again(file: ImportedFile, options: ExportOptions): Promise<readonly Example[]> {
  const { bytes } = await exportFile(ranked(file), options);
  const reading = options.form === 'original' ? { form: file.form, mapping: file.mapping } : { form: options.form, mapping: MAPPING_OF_FORM[options.form] };
  const { examples, problems } = await importFile(bytes, `x${fileEnding(options)}`, reading);
  expect(problems).toEqual([]);
  return examples;
}
const wordsOf = ({ hash, system, earlier, prompt, response }: Example) => ({ hash, system, earlier, prompt, response });

describe('[X10] exported and read again', () => {
  for (const form of FORMS) {
    for (const container of CONTAINERS) {
      property.prop([fc.array(conversation, { minLength: 1, maxLength: 4 }), fc.boolean()], { numRuns: 40 })(`${form} as ${container}: the same examples, every character`, async (rows, gzip) => {
        const all = await importText(rows.map((row) => JSON.stringify(row)).join('\n'), { form: 'messages' });
        const unfit = new Set(rowsThatDoNotFit(ranked(all), form).map(({ example }) => example));
        const file = { ...all, examples: all.examples.filter((example) => !unfit.has(example)) };
        fc.pre(file.examples.length > 0);
        const read = await again(file, { form, container, gzip: gzip && container !== 'parquet' });
        expect(read.map(wordsOf)).toEqual(file.examples.map(wordsOf));
      });
    }
  }

  const row = fc.record({ prompt: words, completion: words, id: words, note: fc.option(hard), score: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), tags: fc.array(words, { maxLength: 2 }), meta: fc.record({ ok: fc.boolean(), turns: fc.array(turn, { maxLength: 2 }) }) });
  for (const container of CONTAINERS) {
    property.prop([fc.array(row, { minLength: 1, maxLength: 4 })], { numRuns: 40 })(`the original form as ${container}: the same examples, labels and fields`, async (rows) => {
      const file = await importText(rows.map((each) => JSON.stringify(each)).join('\n'), { form: 'prompt-completion', mapping: { instruction: 'prompt', response: 'completion', id: 'id' } });
      const read = await again(file, { form: 'original', container });
      expect(read.map(wordsOf)).toEqual(file.examples.map(wordsOf));
      expect(read.map(({ label }) => label)).toEqual(file.examples.map(({ label }) => label));
      // CSV holds texts only, and no difference between null, missing and empty; the others hold the values themselves.
      const expected = file.examples.map(({ extra }) => (container === 'csv' ? Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)])) : extra));
      expect(JSON.parse(JSON.stringify(read.map(({ extra }) => extra)))).toEqual(JSON.parse(JSON.stringify(expected)));
    });
  }

  test('numbers above 2^53 keep every digit in JSONL, JSON and Parquet, and as text in CSV', async () => {
    const file = await importText('{"prompt":"a","completion":"b","n":9007199254740993,"m":123456789012345678901234567890}');
    for (const container of CONTAINERS) {
      const { bytes } = await exportFile(ranked(file), { form: 'original', container });
      const { examples } = await importFile(bytes, `x.${container}`);
      expect(examples[0]!.raw.replace(/\s/g, '')).toContain(container === 'csv' ? '"n":"9007199254740993","m":"123456789012345678901234567890"' : '"n":9007199254740993,"m":123456789012345678901234567890');
    }
  });

  test('a field of a megabyte, with a line break of each kind at its ends', async () => {
    const text = `\r${'é"\n'.repeat(350_000)}\u2028`;
    const file = await importText(JSON.stringify({ prompt: text, completion: 'x' }));
    for (const container of CONTAINERS) expect((await again(file, { form: 'original', container }))[0]!.prompt).toBe(text);
  });

  test('a table that was read is written again byte by byte', async () => {
    for (const text of ['id,prompt,completion\r\n1,"a, b",c\r\n2,d,e\r\n', 'prompt;completion\n"a";b\n"c";" d"\n', "prompt,completion\n'=1+1,a\nb,\"'-x\"\n"]) {
      const file = await importFile(new TextEncoder().encode(text), 'x.csv');
      const written = await exportFile(ranked(file), { form: 'original', container: 'csv', table: sharedTable([file]) });
      expect([written.text, written.notes]).toEqual([text, []]);
    }
  });

  test('[X7] a table with bare formulas is disarmed record by record, or kept on request', async () => {
    const text = 'prompt,completion\n=1+1,"a"\n"b",c\n';
    const file = await importFile(new TextEncoder().encode(text), 'x.csv');
    const write = (formulas: 'escape' | 'keep') => exportFile(ranked(file), { form: 'original', container: 'csv', table: sharedTable([file]), formulas });
    expect((await write('keep')).text).toBe(text);
    expect((await write('escape')).text).toBe("prompt,completion\n'=1+1,a\n\"b\",c\n");
    expect((await write('escape')).notes).toHaveLength(1);
    expect(sharedTable([file, { ...file, table: undefined }])).toBeUndefined();
  });
});
