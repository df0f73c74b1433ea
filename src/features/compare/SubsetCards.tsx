import { t } from '@lingui/core/macro';
import { SubsetCard, type SubsetFigures } from './SubsetCard';
import { AddSubsetMenu, type AddSubsetActions } from './AddSubsetMenu';
import type { ComparedSubset } from './comparedSubset';
import type { SetFiles } from './subsetWords';
import type { SubsetMenuActions } from './SubsetMenu';
import classes from './SubsetCards.module.css';

interface SubsetCardsProps {
  readonly subsets: readonly ComparedSubset[];
  readonly files: SetFiles;
  readonly figures: readonly SubsetFigures[];
  readonly scoring: boolean;
  readonly menu: SubsetMenuActions;
  readonly add: AddSubsetActions;
}

/** The row of 82 px: what is compared. */
export function SubsetCards({ subsets, files, figures, scoring, menu, add }: SubsetCardsProps) {
  return (
    <ul className={classes.row} aria-label={t`Compared subsets`}>
      {subsets.map((subset, at) => (
        <SubsetCard key={subset.id} subset={subset} files={files} figures={figures[at] ?? { tokens: null, coverage: null }} scoring={scoring} menu={menu} />
      ))}
      <li className={classes.add}>
        <AddSubsetMenu {...add} />
      </li>
    </ul>
  );
}
