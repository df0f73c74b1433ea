import { t } from '@lingui/core/macro';
import type { Example } from '../../core/dataset/types';
import { compositionOf, type GroupShare as GroupCounts } from '../../core/evaluation/compare';

export type GroupBy = 'source' | 'kind';

/** One line of the dot plot: how much of the pool and of each subset comes from a group. Shares 0 … 1. */
export interface GroupShare {
  readonly group: string;
  readonly pool: number;
  readonly poolRows: number;
  /** One per subset; 0 for an empty subset. */
  readonly subsets: readonly number[];
}

type Grouped = Pick<Example, 'source' | 'kind'>;

const MOST_GROUPS = 24;

/** The fields by which the pool's rows differ: at least two different values. */
export function groupings(pool: readonly Grouped[]): GroupBy[] {
  return (['source', 'kind'] as const).filter((by) => new Set(pool.map((row) => row[by])).size > 1);
}

/** Shares of each group, the pool's largest first. Groups beyond the 24th are one line, "n others". */
export function groupShares(pool: readonly Grouped[], subsets: readonly (readonly number[])[], by: GroupBy): GroupShare[] {
  const groups = compositionOf(pool.map((row) => row[by]), subsets.map((rows) => Int32Array.from(rows)));
  const own = groups.length > MOST_GROUPS ? groups.slice(0, MOST_GROUPS - 1) : groups;
  const rest = groups.slice(own.length);
  return [...own.map((group) => lineOf(group.label ?? t`not named`, [group])), ...(rest.length > 0 ? [lineOf(t`${rest.length} others`, rest)] : [])];
}

function lineOf(name: string, groups: readonly GroupCounts[]): GroupShare {
  const sum = (pick: (group: GroupCounts) => number): number => groups.reduce((total, group) => total + pick(group), 0);
  return { group: name, pool: sum(({ poolShare }) => poolShare), poolRows: sum(({ pool }) => pool), subsets: groups[0]!.shares.map((_, at) => sum(({ shares }) => shares[at]!)) };
}
