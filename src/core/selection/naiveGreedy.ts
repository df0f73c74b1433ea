import type { FacilityForm } from './facilityForm';
import { createGainEngine } from './gainEngine';
import { planPicks, RankingRecord } from './picks';
import type { Ranking, SelectionOptions } from './types';

/**
 * Greedy as it is defined: at each step every candidate's gain is computed and the largest taken, of equal ones the
 * smallest index. Cost O(k n m). The oracle for lazyGreedy; also what `--optimizer naive` runs.
 * @param form borrowed.
 * @returns the ranking; new buffers.
 * @throws AppError 'budget-invalid', 'invalid-argument' as planPicks
 * @see docs/spec/selection.md G1-G4
 */
export function naiveGreedy(form: FacilityForm, options: SelectionOptions, engine = createGainEngine(form)): Ranking {
  const { budget, pins, open } = planPicks(form.kernel.columns, options);
  const record = new RankingRecord(budget, pins.length);
  engine.reset();
  for (const pin of pins) {
    record.push(pin, engine.gain(pin), false);
    engine.take(pin);
  }
  const left = new Set(open);
  while (record.length < budget) {
    let best = -1;
    let bestGain = -Infinity;
    let tied = false;
    for (const candidate of left) {
      const gain = engine.gain(candidate);
      if (gain > bestGain) {
        best = candidate;
        bestGain = gain;
        tied = false;
      } else if (gain === bestGain) {
        tied = true;
      }
    }
    record.push(best, bestGain, tied);
    engine.take(best);
    left.delete(best);
  }
  return record.finish();
}
