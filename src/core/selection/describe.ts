import type { Kernel } from '../kernel/types';
import type { RankedSubset, RankRequest } from './contract';
import { coverSums, coverSumsOver, pacedCoverLog } from './coverLog';
import { sharesOf } from './coverage';
import { facilityForm, fullCover, setsNeeded, type FacilityForm } from './facilityForm';
import type { GainEngine, GainEngineFactory } from './gainEngine';
import { readsPairs } from './openFunction';
import type { Pacer } from './pacer';
import { pairsOrigin } from './pairKernel';
import { selfHelpReport } from './selfHelp';
import type { BuiltSource } from './source';
import type { CoverLog, RandomBand } from './types';

/** An engine for one piece of work; its place is free again afterwards, also after a failure. */
export async function withEngine<T>(createEngine: GainEngineFactory, form: FacilityForm<Kernel>, work: (engine: GainEngine) => T | Promise<T>): Promise<T> {
  const engine = createEngine(form);
  try {
    return await work(engine);
  } finally {
    engine.release?.();
  }
}

/** FLCG's form, for "what is new to the existing data"; null without existing data. */
export function newnessForm({ kernels }: BuiltSource, nu: number | undefined): FacilityForm<Kernel> | null {
  return kernels.private === undefined || kernels.private.columns === 0 ? null : facilityForm(kernels, { name: 'flcg', nu });
}

/** A band of f as a band of coverage. */
export function scaleBand(band: RandomBand, full: number): RandomBand {
  return { ...band, mean: sharesOf(band.mean, full), low: sharesOf(band.low, full), high: sharesOf(band.high, full) };
}

/**
 * Cover logs and coverage curves of any order: what a moved budget and every chart needs.
 * @param order borrowed.
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md C1-C3, U7
 */
export async function describeOrder(
  built: BuiltSource,
  { sourceId, objective }: RankRequest,
  order: Int32Array,
  pace: Pacer,
): Promise<Omit<RankedSubset, 'ranking' | 'method' | 'answer' | 'endedWhy' | 'columnsRead' | 'ms'>> {
  const { kernels, facts, selfKeys, source } = built;
  const logOf = (kernel: Kernel): Promise<CoverLog> => pacedCoverLog(kernel, order, pace);
  const poolLog = await logOf(kernels.ground);
  const targetLog = kernels.target === undefined ? null : await logOf(kernels.target);
  const newForm = newnessForm(built, objective.nu);
  return {
    sourceId,
    objective,
    coverage: sharesOf(coverSums(poolLog), built.fullPool),
    targetCoverage: targetLog === null ? null : sharesOf(coverSums(targetLog), built.fullTarget),
    newCoverage: newForm === null || newForm.floor === null ? null : sharesOf(coverSumsOver(poolLog, newForm.floor), fullCover(newForm, built.best)),
    poolLog,
    targetLog,
    helpless: facts.helpless,
    helplessTargets: facts.helplessTargets,
    selfHelp: source.selfHelp === 'keep' && selfKeys !== null ? selfHelpReport(kernels.ground, selfKeys, poolLog, order) : null,
    queryFrom: setsNeeded(objective).includes('query') ? facts.queryFrom : null,
    pairsFrom: readsPairs(objective.name) ? pairsOrigin(built) : null,
  };
}
