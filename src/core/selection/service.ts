import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { Kernel } from '../kernel/types';
import { certificateOf } from './certificateAnswer';
import type { BandRequest, RandomBands, SelectionService } from './contract';
import { describeOrder, newnessForm, scaleBand, withEngine } from './describe';
import { fastEngineOf } from './engineOf';
import { evaluateSubsets } from './evaluateSubsets';
import { explainOmission, explainPick } from './explain';
import type { Explanation } from './explainTypes';
import { fullCover, type FacilityForm } from './facilityForm';
import type { GainEngineFactory } from './gainEngine';
import type { GainHelper } from './gainTeam';
import { readsPairs, withFunction } from './openFunction';
import { openPrefix } from './openPrefix';
import { ownHelpIn } from './ownHelp';
import { createPacer } from './pacer';
import { dropPairKernel } from './pairKernel';
import { requireOrder } from './picks';
import { randomBand } from './randomBand';
import { rankRequest } from './rankRequest';
import { buildSource, coverForm, type BuiltSource } from './source';
import { standingOf } from './standing';
import type { RandomBand } from './types';
import { allocateKernel } from './wasmGainEngine';

export type * from './contract';
export type * from './explainTypes';

export interface SelectionServiceOptions {
  /** Where gains are computed. Default: WebAssembly, or TypeScript where that is missing; the numbers are the same. */
  readonly createEngine?: GainEngineFactory | undefined;
  /** A second thread for gains; kernels then lie in shared memory. The numbers are the same. Default: none. */
  readonly helper?: GainHelper | null | undefined;
  /** How many sources are kept. Default 3. */
  readonly sourcesKept?: number | undefined;
  /**
   * Who says what helps a row itself (X3), which reads utilities and not kernels. `caller`: utilities are dropped once
   * the kernels are built, and explanations come without. Default `here`.
   */
  readonly ownHelp?: 'here' | 'caller' | undefined;
}

/**
 * The selection service in this thread.
 * @returns a service that owns the kernels it builds; a source's own buffers are borrowed and never changed.
 * @see docs/spec/selection.md S1-S4
 */
export function createSelectionService({ helper = null, createEngine = (form) => fastEngineOf(form, helper), sourcesKept = 3, ownHelp = 'here' }: SelectionServiceOptions = {}): SelectionService {
  const allocate = (rows: number, columns: number): Float32Array => allocateKernel(rows, columns, { isShared: helper !== null });
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
    if (built === undefined) throw new AppError('invalid-argument', said`No kernels are ready under the name "${id}"; hand the source over first.`, { sourceId: id });
    keep(id, built);
    return built;
  };
  return {
    has: (id) => sources.has(id),
    use: async (source, job) => {
      const built = sources.get(source.id) ?? (await buildSource(source, createPacer(job?.signal), allocate));
      keep(source.id, ownHelp === 'here' ? built : withoutUtilities(built));
      return built.facts;
    },
    rank: async (request, job) => {
      const started = performance.now();
      const built = find(request.sourceId);
      if (!readsPairs(request.objective.name)) dropPairKernel(built);
      const pace = createPacer(job?.signal);
      return withFunction(built, request.objective, createEngine, pace, async ({ f, facility }) => {
        const { ranking, answer, optimizer, endedWhy } = await rankRequest(f, request, job, built.memories.of(request.objective));
        const { label, submodular, monotone, reason } = f.traits;
        const columnsRead = facility?.engine.columnsRead?.() ?? null;
        const curves = await describeOrder(built, request, ranking.order, pace);
        return { ...curves, ranking, answer, endedWhy, method: { optimizer, label, submodular, monotone, reason }, columnsRead, ms: performance.now() - started };
      });
    },
    band: async (request, job) => bandsOf(find(request.sourceId), request, createEngine, job?.signal),
    certificate: async (request, job) => certificateOf(find(request.sourceId), request, createEngine, job?.signal),
    explain: async ({ candidate, ...request }, job) => {
      const built = find(request.sourceId);
      const prefix = openPrefix(built, request);
      const { order, budget } = prefix;
      requireOrder(built.facts.candidates, Int32Array.of(candidate));
      const own = ownHelp === 'here' ? ownHelpIn(built.source.blocks, built.ownRows, candidate, order.subarray(0, budget)) : null;
      const position = order.subarray(0, budget).indexOf(candidate);
      const pace = createPacer(job?.signal);
      return withFunction<Explanation>(built, request.objective, createEngine, pace, ({ f, facility }) => {
        const context = { ...prefix, f, modular: facility?.form.modular ?? null, ground: built.kernels.ground, pace };
        return position < 0 ? explainOmission(context, candidate, own) : explainPick(context, position, own);
      });
    },
    standing: async (request, job) => standingOf(find(request.sourceId), request, createEngine, createPacer(job?.signal)),
    evaluate: async (request, job) => evaluateSubsets(find(request.sourceId), request, createEngine, createPacer(job?.signal)),
  };
}

/** A source that keeps its kernels alone: the utilities were copied into this thread and are not needed again. */
function withoutUtilities(built: BuiltSource): BuiltSource {
  const none = { rows: 0, columns: 0, values: new Float32Array(0), rowHashes: [], columnHashes: [] };
  return { ...built, source: { ...built.source, blocks: { ground: none } } };
}

const EMPTY_BAND: RandomBand = { mean: new Float64Array(0), low: new Float64Array(0), high: new Float64Array(0), draws: 0, seed: 1 };

async function bandsOf(built: BuiltSource, { sourceId: _, nu, parts = ['pool', 'target', 'new'], ...options }: BandRequest, createEngine: GainEngineFactory, signal: AbortSignal | undefined): Promise<RandomBands> {
  const started = performance.now();
  const { kernels, fullPool, fullTarget } = built;
  const bandOf = async (form: FacilityForm<Kernel>, full: number): Promise<RandomBand> => scaleBand(await withEngine(createEngine, form, (engine) => randomBand(form, options, { signal }, engine)), full);
  const newForm = parts.includes('new') ? newnessForm(built, nu) : null;
  return {
    pool: parts.includes('pool') ? await bandOf(coverForm(kernels.ground), fullPool) : EMPTY_BAND,
    target: kernels.target === undefined || !parts.includes('target') ? null : await bandOf(coverForm(kernels.target), fullTarget),
    new: newForm === null ? null : await bandOf(newForm, fullCover(newForm, built.best)),
    ms: performance.now() - started,
  };
}
