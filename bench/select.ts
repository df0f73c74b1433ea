// Facility location beside its peers, all on one kernel in one run, then sparse kernels: npm run bench:select
//   [-- --n 10000 --k 1000 --repeat 3 --kernel FILE --sparse 100000 --entries 64]
// Peers run where they are installed: a C program (gcc), and apricot and submodlib in the Python that BENCH_PYTHON names
// (default python3). Ratios hold only within a run. --sparse 0 leaves the sparse part out.
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
import type { SparseTimes } from './sparseSelect.ts';

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

const { values: flags } = parseArgs({ options: { n: { type: 'string', default: '10000' }, k: { type: 'string', default: '1000' }, repeat: { type: 'string', default: '3' }, kernel: { type: 'string' }, sparse: { type: 'string', default: '100000' }, entries: { type: 'string', default: '64' } } });
const n = Number(flags.n);
const k = Number(flags.k);
const repeat = Number(flags.repeat);
const python = process.env['BENCH_PYTHON'] ?? 'python3';
const SPARSE_OBJECTIVES = ['fl', 'flcg', 'flvmi', 'graph-cut'];

/** The kernel by the recipe itself where Python has NumPy, else by its port (the same distribution, other numbers). */
async function makeKernel(path: string): Promise<string> {
  if (existsSync(RECIPE)) {
    const made = await run(python, [RECIPE, '--n', String(n), '--out', path], BUFFER).catch(() => null);
    if (made !== null) return 'made by make_kernel.py';
  }
  await writeClusteredKernel(path, n);
  return 'made by the recipe in TypeScript';
}

/** The built command line, as people run it, from the sources of now. */
async function buildThis(): Promise<void> {
  await build({ configFile: here('../vite.cli.config.ts'), root: here('..'), logLevel: 'error', build: { outDir: 'dist/bench' } });
}

async function timeThis(kernel: string, threads: number): Promise<Row> {
  const tries: SelectionTimes[] = [];
  for (let turn = 0; turn < repeat; turn++) {
    const { stdout } = await run(process.execPath, [here('../dist/bench/delift.mjs'), 'bench', 'select', '--kernel', kernel, '--n', String(n), '--k', String(k), '--threads', String(threads)], BUFFER);
    tries.push(JSON.parse(stdout) as SelectionTimes);
  }
  const best = tries.reduce((least, next) => (next.select_s < least.select_s ? next : least));
  const peak = Math.max(...tries.map(({ peak_mb }) => peak_mb));
  const all = tries.map(({ select_s }) => select_s.toFixed(3)).join(' ');
  return { engine: `this, ${threads} thread${threads === 1 ? '' : 's'}`, seconds: best.select_s, f: best.f, note: `peak ${peak} MB = kernel + ${(peak - (4 * n * n) / 2 ** 20).toFixed(0)} MB; tries ${all}` };
}

async function timeNative(kernel: string, folder: string): Promise<Row[]> {
  if (!existsSync(NATIVE)) return skip('native_lazy.c', 'its source is not beside this folder');
  const program = join(folder, 'native_lazy');
  const compiled = await run('gcc', ['-O3', '-march=x86-64-v2', NATIVE, '-o', program]).catch(() => null);
  if (compiled === null) return skip('native_lazy.c', 'gcc cannot compile it here');
  const { stdout } = await run(program, [kernel, String(n), String(k)], BUFFER);
  const tries = [...stdout.matchAll(/total ([\d.]+) s evals (\d+) f ([\d.]+)/g)].map(([, seconds, evaluations, f]) => ({ seconds: Number(seconds), f: Number(f), note: `${evaluations} columns read` }));
  const best = tries.reduce((least, next) => (next.seconds < least.seconds ? next : least));
  return [{ engine: 'native_lazy.c', ...best }];
}

async function timePython(kernel: string, peer: string, module: string): Promise<Row[]> {
  if (!existsSync(PEERS)) return skip(peer, 'its timing script is not beside this folder');
  const importable = await run(python, ['-c', `import ${module}`]).then(() => true, () => false);
  if (!importable) return skip(peer, `${python} has no ${module}; install it and name that Python in BENCH_PYTHON`);
  const { stdout } = await run(python, [PEERS, '--kernel', kernel, '--n', String(n), '--k', String(k), '--peers', peer, '--repeat', '2'], BUFFER);
  const { select_s: seconds, build_s: build, f } = JSON.parse(stdout) as { select_s: number; build_s: number; f: number };
  return [{ engine: peer, seconds, f, note: `and ${build} s to build` }];
}

function skip(engine: string, why: string): Row[] {
  console.log(`${engine} is left out: ${why}.`);
  return [];
}

async function timeSparse(): Promise<void> {
  const size = Number(flags.sparse);
  if (size === 0) return;
  const picks = Math.floor(size / 10);
  console.log(`\nSparse kernels, ${size} x ${size}, ${flags.entries} entries a column, k = ${picks}, one thread.`);
  console.log('objective         select s   f                 memory');
  for (const objective of SPARSE_OBJECTIVES) {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', here('sparseSelect.ts'), String(size), flags.entries, String(picks), objective], BUFFER);
    const { select_s, f, kernel_mb, peak_mb } = JSON.parse(stdout) as SparseTimes;
    console.log(`${objective.padEnd(16)}  ${select_s.toFixed(3).padStart(8)}   ${f.toFixed(6).padStart(14)}   peak ${peak_mb.toFixed(0)} MB, kernel ${kernel_mb.toFixed(0)} MB`);
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bench-select-'));
try {
  const kernel = flags.kernel ?? join(folder, 'kernel.f32');
  const origin = flags.kernel === undefined ? await makeKernel(kernel) : 'as given';
  await buildThis();
  const ours = await timeThis(kernel, 1);
  const rows = [ours, await timeThis(kernel, 2), ...(await timeNative(kernel, folder)), ...(await timePython(kernel, 'apricot-lazy', 'apricot')), ...(await timePython(kernel, 'submodlib-lazy', 'submodlib'))];
  console.log(`Facility location, ${n} x ${n} float32 (${origin}), k = ${k}; select time, best of the tries; each in one thread where nothing else is said.`);
  console.log('engine            select s   1 thread / it   f                 note');
  for (const { engine, seconds, f, note } of rows) {
    console.log(`${engine.padEnd(16)}  ${seconds.toFixed(4).padStart(8)}   ${(ours.seconds / seconds).toFixed(3).padStart(13)}   ${f.toFixed(6).padStart(14)}   ${note}`);
  }
  await timeSparse();
} finally {
  await rm(folder, { recursive: true });
}
