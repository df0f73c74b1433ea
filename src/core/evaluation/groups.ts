import { AppError } from '../base/errors';
import { said } from '../base/said';

/** One group of pool rows, and the subset's part of it. */
export interface GroupFigures {
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

export interface GroupInputs {
  /** Group of each row; null: none. */
  readonly labels: readonly (string | null)[];
  readonly isChosen: (row: number) => boolean;
  /** m values: best help each row gets from the subset, and from the whole ranking; borrowed. */
  readonly cover: ArrayLike<number>;
  readonly fullCover: ArrayLike<number>;
}

/** What a row without a group is listed under. */
const NO_GROUP = 'no label';

/**
 * Composition and coverage by group, largest group first, equal ones by name. The groups' coverage, weighted by what each
 * can have, is the coverage of the whole.
 * @throws AppError 'shape-mismatch' when the covers do not fit the labels.
 */
export function groupFigures({ labels, isChosen, cover, fullCover }: GroupInputs): GroupFigures[] {
  if (cover.length !== labels.length || fullCover.length !== labels.length) {
    throw new AppError('shape-mismatch', said`${labels.length} rows, but covers of ${cover.length} and ${fullCover.length}`, { rows: labels.length });
  }
  const groups = new Map<string, { all: number; chosen: number; cover: number; full: number }>();
  let size = 0;
  labels.forEach((found, row) => {
    const label = found ?? NO_GROUP;
    let group = groups.get(label);
    if (group === undefined) groups.set(label, (group = { all: 0, chosen: 0, cover: 0, full: 0 }));
    group.all++;
    group.cover += cover[row]!;
    group.full += fullCover[row]!;
    if (isChosen(row)) {
      group.chosen++;
      size++;
    }
  });
  return [...groups]
    .map(([label, { all, chosen, cover: part, full }]) => ({
      label,
      all,
      chosen,
      poolShare: all / labels.length,
      subsetShare: size === 0 ? null : chosen / size,
      coverage: full > 0 ? part / full : null,
    }))
    .sort((one, other) => other.all - one.all || one.label.localeCompare(other.label));
}
