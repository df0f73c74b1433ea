import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { parseManifest } from '../../core/export/manifest';
import type { ExportManifest } from '../../core/export/types';
import { verifyExport, type VerifyCheck } from '../../core/export/verify';
import { repeatSelection } from '../../core/recipe/repeat';
import { createSelectionService } from '../../core/selection/service';
import { readBytes } from '../matrices';
import { EXIT, printResult, runCommand } from '../output';
import { requireProject, setsOf } from '../projectFile';
import { poolRows, sourceOf } from './selectInProject';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('check an export against its manifest')
    .description('Checks the hash and the rows of an export, and the hashes of the data files it came from where they lie beside it.')
    .argument('<manifest>', 'FILE.manifest.json')
    .option('--project <file>', 'the project it came from: runs the selection again from the manifest')
    .option('--json', 'print one JSON document', false)
    .action((path: string, options: VerifyOptions) => runCommand(() => verify(path, options)));
}

interface VerifyOptions {
  readonly project?: string;
  readonly json: boolean;
}

async function verify(path: string, { project, json }: VerifyOptions): Promise<void> {
  const manifest = parseManifest(new TextDecoder().decode(await readBytes(path)));
  const folder = dirname(path);
  const beside = manifest.sources.map(({ file }) => file).filter((file) => existsSync(join(folder, file)));
  const rest = manifest.rest === null ? null : join(folder, manifest.rest.file);
  const report = await verifyExport(manifest, {
    exported: await readBytes(join(folder, manifest.export.file)),
    rest: rest !== null && existsSync(rest) ? await readBytes(rest) : undefined,
    sources: await Promise.all(beside.map(async (file) => ({ file, bytes: await readBytes(join(folder, file)) }))),
  });
  const checks = project === undefined ? report.checks : [...report.checks, await repeatedCheck(manifest, project)];
  const passedAll = checks.every(({ passed }) => passed);
  if (json) printResult(JSON.stringify({ format: 'delift-verify/1', ...report, passed: passedAll, checks }));
  else {
    for (const { what, passed, expected, found } of checks) printResult(passed ? `ok      ${what}` : `FAILED  ${what}: expected ${expected}, found ${found}`);
    for (const file of report.notChecked) printResult(`skipped ${file}: not beside the manifest`);
  }
  process.exitCode = passedAll ? EXIT.done : EXIT.failed;
}

/** Runs the selection again from the manifest's recipe, on the project's utilities. */
async function repeatedCheck({ recipe, ranking }: ExportManifest, path: string): Promise<VerifyCheck> {
  const project = await requireProject(path);
  const { pool } = setsOf(project);
  const service = createSelectionService();
  await service.use(sourceOf(project, path, recipe));
  const { picks } = await repeatSelection(service, path, recipe, await poolRows(project, pool, recipe));
  const again = Array.from(picks, (row) => pool[row]!.hash);
  const at = ranking.findIndex(({ hash }, pick) => again[pick] !== hash);
  const passed = at < 0 && again.length === ranking.length;
  const found = passed ? 'the same rows' : at < 0 ? `${again.length} rows` : `another row at pick ${at + 1}`;
  return { what: `selection repeated: ${ranking.length} rows`, passed, expected: 'the same rows', found };
}
