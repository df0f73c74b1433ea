import type { Example } from '../../../core/dataset/types';
import { fieldGroup } from '../../../core/dataset/fields';
import { groupFigures, type GroupFigures } from '../../../core/evaluation/groups';
import { isChosen, type Subset } from '../model/subset';

/** Composition and coverage of the subset by one field of the rows. `fullCover`: what each row gets from the whole ranking. */
export function groupRows(examples: readonly Example[], field: string, subset: Subset, fullCover: Float32Array): readonly GroupFigures[] {
  return groupFigures({ labels: examples.map((example) => fieldGroup(example, field)), isChosen: (row) => isChosen(subset, row), cover: subset.pool.cover, fullCover });
}
