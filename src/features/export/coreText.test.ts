import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tableCsv } from '../../core/export/csv';
import { tableParquet } from '../../core/export/parquet';
import { packageFiles, dataPart } from '../../core/export/package/packageFiles';
import { trainerLines, TRAINERS, type TrainingFile } from '../../core/export/trainers';
import { showLanguage } from '../../texts/language';
import { columnTypeText, coreText, toldAnew } from './coreText';

// Not jsdom: its Uint8Array is another one than that of the Parquet writer.
beforeAll(() => void vi.stubGlobal('document', { documentElement: {} }));
afterAll(() => vi.unstubAllGlobals());

const forms = ['original', 'alpaca', 'sharegpt', 'messages', 'prompt-completion'] as const;
const files = forms.flatMap((form) =>
  (['jsonl', 'csv', 'parquet'] as const).flatMap((container) =>
    [0, 1, 2].flatMap((uneven) =>
      ([null, 'apostrophes', 'missing-words', 'numbers'] as const).map((csvHazard): TrainingFile => {
        const wide = uneven > 0;
        return { file: wide ? 'a.jsonl.gz' : 'a.jsonl', form, container, gzip: wide, hasSystem: wide, hasHistory: wide, hasTools: uneven > 1, uneven, csvHazard };
      }),
    ),
  ),
);

function saidOfTrainers(): string[] {
  const said = files.flatMap((file) =>
    TRAINERS.flatMap(({ name }) => {
      const lines = trainerLines(name, file);
      return lines.reads ? [lines.place, lines.note ?? ''] : [lines.why];
    }),
  );
  return [...new Set(said)].filter((text) => text !== '' && !text.startsWith('data/'));
}

function saidOfTables(): string[] {
  const columns = [{ name: 'a', cells: ['"=1"', '"=2"', '3', '4', null, 'null'] }];
  return [...tableCsv(columns, 'escape').notes, ...tableCsv(columns, 'keep').notes, ...tableParquet([...columns, { name: 'b', cells: ['1', '2', '3', '4', '5', null] }]).notes];
}

const data = dataPart('data', 'a.jsonl', 'a.jsonl', { text: '', bytes: new Uint8Array() }, 'application/jsonl');
const ranking = packageFiles({ data, rest: null, manifest: '', ranking: '', rankedRows: 60, attribution: null }).find(({ role }) => role === 'ranking')!.label;
const leftOut = 'This shape has no place for other fields of the rows, and leaves them out: "a", "b". Rows as loaded keep them.';
const said = [...saidOfTrainers(), ...saidOfTables(), leftOut, ranking];

test('every text of core is known, word for word', () => {
  expect(said.length).toBeGreaterThan(16);
  expect(said.map(toldAnew)).toEqual(said);
  expect(toldAnew('something else')).toBeNull();
});

test('in Russian each is Russian, and what is not known stays', async () => {
  await showLanguage('ru');
  for (const text of said) expect(coreText(text)).toMatch(/[а-яё]{2}/);
  expect(coreText('something else')).toBe('something else');
  expect(columnTypeText('list of (text: text, a: list of integer)')).toMatch(/^\p{Script=Cyrillic}+: \(text: \p{Script=Cyrillic}+, a: \p{Script=Cyrillic}+: \p{Script=Cyrillic}+ \p{Script=Cyrillic}+\)$/u);
  await showLanguage('en');
  expect(columnTypeText('list of (text: text, a: JSON text)')).toBe('list of (text: text, a: JSON text)');
});
