import { AppError } from '../base/errors';
import { rowMax, transposed } from '../kernel/dense';
import { ownRowsOf, selfKeysOf } from '../kernel/selfKeys';
import { toKernel, type KernelOptions } from '../kernel/transform';
import type { DenseKernel, SelfKeys, SignedBlock } from '../kernel/types';
import type { SelectionSource, SourceFacts } from './contract';
import type { FacilityForm } from './facilityForm';
import { fullCover } from './facilityForm';
import type { SelectionKernels } from './types';

/** A source with its kernels built once. */
export interface BuiltSource {
  readonly source: SelectionSource;
  readonly facts: SourceFacts;
  readonly kernels: SelectionKernels;
  /** Which entries of the ground block are self; null when it has no diagonal. */
  readonly selfKeys: SelfKeys | null;
  /** Row that is candidate j itself, -1 for none. */
  readonly ownRows: Int32Array;
  /** FL's f of the whole ground set; the same for the target rows. */
  readonly fullPool: number;
  readonly fullTarget: number;
}

/**
 * Kernels and facts of a source (rules K1, U7). Where Q was not scored but T was, Q is T's transpose and the facts say so.
 * @param source its buffers are borrowed and never changed; they must stay as they are while the source is in use.
 * @param allocate where the kernels lie whose columns are read for gains (ground, target). Default: plain buffers.
 * @throws AppError 'kernel-invalid', 'shape-mismatch'
 * @see docs/spec/selection.md S1, O7; docs/spec/kernel.md K1, U7
 */
export function buildSource(source: SelectionSource, allocate?: KernelOptions['allocate']): BuiltSource {
  const { blocks, transform, selfHelp } = source;
  const kernelOf = (block: SignedBlock | undefined, place?: KernelOptions['allocate']): DenseKernel | undefined => (block === undefined ? undefined : toKernel(block, { transform, selfHelp: 'keep', allocate: place }));
  const ground = toKernel(blocks.ground, { transform, selfHelp, allocate });
  const target = kernelOf(blocks.target, allocate);
  const scoredQuery = kernelOf(blocks.query);
  const existing = kernelOf(blocks.private);
  requireSide('target', 'columns', ground.columns, target?.columns);
  requireSide('query', 'rows', ground.rows, scoredQuery?.rows);
  requireSide('private', 'rows', ground.rows, existing?.rows);
  const canTranspose = scoredQuery === undefined && target !== undefined && ground.rows === ground.columns;
  const query = canTranspose ? transposed(target) : scoredQuery;
  const queryFrom = scoredQuery !== undefined ? 'scored' : canTranspose ? 'transposed-target' : null;
  const best = rowMax(ground);
  const helpless = best.reduce((count, value) => (value > 0 ? count : count + 1), 0);
  const selfKeys = selfKeysOf(blocks.ground);
  return {
    source,
    facts: {
      id: source.id,
      rows: ground.rows,
      candidates: ground.columns,
      helpless,
      helplessTargets: target === undefined ? null : rowMax(target).reduce((count, value) => (value > 0 ? count : count + 1), 0),
      queryFrom,
      hasPrivate: existing !== undefined,
    },
    kernels: { ground, target, query, private: existing },
    selfKeys,
    ownRows: selfKeys === null ? new Int32Array(ground.columns).fill(-1) : ownRowsOf(selfKeys),
    fullPool: fullCover(coverForm(ground)),
    fullTarget: target === undefined ? 0 : fullCover(coverForm(target)),
  };
}

/** Plain facility location on a kernel: what coverage means everywhere (C1). */
export function coverForm(kernel: DenseKernel): FacilityForm {
  return { kernel, floor: null, cap: null, weights: null, modular: null };
}

function requireSide(set: string, side: 'rows' | 'columns', expected: number, found: number | undefined): void {
  if (found === undefined || found === expected) return;
  throw new AppError('shape-mismatch', `The pool's block has ${expected} ${side}, the ${set} block ${found}; they must be the same rows in the same order.`, { set, expected, found });
}
