import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { columnMaxOf, rowMaxOf } from '../kernel/sparse';
import type { DenseKernel, Kernel } from '../kernel/types';
import type { FunctionName, FunctionSpec, ObjectiveSpec, SelectionKernels } from './types';

/**
 * Facility location in the one form all six objectives share:
 * f(A) = sum_i w_i max(0, max_{j in A} min(s_ij, cap_i) - floor_i) + sum_{j in A} m_j.
 * The transformed kernel W is never stored: cap and floor act on a column while it is read.
 */
export interface FacilityForm<K extends Kernel = DenseKernel> {
  /** s: rows x candidates; borrowed. */
  readonly kernel: K;
  /** Lower edge of each row, >= 0: what the private set gives already; null = 0. */
  readonly floor: Float64Array | null;
  /** Upper edge of each row, >= 0: what the query set asks for; null = none. */
  readonly cap: Float64Array | null;
  /** w >= 0; null = 1. */
  readonly weights: Float64Array | null;
  /** m >= 0, one per candidate; null = 0. */
  readonly modular: Float64Array | null;
}

/** For each function the sets it reads besides the ground kernel. */
const NEEDS: Readonly<Record<FunctionName, readonly ('query' | 'target' | 'private')[]>> = {
  fl: [],
  flmi: ['target'],
  flvmi: ['query'],
  flqmi: ['target'],
  flcg: ['private'],
  flcmi: ['query', 'private'],
  gcmi: ['target'],
  'graph-cut': [],
  'log-det': [],
  'disparity-sum': [],
  'disparity-min': [],
};

const SETS = {
  query: said`utilities of pool rows with target rows as examples (Q)`,
  target: said`utilities of target rows with pool rows as examples (T)`,
  private: said`utilities of pool rows with existing data as examples (P)`,
} as const;

/**
 * The kernels a function reads besides the ground kernel.
 * @see docs/spec/selection.md O1
 */
export function setsNeeded({ name, modularFrom }: Pick<FunctionSpec, 'name' | 'modularFrom'>): readonly ('query' | 'target' | 'private')[] {
  return name === 'flmi' && modularFrom === 'query' ? ['query'] : NEEDS[name];
}

/**
 * An objective as facility location (method, table of objectives). With eta, nu (default 1) and maxima over the sets:
 * fl: s. flmi: s, m_j = eta max_q t_qj. flvmi: min(s_ij, eta max_q q_iq). flqmi: t, m_j = eta max_q t_qj.
 * flcg: max(s_ij - nu max_p p_ip, 0). flcmi: max(min(s_ij, eta max_q q_iq) - nu max_p p_ip, 0).
 * @param kernels S m x n, Q m x targets, T targets x n, P m x existing; borrowed, S (or T) is kept in the form.
 * @returns the form; floor, cap and m are new float64 buffers, computed in float64 from the float32 kernels.
 * @throws AppError 'set-missing' when a set the objective needs is absent or empty; 'shape-mismatch';
 *   'invalid-argument' when eta, nu or a weight is not a finite number >= 0
 * @see docs/spec/selection.md O1-O7; DELIFT (FL, FLMI, FLCG); PRISM, arXiv 2103.00128 (FLVMI, FLQMI, FLCMI)
 */
export function facilityForm<K extends Kernel = DenseKernel>(kernels: SelectionKernels<K>, spec: ObjectiveSpec): FacilityForm<K> {
  const { name, eta = 1, nu = 1, rowWeights } = spec;
  requireFactor('eta', eta);
  requireFactor('nu', nu);
  const sets = requireSets(kernels, spec);
  const kernel = name === 'flqmi' ? requireTargetKernel(kernels, name) : kernels.ground;
  const cap = name === 'flvmi' || name === 'flcmi' ? scaled(rowMaxOf(sets.query), eta) : null;
  const floor = name === 'flcg' || name === 'flcmi' ? scaled(rowMaxOf(sets.private), nu) : null;
  let modular: Float64Array | null = null;
  if (name === 'flqmi') modular = scaled(columnMaxOf(sets.target), eta);
  if (name === 'flmi') modular = scaled(spec.modularFrom === 'query' ? rowMaxOf(sets.query) : columnMaxOf(sets.target), eta);
  return { kernel, floor, cap, weights: requireWeights(rowWeights, kernel.rows), modular };
}

