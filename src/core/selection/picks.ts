import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said } from '../base/said';
import type { CandidateIndex, Ranking, SelectionOptions, SelectionProgress } from './types';

/** Who may be picked: checked options. */
export interface PickPlan {
  readonly budget: number;
  readonly pins: Int32Array;
  /** Candidates neither pinned nor banned, ascending. */
  readonly open: Int32Array;
}

/**
 * Checks budget, pins and bans against n candidates (G4).
 * @throws AppError 'budget-invalid' when the budget is not a whole number from the number of pins to the number of
 *   candidates that are not banned; 'invalid-argument' for an index that is not a candidate, is given twice, or is
 *   both pinned and banned
 * @see docs/spec/selection.md G4
 */
export function planPicks(n: number, { budget, pins = [], bans = [] }: SelectionOptions): PickPlan {
  const PINNED = 1;
  const BANNED = 2;
  const mark = new Uint8Array(n);
  const setMark = (candidate: number, value: number): void => {
    if (!Number.isInteger(candidate) || candidate < 0 || candidate >= n) {
      throw new AppError('invalid-argument', value === PINNED ? said`Candidate ${candidate} is pinned, but candidates are numbered 0 to ${n - 1}.` : said`Candidate ${candidate} is banned, but candidates are numbered 0 to ${n - 1}.`, { candidate, n });
    }
    const before = mark[candidate]!;
    if (before !== 0) {
      throw new AppError('invalid-argument', before !== value ? said`Candidate ${candidate} is both pinned and banned.` : value === PINNED ? said`Candidate ${candidate} is pinned twice.` : said`Candidate ${candidate} is banned twice.`, { candidate });
    }
    mark[candidate] = value;
  };
  for (const pin of pins) setMark(pin, PINNED);
  for (const ban of bans) setMark(ban, BANNED);
  const allowed = n - bans.length;
  if (!Number.isInteger(budget) || budget < 0) {
    throw new AppError('budget-invalid', said`The budget is ${budget}; it must be a whole number of rows, 0 or more.`, { budget: String(budget) });
  }
  if (budget > allowed) {
    throw new AppError('budget-invalid', bans.length > 0 ? said`${budget} rows are more than the ${allowed} that may be chosen (${bans.length} banned).` : said`${budget} rows are more than the ${allowed} that may be chosen.`, { budget, allowed, banned: bans.length });
  }
  if (budget < pins.length) {
    throw new AppError('budget-invalid', said`${pins.length} rows are pinned, more than the budget of ${budget}.`, { budget, pinned: pins.length });
  }
  const open = Int32Array.from({ length: n }, (_, index) => index).filter((index) => mark[index] === 0);
  return { budget, pins: Int32Array.from(pins), open };
}

/**
 * Checks a list of picks that comes back from outside: candidates, each once.
 * @param order borrowed; returned as it is.
 * @throws AppError 'invalid-argument'; 'budget-invalid' when there are more picks than candidates
 */
export function requireOrder(n: number, order: Int32Array): Int32Array {
  planPicks(n, { budget: order.length, pins: Array.from(order) });
  return order;
}

/** f of all picks of a ranking; 0 without picks. */
export function finalValue({ values }: Ranking): number {
  return values.length === 0 ? 0 : values[values.length - 1]!;
}

/** A ranking while it is being made. */
export class RankingRecord {
  private readonly order: Int32Array;
  private readonly gains: Float64Array;
  private readonly values: Float64Array;
  private readonly tiedSteps: number[] = [];
  private zeroGainFrom: number | null = null;
  private value = 0;
  /** Picks so far. */
  length = 0;

  constructor(
    budget: number,
    private readonly pinned: number,
  ) {
    this.order = new Int32Array(budget);
    this.gains = new Float64Array(budget);
    this.values = new Float64Array(budget);
  }

  push(candidate: CandidateIndex, gain: number, tied: boolean): void {
    const step = this.length++;
    this.value += gain;
    this.order[step] = candidate;
    this.gains[step] = gain;
    this.values[step] = this.value;
    if (tied) this.tiedSteps.push(step);
    if (gain === 0 && step >= this.pinned && this.zeroGainFrom === null) this.zeroGainFrom = step;
  }

  /** Picks so far, in order; a view. */
  picks(): Int32Array {
    return this.order.subarray(0, this.length);
  }

  finish(): Ranking {
    const { order, gains, values, pinned, zeroGainFrom, tiedSteps, length } = this;
    if (length === order.length) return { order, gains, values, pinned, zeroGainFrom, tiedSteps };
    return { order: order.slice(0, length), gains: gains.slice(0, length), values: values.slice(0, length), pinned, zeroGainFrom, tiedSteps };
  }
}

/** Tells a job how many are picked; undefined where nobody listens. */
export function tellPicks({ emit }: JobOptions<SelectionProgress>, record: RankingRecord, budget: number): (() => void) | undefined {
  return emit === undefined ? undefined : () => emit({ picks: record.length, budget });
}
