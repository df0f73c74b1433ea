import { useNavigate } from 'react-router';
import { useWorkbench, useWorkbenchHandle } from '../../store/react';
import type { FileInput } from '../../store/types';

/** Reads files, or pasted rows, into a project of their own and goes to it. */
export function useOpenFiles(): { openFiles: (files: readonly FileInput[]) => Promise<void>; openText: (text: string) => Promise<void> } {
  const { store } = useWorkbenchHandle();
  const { closeProject, importFiles, importText } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const goToProject = async (): Promise<void> => {
    const { project } = store.getState();
    if (project !== null) await navigate(`/p/${project.id}/data`);
  };
  return {
    openFiles: async (files) => {
      await closeProject();
      await importFiles(files, 'guess');
      await goToProject();
    },
    openText: async (text) => {
      await closeProject();
      await importText(text, 'pool');
      await goToProject();
    },
  };
}
