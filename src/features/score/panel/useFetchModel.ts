import { t } from '@lingui/core/macro';
import { useWorkbenchHandle } from '../../../store/react';
import type { Workbench } from '../../../store/types';
import { fetchedModel } from '../model/pickedModel';
import { isLocked } from '../scoringView';

/** Opens the page that fetches for a model; what it hands over is read and kept like a chosen folder. */
export function useFetchModel(): () => void {
  const { store, services } = useWorkbenchHandle();
  return () =>
    services.fetchPage.open('model', (fetched) => {
      if (fetched.kind !== 'model') return t`A model was asked for.`;
      const state = store.getState();
      const why = whyNot(state);
      if (why === null) void state.actions.addModel(fetchedModel(fetched));
      return why;
    });
}

function whyNot(state: Workbench): string | null {
  if (state.project === null) return t`No project is open in the workbench. Open one, then hand over again.`;
  if (state.readOnly) return t`The project is open in another tab, which is the one that may change it.`;
  if (isLocked(state)) return t`A run uses the present model. When it has ended, hand over again.`;
  return state.adding.status === 'reading' ? t`Another model is being read. When that is done, hand over again.` : null;
}
