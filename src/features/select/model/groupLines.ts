import type { Example } from '../../../core/dataset/types';
import { groupsOf, type RowGroups } from '../../../core/recipe/poolRows';
import type { SelectionConstraints } from '../../../core/recipe/types';
import { isChosen, type Subset } from './subset';

export interface GroupLineFacts {
  readonly label: string;
  readonly chosen: number;
  /** Rows of the pool. */
  readonly all: number;
  /** Null: no limit. */
  readonly least: number | null;
  readonly most: number | null;
  /** As many as it may have are chosen. */
  readonly full: boolean;
}

interface GroupInputs {
  readonly examples: readonly Example[];
  readonly field: string;
  readonly subset: Subset | null;
  readonly constraints: SelectionConstraints;
  /** Default `chosen`: most chosen first. `pool`: largest group first, an order that no limit changes. */
  readonly order?: 'chosen' | 'pool' | undefined;
  /** Which row is in which group, where it is known already (`groupsOf`). */
  readonly groups?: RowGroups | undefined;
}

/** Rows of each group in the subset and in the pool, with its limits; equal ones by name. */
export function groupLines({ examples, field, subset, constraints, order = 'chosen', groups = groupsOf(examples, field) }: GroupInputs): readonly GroupLineFacts[] {
  const { labels, of } = groups;
  const chosen = new Int32Array(labels.length);
  const all = new Int32Array(labels.length);
  of.forEach((group, row) => {
    all[group]! += 1;
    if (subset !== null && isChosen(subset, row)) chosen[group]! += 1;
  });
  const limit = (limits: Readonly<Record<string, number>>, label: string): number | null => (constraints.groupBy === field && Object.hasOwn(limits, label) ? limits[label]! : null);
  return labels
    .map((label, group) => {
      const most = limit(constraints.caps, label);
      return { label, chosen: chosen[group]!, all: all[group]!, least: limit(constraints.quotas, label), most, full: most !== null && chosen[group]! >= most };
    })
    .sort((one, other) => (order === 'chosen' ? other.chosen - one.chosen : other.all - one.all) || one.label.localeCompare(other.label));
}

/** The constraints with one limit set or (null) lifted; the field becomes the one that groups, the last limit lifted ends that. */
export function changedLimit(constraints: SelectionConstraints, field: string, which: 'caps' | 'quotas', label: string, limit: number | null): SelectionConstraints {
  const kept = constraints.groupBy === field ? constraints : { ...constraints, caps: {}, quotas: {} };
  const { [label]: _, ...others } = kept[which];
  const next = { ...kept, groupBy: field, [which]: limit === null || (which === 'quotas' && limit === 0) ? others : { ...others, [label]: limit } };
  return Object.keys(next.caps).length + Object.keys(next.quotas).length === 0 ? { ...next, groupBy: null } : next;
}
