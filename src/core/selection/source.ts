import { AppError } from '../base/errors';
import { said } from '../base/said';
import { transposed } from '../kernel/dense';
import { isSparse, sparseTransposed } from '../kernel/sparse';
import { ownRowsOf, selfKeysOf } from '../kernel/selfKeys';
import type { KernelOptions } from '../kernel/transform';
import type { Kernel, SelfKeys, SignedUtilities } from '../kernel/types';
import type { SelectionSource, SourceFacts } from './contract';
import type { FacilityForm } from './facilityForm';
import { pacedKernel, pacedRowMax } from './pacedKernel';
import type { Pacer } from './pacer';
import type { SelectionKernels } from './types';
import { WarmMemories } from './warmMemories';

/** A source with its kernels built once. */
export interface BuiltSource {
  readonly source: SelectionSource;
  readonly facts: SourceFacts;
  readonly kernels: SelectionKernels<Kernel>;
  /** Which entries of the ground block are self; null when it has no diagonal. */
  readonly selfKeys: SelfKeys | null;
  /** Row that is candidate j itself, -1 for none. */
  readonly ownRows: Int32Array;
  /** Best help each pool row can get from any candidate. */
  readonly best: Float32Array;
  /** FL's f of the whole ground set; the same for the target rows. */
  readonly fullPool: number;
  readonly fullTarget: number;
  /** What its rankings remember of each other (G10). */
  readonly memories: WarmMemories;
}

/**
 * Kernels and facts of a source (rules K1, U7), each in the form in which its block is stored. Where Q was not scored but T was, Q is T's transpose and the facts say so.
 * @param source its buffers are borrowed and never changed; they must stay as they are while the source is in use.
 * @param allocate where the kernels lie whose columns are read for gains (ground, target). Default: plain buffers.
 * @throws AppError 'kernel-invalid', 'shape-mismatch', 'cancelled'
 * @see docs/spec/selection.md S1, O7, O16; docs/spec/kernel.md K1, U7
 */
export async function buildSource(source: SelectionSource, pace: Pacer, allocate?: KernelOptions['allocate']): Promise<BuiltSource> {
  const { blocks, transform, selfHelp } = source;
  const kernelOf = async (block: SignedUtilities | undefined, place?: KernelOptions['allocate']): Promise<Kernel | undefined> => (block === undefined ? undefined : pacedKernel(block, { transform, selfHelp: 'keep', allocate: place }, pace));
  const ground = await pacedKernel(blocks.ground, { transform, selfHelp, allocate }, pace);
  const target = await kernelOf(blocks.target, allocate);
  const scoredQuery = await kernelOf(blocks.query);
  const existing = await kernelOf(blocks.private);
  requireSide('target', 'columns', ground.columns, target?.columns);
  requireSide('query', 'rows', ground.rows, scoredQuery?.rows);
  requireSide('private', 'rows', ground.rows, existing?.rows);
  const canTranspose = scoredQuery === undefined && target !== undefined && ground.rows === ground.columns;
  const query = canTranspose ? turned(target) : scoredQuery;
  const queryFrom = scoredQuery !== undefined ? 'scored' : canTranspose ? 'transposed-target' : null;
  const best = await pacedRowMax(ground, pace);
  const bestTargets = target === undefined ? null : await pacedRowMax(target, pace);
  const helplessOf = (largest: Float32Array): number => largest.reduce((count, value) => (value > 0 ? count : count + 1), 0);
  const selfKeys = selfKeysOf(blocks.ground);
  return {
    source,
    facts: {
      id: source.id,
      rows: ground.rows,
      candidates: ground.columns,
      helpless: helplessOf(best),
      helplessTargets: bestTargets === null ? null : helplessOf(bestTargets),
      queryFrom,
      hasPrivate: existing !== undefined,
    },
    kernels: { ground, target, query, private: existing },
    selfKeys,
    ownRows: selfKeys === null ? new Int32Array(ground.columns).fill(-1) : ownRowsOf(selfKeys),
    best,
    fullPool: sumOf(best),
    fullTarget: bestTargets === null ? 0 : sumOf(bestTargets),
    memories: new WarmMemories(),
  };
}

function turned(kernel: Kernel): Kernel {
  return isSparse(kernel) ? sparseTransposed(kernel) : transposed(kernel);
}

function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Plain facility location on a kernel: what coverage means everywhere (C1). */
export function coverForm(kernel: Kernel): FacilityForm<Kernel> {
  return { kernel, floor: null, cap: null, weights: null, modular: null };
}

function requireSide(set: string, side: 'rows' | 'columns', expected: number, found: number | undefined): void {
  if (found === undefined || found === expected) return;
  throw new AppError('shape-mismatch', side === 'rows' ? said`The pool's block has ${expected} rows, the ${set} block ${found}; they must be the same rows in the same order.` : said`The pool's block has ${expected} columns, the ${set} block ${found}; they must be the same rows in the same order.`, { set, expected, found });
}
