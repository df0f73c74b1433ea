import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { parseManifest } from '../../core/export/manifest';
import { verifyExport } from '../../core/export/verify';
import { readBytes } from '../matrices';
import { EXIT, printResult, runCommand } from '../output';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('check an export against its manifest')
    .description('Checks the hash and the rows of an export, and the hashes of the data files it came from where they lie beside it.')
    .argument('<manifest>', 'FILE.manifest.json')
    .option('--json', 'print one JSON document', false)
    .action((path: string, { json }: { json: boolean }) => runCommand(() => verify(path, json)));
}

async function verify(path: string, json: boolean): Promise<void> {
  const manifest = parseManifest(new TextDecoder().decode(await readBytes(path)));
  const folder = dirname(path);
  const beside = manifest.sources.map(({ file }) => file).filter((file) => existsSync(join(folder, file)));
  const rest = manifest.rest === null ? null : join(folder, manifest.rest.file);
  const report = await verifyExport(manifest, {
    exported: await readBytes(join(folder, manifest.export.file)),
    rest: rest !== null && existsSync(rest) ? await readBytes(rest) : undefined,
    sources: await Promise.all(beside.map(async (file) => ({ file, bytes: await readBytes(join(folder, file)) }))),
  });
  if (json) printResult(JSON.stringify({ format: 'delift-verify/1', ...report }));
  else {
    for (const { what, passed, expected, found } of report.checks) printResult(passed ? `ok      ${what}` : `FAILED  ${what}: expected ${expected}, found ${found}`);
    for (const file of report.notChecked) printResult(`skipped ${file}: not beside the manifest`);
  }
  process.exitCode = report.passed ? EXIT.done : EXIT.failed;
}
