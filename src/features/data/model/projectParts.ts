import type { SetName } from '../../../core/dataset/types';
import type { ProjectDocument, RowsOfProject } from '../../../store/types';
import { SETS, setName } from './formNames';

/** Something of another project that can be taken as rows. */
export interface ProjectPart {
  readonly part: RowsOfProject['part'];
  readonly name: string;
  readonly rows: number;
  readonly isSubset: boolean;
}

/** Saved subsets first, the latest at the top: what was trained on last. Then the sets that have rows. */
export function partsOfProject({ subsets }: Pick<ProjectDocument, 'subsets'>, rows: Readonly<Record<SetName, number>>): ProjectPart[] {
  return [
    ...subsets.toReversed().map(({ id, name, budget }) => ({ part: { subsetId: id }, name, rows: budget, isSubset: true })),
    ...SETS.filter((set) => rows[set] > 0).map((set) => ({ part: { set }, name: setName(set), rows: rows[set], isSubset: false })),
  ];
}

/** A part's name among the parts of its project. */
export function keyOf({ part }: Pick<ProjectPart, 'part'>): string {
  return 'set' in part ? `set:${part.set}` : `subset:${part.subsetId}`;
}
