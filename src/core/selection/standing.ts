import type { PrefixRequest, StandingAnswer, StandingReason } from './contract';
import { pacedCoverLog, replay } from './coverLog';
import type { GainEngineFactory } from './gainEngine';
import { withFunction } from './openFunction';
import { openPrefix, type OpenPrefix } from './openPrefix';
import type { Pacer } from './pacer';
import type { BuiltSource } from './source';

/**
 * How every row stands to a subset: who covers it and by how much, and for every candidate what it would add now and why
 * it is not in. Cost O(n m), one reading of the kernel.
 * @returns new buffers, in the order of rows and candidates.
 * @throws AppError 'cancelled'; as openPrefix and withFunction
 * @see docs/spec/selection.md X4
 */
export async function standingOf(built: BuiltSource, request: PrefixRequest, createEngine: GainEngineFactory, pace: Pacer): Promise<StandingAnswer> {
  const prefix = openPrefix(built, request);
  const { order, budget } = prefix;
  const picks = order.subarray(0, budget);
  const { cover, coveredBy } = replay(await pacedCoverLog(built.kernels.ground, picks, pace), budget);
  const reasons = reasonsFor(prefix, built.facts.candidates);
  const gainNow = new Float64Array(built.facts.candidates).fill(NaN);
  await withFunction(built, request.objective, createEngine, pace, async ({ f }) => {
    f.reset();
    for (const pick of picks) {
      f.gain(pick);
      f.take(pick);
      if (pace.due()) await pace.rest();
    }
    for (let candidate = 0; candidate < reasons.length; candidate++) {
      if (reasons[candidate] === 'picked') continue;
      gainNow[candidate] = f.gain(candidate);
      if (pace.due()) await pace.rest();
    }
  });
  return { cover, best: built.best.slice(), coveredBy: coveredBy.map((position) => (position < 0 ? -1 : picks[position]!)), gainNow, reasons };
}

/** Why each candidate is in or out: the first limit that keeps it out, else that others add more. */
function reasonsFor({ order, budget, bans, constraints }: OpenPrefix, candidates: number): StandingReason[] {
  const { groups, caps, costs, costBudget = Infinity } = constraints;
  const reasons = new Array<StandingReason>(candidates).fill('adds-less');
  const counts = new Map<number, number>();
  let spent = 0;
  for (const pick of order.subarray(0, budget)) {
    reasons[pick] = 'picked';
    spent += costs?.[pick] ?? 0;
    const group = groups?.[pick] ?? 0;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  for (const ban of bans) reasons[ban] = 'banned';
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (reasons[candidate] !== 'adds-less') continue;
    const group = groups?.[candidate] ?? 0;
    if ((counts.get(group) ?? 0) >= (caps?.[group] ?? Infinity)) reasons[candidate] = 'group-full';
    else if (spent + (costs?.[candidate] ?? 0) > costBudget) reasons[candidate] = 'too-long';
  }
  return reasons;
}
