import { plural, t } from '@lingui/core/macro';
import { shownLanguage } from '../../texts/language';

type Known = readonly [pattern: RegExp, text: (...found: string[]) => string];

/** What core says of files and trainers, in its own English: the command line writes it too. */
const KNOWN: readonly Known[] = [
  [/^ranking\.csv, all (\d+) rows$/, (rows = '') => plural(Number(rows), { one: 'ranking.csv, all # rows', other: 'ranking.csv, all # rows' })],
  [/^An apostrophe stands before (\d+) cells? that/, (cells = '') => t`An apostrophe stands before ${plural(Number(cells), { one: '# cell', other: '# cells' })} that a spreadsheet would run as a formula; reading the file here takes it off again.`],
  [/^A spreadsheet will run (\d+) cells? of/, (cells = '') => t`A spreadsheet will run ${plural(Number(cells), { one: '# cell', other: '# cells' })} of this file as a formula, as was asked.`],
  [/^CSV holds texts only: .* \((\d+) cells?\)\.$/, (cells = '') => t`CSV holds texts only: numbers, true and false, lists and objects are written as JSON text (${plural(Number(cells), { one: '# cell', other: '# cells' })}).`],
  [/^A missing field, .* \((\d+) cells? were/, (cells = '') => t`A missing field, null and an empty text all become an empty cell (${plural(Number(cells), { one: '# cell', other: '# cells' })} were missing or null).`],
  [/^Values of different kinds, .* JSON text in (.+)\.$/, (columns = '') => t`Values of different kinds, or numbers beyond 64 bits, are kept as JSON text in ${columns}.`],
  [/^Parquet has one list .* \((\d+) values?\)\.$/, (values = '') => t`Parquet has one list of columns for all rows: a field that a row lacks reads as null (${plural(Number(values), { one: '# value', other: '# values' })}).`],
  [/^This shape has no place .* leaves them out: (.+)\. Rows as loaded keep them\.$/s, (names = '') => t`This shape has no place for other fields of the rows, and leaves them out: ${names}. Rows as loaded keep them.`],
  [/^Rows as loaded keep/, () => t`Rows as loaded keep their own field names, which trainers do not know. Choose messages, Alpaca, ShareGPT or prompt and completion.`],
  [/^CSV holds turns as text/, () => t`CSV holds turns as text, which trainers do not read as turns. Choose JSONL or Parquet.`],
  [/^This CSV file has an apostrophe/, () => t`This CSV file has an apostrophe before texts that a spreadsheet would run; trainers read it as a part of the text. Keep such texts as they are, or choose JSONL or Parquet.`],
  [/^Trainers read words such as/, () => t`Trainers read words such as None, NA or null in a CSV file as missing values, and some of these rows are such a word. Choose JSONL or Parquet.`],
  [/^Trainers read a column of numbers/, () => t`Trainers read a column of numbers in a CSV file as numbers, not as texts, and these rows have such a column. Choose JSONL or Parquet.`],
  [/^LLaMA-Factory knows no role/, () => t`LLaMA-Factory knows no role tool in messages and skips such conversations. Choose ShareGPT.`],
  [/^Unsloth’s standardize_sharegpt/, () => t`Unsloth’s standardize_sharegpt knows no turns of tools and stops at them. Choose messages.`],
  [/^axolotl reads prompt and completion/, () => t`axolotl reads prompt and completion by a prompt format of your own only. Choose messages or Alpaca.`],
  [/^axolotl’s type alpaca/, () => t`axolotl’s type alpaca reads instruction, input and output only: system texts and earlier turns would be lost. Choose messages.`],
  [/^TRL reads the columns/, () => t`TRL reads the columns messages, or prompt and completion. Choose one of these two shapes.`],
  [/^Unsloth’s to_sharegpt/, () => t`Unsloth’s to_sharegpt merges one prompt and one output: system texts and earlier turns would be lost. Choose messages or ShareGPT.`],
  [/^the training configuration$/, () => t`the training configuration`],
  [/^the training script$/, () => t`the training script`],
  [/^Put the file into the same folder, .* dataset: (\S+)$/, (name = '') => t`Put the file into the same folder, and name it in the training configuration: dataset: ${name}`],
  [/^The conversations have role and content[^.]+\.$/, () => t`The conversations have role and content then; the chat template of your model turns them into text.`],
  [/^Calls of tools and their results/, () => t`Calls of tools and their results both have the role tool here; check that the chat template of your model takes them so.`],
  [/^LLaMA-Factory skips (\d+) conversations? in which[^.]+\.$/, (rows = '') => t`LLaMA-Factory skips ${plural(Number(rows), { one: '# conversation', other: '# conversations' })} in which user and assistant do not take turns.`],
];
/** Sentences that may stand behind one another in one note. */
const JOINED = /^(LLaMA-Factory skips [^.]+\.|The conversations have [^.]+\.) (.+)$/;
const UNPACK = /^Unpack it first: gunzip (\S+)\.(?: (.+))?$/;

/** A text of core in the language of the page; one that is not known stays English. */
export function coreText(text: string): string {
  return shownLanguage() === 'en' ? text : (toldAnew(text) ?? text);
}

/** The same in the macros, null when it is not known. Exported for its test: in English it is what core says. */
export function toldAnew(text: string): string | null {
  const [, file, rest] = UNPACK.exec(text) ?? [];
  if (file !== undefined) return [t`Unpack it first: gunzip ${file}.`, rest === undefined ? '' : (toldAnew(rest) ?? rest)].filter((part) => part !== '').join(' ');
  const [, before, behind] = JOINED.exec(text) ?? [];
  if (before !== undefined && behind !== undefined) return `${toldAnew(before) ?? before} ${toldAnew(behind) ?? behind}`;
  for (const [pattern, told] of KNOWN) {
    const found = pattern.exec(text);
    if (found !== null) return told(...found.slice(1));
  }
  return null;
}

const typeNames = (): Readonly<Record<string, string>> => ({
  'list of': t`list of`,
  text: t({ message: 'text', context: 'type' }),
  integer: t`integer`,
  number: t({ message: 'number', context: 'type' }),
  'true or false': t`true or false`,
  'JSON text': t`JSON text`,
});

/** Words of a column's type, not the names of its fields: "list of (role: text, content: text)". */
const TYPE_WORD = /(?<=^|: |list of )(?:list of(?= )|(?:text|integer|number|true or false|JSON text)(?=$|[,)]))/g;

/** The type of a column as core says it, in the language of the page. */
export function columnTypeText(type: string): string {
  return type.replaceAll(TYPE_WORD, (word) => typeNames()[word] ?? word);
}
