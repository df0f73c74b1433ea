import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';

/** Goes back to a saved view of the open project. */
export function useOpenView(): (id: string) => void {
  const projectId = useWorkbench((state) => state.project?.id ?? '');
  const { openView } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  return useCallback(
    (id) => {
      const at = openView(id);
      if (at !== null) void navigate(`/p/${projectId}/${at}`);
    },
    [openView, navigate, projectId],
  );
}
