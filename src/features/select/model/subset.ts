import { replay } from '../../../core/selection/coverLog';
import type { RankedSubset } from '../../../core/selection/service';
import type { CoverState } from '../../../core/selection/types';

/** A prefix of a ranking, replayed: everything the screen shows of a budget. No kernel is read. */
export interface Subset {
  readonly ranked: RankedSubset;
  /** Picks of the prefix: the budget, or fewer where the ranking is shorter. */
  readonly size: number;
  /** Position of each candidate in the whole ranking, -1 where it is not ranked (banned). */
  readonly rankOf: Int32Array;
  /** Pool rows: cover (kernel value) and the position of the pick that gives it. */
  readonly pool: CoverState;
  /** Target rows, where there is a target block. */
  readonly target: CoverState | null;
  /** How many pool rows each pick of the prefix covers best. */
  readonly coversOf: Int32Array;
}

/** Position of each of `candidates` candidates in an order, -1 for none; new buffer. */
export function positionsOf(order: Int32Array, candidates: number): Int32Array {
  const positions = new Int32Array(candidates).fill(-1);
  order.forEach((candidate, position) => (positions[candidate] = position));
  return positions;
}

/** Replays a budget. Cost O(rows + improvements), no worker. */
export function replaySubset(ranked: RankedSubset, rankOf: Int32Array, budget: number): Subset {
  const size = Math.max(0, Math.min(budget, ranked.ranking.order.length));
  const pool = replay(ranked.poolLog, size);
  const coversOf = new Int32Array(size);
  pool.coveredBy.forEach((position) => {
    if (position >= 0) coversOf[position]! += 1;
  });
  return { ranked, size, rankOf, pool, target: ranked.targetLog === null ? null : replay(ranked.targetLog, size), coversOf };
}

/** Candidate that covers a row best, from a replayed state; null for none. */
export function covererOf({ ranked }: Subset, state: CoverState, row: number): number | null {
  const position = state.coveredBy[row] ?? -1;
  return position < 0 ? null : ranked.ranking.order[position]!;
}

export function isChosen({ rankOf, size }: Subset, candidate: number): boolean {
  const rank = rankOf[candidate] ?? -1;
  return rank >= 0 && rank < size;
}
