import { open, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../../core/base/errors';
import { requireKernel } from '../../core/kernel/dense';
import { lazyGreedy } from '../../core/selection/lazyGreedy';
import { finalValue } from '../../core/selection/picks';
import { allocateKernel, createWasmGainEngine } from '../../core/selection/wasmGainEngine';
import { startGainThread } from '../../runtime/node/gainThread';
import { parseNumber } from '../arguments';
import { printResult, runCommand } from '../output';
import { peakMegabytes } from '../peakMemory';

interface BenchOptions {
  readonly kernel: string;
  readonly n: number;
  readonly k: number;
  /** 1 or 2. Default 1. */
  readonly threads?: number | undefined;
}

/** What `delift bench select` prints. */
export interface SelectionTimes {
  readonly n: number;
  readonly k: number;
  readonly load_s: number;
  /** From the matrix in memory to the ranking, engine start included. */
  readonly select_s: number;
  readonly f: number;
  readonly first10: readonly number[];
  readonly peak_mb: number;
}

export function addBench(program: Command): void {
  const bench = program.command('bench').summary('time this engine on this machine').description('Times parts of the engine on this machine.');
  bench
    .command('select')
    .summary('time selection on a raw float32 square matrix')
    .description('Times facility location by lazy greedy on a raw little-endian float32 matrix of n x n values.')
    .requiredOption('--kernel <file>', 'n x n float32 values, column-major')
    .requiredOption('--n <number>', 'rows and candidates', parseNumber)
    .requiredOption('--k <number>', 'how many to pick', parseNumber)
    .option('--threads <number>', '1, or 2 to let a second thread help; the picks are the same', parseNumber, 1)
    .action((options: BenchOptions) => runCommand(async () => printResult(JSON.stringify(await timeSelection(options)))));
}

/** @throws AppError 'file-unreadable' | 'shape-mismatch' | 'kernel-invalid' | 'budget-invalid' */
export async function timeSelection({ kernel: path, n, k, threads = 1 }: BenchOptions): Promise<SelectionTimes> {
  if (!Number.isInteger(n) || n < 1) throw new AppError('invalid-argument', `--n is ${n}; it must be a whole number from 1.`, { n });
  if (threads !== 1 && threads !== 2) throw new AppError('invalid-argument', `--threads is ${threads}; selection runs in 1 or 2.`, { threads });
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new AppError('file-unreadable', `${path} cannot be read. Nothing was timed; check the name.`, { path }, { cause });
  });
  if (size !== 4 * n * n) throw new AppError('shape-mismatch', `${path} has ${size} bytes; ${n} x ${n} float32 values are ${4 * n * n}. Nothing was timed; check --n.`, { size, n });
  const begin = performance.now();
  const values = allocateKernel(n, n, { isShared: threads === 2 }); // compiles the engine: counted as engine start
  const helper = threads === 2 ? startGainThread() : null;
  const allocated = performance.now();
  await readInto(path, values);
  const form = { kernel: requireKernel({ rows: n, columns: n, values }, path), floor: null, cap: null, weights: null, modular: null };
  const loaded = performance.now();
  const ranking = await lazyGreedy(form, { budget: k }, {}, createWasmGainEngine(form, helper));
  const selected = performance.now();
  await helper?.end();
  const seconds = (ms: number): number => Math.round(10 * ms) / 10_000;
  return {
    n,
    k,
    load_s: seconds(loaded - allocated),
    select_s: seconds(selected - loaded + allocated - begin),
    f: finalValue(ranking),
    first10: Array.from(ranking.order.subarray(0, 10)),
    peak_mb: Math.round(10 * peakMegabytes()) / 10,
  };
}

/** One read of more than 2 GiB is refused by the system. */
const CHUNK = 1 << 28;

async function readInto(path: string, values: Float32Array): Promise<void> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const file = await open(path);
  try {
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, at, Math.min(CHUNK, bytes.length - at), at);
      if (bytesRead === 0) throw new AppError('file-unreadable', `${path} ended at byte ${at}, ${bytes.length} were expected. Nothing was timed.`, { path, at });
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
