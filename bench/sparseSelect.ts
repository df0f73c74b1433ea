// Sparse facility location in a process of its own, so that its peak memory is its own: tsx bench/sparseSelect.ts N ENTRIES K OBJECTIVE
import { peakMegabytes } from '../src/cli/peakMemory.ts';
import { requireSparseKernel } from '../src/core/kernel/sparse.ts';
import { lazyGreedyOf } from '../src/core/selection/lazyGreedy.ts';
import { finalValue } from '../src/core/selection/picks.ts';
import { setFunction } from '../src/core/selection/setFunction.ts';
import type { FunctionName } from '../src/core/selection/types.ts';
import { clusteredSparseKernel } from './sparseKernel.ts';

/** What this prints. */
export interface SparseTimes {
  readonly objective: string;
  /** From kernels in memory to the ranking. */
  readonly select_s: number;
  readonly f: number;
  readonly kernel_mb: number;
  readonly peak_mb: number;
}

const [n, entries, k] = process.argv.slice(2, 5).map(Number) as [number, number, number];
const objective = process.argv[5] as FunctionName;
const ground = requireSparseKernel(clusteredSparseKernel(n, entries));
// a small other set: what 100 existing or target rows would give
const few = { ...ground, columns: 100, starts: ground.starts.slice(0, 101), rowIndex: ground.rowIndex.slice(0, ground.starts[100]), values: ground.values.slice(0, ground.starts[100]) };
const begin = performance.now();
const f = setFunction({ ground, private: few, query: few }, { name: objective, lambda: 0.1 });
const ranking = await lazyGreedyOf(f, { budget: k });
const times: SparseTimes = {
  objective,
  select_s: (performance.now() - begin) / 1000,
  f: finalValue(ranking),
  kernel_mb: (ground.values.byteLength + ground.rowIndex.byteLength + ground.starts.byteLength) / 2 ** 20,
  peak_mb: peakMegabytes(),
};
console.log(JSON.stringify(times));
