import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importFixture, importText } from '../dataset/dataset.testkit';
import { ranked } from './export.testkit';
import { trainerLines, TRAINERS, trainingFileOf, type TrainerLines, type TrainerName, type TrainingFile } from './trainers';
import type { ExportContainer, ExportForm } from './types';
import { writtenRows } from './writtenRows';

interface Documented {
  readonly 'llama-factory': { readonly fileTypes: string[]; readonly entry: string[]; readonly formatting: string[]; readonly columns: string[]; readonly tags: string[] };
  readonly axolotl: { readonly dsTypes: string[]; readonly entry: string[]; readonly types: string[]; readonly messageProperties: string[] };
  readonly trl: { readonly builders: string[]; readonly columnSets: string[][] };
  readonly unsloth: { readonly builders: string[]; readonly calls: string[]; readonly toSharegpt: string[] };
}
const documented = JSON.parse(readFileSync('fixtures/trainers/documented.json', 'utf8')) as Documented;

const FORMS: readonly ExportForm[] = ['original', 'alpaca', 'sharegpt', 'messages', 'prompt-completion'];
const CONTAINERS: readonly ExportContainer[] = ['jsonl', 'json', 'csv', 'parquet'];
const fileOf = (form: ExportForm, container: ExportContainer = 'jsonl', change: Partial<TrainingFile> = {}): TrainingFile => ({ file: `my "set" 1.${container}`, form, container, gzip: false, hasSystem: false, hasHistory: false, hasTools: false, uneven: 0, csvHazard: null, ...change });

/** Every combination that a trainer says it reads. */
function* readable(trainer: TrainerName): Generator<{ file: TrainingFile; lines: TrainerLines & { reads: true } }> {
  for (const form of FORMS) {
    for (const container of CONTAINERS) {
      for (const flag of [false, true]) {
        const file = fileOf(form, container, { hasSystem: flag, hasHistory: flag });
        const lines = trainerLines(trainer, file);
        if (lines.reads) yield { file, lines };
      }
    }
  }
}

