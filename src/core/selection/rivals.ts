import type { CandidateIndex, ConstraintOptions } from './types';

/** The most that a rival set's free picks can add. */
export interface HeaviestPicks {
  /** Upper bound on the sum of their gains; gains below 0 count as 0. */
  readonly sum: number;
  /** The picks that give it; with costs the last may fit only in part. */
  readonly chosen: Int32Array;
}

/** @param gains one per candidate of the ground set; borrowed. @param open who may be picked; borrowed. */
export type HeaviestRule = (gains: Float64Array, open: Int32Array) => HeaviestPicks;

/**
 * How much the free picks of any allowed set can add, for gains that add up: the largest gains within rows and caps,
 * and by fractional knapsack within the costs; the smaller of the two. Quotas only shrink the choice and are left out.
 * @param free rows beside the pins. @param pins chosen in any case: their groups and costs are used up.
 * @see docs/spec/selection.md G5; Dantzig 1957 (fractional knapsack)
 */
export function heaviestWithin(free: number, pins: Int32Array, { costs, costBudget = Infinity, groups, caps }: ConstraintOptions): HeaviestRule {
  const ranked = (score: (candidate: CandidateIndex) => number, open: Int32Array): Int32Array => open.slice().sort((a, b) => score(b) - score(a) || a - b);
  const byRows: HeaviestRule = (gains, open) => {
    const room = caps?.map((cap, group) => cap - pins.reduce((count, pin) => (groups?.[pin] === group ? count + 1 : count), 0));
    const chosen: number[] = [];
    let sum = 0;
    for (const candidate of ranked((index) => gains[index]!, open)) {
      if (chosen.length >= free) break;
      const group = groups?.[candidate] ?? 0;
      const left = room?.[group] ?? Infinity;
      if (left <= 0) continue;
      if (room !== undefined) room[group] = left - 1;
      chosen.push(candidate);
      sum += Math.max(gains[candidate]!, 0);
    }
    return { sum, chosen: Int32Array.from(chosen) };
  };
  if (costs === undefined) return byRows;
  const byCost: HeaviestRule = (gains, open) => {
    let left = pins.reduce((budget, pin) => budget - costs[pin]!, costBudget);
    const chosen: number[] = [];
    let sum = 0;
    for (const candidate of ranked((index) => gains[index]! / costs[index]!, open)) {
      if (left <= 0) break;
      sum += Math.max(gains[candidate]!, 0) * Math.min(1, left / costs[candidate]!);
      left -= costs[candidate]!;
      chosen.push(candidate);
    }
    return { sum, chosen: Int32Array.from(chosen) };
  };
  return (gains, open) => {
    const [rows, cost] = [byRows(gains, open), byCost(gains, open)];
    return rows.sum <= cost.sum ? rows : cost;
  };
}
