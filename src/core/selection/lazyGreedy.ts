import type { JobOptions } from '../base/job';
import { createAdmission } from './admission';
import { CandidateHeap } from './candidateHeap';
import type { FacilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { createPacer } from './pacer';
import { planPicks, RankingRecord } from './picks';
import { facilityFunction, requireSubmodular } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

/**
 * Lazy greedy for facility location; see lazyGreedyOf.
 * @param form borrowed.
 * @param engine where gains are computed; reset first, left at the chosen set.
 */
export function lazyGreedy(form: FacilityForm, options: SelectionOptions, job: JobOptions<SelectionProgress> = {}, engine = createGainEngine(form)): Promise<Ranking> {
  return lazyGreedyOf(facilityFunction(engine), options, job);
}

/**
 * Greedy with lazy evaluation: a gain computed earlier bounds the gain now (it never rises, also after rounding, see
 * GainEngine), so only candidates whose bound is on top are computed again. Picks, gains and ties are exactly those
 * of naiveGreedyOf. With costs the bound is gain / cost. With a signal it yields to other work about every 40 ms.
 * @param f reset first, left at the chosen set.
 * @param job cancel and progress; progress is emitted at each rest and at the end.
 * @returns the ranking; new buffers.
 * @throws AppError 'cancelled'; 'invalid-argument' when f is not submodular and monotone; 'budget-invalid',
 *   'invalid-argument', 'shape-mismatch' as planPicks and createAdmission
 * @see docs/spec/selection.md G1-G4, O12; Minoux 1978
 */
export async function lazyGreedyOf(f: SetFunction, options: SelectionOptions, job: JobOptions<SelectionProgress> = {}): Promise<Ranking> {
  requireSubmodular(f.traits, 'Lazy');
  const { candidates: n } = f;
  const { zeroIsFinal } = f.traits;
  const plan = planPicks(n, options);
  const { budget, pins, open } = plan;
  const admission = createAdmission(n, options, plan);
  const { costs } = options;
  const pace = createPacer(job.signal);
  const record = new RankingRecord(budget, pins.length);
  f.reset();
  f.beginRun?.();
  for (const pin of pins) {
    record.push(pin, f.gain(pin), false);
    f.take(pin);
  }
  const gains = new Float64Array(n);
  const bounds = costs === undefined ? gains : new Float64Array(n);
  const evaluatedAt = new Int32Array(n);
  const evaluate = (candidate: number, step: number): void => {
    const gain = f.gain(candidate);
    gains[candidate] = gain;
    if (costs !== undefined) bounds[candidate] = gain / costs[candidate]!;
    evaluatedAt[candidate] = step;
  };
  const allowed = record.length < budget ? open.filter((candidate) => admission.admits(candidate)) : new Int32Array(0);
  for (const candidate of allowed) {
    evaluate(candidate, record.length);
    if (pace.due()) await pace.rest();
  }
  const heap = new CandidateHeap(allowed, bounds);
  const dropRefused = (): void => {
    while (heap.size > 0 && !admission.admits(heap.top())) heap.pop();
  };
  const topIsCurrent = (step: number): boolean => evaluatedAt[heap.top()] === step || (zeroIsFinal && bounds[heap.top()] === 0);
  const evaluateTop = (step: number): void => {
    evaluate(heap.top(), step);
    heap.sinkTop();
  };
  dropRefused();
  while (record.length < budget && heap.size > 0) {
    const step = record.length;
    if (topIsCurrent(step)) {
      const pick = heap.pop();
      const bound = bounds[pick]!;
      dropRefused();
      // only a candidate whose bound equals the pick's can be tied with it
      while (heap.size > 0 && bounds[heap.top()] === bound && !topIsCurrent(step)) {
        evaluateTop(step);
        dropRefused();
      }
      record.push(pick, gains[pick]!, heap.size > 0 && bounds[heap.top()] === bound);
      f.take(pick);
      admission.take(pick);
    } else {
      evaluateTop(step);
    }
    dropRefused();
    if (pace.due()) {
      job.emit?.({ picks: record.length, budget });
      await pace.rest();
    }
  }
  job.emit?.({ picks: record.length, budget });
  return record.finish();
}
