import { AppError } from '../base/errors';
import { said } from '../base/said';
import type { PrefixRequest } from './contract';
import { requireOrder } from './picks';
import type { BuiltSource } from './source';
import type { CandidateIndex, ConstraintOptions } from './types';

/** A checked prefix of a ranking. */
export interface OpenPrefix {
  readonly order: Int32Array;
  readonly pinned: number;
  readonly bans: readonly CandidateIndex[];
  readonly budget: number;
  readonly constraints: ConstraintOptions;
}

/**
 * A prefix that comes back from outside, with its defaults filled in.
 * @throws AppError 'invalid-argument' for an order that is none; 'budget-invalid' for a budget outside of it
 */
export function openPrefix({ facts }: BuiltSource, { order, pinned = 0, bans = [], budget, constraints = {} }: PrefixRequest): OpenPrefix {
  requireOrder(facts.candidates, order);
  if (!Number.isInteger(budget) || budget < pinned || budget > order.length || pinned < 0) {
    throw new AppError('budget-invalid', said`The budget is ${budget}, but the ranking has ${order.length} rows, ${pinned} of them pinned.`, { budget: String(budget), ranked: order.length, pinned });
  }
  return { order, pinned, bans, budget, constraints };
}
