import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNpy } from '../kernel/npy';
import { kernelFromRows } from '../kernel/kernel.testkit';
import type { DenseKernel } from '../kernel/types';
import type { ObjectiveName, ObjectiveSpec, SelectionKernels, SelectionOptions } from './types';

interface GoldenCase {
  readonly function: string;
  readonly params: { readonly eta?: number; readonly nu?: number; readonly modular?: 'T' | 'Q'; readonly row_weights?: readonly number[] };
  readonly constraint?: { readonly type: string; readonly pinned: readonly number[]; readonly banned: readonly number[]; readonly k: number };
  readonly k: number;
  readonly ranking: readonly number[];
  readonly gains: readonly number[];
  readonly values: readonly number[];
  readonly value_of_pinned?: number;
  readonly tied_steps: Readonly<Record<string, readonly number[]>>;
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
  readonly selection: SelectionKernels;
}

const FOLDER = join(import.meta.dirname, '../../../fixtures/golden');

const NAMES: Readonly<Record<string, ObjectiveName>> = { FL: 'fl', FLVMI: 'flvmi', FLQMI: 'flqmi', 'FLMI-DELIFT': 'flmi', FLCG: 'flcg', FLCMI: 'flcmi' };

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
      return { ...file, selection: { ground, query, target, private: existing } };
    });
}

/** The objective of a case; null for functions that are not facility location. */
export function objectiveOf({ function: name, params }: Pick<GoldenCase, 'function' | 'params'>): ObjectiveSpec | null {
  const objective = NAMES[name];
  if (objective === undefined) return null;
  return {
    name: objective,
    eta: params.eta,
    nu: params.nu,
    modularFrom: params.modular === 'Q' ? 'query' : 'target',
    rowWeights: params.row_weights === undefined ? undefined : Float64Array.from(params.row_weights),
  };
}

/** The options of a case; null for constraints other than pins and bans. A golden run ends when no candidate is left. */
export function optionsOf({ constraint, k }: GoldenCase, candidates: number): SelectionOptions | null {
  if (constraint === undefined) return { budget: k };
  if (constraint.type !== 'pinned-banned') return null;
  return { budget: Math.min(constraint.k, candidates - constraint.banned.length), pins: constraint.pinned, bans: constraint.banned };
}
