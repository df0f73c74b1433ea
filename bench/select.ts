// Dense facility location beside its peers, all on one kernel in one run: npm run bench:select [-- --n 10000 --k 1000 --repeat 3]
// Peers run where they are installed: a C program (gcc), apricot and submodlib (Python). Ratios hold only within a run.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { build } from 'vite';
import type { SelectionTimes } from '../src/cli/commands/bench.ts';
import { writeClusteredKernel } from './clusteredKernel.ts';

const run = promisify(execFile);
const BUFFER = { maxBuffer: 1 << 26 };
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PEERS = here('../../shared/bench/peers.py');
const NATIVE = here('../../shared/bench/native_lazy.c');
const RECIPE = here('../../shared/bench/make_kernel.py');

interface Row {
  readonly engine: string;
  readonly seconds: number;
  readonly f: number;
  readonly note: string;
}

const { values: flags } = parseArgs({ options: { n: { type: 'string', default: '10000' }, k: { type: 'string', default: '1000' }, repeat: { type: 'string', default: '3' }, kernel: { type: 'string' } } });
const n = Number(flags.n);
const k = Number(flags.k);
const repeat = Number(flags.repeat);

/** The kernel by the recipe itself where Python has NumPy, else by its port (the same distribution, other numbers). */
async function makeKernel(path: string): Promise<string> {
  if (existsSync(RECIPE)) {
    const made = await run('python3', [RECIPE, '--n', String(n), '--out', path], BUFFER).catch(() => null);
    if (made !== null) return 'made by make_kernel.py';
  }
  await writeClusteredKernel(path, n);
  return 'made by the recipe in TypeScript';
}

async function timeThis(kernel: string): Promise<Row> {
  // the built command line, as people run it: the sources of now
  await build({ configFile: here('../vite.cli.config.ts'), root: here('..'), logLevel: 'error', build: { outDir: 'dist/bench' } });
  const tries: SelectionTimes[] = [];
  for (let turn = 0; turn < repeat; turn++) {
    const { stdout } = await run(process.execPath, [here('../dist/bench/delift.mjs'), 'bench', 'select', '--kernel', kernel, '--n', String(n), '--k', String(k)], BUFFER);
    tries.push(JSON.parse(stdout) as SelectionTimes);
  }
  const best = tries.reduce((least, next) => (next.select_s < least.select_s ? next : least));
  const kernelMb = (4 * n * n) / 2 ** 20;
  return { engine: 'this engine', seconds: best.select_s, f: best.f, note: `peak ${best.peak_mb} MB = kernel + ${(best.peak_mb - kernelMb).toFixed(0)} MB, load ${best.load_s} s` };
}

async function timeNative(kernel: string, folder: string): Promise<Row[]> {
  if (!existsSync(NATIVE)) return [];
  const program = join(folder, 'native_lazy');
  const compiled = await run('gcc', ['-O3', '-march=x86-64-v2', NATIVE, '-o', program]).catch(() => null);
  if (compiled === null) return [];
  const { stdout } = await run(program, [kernel, String(n), String(k)], BUFFER);
  const tries = [...stdout.matchAll(/total ([\d.]+) s evals (\d+) f ([\d.]+)/g)].map(([, seconds, evaluations, f]) => ({ seconds: Number(seconds), f: Number(f), note: `${evaluations} columns read` }));
  const best = tries.reduce((least, next) => (next.seconds < least.seconds ? next : least));
  return [{ engine: 'native_lazy.c', ...best }];
}

async function timePython(kernel: string, peer: string, module: string): Promise<Row[]> {
  const importable = existsSync(PEERS) && (await run('python3', ['-c', `import ${module}`]).then(() => true, () => false));
  if (!importable) return [];
  const { stdout } = await run('python3', [PEERS, '--kernel', kernel, '--n', String(n), '--k', String(k), '--peers', peer, '--repeat', '2'], BUFFER);
  const { select_s: seconds, build_s: build, f } = JSON.parse(stdout) as { select_s: number; build_s: number; f: number };
  return [{ engine: peer, seconds, f, note: `and ${build} s to build` }];
}

const folder = await mkdtemp(join(tmpdir(), 'bench-select-'));
try {
  const kernel = flags.kernel ?? join(folder, 'kernel.f32');
  const origin = flags.kernel === undefined ? await makeKernel(kernel) : 'as given';
  const ours = await timeThis(kernel);
  const rows = [ours, ...(await timeNative(kernel, folder)), ...(await timePython(kernel, 'apricot-lazy', 'apricot')), ...(await timePython(kernel, 'submodlib-lazy', 'submodlib'))];
  console.log(`Facility location, ${n} x ${n} float32 (${origin}), k = ${k}, one thread; select time, best of the tries.`);
  console.log('engine            select s   this / it   f                 note');
  for (const { engine, seconds, f, note } of rows) {
    console.log(`${engine.padEnd(16)}  ${seconds.toFixed(4).padStart(8)}   ${(ours.seconds / seconds).toFixed(3).padStart(9)}   ${f.toFixed(6).padStart(14)}   ${note}`);
  }
} finally {
  await rm(folder, { recursive: true });
}
