import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import { seededRandom, shuffledIndices } from '../base/random';
import type { Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import { engineOf } from './engineOf';
import { createPacer } from './pacer';
import { planPicks } from './picks';
import type { CandidateIndex, RandomBand } from './types';

export interface RandomBandOptions {
  /** Largest budget. Default: all candidates that are not banned. */
  readonly upTo?: number | undefined;
  /** Never drawn. Default none. */
  readonly bans?: readonly CandidateIndex[] | undefined;
  /** Random subsets per budget. Default 40. */
  readonly draws?: number | undefined;
  /** Default 1. */
  readonly seed?: number | undefined;
}

/**
 * f over random subsets of every size: `draws` seeded permutations of the candidates that are not banned; the first k
 * of each is a uniform subset of k. Mean, 5 % and 95 % per budget. Cost O(draws x n x m). Pins are not forced: the
 * band says what chance alone reaches.
 * @param form borrowed.
 * @param engine where gains are computed; reset first.
 * @returns curves indexed by budget, 0 … upTo; new buffers; the same seed gives the same numbers.
 * @throws AppError 'cancelled'; 'budget-invalid', 'invalid-argument' as planPicks, and for a number of draws that is not a whole number from 1
 * @see docs/spec/selection.md G6
 */
export async function randomBand(
  form: FacilityForm<Kernel>,
  { upTo, bans = [], draws = 40, seed = 1 }: RandomBandOptions = {},
  { signal }: Pick<JobOptions<never>, 'signal'> = {},
  engine = engineOf(form),
): Promise<RandomBand> {
  if (!Number.isInteger(draws) || draws < 1) {
    throw new AppError('invalid-argument', said`${draws} random subsets cannot be drawn; it must be a whole number from 1.`, { draws: String(draws) });
  }
  const n = form.kernel.columns;
  const { budget, open } = planPicks(n, { budget: upTo ?? n - bans.length, bans });
  const pace = createPacer(signal, 'aside');
  const random = seededRandom(seed);
  const values = Array.from({ length: draws }, () => new Float64Array(budget + 1));
  for (const curve of values) {
    const shuffled = shuffledIndices(open.length, random);
    engine.reset();
    for (let size = 1; size <= budget; size++) {
      const candidate = open[shuffled[size - 1]!]!;
      curve[size] = curve[size - 1]! + engine.gain(candidate);
      engine.take(candidate);
      if (pace.due()) await pace.rest();
    }
  }
  return { ...quantileCurves(values), draws, seed };
}

/** Mean, 5 % and 95 % at each index; quantiles are linear between order statistics (type 7). */
function quantileCurves(curves: readonly Float64Array[]): Pick<RandomBand, 'mean' | 'low' | 'high'> {
  const length = curves[0]!.length;
  const mean = new Float64Array(length);
  const low = new Float64Array(length);
  const high = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const column = Float64Array.from(curves, (curve) => curve[at]!).sort();
    mean[at] = column.reduce((sum, value) => sum + value, 0) / column.length;
    low[at] = quantileOfSorted(column, 0.05);
    high[at] = quantileOfSorted(column, 0.95);
  }
  return { mean, low, high };
}

function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}
