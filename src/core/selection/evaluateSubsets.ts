import type { Kernel } from '../kernel/types';
import { AppError } from '../base/errors';
import type { EvaluateRequest, SubsetEvaluation } from './contract';
import { coverSums, pacedCoverLog } from './coverLog';
import { pacedValuesAlong, sharesOf } from './coverage';
import { setsNeeded } from './facilityForm';
import type { GainEngineFactory } from './gainEngine';
import { withFunction } from './openFunction';
import type { Pacer } from './pacer';
import { requireOrder } from './picks';
import type { BuiltSource } from './source';
import type { FunctionSpec } from './types';

/**
 * Each subset under each function, and its coverage.
 * @throws AppError 'cancelled'; 'invalid-argument' for a subset that is none
 * @see docs/spec/selection.md E5
 */
export async function evaluateSubsets(built: BuiltSource, { subsets, objectives }: EvaluateRequest, createEngine: GainEngineFactory, pace: Pacer): Promise<readonly SubsetEvaluation[]> {
  const { kernels, facts, fullPool, fullTarget } = built;
  for (const subset of subsets) requireOrder(facts.candidates, subset);
  const values: (readonly (number | null)[])[] = [];
  for (const objective of objectives) values.push(await valuesOf(built, objective, subsets, createEngine, pace));
  const coverageBy = async (kernel: Kernel, full: number, subset: Int32Array): Promise<number> => sharesOf(coverSums(await pacedCoverLog(kernel, subset, pace)), full).at(-1)!;
  const evaluations: SubsetEvaluation[] = [];
  for (const [at, subset] of subsets.entries()) {
    evaluations.push({
      values: values.map((ofObjective) => ofObjective[at]!),
      coverage: await coverageBy(kernels.ground, fullPool, subset),
      targetCoverage: kernels.target === undefined ? null : await coverageBy(kernels.target, fullTarget, subset),
    });
  }
  return evaluations;
}

async function valuesOf(built: BuiltSource, objective: FunctionSpec, subsets: readonly Int32Array[], createEngine: GainEngineFactory, pace: Pacer): Promise<readonly (number | null)[]> {
  if (setsNeeded(objective).some((set) => built.kernels[set] === undefined)) return subsets.map(() => null);
  return withFunction(built, objective, createEngine, pace, async ({ f }) => {
    const values: (number | null)[] = [];
    for (const subset of subsets) values.push(await valueOrNull(async () => (await pacedValuesAlong(f, subset, pace)).at(-1)!));
    return values;
  });
}

/** A log determinant does not exist for every subset. */
async function valueOrNull(value: () => Promise<number>): Promise<number | null> {
  try {
    return await value();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'kernel-invalid') return null;
    throw thrown;
  }
}
