import { onlyInFirst } from '../../core/evaluation/compare';
import { forEachScored, utilityAt, type StoredUtilities } from '../../core/scoring/blockAccess';

export type DifferenceSide = 'only-a' | 'only-b' | 'both';

export interface Sides {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Rows of a difference, in the order of the side they are in (that of A for both). */
export function differenceRows({ a, b }: Sides): Readonly<Record<DifferenceSide, readonly number[]>> {
  const [first, second] = [Int32Array.from(a), Int32Array.from(b)];
  const inB = new Set(b);
  return { 'only-a': [...onlyInFirst(first, second)], 'only-b': [...onlyInFirst(second, first)], both: a.filter((row) => inB.has(row)) };
}

/** Which pick of a subset helps a row most. Position from 0. */
export interface CoveringPick {
  readonly position: number;
  readonly utility: number;
}

/**
 * The pick that helps the row most, the earlier one of equals, the row itself left out; null when none helps.
 * @param block pool x pool: entry (row, column) says how much column helps row
 */
export function coveringPick(block: StoredUtilities, row: number, picks: readonly number[]): CoveringPick | null {
  let best: CoveringPick | null = null;
  picks.forEach((column, position) => {
    if (column === row) return;
    const utility = utilityAt(block, row, column);
    if (utility > (best?.utility ?? 0)) best = { position, utility };
  });
  return best;
}

/**
 * The largest utility of a column over all rows of a block (how much the row helps the target at best), also below 0;
 * null when nothing of the column is known.
 */
export function bestInColumn(block: StoredUtilities, column: number): number | null {
  let best = Number.NEGATIVE_INFINITY;
  forEachScored(block, column, (_, utility) => (best = Math.max(best, utility)));
  return best === Number.NEGATIVE_INFINITY ? null : best;
}

export interface DifferenceRow {
  readonly row: number;
  /** Rank from 1 in the subset it is listed for. */
  readonly pick: number;
  /** Rank from 1 in the other's whole ranking; null when it was not ranked. */
  readonly otherRank: number | null;
  readonly bestOnTarget: number | null;
  readonly coveredBy: CoveringPick | null;
}

interface Compared {
  readonly order: readonly number[];
  readonly picks: readonly number[];
}

/** The facts of each listed row: own is the subset it is listed for, other the one it is compared with. */
export function differenceFacts(listed: readonly number[], own: Compared, other: Compared, ground: StoredUtilities | null, target: StoredUtilities | null): DifferenceRow[] {
  const ownRank = ranks(own.order);
  const otherRank = ranks(other.order);
  return listed.map((row) => ({
    row,
    pick: ownRank.get(row) ?? 0,
    otherRank: otherRank.get(row) ?? null,
    bestOnTarget: target === null ? null : bestInColumn(target, row),
    coveredBy: ground === null ? null : coveringPick(ground, row, other.picks),
  }));
}

function ranks(order: readonly number[]): Map<number, number> {
  return new Map(order.map((row, position) => [row, position + 1]));
}
