import { AppError } from '../base/errors';
import { said } from '../base/said';

/** Which pairs are scored: all of them, or for each row those with its k nearest candidates. */
export type PlanKind = { readonly kind: 'dense' } | { readonly kind: 'knn'; readonly k: number };

/** Beyond this many pool rows the plan is sparse unless a person asks for all pairs. */
const DENSE_ROWS = 400;
/** Measured to keep 97-100 % of what greedy gains over random (docs/method.md). */
const USUAL_NEIGHBOURS = 32;
/** All pairs of 8,192 rows. A utility takes 4 bytes, its place in the plan of work another 4: 512 MB together. */
export const MOST_DENSE_PAIRS = 2 ** 26;

/** @throws AppError 'invalid-argument' for anything but "dense" and "knn:K" with K from 1. */
export function parsePlan(text: string): PlanKind {
  if (text === 'dense') return { kind: 'dense' };
  const k = Number(/^knn:([1-9]\d{0,5})$/.exec(text)?.[1]);
  if (Number.isInteger(k)) return { kind: 'knn', k };
  throw new AppError('invalid-argument', said`"${text}" is not a plan. Give "dense" for all pairs, or "knn:32" for each row's 32 nearest candidates. Nothing was scored.`, { plan: text });
}

/** "dense", "knn:32": as a person writes it and as files keep it. */
export function planText(plan: PlanKind): string {
  return plan.kind === 'dense' ? 'dense' : `knn:${plan.k}`;
}

/** What is scored when nobody says: all pairs of a few hundred rows, neighbours beyond. */
export function usualPlan(poolRows: number): PlanKind {
  return poolRows <= DENSE_ROWS ? { kind: 'dense' } : { kind: 'knn', k: USUAL_NEIGHBOURS };
}

/**
 * Why all pairs are not scored where they are more than fit in memory (U9).
 * @param pairs of all blocks together.
 */
export function tooManyPairs(pairs: number): AppError {
  const gigabytes = (8 * pairs) / 1e9;
  const text = gigabytes.toLocaleString('en', { maximumFractionDigits: gigabytes < 10 ? 1 : 0 });
  return new AppError(
    'plan-too-large',
    said`All ${pairs.toLocaleString('en')} pairs take ${text} GB of memory, more than there is room for. Nothing was started, and what is scored is kept. Choose ${USUAL_NEIGHBOURS} neighbours for each row instead.`,
    { pairs, mostPairs: MOST_DENSE_PAIRS, plan: planText({ kind: 'knn', k: USUAL_NEIGHBOURS }) },
  );
}
