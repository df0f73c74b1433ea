import type { Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import type { GainEngine, GainEngineFactory } from './gainEngine';
import type { Pacer } from './pacer';
import { pairKernel } from './pairKernel';
import { setFunction } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { BuiltSource } from './source';
import type { FunctionName, FunctionSpec } from './types';

/** A function over a source's kernels, with what is behind it. */
export interface OpenFunction {
  readonly f: SetFunction;
  /** Null where the function is not facility location. */
  readonly facility: { readonly form: FacilityForm<Kernel>; readonly engine: GainEngine } | null;
}

const READS_PAIRS: readonly FunctionName[] = ['log-det', 'disparity-sum', 'disparity-min'];

/**
 * Whether a function reads G as a symmetric kernel of its own. GraphCut sums over ordered pairs, for which the directed
 * ground kernel gives the same sum.
 * @see docs/spec/selection.md O14
 */
export function readsPairs(name: FunctionName): boolean {
  return READS_PAIRS.includes(name);
}

/**
 * Opens a function for one piece of work; its engine's place is free again afterwards, also after a failure.
 * @throws AppError as setFunction and pairKernel; whatever `work` throws
 * @see docs/spec/selection.md S2, O14
 */
export async function withFunction<T>(
  built: BuiltSource,
  spec: FunctionSpec,
  createEngine: GainEngineFactory,
  pace: Pacer,
  work: (opened: OpenFunction) => T | Promise<T>,
): Promise<T> {
  const kernels = readsPairs(spec.name) ? { ...built.kernels, candidates: await pairKernel(built, spec.name, pace) } : built.kernels;
  let facility: OpenFunction['facility'] = null;
  const f = setFunction(kernels, spec, (form) => {
    const engine = createEngine(form);
    facility = { form, engine };
    return engine;
  });
  const opened: OpenFunction = { f, facility };
  try {
    return await work(opened);
  } finally {
    opened.facility?.engine.release?.();
  }
}
