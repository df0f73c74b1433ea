import { AppError } from '../base/errors';
import type { SparseKernel } from '../kernel/types';
import { disparityMin, disparitySum } from './disparity';
import { facilityForm } from './facilityForm';
import { engineOf } from './engineOf';
import { createGainEngine, type GainEngine, type GainEngineFactory } from './gainEngine';
import { gcmiForm, graphCut } from './graphCut';
import { logDet } from './logDet';
import type { FunctionTraits, SetFunction } from './setFunctionTypes';
import { createSparseGainEngine } from './sparseGainEngine';
import { sparseGraphCut } from './sparseGraphCut';
import type { FunctionKernels, FunctionName, FunctionSpec } from './types';

const FACILITY: FunctionTraits = { label: 'facility location', submodular: true, monotone: true, reason: '', zeroIsFinal: true };

/**
 * A facility-location engine as a set function.
 * @param engine kept; the function and the engine share one cover.
 */
export function facilityFunction(engine: GainEngine): SetFunction {
  const { form, gain, take, reset, beginRun } = engine;
  return { candidates: form.kernel.columns, traits: FACILITY, gain, take, reset, ...(beginRun === undefined ? {} : { beginRun }) };
}

/**
 * Any function by name, over kernels.
 * @param kernels borrowed; G is `candidates`, or S when that is square.
 * @param createEngine where facility-location gains are computed. Default: plain TypeScript.
 * @throws AppError 'set-missing', 'shape-mismatch', 'invalid-argument' as facilityForm; 'set-missing' where G is absent
 *   and S is not square; 'kernel-invalid' where G must be symmetric and is not
 * @see docs/spec/selection.md O1-O11; golden README, functions
 */
export function setFunction(kernels: FunctionKernels, spec: FunctionSpec, createEngine: GainEngineFactory = createGainEngine): SetFunction {
  const { name } = spec;
  switch (name) {
    case 'gcmi':
      return facilityFunction(createEngine(gcmiForm(kernels)));
    case 'graph-cut':
      return graphCut(kernels, spec.lambda);
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

/** Functions of which a sparse kernel stores all that counts: what is not stored adds nothing. */
export const SPARSE_FUNCTIONS: readonly FunctionName[] = ['fl', 'flmi', 'flvmi', 'flqmi', 'flcg', 'flcmi', 'graph-cut', 'gcmi'];

/**
 * Any function that sparse kernels can carry, by name: the gains of setFunction on the dense kernels, to the last bit.
 * @param kernels borrowed.
 * @throws AppError 'invalid-argument' for the log determinant and the disparities, which read what is not stored too; as
 *   setFunction
 * @see docs/spec/selection.md O14
 */
export function sparseFunction(kernels: FunctionKernels<SparseKernel>, spec: FunctionSpec): SetFunction {
  const { name } = spec;
  switch (name) {
    case 'gcmi':
      return facilityFunction(engineOf(gcmiForm(kernels)));
    case 'graph-cut':
      return sparseGraphCut(kernels, spec.lambda);
    case 'log-det':
    case 'disparity-sum':
    case 'disparity-min':
      throw new AppError('invalid-argument', `${name} cannot be used where only some pairs were scored: it reads every pair. Choose one of ${SPARSE_FUNCTIONS.join(', ')}, or score all pairs.`, { objective: name });
    default:
      return facilityFunction(createSparseGainEngine(facilityForm(kernels, { ...spec, name })));
  }
}

/**
 * Refuses an optimizer that rests on bounds from earlier steps, or on a guarantee, which this function does not give.
 * @param optimizer its name in the message.
 * @throws AppError 'invalid-argument' with the reason
 * @see docs/spec/selection.md O12
 */
export function requireSubmodular({ label, submodular, monotone, reason }: FunctionTraits, optimizer: string): void {
  if (submodular && monotone) return;
  throw new AppError('invalid-argument', `${optimizer} greedy is not offered for ${label}: ${reason}. Use naive greedy.`, { optimizer, submodular, monotone });
}
