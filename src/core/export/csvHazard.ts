import { isRisky } from '../dataset/formulaText';
import { fieldTexts } from '../dataset/rowFields';
import type { ExportOptions } from './types';
import type { WrittenRow } from './writtenRows';

/** What the CSV readers of trainers (pandas, by the library `datasets`) change: texts become other texts, nothing, or numbers. */
export type CsvHazard = 'apostrophes' | 'missing-words' | 'numbers';

/** Texts that pandas reads as missing values where nothing else is asked (its documentation of read_csv, na_values). */
const MISSING_WORDS: ReadonlySet<string> = new Set([
  '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null',
]);
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+|inf(?:inity)?)(?:e[+-]?\d+)?\s*$/i;
const TRUTH = /^(?:true|false)$/i;

/**
 * What a trainer would not read of these rows as it stands in the CSV file, the first of the three that holds; null when
 * it reads every text as it is. Only the texts of the form count, not id, source and notes.
 */
export function csvHazard(rows: readonly WrittenRow[], { form, container, formulas = 'escape' }: ExportOptions): CsvHazard | null {
  if (container !== 'csv' || form === 'original') return null;
  const columns = new Map<string, string[]>();
  for (const { text } of rows) {
    for (const [name, value] of fieldTexts(text)) {
      if (!value.startsWith('"') || name === 'id' || name === 'source') continue;
      const texts = columns.get(name) ?? [];
      texts.push(JSON.parse(value) as string);
      columns.set(name, texts);
    }
  }
  const all = [...columns.values()];
  if (formulas === 'escape' && all.some((texts) => texts.some(isRisky))) return 'apostrophes';
  if (all.some((texts) => texts.some((text) => MISSING_WORDS.has(text)))) return 'missing-words';
  const typed = (texts: readonly string[], kind: RegExp): boolean => texts.some((text) => text !== '') && texts.every((text) => text === '' || kind.test(text));
  return all.some((texts) => typed(texts, NUMBER) || typed(texts, TRUTH)) ? 'numbers' : null;
}
