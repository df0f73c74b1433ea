import { AppError } from '../base/errors';
import type { DenseKernel } from '../kernel/types';
import { certify } from './certificate';
import type { EvaluateRequest, PrefixRequest, RankedSubset, RankRequest, SelectionService, SubsetEvaluation } from './contract';
import { coverSums, makeCoverLog } from './coverLog';
import { sharesOf, valuesAlong } from './coverage';
import { explainOmission, explainPick, type PrefixContext } from './explain';
import { facilityForm, fullCover, setsNeeded, type FacilityForm } from './facilityForm';
import type { GainEngine, GainEngineFactory } from './gainEngine';
import { lazyGreedy } from './lazyGreedy';
import { ownHelpOf } from './ownHelp';
import { requireOrder } from './picks';
import { randomBand } from './randomBand';
import { selfHelpReport } from './selfHelp';
import { buildSource, coverForm, type BuiltSource } from './source';
import type { ObjectiveSpec, RandomBand } from './types';
import { allocateKernel, createWasmGainEngine } from './wasmGainEngine';

export type * from './contract';
export type * from './explainTypes';

export interface SelectionServiceOptions {
  /** Where gains are computed. Default: WebAssembly, or TypeScript where that is missing; the numbers are the same. */
  readonly createEngine?: GainEngineFactory | undefined;
  /** How many sources are kept. Default 3. */
  readonly sourcesKept?: number | undefined;
}

/**
 * The selection service in this thread.
 * @returns a service that owns the kernels it builds; a source's own buffers are borrowed and never changed.
 * @see docs/spec/selection.md S1-S3
 */
export function createSelectionService({ createEngine = createWasmGainEngine, sourcesKept = 3 }: SelectionServiceOptions = {}): SelectionService {
  const sources = new Map<string, BuiltSource>();
  const keep = (id: string, built: BuiltSource): void => {
    sources.delete(id);
    sources.set(id, built);
    for (const oldest of sources.keys()) {
      if (sources.size <= sourcesKept) break;
      sources.delete(oldest);
    }
  };
  const find = (id: string): BuiltSource => {
    const built = sources.get(id);
    if (built === undefined) throw new AppError('invalid-argument', `No kernels are ready under the name "${id}"; hand the source over first.`, { sourceId: id });
    keep(id, built);
    return built;
  };
  return {
    use: async (source) => {
      const built = sources.get(source.id) ?? buildSource(source, allocateKernel);
      keep(source.id, built);
      return built.facts;
    },
    rank: async (request, job) => {
      const started = performance.now();
      const built = find(request.sourceId);
      const form = facilityForm(built.kernels, request.objective);
      const { pins, bans, limit } = request;
      const budget = limit ?? built.facts.candidates - (bans?.length ?? 0);
      const ranking = await withEngine(createEngine, form, (engine) => lazyGreedy(form, { budget, pins, bans }, job, engine));
      return { ...(await describeOrder(built, request, ranking.order, createEngine)), ranking, ms: performance.now() - started };
    },
    band: async ({ sourceId, nu, ...options }, job) => {
      const started = performance.now();
      const { kernels, fullPool, fullTarget } = find(sourceId);
      const bandOf = async (form: FacilityForm, full: number): Promise<RandomBand> => scaleBand(await withEngine(createEngine, form, (engine) => randomBand(form, options, job, engine)), full);
      const newForm = newnessForm(find(sourceId), nu);
      return {
        pool: await bandOf(coverForm(kernels.ground), fullPool),
        target: kernels.target === undefined ? null : await bandOf(coverForm(kernels.target), fullTarget),
        new: newForm === null ? null : await bandOf(newForm, fullCover(newForm)),
        ms: performance.now() - started,
      };
    },
    certificate: async (request, job) => {
      const { form, order, pinned, bans, budget } = openPrefix(find(request.sourceId), request);
      return withEngine(createEngine, form, (engine) => certify(form, { order, pinned, bans, budget }, job, engine));
    },
    explain: async ({ candidate, ...request }) => {
      const built = find(request.sourceId);
      const { form, order, pinned, bans, budget } = openPrefix(built, request);
      requireOrder(built.facts.candidates, Int32Array.of(candidate));
      const row = built.ownRows[candidate]!;
      const { ground, private: existing } = built.source.blocks;
      const own = row < 0 ? null : ownHelpOf(row, candidate, ground, existing, order.subarray(0, budget));
      const position = order.subarray(0, budget).indexOf(candidate);
      return withEngine(createEngine, form, (engine) => {
        const context: PrefixContext = { engine, ground: built.kernels.ground, order, pinned, bans, budget };
        return position < 0 ? explainOmission(context, candidate, own) : explainPick(context, position, own);
      });
    },
    evaluate: async (request) => evaluateSubsets(find(request.sourceId), request, createEngine),
  };
}

