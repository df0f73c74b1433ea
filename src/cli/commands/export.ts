import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '../../core/base/errors';
import { placesInOrder, placesOf } from '../../core/dataset/rowPlaces';
import { commandLineOf } from '../../core/export/commandLine';
import { sharedTable } from '../../core/export/csv';
import { exportFile } from '../../core/export/exportFile';
import { buildManifest, exportRecord, manifestText } from '../../core/export/manifest';
import { SOFTWARE } from '../../core/export/software';
import type { ExportContainer, ExportedFile, ExportForm, ExportOptions, ExportOrder, ExportRow, FormulaRule, NoteField, SavedSubset } from '../../core/export/types';
import { trainerLines, TRAINERS, trainingFileOf, type TrainerLines, type TrainerName } from '../../core/export/trainers';
import { restOf, writtenRows } from '../../core/export/writtenRows';
import { findModel } from '../../core/model/catalog';
import { parseNumber } from '../arguments';
import { printNote, printResult, runCommand } from '../output';
import { requireProject, scoredWith, setsOf, sourcesOf } from '../projectFile';
import { coversInProject } from './coversInProject';

interface Options {
  readonly selection: string;
  readonly format: ExportForm;
  readonly as: ExportContainer;
  readonly gzip: boolean;
  readonly order: ExportOrder;
  readonly seed: number;
  readonly annotate: true | readonly NoteField[] | undefined;
  readonly identity: boolean;
  readonly formulas: FormulaRule;
  readonly out: string;
  readonly rest: string | undefined;
  readonly trainer: TrainerName | undefined;
  readonly json: boolean;
}

const NOTES: readonly NoteField[] = ['rank', 'gain', 'covers'];

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a saved subset and its manifest')
    .description('Writes the rows of a saved subset, and FILE.manifest.json with hashes, settings and gains beside it.')
    .argument('<project>', 'the project file, P.delift')
    .requiredOption('--selection <name>', 'a subset saved with delift select --save')
    .addOption(new Option('--format <form>', 'shape of a row').choices(['original', 'alpaca', 'sharegpt', 'messages', 'prompt-completion']).default('original'))
    .addOption(new Option('--as <container>', 'file type').choices(['jsonl', 'json', 'csv', 'parquet']).default('jsonl'))
    .option('--gzip', 'compress the file (not with parquet, which is compressed in itself)', false)
    .addOption(new Option('--order <order>', 'best first, as loaded, or shuffled by --seed').choices(['rank', 'given', 'shuffled']).default('rank'))
    .option('--seed <number>', 'where the shuffled order begins', parseNumber, 1)
    .option('--annotate [fields]', 'add what is known of each pick: rank, gain, covers, or some of them by comma (default: all three)', parseNotes)
    .option('--identity', 'add id and source to rows made anew', false)
    .addOption(new Option('--formulas <rule>', 'csv: texts that a spreadsheet would run get an apostrophe, or stay as they are').choices(['escape', 'keep']).default('escape'))
    .option('--rest <file>', 'write the rows that were not chosen to this file')
    .requiredOption('--out <file>', 'the file to write')
    .addOption(new Option('--trainer <name>', 'print the lines with which this trainer reads the file').choices(TRAINERS.map(({ name }) => name)).conflicts('json'))
    .option('--json', 'print the manifest', false)
    .action((path: string, options: Options) => runCommand(() => exportSubset(path, options)));
}

/** @throws InvalidArgumentError (exit status 2) for a word that is no note. */
function parseNotes(text: string): readonly NoteField[] {
  const wanted = text.split(',').map((word) => NOTES.find((note) => note === word.trim()));
  if (wanted.some((note) => note === undefined)) throw new InvalidArgumentError(`The fields are ${NOTES.join(', ')}, joined by commas.`);
  return wanted.filter((note) => note !== undefined);
}

