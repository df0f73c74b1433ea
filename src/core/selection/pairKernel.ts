import { AppError } from '../base/errors';
import { said } from '../base/said';
import { eachSelfPair } from '../kernel/selfKeys';
import { denseOf, isSparse } from '../kernel/sparse';
import type { DenseKernel, Kernel } from '../kernel/types';
import { readsEveryPair } from './candidateKernel';
import type { PairsOrigin } from './contract';
import type { Pacer } from './pacer';
import type { BuiltSource } from './source';

/** Rows up to which a sparse kernel is expanded for the functions that read every pair: 100 MB, and as much for G. */
const MOST_EXPANDED = 5000;

const built = new WeakMap<BuiltSource, DenseKernel>();

/**
 * Where a source's G comes from. A matrix that is a kernel already (transform `none`) stands for itself; utilities are
 * directed, and what a row does for itself says nothing about how alike two rows are.
 * @see docs/spec/selection.md O14
 */
export function pairsOrigin({ source }: BuiltSource): PairsOrigin {
  return source.transform === 'none' ? 'ground' : 'both-directions';
}

/**
 * G of a source: the ground kernel, or the mean of its two directions with 1 for a row and itself (and for exact
 * duplicates). Made on first use and kept until `dropPairKernel`: it is a second matrix as large as the first.
 * A sparse ground kernel is expanded up to MOST_EXPANDED rows: pairs that were not scored are 0, as everywhere.
 * @param label the function, for messages.
 * @returns n x n, symmetric; borrowed by the caller.
 * @throws AppError 'set-missing' where rows and candidates are not one list; 'invalid-argument' for a sparse kernel of
 *   more rows; 'cancelled'
 * @see docs/spec/selection.md O14
 */
export async function pairKernel(source: BuiltSource, label: string, pace: Pacer): Promise<DenseKernel> {
  const { rows: n, columns } = source.kernels.ground;
  const known = built.get(source);
  if (known !== undefined) return known;
  if (n !== columns) {
    throw new AppError('set-missing', said`This objective compares candidates with each other, but the pool's kernel is ${n} x ${columns}. Nothing was selected; choose another objective.`, { set: 'candidates', rows: n, columns });
  }
  const ground = whole(source.kernels.ground, label);
  if (pairsOrigin(source) === 'ground') {
    if (ground !== source.kernels.ground) built.set(source, ground);
    return ground;
  }
  const values = new Float32Array(n * n);
  for (let first = 0; first < n; first += TILE) {
    for (let second = 0; second <= first; second += TILE) fillTile(ground.values, values, n, first, second);
    if (pace.due()) await pace.rest();
  }
  if (source.selfKeys !== null) eachSelfPair(source.selfKeys, (row, column) => (values[column * n + row] = 1));
  const pairs = { rows: n, columns: n, values };
  built.set(source, pairs);
  return pairs;
}

/** Frees G, once another function is ranked. */
export function dropPairKernel(source: BuiltSource): void {
  built.delete(source);
}

function whole(kernel: Kernel, label: string): DenseKernel {
  if (!isSparse(kernel)) return kernel;
  if (kernel.rows <= MOST_EXPANDED) return denseOf(kernel);
  throw readsEveryPair(label, said`; above ${MOST_EXPANDED} rows that matrix is not built`);
}

const TILE = 64;

function fillTile(from: Float32Array, into: Float32Array, n: number, first: number, second: number): void {
  const firstEnd = Math.min(first + TILE, n);
  const secondEnd = Math.min(second + TILE, n);
  for (let column = first; column < firstEnd; column++) {
    for (let row = second; row < secondEnd; row++) {
      const mean = (from[column * n + row]! + from[row * n + column]!) / 2;
      into[column * n + row] = mean;
      into[row * n + column] = mean;
    }
  }
}
