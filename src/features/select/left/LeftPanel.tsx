import { drawnFrom } from '../drawnFrom';
import type { SelectActions, SelectView } from '../selectView';
import { BudgetPanel } from './BudgetPanel';
import { ConstraintsPanel } from './ConstraintsPanel';
import { ObjectivePanel } from './ObjectivePanel';
import { SubsetFooter } from './SubsetFooter';
import classes from './left.module.css';

const Objective = drawnFrom(['settings', 'sets', 'files', 'ranked', 'subset'], ObjectivePanel);
const Budget = drawnFrom(['budget', 'budgetUnit', 'range', 'bend', 'tokensAlong', 'constraints', 'sets', 'subset', 'ranked', 'resolved', 'computing'], BudgetPanel);
const Constraints = drawnFrom(['settings', 'constraints', 'sets', 'indexOf', 'tokensAlong', 'resolved', 'subset'], ConstraintsPanel);
const Footer = drawnFrom(['subset', 'bands', 'objective', 'draft', 'ranked', 'resolved', 'computing'], SubsetFooter);

/** Everything that decides the subset, from top to bottom in the order of thought. */
export function LeftPanel({ view, actions }: { readonly view: SelectView; readonly actions: SelectActions }) {
  return (
    <div className={classes.panel}>
      <div className={classes.scroll}>
        <Objective view={view} actions={actions} />
        <Budget view={view} actions={actions} />
        <Constraints view={view} actions={actions} />
      </div>
      <Footer view={view} actions={actions} />
    </div>
  );
}