/** An engine for one piece of work; its place is free again afterwards, also after a failure. */
async function withEngine<T>(createEngine: GainEngineFactory, form: FacilityForm, work: (engine: GainEngine) => T | Promise<T>): Promise<T> {
  const engine = createEngine(form);
  try {
    return await work(engine);
  } finally {
    engine.release?.();
  }
}

async function describeOrder(built: BuiltSource, { sourceId, objective }: RankRequest, order: Int32Array, createEngine: GainEngineFactory): Promise<Omit<RankedSubset, 'ranking' | 'ms'>> {
  const { kernels, facts, selfKeys, source } = built;
  const poolLog = makeCoverLog(kernels.ground, order);
  const targetLog = kernels.target === undefined ? null : makeCoverLog(kernels.target, order);
  const newForm = newnessForm(built, objective.nu);
  const selfHelp = source.selfHelp === 'keep' && selfKeys !== null ? selfHelpReport(kernels.ground, selfKeys, poolLog, order) : null;
  return {
    sourceId,
    objective,
    coverage: sharesOf(coverSums(poolLog), built.fullPool),
    targetCoverage: targetLog === null ? null : sharesOf(coverSums(targetLog), built.fullTarget),
    newCoverage: newForm === null ? null : sharesOf(await withEngine(createEngine, newForm, (engine) => valuesAlong(engine, order)), fullCover(newForm)),
    poolLog,
    targetLog,
    helpless: facts.helpless,
    helplessTargets: facts.helplessTargets,
    selfHelp,
    queryFrom: setsNeeded(objective).includes('query') ? facts.queryFrom : null,
  };
}

/** FLCG's form, for "what is new to the existing data"; null without existing data. */
function newnessForm({ kernels }: BuiltSource, nu: number | undefined): FacilityForm | null {
  return kernels.private === undefined || kernels.private.columns === 0 ? null : facilityForm(kernels, { name: 'flcg', nu });
}

function scaleBand(band: RandomBand, full: number): RandomBand {
  return { ...band, mean: sharesOf(band.mean, full), low: sharesOf(band.low, full), high: sharesOf(band.high, full) };
}

interface OpenPrefix {
  readonly form: FacilityForm;
  readonly order: Int32Array;
  readonly pinned: number;
  readonly bans: readonly number[];
  readonly budget: number;
}

function openPrefix({ kernels, facts }: BuiltSource, { objective, order, pinned = 0, bans = [], budget }: PrefixRequest): OpenPrefix {
  requireOrder(facts.candidates, order);
  if (!Number.isInteger(budget) || budget < pinned || budget > order.length || pinned < 0) {
    throw new AppError('budget-invalid', `The budget is ${budget}, but the ranking has ${order.length} rows, ${pinned} of them pinned.`, { budget: String(budget), ranked: order.length, pinned });
  }
  return { form: facilityForm(kernels, objective), order, pinned, bans, budget };
}

async function evaluateSubsets({ kernels, facts, fullPool, fullTarget }: BuiltSource, { subsets, objectives }: EvaluateRequest, createEngine: GainEngineFactory): Promise<readonly SubsetEvaluation[]> {
  for (const subset of subsets) requireOrder(facts.candidates, subset);
  const coverageBy = (kernel: DenseKernel, full: number, subset: Int32Array): number => sharesOf(coverSums(makeCoverLog(kernel, subset)), full).at(-1)!;
  const valuesOf = async (objective: ObjectiveSpec): Promise<readonly (number | null)[]> => {
    if (setsNeeded(objective).some((set) => kernels[set] === undefined)) return subsets.map(() => null);
    return withEngine(createEngine, facilityForm(kernels, objective), (engine) => subsets.map((subset) => valuesAlong(engine, subset).at(-1)!));
  };
  const values = await Promise.all(objectives.map(valuesOf));
  return subsets.map((subset, at) => ({
    values: values.map((ofObjective) => ofObjective[at]!),
    coverage: coverageBy(kernels.ground, fullPool, subset),
    targetCoverage: kernels.target === undefined ? null : coverageBy(kernels.target, fullTarget, subset),
  }));
}
