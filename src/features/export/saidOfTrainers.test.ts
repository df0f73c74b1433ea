// @vitest-environment jsdom
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TRAINERS, trainerLines, type TrainingFile } from '../../core/export/trainers';
import { saidText, showLanguage } from '../../texts/language';

beforeAll(() => showLanguage('ru'));
afterAll(() => showLanguage('en'));

const files = (['original', 'alpaca', 'sharegpt', 'messages', 'prompt-completion'] as const).flatMap((form) =>
  (['jsonl', 'csv', 'parquet'] as const).flatMap((container) =>
    [0, 1, 2].flatMap((uneven) =>
      ([null, 'apostrophes', 'missing-words', 'numbers'] as const).map((csvHazard): TrainingFile => {
        const wide = uneven > 0;
        return { file: wide ? 'a.jsonl.gz' : 'a.jsonl', form, container, gzip: wide, hasSystem: wide, hasHistory: wide, hasTools: uneven > 1, uneven, csvHazard };
      }),
    ),
  ),
);

test('every sentence on a trainer is known, also several in one note', () => {
  const said = new Set(files.flatMap((file) => TRAINERS.flatMap(({ name }) => {
    const lines = trainerLines(name, file);
    return lines.reads ? [lines.place, lines.note ?? ''] : [lines.why];
  })).filter((text) => text !== '' && !text.startsWith('data/')));
  expect(said.size).toBeGreaterThan(20);
  const russian = [...said].map(saidText);
  for (const text of russian) expect(text).toMatch(/\p{Script=Cyrillic}/u);
  expect(russian.filter((text) => /\b(?:the|and|of|in|is) /.test(text.replaceAll('prompt and completion', '')))).toEqual([]);
  expect(russian).toContain('Сначала распакуйте его: gunzip a.jsonl.gz. LLaMA-Factory пропустит 1 диалог, где пользователь и помощник говорят не по очереди. Положите файл в ту же папку и назовите его в настройках обучения: dataset: a');
});
