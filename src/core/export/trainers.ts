import { said } from '../base/said';
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
}

/** Lines to paste, and where; or why the trainer cannot read this file and what to choose instead. */
export type TrainerLines =
  | { readonly reads: true; readonly place: string; readonly language: 'json' | 'yaml' | 'python'; readonly text: string; readonly note: string | null }
  | { readonly reads: false; readonly why: string };

/** What a trainer must know of the rows of a file. */
export function trainingFileOf(file: string, { form, container, gzip }: ExportOptions, rows: readonly WrittenRow[]): TrainingFile {
  return {
    file,
    form,
    container,
    gzip: gzip === true,
    hasSystem: rows.some(({ row }) => row.example.system !== null),
    hasHistory: rows.some(({ row }) => row.example.earlier.length > 0),
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
  // The lines name the file as it is after gunzip: not every trainer opens a compressed one.
  const unpacked = { ...file, file: file.gzip ? file.file.replace(/\.gz$/, '') : file.file, form };
  const lines = LINES[trainer](unpacked);
  if (!lines.reads || !file.gzip) return lines;
  return { ...lines, note: [said`Unpack it first: gunzip ${file.file}.`, lines.note].filter((part) => part !== null).join(' ') };
}

type Known = TrainingFile & { readonly form: MadeForm };

const LINES: Readonly<Record<TrainerName, (file: Known) => TrainerLines>> = { 'llama-factory': llamaFactory, axolotl, trl, unsloth };

function llamaFactory({ file, form, hasSystem, hasHistory }: Known): TrainerLines {
  const entry = {
    file_name: file,
    ...(form === 'sharegpt' || form === 'messages' ? { formatting: 'sharegpt' } : {}),
    columns: columnsOf(form, hasSystem, hasHistory),
    ...(form === 'messages' ? { tags: { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant', system_tag: 'system' } } : {}),
  };
  const name = file.replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}]+/gu, '_');
  return { reads: true, place: 'data/dataset_info.json', language: 'json', text: JSON.stringify({ [name]: entry }, null, 2), note: said`Put the file into the same folder, and name it in the training configuration: dataset: ${name}` };
}

function columnsOf(form: MadeForm, hasSystem: boolean, hasHistory: boolean): Record<string, string> {
  if (form === 'messages') return { messages: 'messages' };
  if (form === 'sharegpt') return { messages: 'conversations' };
  if (form === 'prompt-completion') return { prompt: 'prompt', response: 'completion' };
  return { prompt: 'instruction', query: 'input', response: 'output', ...(hasSystem ? { system: 'system' } : {}), ...(hasHistory ? { history: 'history' } : {}) };
}

function axolotl({ file, form, container, hasSystem, hasHistory }: Known): TrainerLines {
  if (form === 'prompt-completion') return { reads: false, why: said`axolotl documents no type for prompt and completion. Choose messages or Alpaca.` };
  if (form === 'alpaca' && (hasSystem || hasHistory)) return { reads: false, why: said`axolotl’s type alpaca reads instruction, input and output only: system texts and earlier turns would be lost. Choose messages.` };
  const lines = ['datasets:', `  - path: ${JSON.stringify(file)}`, `    ds_type: ${builderOf(container)}`];
  if (form === 'alpaca') lines.push('    type: alpaca');
  if (form !== 'alpaca') {
    const [field, role, content] = form === 'messages' ? ['messages', 'role', 'content'] : ['conversations', 'from', 'value'];
    lines.push('    type: chat_template', `    field_messages: ${field}`, '    message_property_mappings:', `      role: ${role}`, `      content: ${content}`);
  }
  return { reads: true, place: said`the training configuration`, language: 'yaml', text: lines.join('\n'), note: null };
}

function trl({ file, form, container }: Known): TrainerLines {
  if (form === 'alpaca' || form === 'sharegpt') return { reads: false, why: said`TRL reads the columns messages, or prompt and completion. Choose one of these two shapes.` };
  const columns = form === 'messages' ? ['messages'] : ['prompt', 'completion'];
  const text = [...loading(file, container), `dataset = dataset.select_columns(${JSON.stringify(columns)})`, '# SFTTrainer(train_dataset=dataset, ...)'].join('\n');
  return { reads: true, place: said`the training script`, language: 'python', text, note: null };
}

function unsloth({ file, form, container, hasSystem, hasHistory }: Known): TrainerLines {
  const load = loading(file, container);
  const done = (text: readonly string[], note: string | null = null): TrainerLines => ({ reads: true, place: said`the training script`, language: 'python', text: text.join('\n'), note });
  const template = said`The conversations have role and content then; the chat template of your model turns them into text.`;
  if (form === 'messages') return done([...load, 'dataset = dataset.rename_column("messages", "conversations")'], template);
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
