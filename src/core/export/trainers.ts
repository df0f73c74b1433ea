import { counted, said } from '../base/said';
import { csvHazard, type CsvHazard } from './csvHazard';
import { takesTurns } from './forms';
import type { ExportOptions, MadeForm } from './types';
import type { WrittenRow } from './writtenRows';

export type TrainerName = 'llama-factory' | 'axolotl' | 'trl' | 'unsloth';

export const TRAINERS: readonly { readonly name: TrainerName; readonly title: string }[] = [
  { name: 'llama-factory', title: 'LLaMA-Factory' },
  { name: 'axolotl', title: 'axolotl' },
  { name: 'trl', title: 'TRL' },
  { name: 'unsloth', title: 'Unsloth' },
];

/** The exported file as a trainer's configuration must know it. */
export interface TrainingFile {
  /** Name of the file, beside or below the configuration. */
  readonly file: string;
  readonly form: ExportOptions['form'];
  readonly container: ExportOptions['container'];
  readonly gzip: boolean;
  /** Does any row have a system text, or earlier turns (alpaca's history)? */
  readonly hasSystem: boolean;
  readonly hasHistory: boolean;
  /** Does any row have turns of tools? */
  readonly hasTools: boolean;
  /** Rows whose turns do not go to and fro between user and assistant. */
  readonly uneven: number;
  /** CSV: what the readers of trainers would change in these rows; null: nothing. */
  readonly csvHazard: CsvHazard | null;
}

/** Lines to paste, and where; or why the trainer cannot read this file and what to choose instead. */
export type TrainerLines =
  | { readonly reads: true; readonly place: string; readonly language: 'json' | 'yaml' | 'python'; readonly text: string; readonly note: string | null }
  | { readonly reads: false; readonly why: string };

/** What a trainer must know of the rows of a file. */
export function trainingFileOf(file: string, options: ExportOptions, rows: readonly WrittenRow[]): TrainingFile {
  const { form, container, gzip } = options;
  return {
    file,
    form,
    container,
    gzip: gzip === true,
    hasSystem: rows.some(({ row }) => row.example.system !== null),
    hasHistory: rows.some(({ row }) => row.example.earlier.length > 0),
    hasTools: rows.some(({ row: { example } }) => example.promptRole === 'tool' || example.earlier.some(({ role }) => role === 'tool')),
    uneven: form === 'messages' || form === 'sharegpt' ? rows.filter(({ row }) => !takesTurns(row.example)).length : 0,
    csvHazard: csvHazard(rows, options),
  };
}

/**
 * The lines with which a trainer reads the exported file: where it lies, its form and its columns, by the trainer's own
 * documentation (fixtures/trainers). Data fields only: model, template and every hyperparameter stay the person's.
 * @see docs/spec/data.md T1-T3
 */
export function trainerLines(trainer: TrainerName, file: TrainingFile): TrainerLines {
  const { form } = file;
  if (form === 'original') {
    return { reads: false, why: said`Rows as loaded keep their own field names, which trainers do not know. Choose messages, Alpaca, ShareGPT or prompt and completion.` };
  }
  const hasLists = form === 'messages' || form === 'sharegpt' || (form === 'alpaca' && file.hasHistory);
  if (file.container === 'csv' && hasLists) {
    return { reads: false, why: said`CSV holds turns as text, which trainers do not read as turns. Choose JSONL or Parquet.` };
  }
  if (file.csvHazard !== null) return { reads: false, why: HAZARDS[file.csvHazard] };
  // The lines name the file as it is after gunzip: not every trainer opens a compressed one.
  const unpacked = { ...file, file: file.gzip ? file.file.replace(/\.gz$/, '') : file.file, form };
  const lines = LINES[trainer](unpacked);
  if (!lines.reads || !file.gzip) return lines;
  return { ...lines, note: [said`Unpack it first: gunzip ${file.file}.`, lines.note].filter((part) => part !== null).join(' ') };
}

const HAZARDS: Readonly<Record<CsvHazard, string>> = {
  apostrophes: said`This CSV file has an apostrophe before texts that a spreadsheet would run; trainers read it as a part of the text. Keep such texts as they are, or choose JSONL or Parquet.`,
  'missing-words': said`Trainers read words such as None, NA or null in a CSV file as missing values, and some of these rows are such a word. Choose JSONL or Parquet.`,
  numbers: said`Trainers read a column of numbers in a CSV file as numbers, not as texts, and these rows have such a column. Choose JSONL or Parquet.`,
};

const TOOL_ROLES = said`Calls of tools and their results both have the role tool here; check that the chat template of your model takes them so.`;

type Known = TrainingFile & { readonly form: MadeForm };

const LINES: Readonly<Record<TrainerName, (file: Known) => TrainerLines>> = { 'llama-factory': llamaFactory, axolotl, trl, unsloth };

