import { AppError } from '../base/errors';
import { said, told } from '../base/said';
import { isSparse } from '../kernel/sparse';
import type { Kernel } from '../kernel/types';
import { candidateKernel } from './candidateKernel';
import { disparityMin, disparitySum } from './disparity';
import { facilityForm } from './facilityForm';
import { engineOf } from './engineOf';
import type { GainEngine, GainEngineFactory } from './gainEngine';
import { gcmiForm, graphCut } from './graphCut';
import { logDet } from './logDet';
import type { FunctionTraits, SetFunction } from './setFunctionTypes';
import { sparseGraphCut } from './sparseGraphCut';
import type { FunctionKernels, FunctionName, FunctionSpec } from './types';

const FACILITY: FunctionTraits = { label: said`facility location`, submodular: true, monotone: true, reason: '', zeroIsFinal: true };

/**
 * A facility-location engine as a set function.
 * @param engine kept; the function and the engine share one cover.
 */
export function facilityFunction(engine: GainEngine): SetFunction {
  const { form, gain, take, reset, beginRun } = engine;
  return { candidates: form.kernel.columns, traits: FACILITY, form, gain, take, reset, ...(beginRun === undefined ? {} : { beginRun }) };
}

/**
 * Any function by name, over kernels in either form; both give the same gains to the last bit.
 * @param kernels borrowed; G is `candidates`, or S when that is square.
 * @param createEngine where facility-location gains are computed. Default: plain TypeScript.
 * @throws AppError 'set-missing', 'shape-mismatch', 'invalid-argument' as facilityForm; 'set-missing' where G is absent
 *   and S is not square; 'kernel-invalid' where G must be symmetric and is not; 'invalid-argument' for the log
 *   determinant and the disparities where G is sparse
 * @see docs/spec/selection.md O1-O11, O16; golden README, functions
 */
export function setFunction(kernels: FunctionKernels<Kernel>, spec: FunctionSpec, createEngine: GainEngineFactory = engineOf): SetFunction {
  const { name } = spec;
  switch (name) {
    case 'gcmi':
      return facilityFunction(createEngine(gcmiForm(kernels)));
    case 'graph-cut':
      return graphCutOf(kernels, spec.lambda);
    case 'log-det':
      return logDet(kernels, spec.lambda);
    case 'disparity-sum':
      return disparitySum(kernels);
    case 'disparity-min':
      return disparityMin(kernels);
    default:
      return facilityFunction(createEngine(facilityForm(kernels, { ...spec, name })));
  }
}

function graphCutOf(kernels: FunctionKernels<Kernel>, lambda: number | undefined): SetFunction {
  const pairs = candidateKernel(kernels, said`graph cut`);
  return isSparse(pairs) ? sparseGraphCut(kernels.ground, pairs, lambda) : graphCut(kernels.ground, pairs, lambda);
}

/** Functions of which a sparse kernel stores all that counts: what is not stored adds nothing. */
export const SPARSE_FUNCTIONS: readonly FunctionName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'graph-cut', 'gcmi'];

/**
 * Refuses an optimizer that rests on bounds from earlier steps, or on a guarantee, which this function does not give.
 * @param optimizer its name in the message.
 * @throws AppError 'invalid-argument' with the reason
 * @see docs/spec/selection.md O12
 */
export function requireSubmodular({ label, submodular, monotone, reason }: FunctionTraits, optimizer: string): void {
  if (submodular && monotone) return;
  throw new AppError('invalid-argument', said`${optimizer} greedy is not offered for ${told(label)}: ${told(reason)}. Use naive greedy.`, { optimizer, submodular, monotone });
}
