import type { Example } from '../../../core/dataset/types';
import { fieldGroup } from '../../../core/dataset/fields';
import { replay } from '../../../core/selection/coverLog';
import type { RankedSubset } from '../../../core/selection/service';
import { isChosen, type Subset } from '../model/subset';

export interface GroupRow {
  readonly label: string;
  /** Rows of the pool and of the subset. */
  readonly all: number;
  readonly chosen: number;
  /** Share of the whole pool and of the whole subset, 0 … 1; null while nothing is chosen. */
  readonly poolShare: number;
  readonly subsetShare: number | null;
  /** Help the group's rows get from the subset, of what they get from the whole ranking; null where that is nothing. */
  readonly coverage: number | null;
}

/** What a row without the field is listed under. */
const NO_GROUP = 'no label';

/** Help each pool row gets from the whole ranking; new buffer. */
export function coverOfAll({ poolLog, ranking }: Pick<RankedSubset, 'poolLog' | 'ranking'>): Float64Array {
  return Float64Array.from(replay(poolLog, ranking.order.length).cover);
}

/** Composition and coverage by group, largest group first, equal ones by name. `fullCover`: see coverOfAll. */
export function groupRows(examples: readonly Example[], field: string, subset: Subset, fullCover: Float64Array): readonly GroupRow[] {
  const groups = new Map<string, { all: number; chosen: number; cover: number; full: number }>();
  examples.forEach((example, index) => {
    const label = fieldGroup(example, field) ?? NO_GROUP;
    let group = groups.get(label);
    if (group === undefined) groups.set(label, (group = { all: 0, chosen: 0, cover: 0, full: 0 }));
    group.all++;
    if (isChosen(subset, index)) group.chosen++;
    group.cover += subset.pool.cover[index]!;
    group.full += fullCover[index]!;
  });
  return [...groups]
    .map(([label, { all, chosen, cover, full }]) => ({
      label,
      all,
      chosen,
      poolShare: all / examples.length,
      subsetShare: subset.size === 0 ? null : chosen / subset.size,
      coverage: full > 0 ? cover / full : null,
    }))
    .sort((one, other) => other.all - one.all || one.label.localeCompare(other.label));
}
