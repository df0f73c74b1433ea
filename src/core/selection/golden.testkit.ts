import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNpy } from '../kernel/npy';
import { kernelFromRows } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import type { FunctionKernels, FunctionName, FunctionSpec, SelectionOptions } from './types';

type GoldenConstraint =
  | { readonly type: 'knapsack'; readonly costs: readonly number[]; readonly budget: number }
  | { readonly type: 'partition'; readonly groups: readonly number[]; readonly caps: readonly number[]; readonly k: number }
  | { readonly type: 'pinned-banned'; readonly pinned: readonly number[]; readonly banned: readonly number[]; readonly k: number };

export interface GoldenCase {
  readonly function: string;
  readonly params: { readonly eta?: number; readonly nu?: number; readonly lambda?: number; readonly modular?: 'T' | 'Q'; readonly row_weights?: readonly number[] };
  readonly constraint?: GoldenConstraint;
  /** null for a knapsack. */
  readonly k: number | null;
  readonly ranking: readonly number[];
  readonly gains: readonly number[];
  readonly values: readonly number[];
  readonly value_of_pinned?: number;
  readonly tied_steps: Readonly<Record<string, readonly number[]>>;
  /** Where the planned run was ended before a tie or because all is covered; null when it was not. */
  readonly cut: { readonly at: number } | null;
  readonly ratios?: readonly number[];
  readonly spent?: number;
  readonly best_singleton?: { readonly item: number; readonly value: number; readonly cost: number };
  readonly answer?: { readonly from: 'greedy' | 'singleton'; readonly items: readonly number[]; readonly value: number; readonly cost: number };
}

interface ExactCase {
  readonly function: string;
  readonly params: GoldenCase['params'];
  readonly k: number;
  readonly optimum: { readonly value: number };
  readonly greedy: { readonly ranking: readonly number[]; readonly value: number };
}

interface GoldenFile {
  readonly name: string;
  readonly clip: number | null;
  readonly kernels: Readonly<Record<string, { readonly shape: readonly [number, number]; readonly data?: readonly number[]; readonly file?: string }>>;
  readonly cases?: readonly GoldenCase[];
  readonly exact?: readonly ExactCase[];
}

export interface GoldenInstance extends GoldenFile {
  readonly selection: FunctionKernels;
}

const FOLDER = join(import.meta.dirname, '../../../fixtures/golden');

const NAMES: Readonly<Record<string, FunctionName>> = {
  FL: 'fl',
  FLVMI: 'flvmi',
  FLQMI: 'flqmi',
  'FLMI-DELIFT': 'flmi',
  FLCG: 'flcg',
  FLCMI: 'flcmi',
  GraphCut: 'graph-cut',
  GCMI: 'gcmi',
  LogDet: 'log-det',
  DisparitySum: 'disparity-sum',
  DisparityMin: 'disparity-min',
};

function loadKernel(file: GoldenFile, name: string): DenseKernel {
  const entry = file.kernels[name]!;
  const [rows, columns] = entry.shape;
  const loaded =
    entry.file === undefined
      ? kernelFromRows(Array.from({ length: rows }, (_, row) => entry.data!.slice(row * columns, (row + 1) * columns)))
      : readNpy(readFileSync(join(FOLDER, entry.file)));
  const { clip } = file;
  return clip === null ? loaded : { ...loaded, values: loaded.values.map((value) => Math.max(value, clip)) };
}

export function goldenInstances(): GoldenInstance[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && name !== 'plan.json')
    .map((name) => {
      const file = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as GoldenFile;
      const [ground, query, target, existing] = ['S', 'Q', 'T', 'P'].map((kernel) => loadKernel(file, kernel)) as [DenseKernel, DenseKernel, DenseKernel, DenseKernel];
      return { ...file, selection: { ground, query, target, private: existing, candidates: 'G' in file.kernels ? loadKernel(file, 'G') : undefined } };
    });
}

/** What a case calls its function, in this project's words. */
export function specOf({ function: name, params }: Pick<GoldenCase, 'function' | 'params'>): FunctionSpec {
  return {
    name: NAMES[name]!,
    eta: params.eta,
    nu: params.nu,
    lambda: params.lambda,
    modularFrom: params.modular === 'Q' ? 'query' : 'target',
    rowWeights: params.row_weights === undefined ? undefined : Float64Array.from(params.row_weights),
  };
}

/** The options of a case. A golden run ends when no candidate is left. */
export function optionsOf({ constraint, k }: GoldenCase, candidates: number): SelectionOptions {
  switch (constraint?.type) {
    case undefined:
      return { budget: k! };
    case 'knapsack':
      return { budget: candidates, costs: Float64Array.from(constraint.costs), costBudget: constraint.budget };
    case 'partition':
      return { budget: Math.min(constraint.k, candidates), groups: Int32Array.from(constraint.groups), caps: constraint.caps };
    case 'pinned-banned':
      return { budget: Math.min(constraint.k, candidates - constraint.banned.length), pins: constraint.pinned, bans: constraint.banned };
  }
}
