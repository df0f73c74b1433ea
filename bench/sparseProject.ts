/**
 * A project of which only some pairs are scored, from its file to a subset on the command line: time and peak memory of
 * each command in a process of its own. Run: npm run build, then npx tsx bench/sparseProject.ts [ROWS [NEIGHBOURS [BUDGET]]]
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigProject } from '../e2e/support/bigProject.ts';

const [rows = 20_000, neighbours = 64, budget = 1000] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'delift-sparse-'));
const path = join(folder, 'p.delift');

/** Runs a command; its output, seconds, and the most memory it was seen to hold (Linux only). */
async function measured(args: readonly string[]): Promise<{ readonly out: string; readonly seconds: number; readonly peakMegabytes: number | null }> {
  const started = performance.now();
  let peak: number | null = null;
  const out = await new Promise<string>((done, fail) => {
    const child = execFile(process.execPath, ['bin/delift.mjs', ...args], { maxBuffer: 2 ** 28 }, (error, stdout) => {
      clearInterval(watch);
      if (error === null) done(stdout);
      else fail(new Error(`delift ${args.join(' ')} failed`, { cause: error }));
    });
    const watch = setInterval(() => {
      void readFile(`/proc/${child.pid}/status`, 'utf8').then(
        (status) => {
          const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
          if (kilobytes !== undefined) peak = Math.max(peak ?? 0, Number(kilobytes) / 1024);
        },
        () => undefined, // ended, or no /proc here
      );
    }, 20);
  });
  return { out, seconds: (performance.now() - started) / 1000, peakMegabytes: peak };
}

try {
  const bytes = await bigProject({ rows, neighbours, existing: Math.max(1, Math.round(rows / 20)), vectors: false });
  await writeFile(path, bytes);
  console.log(`${rows} rows x ${neighbours} neighbours, ${Math.round(rows / 20)} existing rows: project file of ${(bytes.length / 1e6).toFixed(1)} MB; dense kernels would take ${((4 * rows * rows) / 2 ** 30).toFixed(1)} GB`);
  for (const objective of ['fl', 'flcg']) {
    const { out, seconds, peakMegabytes } = await measured(['select', path, '--objective', objective, '--budget', String(budget), '--save', objective, '--json']);
    const { ms, certificate } = JSON.parse(out) as { readonly ms: { readonly load: number; readonly select: number }; readonly certificate: { readonly lagrangian: number | null } };
    console.log(`select ${objective}, ${budget} of ${rows}: ${seconds.toFixed(1)} s (open ${(ms.load / 1000).toFixed(1)} s, rank ${(ms.select / 1000).toFixed(1)} s), peak ${peakMegabytes?.toFixed(0) ?? '-'} MB, certificate ${certificate.lagrangian?.toFixed(4) ?? '-'}`);
  }
  const compared = await measured(['compare', path, 'fl', 'flcg', '--json']);
  console.log(`compare fl flcg: ${compared.seconds.toFixed(1)} s, peak ${compared.peakMegabytes?.toFixed(0) ?? '-'} MB`);
} finally {
  await rm(folder, { recursive: true });
}
