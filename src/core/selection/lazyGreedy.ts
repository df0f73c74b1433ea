import type { JobOptions } from '../base/job';
import { createAdmission } from './admission';
import type { Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import { engineOf } from './engineOf';
import { LazyQueue } from './lazyQueue';
import { createPacer } from './pacer';
import { planPicks, RankingRecord, tellPicks } from './picks';
import { facilityFunction, requireSubmodular } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { WarmMemory } from './warmMemory';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

/** Candidates of the first pass between two looks at the clock: a few milliseconds at 10,000 rows without WebAssembly. */
const FIRST_PART = 256;

/**
 * Lazy greedy for facility location; see lazyGreedyOf.
 * @param form borrowed.
 * @param engine where gains are computed; reset first, left at the chosen set.
 */
export function lazyGreedy(form: FacilityForm<Kernel>, options: SelectionOptions, job: JobOptions<SelectionProgress> = {}, engine = engineOf(form)): Promise<Ranking> {
  return lazyGreedyOf(facilityFunction(engine), options, job);
}

/**
 * Greedy with lazy evaluation: a gain computed earlier bounds the gain now (it never rises, also after rounding, see
 * GainEngine), so only candidates whose bound is on top are computed again. Picks, gains and ties are exactly those
 * of naiveGreedyOf. With costs the bound is gain / cost. With a signal it yields to other work about every 40 ms.
 * @param f reset first, left at the chosen set.
 * @param job cancel and progress: how many are picked, at most every 50 ms, and at the end.
 * @param memory of earlier runs on this same function: used, and written. The ranking is the same without it (G10).
 * @returns the ranking; new buffers.
 * @throws AppError 'cancelled'; 'invalid-argument' when f is not submodular and monotone; 'budget-invalid',
 *   'invalid-argument', 'shape-mismatch' as planPicks and createAdmission
 * @see docs/spec/selection.md G1-G4, O12; Minoux 1978
 */
export async function lazyGreedyOf(f: SetFunction, options: SelectionOptions, job: JobOptions<SelectionProgress> = {}, memory?: WarmMemory): Promise<Ranking> {
  requireSubmodular(f.traits, 'Lazy');
  const { candidates: n } = f;
  const plan = planPicks(n, options);
  const { budget, pins, open } = plan;
  const admission = createAdmission(n, options, plan);
  const record = new RankingRecord(budget, pins.length);
  const pace = createPacer(job.signal, 'first', tellPicks(job, record, budget));
  f.reset();
  const queue = new LazyQueue(f, f.beginRun?.() ?? null, options.costs);
  for (const pin of pins) {
    record.push(pin, f.gain(pin), false);
    f.take(pin);
  }
  const warm = memory?.replay(f, options, record) ?? null;
  const taken = new Set(record.picks());
  const allowed = record.length < budget ? open.filter((candidate) => !taken.has(candidate) && admission.admits(candidate)) : new Int32Array(0);
  for (let from = 0; warm === null && from < allowed.length; from += FIRST_PART) {
    queue.evaluateAll(allowed.subarray(from, from + FIRST_PART), record.length);
    if (pace.due()) await pace.rest();
  }
  if (warm === null) {
    queue.open(allowed);
    memory?.keepFirst(taken, queue.knownBounds());
  } else {
    queue.seed(allowed, warm);
  }
  const dropRefused = (): void => {
    while (queue.size > 0 && !admission.admits(queue.top())) queue.pop();
  };
  dropRefused();
  while (record.length < budget && queue.size > 0) {
    const step = record.length;
    if (queue.topIsCurrent(step)) {
      const pick = queue.pop();
      const bound = queue.bound(pick);
      dropRefused();
      // only a candidate whose bound equals the pick's can be tied with it
      while (queue.size > 0 && queue.bound(queue.top()) === bound && !queue.topIsCurrent(step)) {
        queue.evaluateTop(step);
        dropRefused();
      }
      record.push(pick, queue.gainOf(pick, step), queue.size > 0 && queue.bound(queue.top()) === bound);
      f.take(pick);
      admission.take(pick);
      queue.endStep();
    } else {
      queue.evaluateTop(step);
    }
    dropRefused();
    if (pace.due()) await pace.rest();
  }
  job.emit?.({ picks: record.length, budget });
  const ranking = record.finish();
  memory?.keep(options, ranking, queue.knownBounds());
  return ranking;
}
