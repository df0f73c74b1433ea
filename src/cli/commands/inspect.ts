import { InvalidArgumentError, Option, type Command } from 'commander';
import { asAppError, AppError } from '../../core/base/errors';
import { importFile } from '../../core/dataset/importFile';
import { lookAt } from '../../core/dataset/look';
import { guessRole } from '../../core/dataset/roleGuess';
import type { FieldMapping, ImportOptions, SetName } from '../../core/dataset/types';
import { DATA_FORMS } from '../../core/dataset/words';
import { findModel } from '../../core/model/catalog';
import { createScoringService } from '../../core/scoring/inProcess';
import type { ScoringService } from '../../core/scoring/service';
import { loadNodeTokenizer } from '../../runtime/node/languageModel';
import { dataFilesIn } from '../dataFiles';
import { inspectionOf, inspectionText, type FileInspection } from '../inspection';
import { readBytes } from '../matrices';
import { modelsFolder } from '../modelsFolder';
import { EXIT, printNote, printResult, runCommand } from '../output';

const PARTS: readonly (keyof FieldMapping)[] = ['instruction', 'input', 'response', 'system', 'turns', 'id', 'source', 'kind'];

interface InspectOptions {
  readonly map?: Partial<FieldMapping>;
  readonly form?: ImportOptions['form'];
  readonly as?: SetName;
  readonly split: 'last' | 'every';
  readonly near: number;
  readonly model: string;
  readonly template: 'chat' | 'delift';
  readonly look: boolean;
  readonly json: boolean;
}

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .summary('read data files and say what is in them')
    .description('Reads data files (JSONL, JSON, CSV, TSV, Parquet, also .gz and .zst; folders are looked through) and says what is in them: form, encoding, rows, problems by line, token counts, duplicates. Changes nothing.')
    .argument('<files...>', 'data files or folders')
    .option('--map <fields>', 'which field holds what, such as instruction=q,response=a; "none" for no field', mapArgument)
    .addOption(new Option('--form <form>', 'read as this form instead of the detected one').choices(DATA_FORMS))
    .addOption(new Option('--as <set>', 'the set the files are for (default: guessed from the name)').choices(['pool', 'target', 'existing']))
    .addOption(new Option('--split <answers>', 'one example for a conversation, or one for every answer').choices(['last', 'every']).default('last'))
    .option('--near <similarity>', 'how alike near duplicates are, above 0 and at most 1', nearArgument, 0.8)
    .option('--model <name>', 'whose tokenizer and context count', 'smollm2-135m-instruct')
    .addOption(new Option('--template <name>', 'how an example is shown').choices(['chat', 'delift']).default('chat'))
    .option('--look', 'also list suspicious rows, secrets and personal data, and languages', false)
    .option('--json', 'print one JSON document', false)
    .action((files: string[], options: InspectOptions) => runCommand(() => inspect(files, options)));
}

async function inspect(paths: readonly string[], options: InspectOptions): Promise<void> {
  const info = findModel(options.model);
  const unused = (): never => {
    throw new AppError('internal', 'Inspecting runs no model.');
  };
  const scoring = createScoringService({ load: unused, tokenizer: () => loadNodeTokenizer(info, modelsFolder()) });
  const inspections: FileInspection[] = [];
  for (const path of await dataFilesIn(paths, (line) => printNote(line))) {
    const inspection = await inspectOne(path, options, scoring, info.contextTokens);
    inspections.push(inspection);
    if (!options.json) printResult(inspectionText(inspection));
  }
  if (options.json) printResult(JSON.stringify({ format: 'delift-inspect/1', files: inspections }));
  process.exitCode = inspections.some((each) => 'error' in each) ? EXIT.failed : EXIT.done;
}

async function inspectOne(path: string, options: InspectOptions, scoring: ScoringService, contextTokens: number): Promise<FileInspection> {
  try {
    const imported = await importFile(await readBytes(path), path, { form: options.form, mapping: options.map, splitTurns: options.split });
    const set = options.as ?? guessRole(path, { pool: 0, target: 0, existing: 0 }).set;
    const tokens = await scoring.countTokens({ modelId: options.model, template: options.template, examples: imported.examples });
    const { sets } = await lookAt({ pool: imported.examples, target: [], existing: [] }, { threshold: options.near, languages: options.look });
    return inspectionOf(imported, set, tokens, contextTokens, sets.pool, options.look);
  } catch (thrown) {
    const { code, message } = asAppError(thrown);
    if (code === 'model-not-found' || code === 'model-corrupt' || code === 'invalid-argument') throw thrown;
    return { file: path, error: { code, message } };
  }
}

function mapArgument(text: string): Partial<FieldMapping> {
  const entries = text.split(',').map((pair): [keyof FieldMapping, string | null] => {
    const at = pair.indexOf('=');
    const part = PARTS.find((name) => name === pair.slice(0, at).trim());
    const path = pair.slice(at + 1).trim();
    if (at < 0 || part === undefined || path === '') throw new InvalidArgumentError(`Write it as instruction=q,response=a. Parts: ${PARTS.join(', ')}.`);
    return [part, path === 'none' ? null : path];
  });
  return Object.fromEntries(entries);
}

function nearArgument(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('This must be a number above 0 and at most 1.');
  return value;
}