async function exportSubset(path: string, options: Options): Promise<void> {
  const project = await requireProject(path);
  const subset = findSubset(project.savedSubsets, options.selection, path);
  const { pool } = setsOf(project);
  const places = placesInOrder(subset.ranking.map(({ hash }) => hash), placesOf(pool));
  const lost = places.indexOf(null);
  if (lost >= 0) throw new AppError('hash-mismatch', `Pick ${lost + 1} of "${subset.name}" is not in the pool any more. Nothing was written; select again.`);
  const picks = places.filter((place) => place !== null);

  const { out, rest: restFile, annotate } = options;
  const written: ExportOptions = { form: options.format, container: options.as, gzip: options.gzip, order: options.order, seed: options.seed, annotate, identity: options.identity, formulas: options.formulas, table: sharedTable(project.sets.pool) };
  const wantsCovers = annotate === true || annotate?.includes('covers') === true;
  const covers = wantsCovers ? await coversInProject(project, path, subset, picks) : null;
  const rows = picks
    .map((place, at): { place: number; row: ExportRow } => ({ place, row: { example: pool[place]!, rank: at + 1, gain: subset.ranking[at]!.gain, covers: covers?.[at] ?? null } }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
  const exported = await exportFile(rows, written);
  const others = restFile === undefined ? [] : restOf(pool.map((example, at) => ({ example, rank: at + 1, gain: null, covers: null })), rows, written.form);
  if (restFile !== undefined && others.length === 0) throw new AppError('no-rows', `Every row of the pool was chosen: there is nothing to write to ${restFile}. Nothing was written. Leave --rest out.`);
  const rest = restFile === undefined ? null : { file: restFile, written: await exportFile(others, { ...written, order: 'given', annotate: false }) };

  const lines = options.trainer === undefined ? null : readableLines(options.trainer, basename(out), written, rows);
  const { model, template } = scoredWith(project);
  const manifest = await buildManifest(
    {
      time: new Date().toISOString(),
      software: SOFTWARE,
      sources: sourcesOf(project),
      export: exportRecord(basename(out), exported.rows, written),
      rest: rest === null ? null : { file: basename(rest.file), rows: rest.written.rows },
      model: { name: model, hash: project.blocks.find(({ identity }) => identity.model === model && identity.template === template)?.identity.modelHash ?? findModel(model).hash },
      template,
      plan: 'dense',
      recipe: subset.recipe,
      ranking: subset.ranking,
      certificate: subset.certificate,
      command: commandLineOf({ project: path, name: subset.name, recipe: subset.recipe, export: { ...written, file: out, rest: restFile } }),
    },
    { exported: exported.bytes, rest: rest?.written.bytes },
  );
  await writeFile(out, exported.bytes);
  if (rest !== null) await writeFile(rest.file, rest.written.bytes);
  await writeFile(`${out}.manifest.json`, manifestText(manifest));
  const said = `Wrote ${rowsOf(exported)} to ${out} and ${basename(out)}.manifest.json${rest === null ? '' : `, the ${rest.written.rows} others to ${rest.file}`}.`;
  if (options.json) printResult(manifestText(manifest));
  else if (lines === null) printResult(said);
  else {
    printNote(said);
    printNote(`put this into ${lines.place}:${lines.note === null ? '' : ` (${lines.note})`}`);
    printResult(lines.text);
  }
  for (const note of new Set([...exported.notes, ...(rest?.written.notes ?? [])])) printNote(`note: ${note}`);
  printNote(`check it with: delift verify ${out}.manifest.json`);
}

/** @throws AppError 'invalid-argument' when the trainer cannot read such a file. */
function readableLines(trainer: TrainerName, file: string, written: ExportOptions, rows: readonly ExportRow[]): TrainerLines & { reads: true } {
  const lines = trainerLines(trainer, trainingFileOf(file, written, writtenRows(rows, written)));
  if (lines.reads) return lines;
  throw new AppError('invalid-argument', `${lines.why} Nothing was written.`, { trainer });
}

/** @throws AppError 'invalid-argument' that names the subsets there are. */
export function findSubset(subsets: readonly SavedSubset[], wanted: string, path: string, done = 'written'): SavedSubset {
  const subset = subsets.find(({ name }) => name === wanted);
  if (subset !== undefined) return subset;
  const names = subsets.map(({ name }) => `"${name}"`).join(', ');
  throw new AppError('invalid-argument', `${path} has no subset "${wanted}". Nothing was ${done}. It has: ${names || 'none; save one with delift select --save'}.`);
}

function rowsOf({ rows }: ExportedFile): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