describe('[T1] only documented data fields, none invented', () => {
  test('LLaMA-Factory: entries of dataset_info.json', () => {
    const known = documented['llama-factory'];
    let count = 0;
    for (const { file, lines } of readable('llama-factory')) {
      const info = JSON.parse(lines.text) as Record<string, Record<string, unknown>>;
      expect(Object.keys(info)).toEqual(['my_set_1']);
      const entry = info['my_set_1']!;
      expect(known.entry).toEqual(expect.arrayContaining(Object.keys(entry)));
      expect(known.columns).toEqual(expect.arrayContaining(Object.keys(entry['columns'] as object)));
      expect(known.tags).toEqual(expect.arrayContaining(Object.keys((entry['tags'] ?? {}))));
      expect(known.formatting).toContain(entry['formatting'] ?? 'alpaca');
      expect(known.fileTypes).toContain(file.container);
      expect(entry['file_name']).toBe(file.file);
      count++;
    }
    expect(count).toBeGreaterThan(15);
  });

  test('axolotl: entries of datasets', () => {
    const known = documented.axolotl;
    for (const { lines } of readable('axolotl')) {
      const keys = [...lines.text.matchAll(/^ {2}(?:- | {2})(\w+):/gm)].map(([, key]) => key!);
      const nested = [...lines.text.matchAll(/^ {6}(\w+):/gm)].map(([, key]) => key!);
      expect(known.entry).toEqual(expect.arrayContaining(keys));
      expect(known.messageProperties).toEqual(expect.arrayContaining(nested));
      expect(known.types).toContain(/type: (\w+)\n?/.exec(lines.text.replace('ds_type', ''))![1]);
      expect(known.dsTypes).toContain(/ds_type: (\w+)/.exec(lines.text)![1]);
      expect(lines.text.startsWith('datasets:\n  - path: "my \\"set\\" 1.')).toBe(true);
    }
    expect([...readable('axolotl')].length).toBeGreaterThan(5);
  });

  test('TRL: the columns that its trainer knows', () => {
    for (const { lines } of readable('trl')) {
      expect(documented.trl.columnSets).toContainEqual(JSON.parse(/select_columns\((.+)\)/.exec(lines.text)![1]!));
      expect(documented.trl.builders).toContain(/load_dataset\("(\w+)"/.exec(lines.text)![1]);
    }
    expect([...readable('trl')].length).toBeGreaterThan(5);
  });

  test('Unsloth: its own calls with their own arguments', () => {
    for (const { lines } of readable('unsloth')) {
      expect(documented.unsloth.calls).toEqual(expect.arrayContaining([...lines.text.matchAll(/(?:= |\.)(\w+)\(/g)].map(([, call]) => call!)));
      const named = [...(/to_sharegpt\(dataset, (.+)\)/.exec(lines.text)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name!);
      expect(documented.unsloth.toSharegpt).toEqual(expect.arrayContaining(named));
    }
    expect([...readable('unsloth')].length).toBeGreaterThan(5);
  });

  test('no hyperparameter anywhere', () => {
    for (const { name } of TRAINERS) for (const { lines } of readable(name)) expect(lines.text).not.toMatch(/learning_rate|epochs|batch_size|cutoff_len|lora|max_(?:seq_)?length|sequence_len/);
  });
});

describe('[T2] the columns named are the columns written', () => {
  test.each(FORMS.filter((form) => form !== 'original'))('%s', async (form) => {
    const all = ranked(await importFixture('four.messages.jsonl'));
    const rows = writtenRows(form === 'prompt-completion' ? all.filter(({ example }) => example.system === null && example.earlier.length === 0) : all, { form, container: 'jsonl' });
    const written = new Set(rows.flatMap(({ text }) => Object.keys(JSON.parse(text) as object)));
    const file = trainingFileOf('x.jsonl', { form, container: 'jsonl' }, rows);
    const info = trainerLines('llama-factory', file);
    const columns = info.reads ? (JSON.parse(info.text) as Record<string, { columns: Record<string, string> }>)['x']!.columns : {};
    for (const column of Object.values(columns)) expect([...written]).toContain(column);
    expect(Object.keys(columns).length).toBeGreaterThan(0);
    const asked = trainerLines('trl', file);
    if (asked.reads) for (const column of JSON.parse(/select_columns\((.+)\)/.exec(asked.text)![1]!) as string[]) expect([...written]).toContain(column);
  });
});

describe('[T3] what a trainer cannot read is said, with what to choose', () => {
  test.each<[TrainerName, TrainingFile, RegExp]>([
    ['llama-factory', fileOf('original'), /keep their own field names.+Choose messages/],
    ['axolotl', fileOf('messages', 'csv'), /CSV holds turns as text.+Choose JSONL or Parquet/],
    ['llama-factory', fileOf('alpaca', 'csv', { hasHistory: true }), /CSV holds turns as text/],
    ['axolotl', fileOf('alpaca', 'jsonl', { hasSystem: true }), /system texts and earlier turns would be lost/],
    ['axolotl', fileOf('prompt-completion'), /prompt format of your own/],
    ['llama-factory', fileOf('messages', 'jsonl', { hasTools: true }), /no role tool in messages.+Choose ShareGPT/],
    ['unsloth', fileOf('sharegpt', 'jsonl', { hasTools: true }), /no turns of tools.+Choose messages/],
    ['trl', fileOf('prompt-completion', 'csv', { csvHazard: 'numbers' }), /column of numbers.+Choose JSONL or Parquet/],
    ['axolotl', fileOf('alpaca', 'csv', { csvHazard: 'missing-words' }), /None, NA or null.+Choose JSONL or Parquet/],
    ['llama-factory', fileOf('alpaca', 'csv', { csvHazard: 'apostrophes' }), /apostrophe.+Keep such texts as they are/],
    ['trl', fileOf('sharegpt'), /Choose one of these two shapes/],
    ['unsloth', fileOf('alpaca', 'jsonl', { hasHistory: true }), /would be lost/],
  ])('%s', (trainer, file, words) => {
    const lines = trainerLines(trainer, file);
    expect(lines.reads).toBe(false);
    expect(lines.reads ? '' : lines.why).toMatch(words);
  });

  test('conversations that a trainer skips are counted; turns of tools get their roles', () => {
    expect(trainerLines('llama-factory', fileOf('sharegpt', 'jsonl', { uneven: 2 }))).toMatchObject({ reads: true, note: expect.stringMatching(/^LLaMA-Factory skips 2 conversations .+ Put the file into/) as string });
    const axolotl = trainerLines('axolotl', fileOf('sharegpt', 'jsonl', { hasTools: true }));
    expect(axolotl.reads ? axolotl.text : '').toContain('roles: {system: [system], user: [human], assistant: [gpt, function_call], tool: [observation]}');
    expect(trainerLines('trl', fileOf('messages', 'jsonl', { hasTools: true }))).toMatchObject({ reads: true, note: expect.stringContaining('role tool') as string });
  });

  test.each([
    ['an escaped formula', ['=1+1', 'b'], {}, 'apostrophes'],
    ['the same, kept', ['=1+1', 'b'], { formulas: 'keep' }, null],
    ['a word for nothing', ['None', 'b'], {}, 'missing-words'],
    ['numbers alone', ['4', ' 5.5 ', '6e3'], {}, 'numbers'],
    ['truth alone', ['True', 'false'], {}, 'numbers'],
    ['numbers among words', ['4', 'five'], {}, null],
    ['numbers in JSONL', ['4', '5'], { container: 'jsonl' }, null],
  ] as const)('[T3] what the CSV readers of trainers change is found: %s', async (_, answers, change, hazard) => {
    const file = await importText(answers.map((completion, at) => JSON.stringify({ prompt: `question ${at}`, completion })).join('\n'));
    const options = { form: 'prompt-completion', container: 'csv', ...change } as const;
    expect(trainingFileOf('x.csv', options, writtenRows(ranked(file), options)).csvHazard).toBe(hazard);
  });

  test('what stands in the rows: tools, and conversations that do not take turns', async () => {
    const turns = (...list: [string, string][]): string => JSON.stringify({ messages: list.map(([role, content]) => ({ role, content })) });
    const lines = [turns(['user', 'a'], ['assistant', 'b']), turns(['user', 'a'], ['tool', 'call'], ['tool', 'result'], ['assistant', 'b']), turns(['system', 's'], ['assistant', 'hello'], ['user', 'a'], ['assistant', 'b'])];
    const rows = ranked(await importText(lines.join('\n')));
    const options = { form: 'sharegpt', container: 'jsonl' } as const;
    expect(trainingFileOf('x.jsonl', options, writtenRows(rows, options))).toMatchObject({ hasTools: true, uneven: 1 });
    expect(trainingFileOf('x.jsonl', options, writtenRows(rows.slice(0, 1), options))).toMatchObject({ hasTools: false, uneven: 0 });
  });

  test('a compressed file is unpacked first: the lines name what comes out', () => {
    const lines = trainerLines('trl', fileOf('messages', 'jsonl', { file: 'a.jsonl.gz', gzip: true }));
    expect(lines).toMatchObject({ reads: true, note: 'Unpack it first: gunzip a.jsonl.gz.', text: expect.stringContaining('data_files="a.jsonl"') as string });
  });
});
