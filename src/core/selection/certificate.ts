import type { JobOptions } from '../base/job';
import type { FacilityForm } from './facilityForm';
import { createGainEngine, type GainEngine } from './gainEngine';
import { lagrangianBound } from './lagrangian';
import { createPacer, type Pacer } from './pacer';
import { planPicks } from './picks';
import type { CandidateIndex, Certificate } from './types';

/** A set A of `budget` picks, and what it competes with: every set of that size with the same pins and bans. */
export interface CertifiedSet {
  /** At least `budget` picks; the first `pinned` are pins. Borrowed. */
  readonly order: Int32Array;
  readonly pinned: number;
  readonly bans: readonly CandidateIndex[];
  readonly budget: number;
}

/** Kernel entries that may be read for the data-dependent bound, about half a second; beyond it fewer prefixes are tried. */
const ENTRY_LIMIT = 4e8;

/** Bounds are raised by this share, so that no rounding of the sums can make a certificate false. */
const ROUNDING = 1e-12;

/**
 * G5: how good A is for sure. Both ratios are f(A) / (upper bound on the best f), at most 1.
 * Data-dependent: min over prefixes B of A of f(B) + sum of the largest gains at B, as many as B's rivals may still
 * pick; all prefixes, or evenly spread ones when there are too many to read (each is a valid bound).
 * Lagrangian: see lagrangianBound; never worse than the data-dependent one. f(A) = 0 with a bound of 0 gives 1.
 * @param form borrowed. @param set A; borrowed.
 * @param engine where gains are computed; reset first.
 * @returns ratios, f(A) and the smaller bound.
 * @throws AppError 'cancelled'; 'invalid-argument', 'budget-invalid' as planPicks
 * @see docs/spec/selection.md G5; Minoux 1978; Cornuejols, Fisher, Nemhauser 1977
 */
export async function certify(form: FacilityForm, set: CertifiedSet, { signal }: Pick<JobOptions<never>, 'signal'> = {}, engine = createGainEngine(form)): Promise<Certificate> {
  const { order, pinned, bans, budget } = set;
  const { pins, open } = planPicks(form.kernel.columns, { budget, pins: Array.from(order.subarray(0, pinned)), bans });
  const pace = createPacer(signal);
  const free = budget - pinned;
  const data = await dataDependentBound(engine, order.subarray(0, budget), pinned, open, pace);
  const relaxed = await lagrangianBound(engine, { pins, open, free, value: data.value, start: data.cover }, pace);
  const dataBound = data.bound * (1 + ROUNDING);
  const upperBound = Math.min(dataBound, relaxed * (1 + ROUNDING));
  return {
    dataDependent: ratioOf(data.value, dataBound),
    lagrangian: ratioOf(data.value, upperBound),
    upperBound: Math.max(upperBound, data.value),
    value: data.value,
  };
}

function ratioOf(value: number, bound: number): number {
  return bound > 0 ? Math.min(value / bound, 1) : 1;
}

interface DataDependentBound {
  readonly bound: number;
  /** f(A). */
  readonly value: number;
  /** The cover of the prefix that gives the bound. */
  readonly cover: Float64Array;
}

async function dataDependentBound(engine: GainEngine, picks: Int32Array, pinned: number, open: Int32Array, pace: Pacer): Promise<DataDependentBound> {
  const free = picks.length - pinned;
  const stride = Math.max(1, Math.ceil((open.length * engine.cover.length * (free + 1)) / ENTRY_LIMIT));
  const taken = new Set<number>();
  let value = 0;
  let bound = Infinity;
  engine.reset();
  let cover = engine.cover.slice();
  for (let size = 0; size <= picks.length; size++) {
    if (size >= pinned && ((picks.length - size) % stride === 0 || size === pinned)) {
      const gains: number[] = [];
      for (const candidate of open) {
        if (!taken.has(candidate)) gains.push(engine.gain(candidate));
        if (pace.due()) await pace.rest();
      }
      const here = value + Float64Array.from(gains).sort().subarray(Math.max(0, gains.length - free)).reduce((sum, gain) => sum + gain, 0);
      if (here < bound) {
        bound = here;
        cover = engine.cover.slice();
      }
    }
    if (size === picks.length) break;
    const pick = picks[size]!;
    value += engine.gain(pick);
    engine.take(pick);
    taken.add(pick);
  }
  return { bound, value, cover };
}
