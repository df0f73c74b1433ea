import type { Example } from '../../../core/dataset/types';
import { groupLabel, type GroupField } from './poolRows';
import { isChosen, type Subset } from './subset';

export interface SourceShare {
  readonly label: string;
  readonly chosen: number;
  readonly all: number;
}

/** Rows of each source in the subset and in the pool; most chosen first, equal ones by name. */
export function sourceShares(examples: readonly Example[], field: GroupField, subset: Subset): readonly SourceShare[] {
  const shares = new Map<string, { chosen: number; all: number }>();
  examples.forEach((example, index) => {
    const label = groupLabel(example, field);
    const share = shares.get(label) ?? { chosen: 0, all: 0 };
    share.all++;
    if (isChosen(subset, index)) share.chosen++;
    shares.set(label, share);
  });
  return [...shares].map(([label, share]) => ({ label, ...share })).sort((one, other) => other.chosen - one.chosen || one.label.localeCompare(other.label));
}
