import type { Pacer } from './pacer';
import type { HeaviestRule } from './rivals';
import type { SetFunction } from './setFunctionTypes';

/** Kernel entries that may be read, about half a second; beyond it fewer prefixes are tried. */
const ENTRY_LIMIT = 4e8;

export interface PrefixBoundProblem {
  /** A in the order of its picks, pins first. */
  readonly picks: Int32Array;
  readonly pinned: number;
  /** Who may be picked beside the pins. */
  readonly open: Int32Array;
  readonly heaviest: HeaviestRule;
  /** Entries read for one gain. */
  readonly cost: number;
  /** Called with f at the prefix whenever it gives the smallest bound so far. */
  readonly onBetter?: () => void;
}

/**
 * Upper bound on a submodular function's best value: min over prefixes B of A, from the pins on, of f(B) + the heaviest
 * gains at B. Where f is not monotone B may be worth more than B with a rival, so only the pins (which every rival
 * holds) are tried. Beyond 4 10^8 entries only evenly spread prefixes.
 * @param f reset first.
 * @returns the bound and f(A).
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md G5; Minoux 1978
 */
export async function dataDependentBound(f: SetFunction, problem: PrefixBoundProblem, pace: Pacer): Promise<{ readonly bound: number; readonly value: number }> {
  const { picks, pinned, open, heaviest, cost, onBetter } = problem;
  const free = picks.length - pinned;
  const stride = Math.max(1, Math.ceil((open.length * cost * (free + 1)) / ENTRY_LIMIT));
  const gains = new Float64Array(f.candidates);
  let left = open;
  let value = 0;
  let bound = Infinity;
  f.reset();
  for (let size = 0; size <= picks.length; size++) {
    const isTried = size === pinned || (f.traits.monotone && size > pinned && (picks.length - size) % stride === 0);
    if (isTried) {
      const taken = new Set(picks.subarray(0, size));
      left = left.filter((candidate) => !taken.has(candidate));
      for (const candidate of left) {
        gains[candidate] = f.gain(candidate);
        if (pace.due()) await pace.rest();
      }
      const here = value + heaviest(gains, left).sum;
      if (here < bound) {
        bound = here;
        onBetter?.();
      }
    }
    if (size === picks.length) break;
    const pick = picks[size]!;
    value += f.gain(pick);
    f.take(pick);
  }
  return { bound, value };
}
