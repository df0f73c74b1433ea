import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import type { SelectActions, SelectView } from './selectView';
import type { SelectRoute } from './useSelectRoute';

/** What the screen's parts can ask for: the store's actions and the address. */
export function useSelectActions({ projectId }: Pick<SelectView, 'projectId'>, { openRow, openPair, openTab }: SelectRoute): SelectActions {
  const actions = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  return useMemo(
    () => ({
      changeSettings: actions.changeSettings,
      setBudget: actions.setBudget,
      setTokenBudget: actions.setTokenBudget,
      setBudgetUnit: actions.setBudgetUnit,
      togglePin: actions.togglePin,
      toggleBan: actions.toggleBan,
      saveSubset: () => void actions.saveSubset(),
      compare: () => void navigate(`/p/${projectId}/compare`),
      openRow,
      openPair,
      openTab,
    }),
    [actions, navigate, projectId, openRow, openPair, openTab],
  );
}
