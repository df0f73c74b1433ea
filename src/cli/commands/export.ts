import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { AppError } from '../../core/base/errors';
import type { SetName } from '../../core/dataset/types';
import { commandLineOf } from '../../core/export/commandLine';
import { exportRows } from '../../core/export/exportRows';
import { buildManifest, manifestText } from '../../core/export/manifest';
import { SOFTWARE } from '../../core/export/software';
import type { ExportForm, ExportRow, ManifestSource, ProjectContents } from '../../core/export/types';
import { findModel } from '../../core/model/catalog';
import { printNote, printResult, runCommand } from '../output';
import { requireProject, scoredWith, setsOf } from '../projectFile';

interface ExportOptions {
  readonly selection: string;
  readonly format: ExportForm;
  readonly as: 'jsonl' | 'json';
  readonly order: 'rank' | 'given';
  readonly annotate: boolean;
  readonly out: string;
  readonly json: boolean;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a saved subset and its manifest')
    .description('Writes the rows of a saved subset, and FILE.manifest.json with hashes, settings and gains beside it.')
    .argument('<project>', 'the project file, P.delift')
    .requiredOption('--selection <name>', 'a subset saved with delift select --save')
    .addOption(new Option('--format <form>', 'shape of a row').choices(['original', 'alpaca', 'sharegpt', 'messages']).default('original'))
    .addOption(new Option('--as <container>', 'file type').choices(['jsonl', 'json']).default('jsonl'))
    .addOption(new Option('--order <order>', 'best first, or as loaded').choices(['rank', 'given']).default('rank'))
    .option('--annotate', 'add rank, gain and covers to every row', false)
    .requiredOption('--out <file>', 'the file to write')
    .option('--json', 'print one JSON document', false)
    .action((path: string, options: ExportOptions) => runCommand(() => exportSubset(path, options)));
}

async function exportSubset(path: string, options: ExportOptions): Promise<void> {
  const project = await requireProject(path);
  const subset = project.savedSubsets.find(({ name }) => name === options.selection);
  if (subset === undefined) {
    const names = project.savedSubsets.map(({ name }) => `"${name}"`).join(', ');
    throw new AppError('invalid-argument', `${path} has no subset "${options.selection}". Nothing was written. It has: ${names || 'none; save one with delift select --save'}.`);
  }
  const { pool } = setsOf(project);
  const places = new Map(pool.map((example, index) => [example.hash, { example, index }]));
  const rows = subset.ranking.map(({ hash, gain }, k) => {
    const place = places.get(hash);
    if (place === undefined) throw new AppError('hash-mismatch', `Pick ${k + 1} of "${subset.name}" is not in the pool any more. Nothing was written; select again.`);
    return { row: { example: place.example, rank: k + 1, gain, covers: null } satisfies ExportRow, index: place.index };
  });
  const ordered = options.order === 'given' ? rows.toSorted((a, b) => a.index - b.index) : rows;
  const { format: form, as: container, order, annotate } = options;
  const text = exportRows(ordered.map(({ row }) => row), { form, container, order, annotate });
  const { model, template } = scoredWith(project);
  const file = basename(options.out);
  const manifest = await buildManifest(
    {
      time: new Date().toISOString(),
      software: SOFTWARE,
      sources: sourcesOf(project),
      export: { file, rows: rows.length, form, container },
      model: { name: model, hash: findModel(model).hash },
      template,
      plan: 'dense',
      recipe: subset.recipe,
      ranking: subset.ranking,
      certificate: subset.certificate,
      command: commandLineOf({ project: path, name: subset.name, recipe: subset.recipe, export: { file: options.out, form, container } }),
    },
    text,
  );
  await writeFile(options.out, text);
  await writeFile(`${options.out}.manifest.json`, manifestText(manifest));
  if (options.json) printResult(manifestText(manifest));
  else printResult(`Wrote ${rows.length} rows to ${options.out} and ${file}.manifest.json.`);
  printNote(`check it with: delift verify ${options.out}.manifest.json`);
}

function sourcesOf(project: ProjectContents): ManifestSource[] {
  return (['pool', 'target', 'existing'] as SetName[]).flatMap((set) =>
    project.sets[set].map(({ file, bytes, sha256, form, mapping, splitTurns }) => ({ set, file, bytes, sha256, form, mapping, splitTurns: splitTurns ?? 'last' })),
  );
}