/**
 * f of the whole ground set without the modular term: the most that the rows can be covered.
 * @param form borrowed.
 * @param best the largest value of each row of its kernel, where it is known already; borrowed.
 * @see docs/spec/selection.md C1
 */
export function fullCover({ kernel, floor, cap, weights }: FacilityForm<Kernel>, best: Float32Array = rowMaxOf(kernel)): number {
  let total = 0;
  best.forEach((most, row) => {
    const capped = cap === null ? most : Math.min(most, cap[row]!);
    total += (weights?.[row] ?? 1) * Math.max(capped - (floor?.[row] ?? 0), 0);
  });
  return total;
}

function scaled(values: Float32Array, factor: number): Float64Array {
  return Float64Array.from(values, (value) => factor * value);
}

function requireFactor(name: 'eta' | 'nu', value: number): void {
  if (Number.isFinite(value) && value >= 0) return;
  throw new AppError('invalid-argument', said`${name} is ${value}; it must be a finite number, 0 or more.`, { [name]: String(value) });
}

function requireWeights(weights: Float64Array | undefined, rows: number): Float64Array | null {
  if (weights === undefined) return null;
  if (weights.length !== rows) {
    throw new AppError('shape-mismatch', said`There are ${weights.length} row weights for ${rows} represented rows.`, { weights: weights.length, rows });
  }
  const row = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (row < 0) return weights;
  throw new AppError('invalid-argument', said`The weight of row ${row} (from 0) is ${weights[row]!}; it must be a finite number, 0 or more.`, { row });
}

/**
 * T, checked to be there and to have the ground set's columns.
 * @throws AppError 'set-missing' | 'shape-mismatch'
 */
export function requireTargetKernel<K extends Kernel>(kernels: SelectionKernels<K>, label: string): K {
  return requireSet(kernels, 'target', label);
}

interface RequiredSets {
  readonly query: Kernel;
  readonly target: Kernel;
  readonly private: Kernel;
}

function requireSets(kernels: SelectionKernels<Kernel>, spec: ObjectiveSpec): RequiredSets {
  const { ground } = kernels;
  for (const set of setsNeeded(spec)) requireSet(kernels, set, spec.name);
  if (spec.modularFrom === 'query' && ground.rows !== ground.columns) {
    throw new AppError('shape-mismatch', said`FLMI can read its modular term from Q only when rows and candidates are the same list; the kernel is ${ground.rows} x ${ground.columns}.`, { rows: ground.rows, columns: ground.columns });
  }
  const { query = EMPTY, target = EMPTY, private: existing = EMPTY } = kernels;
  return { query, target, private: existing };
}

function requireSet<K extends Kernel>(kernels: SelectionKernels<K>, set: 'query' | 'target' | 'private', objective: string): K {
  const { ground } = kernels;
  const kernel = kernels[set];
  const size = set === 'target' ? kernel?.rows : kernel?.columns;
  if (kernel === undefined || size === 0) {
    throw new AppError('set-missing', said`${objective.toUpperCase()} needs ${told(SETS[set])}, which ${kernel === undefined ? said`are not there` : said`are empty`}. Score that block, or choose another objective.`, { objective, set });
  }
  const [expected, found] = set === 'target' ? [ground.columns, kernel.columns] : [ground.rows, kernel.rows];
  if (expected !== found) {
    throw new AppError('shape-mismatch', set === 'target' ? said`The pool's kernel has ${expected} columns, the target kernel ${found}.` : said`The pool's kernel has ${expected} rows, the ${set} kernel ${found}.`, { set, expected, found });
  }
  return kernel;
}

const EMPTY: DenseKernel = { rows: 0, columns: 0, values: new Float32Array(0) };
