import { AppError } from '../base/errors';
import { throwIfAborted, type JobOptions } from '../base/job';
import { said } from '../base/said';
import { seededRandom, type Random } from '../base/random';
import type { RankRequest, SelectionService } from '../selection/contract';
import type { FunctionSpec } from '../selection/types';

/** One other run of the same selection, with one thing changed. */
export interface Variation {
  /** "η 2" or "ν 0.5". */
  readonly label: string;
  readonly objective: FunctionSpec;
}

export interface StabilityRequest {
  /** The request that made the subset; its source is handed over already. */
  readonly request: RankRequest;
  /** How many of its picks are the subset. */
  readonly size: number;
  /** Rows of the pool. */
  readonly rows: number;
  /** Resamples of the pool's rows. Default 20. */
  readonly draws?: number | undefined;
  /** Default 1. */
  readonly seed?: number | undefined;
  /** Default none. */
  readonly variations?: readonly Variation[] | undefined;
}

/** How much of a subset stays when the rows that it must cover are drawn again, or a weight is changed. */
export interface Stability {
  /** The subset itself, in order. */
  readonly picks: Int32Array;
  /** Share of resamples that choose each pick too, 0 … 1; null where the function takes no row weights. */
  readonly frequency: Float64Array | null;
  /** Share of the subset that each resample keeps, in order of the draws; empty without row weights. */
  readonly kept: readonly number[];
  /** What the draws' subsets are worth on the pool as it is, on average, as a share of the subset's own objective value; null without draws or where that is 0. */
  readonly worth: number | null;
  readonly variations: readonly { readonly label: string; /** Share of the subset that is kept. */ readonly kept: number }[];
  /** What one gets by chance: two random subsets of this size share this part. */
  readonly byChance: number;
}

export interface StabilityProgress {
  readonly done: number;
  readonly of: number;
}

/** Functions that are facility location on some kernel: only these know row weights. */
const WEIGHTED = new Set(['fl', 'flvmi', 'flmi', 'flcg', 'flcmi']);

/**
 * Bootstrap of the rows to be covered: m rows are drawn with replacement from the m there are, and the selection is run
 * again with how often each was drawn as its weight; candidates stay the same. Efron (1979), on the represented set.
 * Then the variations, each run once.
 * @throws AppError 'invalid-argument' for a subset of no rows or fewer than 2 draws; 'cancelled'; and as the service's rank.
 * @see docs/spec/stability.md ST1-ST4
 */
export async function measureStability(service: SelectionService, { request, size, rows, draws = 20, seed = 1, variations = [] }: StabilityRequest, job: JobOptions<StabilityProgress> = {}): Promise<Stability> {
  if (size < 1) throw new AppError('invalid-argument', said`A subset of no rows cannot be tested. Choose a budget of at least one row.`, { size });
  if (draws < 2) throw new AppError('invalid-argument', said`At least 2 resamples are needed, not ${draws}.`, { draws });
  const weighted = WEIGHTED.has(request.objective.name);
  const of = 1 + (weighted ? draws : 0) + variations.length;
  let done = 0;
  const picksOf = async (objective: FunctionSpec): Promise<Int32Array> => {
    throwIfAborted(job.signal);
    const { ranking, answer } = await service.rank({ ...request, objective, limit: Math.max(size, request.budget ?? 0) }, { signal: job.signal });
    job.emit?.({ done: ++done, of });
    return ranking.order.slice(0, Math.min(size, answer?.size ?? size));
  };
  const picks = await picksOf(request.objective);
  const place = new Map(Array.from(picks, (row, at) => [row, at]));
  const times = new Float64Array(picks.length);
  const kept: number[] = [];
  const drawn: Int32Array[] = [];
  const random = seededRandom(seed);
  for (let draw = 0; weighted && draw < draws; draw++) {
    const again = await picksOf({ ...request.objective, rowWeights: resampled(rows, random) });
    let shared = 0;
    for (const row of again) {
      const at = place.get(row);
      if (at === undefined) continue;
      times[at]! += 1;
      shared++;
    }
    kept.push(shared / picks.length);
    drawn.push(again);
  }
  const worth = drawn.length === 0 ? null : await worthOf(service, request, picks, drawn, job.signal);
  const varied: Stability['variations'][number][] = [];
  for (const { label, objective } of variations) {
    const again = await picksOf(objective);
    varied.push({ label, kept: again.reduce((shared, row) => shared + (place.has(row) ? 1 : 0), 0) / picks.length });
  }
  const allowed = rows - (request.bans?.length ?? 0);
  return { picks, frequency: weighted ? times.map((count) => count / draws) : null, kept, worth, variations: varied, byChance: Math.min(1, picks.length / Math.max(1, allowed)) };
}

async function worthOf(service: SelectionService, { sourceId, objective }: RankRequest, picks: Int32Array, drawn: readonly Int32Array[], signal: AbortSignal | undefined): Promise<number | null> {
  const [own, ...others] = await service.evaluate({ sourceId, subsets: [picks, ...drawn], objectives: [objective] }, { signal });
  const value = own?.values[0] ?? 0;
  return value === 0 ? null : others.reduce((sum, { values }) => sum + (values[0] ?? 0), 0) / others.length / value;
}

/** How often each of m rows is drawn in m draws with replacement; new buffer. */
function resampled(rows: number, random: Random): Float64Array {
  const weights = new Float64Array(rows);
  for (let draw = 0; draw < rows; draw++) weights[random.integer(rows)]! += 1;
  return weights;
}

/**
 * The weights that a subset's objective reads, halved and doubled (eta), or a half less and more (nu); none for an
 * objective without weights.
 */
export function weightVariations(objective: FunctionSpec): Variation[] {
  const { name, eta = 1, nu = 1 } = objective;
  const short = (value: number): string => String(Number(value.toPrecision(3)));
  const readsEta = name === 'flmi' || name === 'flvmi' || name === 'flqmi' || name === 'flcmi';
  const readsNu = name === 'flcg' || name === 'flcmi';
  return [
    ...(readsEta && eta > 0 ? [eta / 2, eta * 2].map((value) => ({ label: `η ${short(value)}`, objective: { ...objective, eta: value } })) : []),
    ...(readsNu ? [Math.max(0, nu - 0.5), nu + 0.5].filter((value) => value !== nu).map((value) => ({ label: `ν ${short(value)}`, objective: { ...objective, nu: value } })) : []),
  ];
}
