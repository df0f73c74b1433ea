import type { JobOptions } from '../base/job';
import { createAdmission } from './admission';
import type { Kernel } from '../kernel/types';
import type { FacilityForm } from './facilityForm';
import { engineOf } from './engineOf';
import { createPacer } from './pacer';
import { planPicks, RankingRecord } from './picks';
import { facilityFunction } from './setFunction';
import type { SetFunction } from './setFunctionTypes';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

/**
 * Naive greedy for facility location; see naiveGreedyOf.
 * @param form borrowed.
 */
export function naiveGreedy(form: FacilityForm<Kernel>, options: SelectionOptions, engine = engineOf(form)): Ranking {
  return naiveGreedyOf(facilityFunction(engine), options);
}

/**
 * Greedy as it is defined: at each step the gain of every candidate that may be added is computed and the largest taken
 * (with costs: the largest gain / cost), of equal ones the smallest index. It goes on where gains are 0 or negative.
 * For facility location O(k n m). The oracle for lazyGreedyOf; the only greedy for functions that are not submodular.
 * @param f reset first, left at the chosen set.
 * @returns the ranking; new buffers.
 * @throws AppError 'budget-invalid', 'invalid-argument', 'shape-mismatch' as planPicks and createAdmission
 * @see docs/spec/selection.md G1-G4
 */
export function naiveGreedyOf(f: SetFunction, options: SelectionOptions): Ranking {
  const run = naiveSteps(f, options);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same run as a job: with a signal it yields to other work about every 40 ms.
 * @throws AppError 'cancelled'; as naiveGreedyOf
 * @see docs/spec/selection.md G1-G4, S2
 */
export async function pacedNaiveGreedyOf(f: SetFunction, options: SelectionOptions, { signal, emit }: JobOptions<SelectionProgress> = {}): Promise<Ranking> {
  const { budget } = options;
  let picks = options.pins?.length ?? 0;
  const pace = createPacer(signal, 'first', emit === undefined ? undefined : () => emit({ picks, budget }));
  const run = naiveSteps(f, options);
  for (;;) {
    const step = run.next();
    if (step.done === true) {
      emit?.({ picks: step.value.order.length, budget });
      return step.value;
    }
    picks = step.value;
    if (pace.due()) await pace.rest();
  }
}

/** Gains between two looks at the clock within a step. */
const PART = 64;

/** A part of a step at a time; yields how many are picked. */
function* naiveSteps(f: SetFunction, options: SelectionOptions): Generator<number, Ranking> {
  const plan = planPicks(f.candidates, options);
  const { budget, pins, open } = plan;
  const admission = createAdmission(f.candidates, options, plan);
  const record = new RankingRecord(budget, pins.length);
  f.reset();
  for (const pin of pins) {
    record.push(pin, f.gain(pin), false);
    f.take(pin);
  }
  const left = new Set(open);
  while (record.length < budget) {
    let best = -1;
    let bestGain = -Infinity;
    let bestScore = -Infinity;
    let tied = false;
    let gains = 0;
    for (const candidate of left) {
      if (++gains % PART === 0) yield record.length;
      if (!admission.admits(candidate)) {
        left.delete(candidate);
        continue;
      }
      const gain = f.gain(candidate);
      const score = options.costs === undefined ? gain : gain / options.costs[candidate]!;
      if (score > bestScore || best < 0) {
        best = candidate;
        bestGain = gain;
        bestScore = score;
        tied = false;
      } else if (score === bestScore) {
        tied = true;
      }
    }
    if (best < 0) break;
    record.push(best, bestGain, tied);
    f.take(best);
    admission.take(best);
    left.delete(best);
    yield record.length;
  }
  return record.finish();
}
