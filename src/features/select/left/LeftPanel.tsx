import type { SelectActions, SelectView } from '../selectView';
import { BudgetPanel } from './BudgetPanel';
import { ConstraintsPanel } from './ConstraintsPanel';
import { ObjectivePanel } from './ObjectivePanel';
import { SubsetFooter } from './SubsetFooter';
import classes from './left.module.css';

/** Everything that decides the subset, from top to bottom in the order of thought. */
export function LeftPanel({ view, actions }: { readonly view: SelectView; readonly actions: SelectActions }) {
  return (
    <div className={classes.panel}>
      <div className={classes.scroll}>
        <ObjectivePanel view={view} actions={actions} />
        <BudgetPanel view={view} actions={actions} />
        <ConstraintsPanel view={view} actions={actions} />
      </div>
      <SubsetFooter view={view} actions={actions} />
    </div>
  );
}
