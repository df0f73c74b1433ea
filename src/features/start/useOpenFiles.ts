import { useNavigate } from 'react-router';
import { fetchedInputs } from '../../store/fileInput';
import { useWorkbench, useWorkbenchHandle } from '../../store/react';
import type { FileInput } from '../../store/types';

interface OpenFiles {
  readonly openFiles: (files: readonly FileInput[]) => Promise<void>;
  readonly openText: (text: string) => Promise<void>;
  /** Opens the page that fetches; what it hands over is read like files. */
  readonly fetchFiles: () => void;
}

/** Reads files, or pasted rows, into a project of their own and goes to it. */
export function useOpenFiles(): OpenFiles {
  const { store, services } = useWorkbenchHandle();
  const { closeProject, importFiles, importText } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const goToProject = async (): Promise<void> => {
    const { project } = store.getState();
    if (project !== null) await navigate(`/p/${project.id}/data`);
  };
  const openFiles = async (files: readonly FileInput[]): Promise<void> => {
    await closeProject();
    await importFiles(files, 'guess');
    await goToProject();
  };
  return {
    openFiles,
    fetchFiles: () =>
      services.fetchPage.open('data', (fetched) => {
        void openFiles(fetchedInputs(fetched.files));
        return null;
      }),
    openText: async (text) => {
      await closeProject();
      await importText(text, 'pool');
      await goToProject();
    },
  };
}