function llamaFactory({ file, form, hasSystem, hasHistory, hasTools, uneven }: Known): TrainerLines {
  if (form === 'messages' && hasTools) return { reads: false, why: said`LLaMA-Factory knows no role tool in messages and skips such conversations. Choose ShareGPT.` };
  const entry = {
    file_name: file,
    ...(form === 'sharegpt' || form === 'messages' ? { formatting: 'sharegpt' } : {}),
    columns: columnsOf(form, hasSystem, hasHistory),
    ...(form === 'messages' ? { tags: { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant', system_tag: 'system' } } : {}),
  };
  const name = file.replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}]+/gu, '_');
  const skipped = uneven === 0 ? [] : [said`LLaMA-Factory skips ${counted(uneven, 'conversation', 'conversations')} in which user and assistant do not take turns.`];
  const put = said`Put the file into the same folder, and name it in the training configuration: dataset: ${name}`;
  return { reads: true, place: 'data/dataset_info.json', language: 'json', text: JSON.stringify({ [name]: entry }, null, 2), note: [...skipped, put].join(' ') };
}

function columnsOf(form: MadeForm, hasSystem: boolean, hasHistory: boolean): Record<string, string> {
  if (form === 'messages') return { messages: 'messages' };
  if (form === 'sharegpt') return { messages: 'conversations' };
  if (form === 'prompt-completion') return { prompt: 'prompt', response: 'completion' };
  return { prompt: 'instruction', query: 'input', response: 'output', ...(hasSystem ? { system: 'system' } : {}), ...(hasHistory ? { history: 'history' } : {}) };
}

function axolotl({ file, form, container, hasSystem, hasHistory, hasTools }: Known): TrainerLines {
  if (form === 'prompt-completion') return { reads: false, why: said`axolotl reads prompt and completion by a prompt format of your own only. Choose messages or Alpaca.` };
  if (form === 'alpaca' && (hasSystem || hasHistory)) return { reads: false, why: said`axolotl’s type alpaca reads instruction, input and output only: system texts and earlier turns would be lost. Choose messages.` };
  const lines = ['datasets:', `  - path: ${JSON.stringify(file)}`, `    ds_type: ${builderOf(container)}`];
  if (form === 'alpaca') lines.push('    type: alpaca');
  if (form !== 'alpaca') {
    const [field, role, content] = form === 'messages' ? ['messages', 'role', 'content'] : ['conversations', 'from', 'value'];
    lines.push('    type: chat_template', `    field_messages: ${field}`, '    message_property_mappings:', `      role: ${role}`, `      content: ${content}`);
    // Other roles than human and gpt would reach the chat template under their own names.
    if (form === 'sharegpt' && hasTools) lines.push('    roles: {system: [system], user: [human], assistant: [gpt, function_call], tool: [observation]}');
  }
  return { reads: true, place: said`the training configuration`, language: 'yaml', text: lines.join('\n'), note: form === 'messages' && hasTools ? TOOL_ROLES : null };
}

function trl({ file, form, container, hasTools }: Known): TrainerLines {
  if (form === 'alpaca' || form === 'sharegpt') return { reads: false, why: said`TRL reads the columns messages, or prompt and completion. Choose one of these two shapes.` };
  const columns = form === 'messages' ? ['messages'] : ['prompt', 'completion'];
  const text = [...loading(file, container), `dataset = dataset.select_columns(${JSON.stringify(columns)})`, '# SFTTrainer(train_dataset=dataset, ...)'].join('\n');
  return { reads: true, place: said`the training script`, language: 'python', text, note: form === 'messages' && hasTools ? TOOL_ROLES : null };
}

function unsloth({ file, form, container, hasSystem, hasHistory, hasTools }: Known): TrainerLines {
  const load = loading(file, container);
  const done = (text: readonly string[], note: string | null = null): TrainerLines => ({ reads: true, place: said`the training script`, language: 'python', text: text.join('\n'), note });
  const template = said`The conversations have role and content then; the chat template of your model turns them into text.`;
  if (form === 'messages') return done([...load, 'dataset = dataset.rename_column("messages", "conversations")'], hasTools ? `${template} ${TOOL_ROLES}` : template);
  if (form === 'sharegpt' && hasTools) return { reads: false, why: said`Unsloth’s standardize_sharegpt knows no turns of tools and stops at them. Choose messages.` };
  if (form === 'sharegpt') return done([...load, 'from unsloth.chat_templates import standardize_sharegpt', 'dataset = standardize_sharegpt(dataset)'], template);
  if (hasSystem || hasHistory) return { reads: false, why: said`Unsloth’s to_sharegpt merges one prompt and one output: system texts and earlier turns would be lost. Choose messages or ShareGPT.` };
  const [prompt, output] = form === 'alpaca' ? ['{instruction}[[\\n{input}]]', 'output'] : ['{prompt}', 'completion'];
  return done(
    [
      ...load,
      'from unsloth import to_sharegpt, standardize_sharegpt',
      `dataset = to_sharegpt(dataset, merged_prompt="${prompt}", output_column_name="${output}")`,
      'dataset = standardize_sharegpt(dataset)',
    ],
    template,
  );
}

function loading(file: string, container: TrainingFile['container']): string[] {
  return ['from datasets import load_dataset', `dataset = load_dataset("${builderOf(container)}", data_files=${JSON.stringify(file)}, split="train")`];
}

/** The builder of the library `datasets` for a file type. */
function builderOf(container: TrainingFile['container']): string {
  return container === 'csv' || container === 'parquet' ? container : 'json';
}
