import type { RefObject } from 'react';
import { otherDirection } from './pair/otherDirection';
import type { SelectActions, SelectView } from './selectView';
import { useSelectKeys } from './useSelectKeys';
import type { SelectRoute } from './useSelectRoute';

interface ShortcutInputs {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly route: SelectRoute;
  /** Pool position of the open row. */
  readonly row: number | null;
  readonly step: (step: 1 | -1) => void;
  readonly showRow: () => void;
  /** Closes the row where it lies over the centre; false where it does not. */
  readonly hideRow: () => boolean;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** The screen's keys (ui.md section 9). */
export function useSelectShortcuts({ view, actions, route, row, step, showRow, hideRow, search }: ShortcutInputs): void {
  const hash = row === null ? null : (view.sets.pool.examples[row]?.hash ?? null);
  useSelectKeys((act) => {
    switch (act.kind) {
      case 'budget':
        actions.setBudget(Math.min(view.budgetMost, Math.max(0, view.budget + act.step)));
        return true;
      case 'bend':
        if (view.bend !== null) actions.setBudget(view.bend);
        return view.bend !== null;
      case 'objective':
        actions.changeSettings(`Choose ${act.objective.toUpperCase()}`, { objective: act.objective });
        return true;
      case 'tab':
        actions.openTab(act.tab);
        return true;
      case 'step':
        step(act.step);
        return true;
      case 'pin':
        if (hash !== null) actions.togglePin(hash);
        return hash !== null;
      case 'ban':
        if (hash !== null) actions.toggleBan(hash);
        return hash !== null;
      case 'open':
        showRow();
        return true;
      case 'other-way': {
        const other = route.pair === null ? null : otherDirection(route.pair);
        if (other !== null) actions.openPair(other);
        return other !== null;
      }
      case 'save':
        actions.saveSubset();
        return true;
      case 'search':
        search.current?.focus();
        return search.current !== null;
      case 'close':
        if (route.pair === null) return hideRow();
        actions.openPair(null);
        return true;
    }
  });
}
