import type { JobOptions } from '../base/job';
import { CandidateHeap } from './candidateHeap';
import type { FacilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { createPacer } from './pacer';
import { planPicks, RankingRecord } from './picks';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

/**
 * Greedy with lazy evaluation: a gain computed earlier bounds the gain now (it never rises, also after rounding, see
 * GainEngine), so only candidates whose bound is on top are computed again. Picks, gains and ties are exactly those
 * of naiveGreedy. Yields to other work about every 15 ms.
 * @param form borrowed.
 * @param job cancel and progress; progress is emitted at each rest and at the end.
 * @param engine where gains are computed; reset first, left at the chosen set.
 * @returns the ranking; new buffers.
 * @throws AppError 'cancelled'; 'budget-invalid', 'invalid-argument' as planPicks
 * @see docs/spec/selection.md G1-G4; Minoux 1978
 */
export async function lazyGreedy(
  form: FacilityForm,
  options: SelectionOptions,
  job: JobOptions<SelectionProgress> = {},
  engine = createGainEngine(form),
): Promise<Ranking> {
  const n = form.kernel.columns;
  const { budget, pins, open } = planPicks(n, options);
  const pace = createPacer(job.signal);
  const record = new RankingRecord(budget, pins.length);
  engine.reset();
  for (const pin of pins) {
    record.push(pin, engine.gain(pin), false);
    engine.take(pin);
  }
  const bounds = new Float64Array(n);
  const evaluatedAt = new Int32Array(n).fill(record.length);
  if (record.length < budget) {
    for (const candidate of open) {
      bounds[candidate] = engine.gain(candidate);
      if (pace.due()) await pace.rest();
    }
  }
  const heap = new CandidateHeap(open, bounds);
  const topIsCurrent = (step: number): boolean => evaluatedAt[heap.top()] === step || bounds[heap.top()] === 0; // 0 cannot fall
  const evaluateTop = (step: number): void => {
    const top = heap.top();
    bounds[top] = engine.gain(top);
    evaluatedAt[top] = step;
    heap.sinkTop();
  };
  while (record.length < budget) {
    const step = record.length;
    if (topIsCurrent(step)) {
      const pick = heap.pop();
      const gain = bounds[pick]!;
      // only a candidate whose bound equals the gain can be tied with it
      while (heap.size > 0 && bounds[heap.top()] === gain && !topIsCurrent(step)) evaluateTop(step);
      record.push(pick, gain, heap.size > 0 && bounds[heap.top()] === gain);
      engine.take(pick);
    } else {
      evaluateTop(step);
    }
    if (pace.due()) {
      job.emit?.({ picks: record.length, budget });
      await pace.rest();
    }
  }
  job.emit?.({ picks: budget, budget });
  return record.finish();
}
