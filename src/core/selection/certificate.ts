import type { JobOptions } from '../base/job';
import { isSparse } from '../kernel/sparse';
import type { Kernel } from '../kernel/types';
import { engineOf } from './engineOf';
import type { FacilityForm } from './facilityForm';
import { lagrangianBound } from './lagrangian';
import { dataDependentBound } from './dataDependentBound';
import { createPacer } from './pacer';
import { planPicks } from './picks';
import { heaviestWithin, type HeaviestRule } from './rivals';
import { facilityFunction } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { CandidateIndex, Certificate, ConstraintOptions } from './types';

/** A set A of `budget` picks, and what it competes with: every set of that size with the same pins and bans. */
export interface CertifiedSet {
  /** At least `budget` picks; the first `pinned` are pins. Borrowed. */
  readonly order: Int32Array;
  readonly pinned: number;
  readonly bans: readonly CandidateIndex[];
  readonly budget: number;
  /** What rivals must keep beside pins and bans. Default: only the number of rows. */
  readonly limits?: RivalLimits | undefined;
}

export interface RivalLimits extends ConstraintOptions {
  /** Most rows of a rival, pins included. Default: the set's budget; more where costs or caps ended the run. */
  readonly rows?: number | undefined;
}

/** A certificate where there may be none: null says so. */
export interface FunctionCertificate {
  readonly dataDependent: number | null;
  readonly lagrangian: number | null;
}

/** What one gain's part in sorting them all costs, in entries read. */
const SORT_ENTRIES = 500;

/** Bounds are raised by this share, so that no rounding of the sums can make a certificate false. */
const ROUNDING = 1e-12;

/**
 * G5: how good A is for sure. Both ratios are f(A) / (upper bound on the best f), at most 1.
 * Data-dependent: min over prefixes B of A of f(B) + the heaviest gains at B that rivals may still pick (rows, caps,
 * costs); all prefixes, or evenly spread ones when there are too many to read (each is a valid bound).
 * Lagrangian: see lagrangianBound; never worse than the data-dependent one. f(A) = 0 with a bound of 0 gives 1.
 * @param form borrowed. @param set A; borrowed.
 * @param engine where gains are computed; reset first.
 * @returns ratios, f(A) and the smaller bound.
 * @throws AppError 'cancelled'; 'invalid-argument', 'budget-invalid' as planPicks
 * @see docs/spec/selection.md G5; Minoux 1978; Cornuejols, Fisher, Nemhauser 1977
 */
export async function certify(form: FacilityForm<Kernel>, set: CertifiedSet, { signal }: Pick<JobOptions<never>, 'signal'> = {}, engine = engineOf(form)): Promise<Certificate> {
  const { pins, open, picks, heaviest } = openSet(form.kernel.columns, set);
  const pace = createPacer(signal, 'aside');
  let start = engine.cover;
  const data = await dataDependentBound(facilityFunction(engine), { picks, pinned: set.pinned, open, heaviest, cost: entriesOfGain(form.kernel), onBetter: () => void (start = engine.cover.slice()) }, pace);
  const relaxed = await lagrangianBound(engine, { pins, open, heaviest, value: data.value, start }, pace);
  const dataBound = data.bound * (1 + ROUNDING);
  const upperBound = Math.min(dataBound, relaxed * (1 + ROUNDING));
  return {
    dataDependent: ratioOf(data.value, dataBound),
    lagrangian: ratioOf(data.value, upperBound),
    upperBound: Math.max(upperBound, data.value),
    value: data.value,
  };
}

/**
 * G5 for any function: the data-dependent ratio alone. A function that is not monotone is bounded from the pins only;
 * one that is not submodular, and a value that is not positive, have no certificate.
 * @param f reset first.
 * @throws AppError as certify
 * @see docs/spec/selection.md G5
 */
export async function certifyFunction(f: SetFunction, set: CertifiedSet, { signal }: Pick<JobOptions<never>, 'signal'> = {}): Promise<FunctionCertificate> {
  if (!f.traits.submodular) return { dataDependent: null, lagrangian: null };
  const { open, picks, heaviest } = openSet(f.candidates, set);
  const data = await dataDependentBound(f, { picks, pinned: set.pinned, open, heaviest, cost: f.candidates }, createPacer(signal, 'aside'));
  return { dataDependent: data.value > 0 ? ratioOf(data.value, data.bound * (1 + ROUNDING)) : null, lagrangian: null };
}

/** Entries read for one gain; the sort of all gains for a bound weighs in where columns are short. */
function entriesOfGain(kernel: Kernel): number {
  return isSparse(kernel) ? Math.ceil(kernel.values.length / Math.max(1, kernel.columns)) + SORT_ENTRIES : kernel.rows;
}

function openSet(n: number, { order, pinned, bans, budget, limits = {} }: CertifiedSet): { readonly pins: Int32Array; readonly open: Int32Array; readonly picks: Int32Array; readonly heaviest: HeaviestRule } {
  const { pins, open } = planPicks(n, { budget, pins: Array.from(order.subarray(0, pinned)), bans });
  return { pins, open, picks: order.subarray(0, budget), heaviest: heaviestWithin((limits.rows ?? budget) - pinned, pins, limits) };
}

function ratioOf(value: number, bound: number): number {
  return bound > 0 ? Math.min(value / bound, 1) : 1;
}
