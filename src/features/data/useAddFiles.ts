import { t } from '@lingui/core/macro';
import { useDropzone } from 'react-dropzone';
import type { SetName } from '../../core/dataset/types';
import { fetchedInputs, toFileInputs } from '../../store/fileInput';
import { useWorkbench, useWorkbenchHandle } from '../../store/react';

/** A place that takes files for a set; `open` shows the system's dialog. */
export function useAddFiles(set: SetName | 'guess'): ReturnType<typeof useDropzone> {
  const importFiles = useWorkbench((state) => state.actions.importFiles);
  const disabled = useWorkbench((state) => state.readOnly);
  return useDropzone({
    noClick: true,
    noKeyboard: true,
    disabled,
    onDrop: (files) => {
      if (files.length > 0) void importFiles(toFileInputs(files), set);
    },
  });
}

/** Shows the system's dialog for a folder; the sets of its files are told by their names, or asked. */
export function useAddFolder(): () => void {
  const importFiles = useWorkbench((state) => state.actions.importFiles);
  return () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => {
      const files = Array.from(input.files ?? []);
      if (files.length > 0) void importFiles(toFileInputs(files), 'guess');
    });
    input.click();
  };
}

/** Opens the page that fetches; what it hands over goes into the project that was open, like files of a folder. */
export function useFetchFiles(): () => void {
  const { store, services } = useWorkbenchHandle();
  const importFiles = useWorkbench((state) => state.actions.importFiles);
  return () => {
    const asked = store.getState().project;
    services.fetchPage.open('data', ({ files }) => {
      const { project, readOnly } = store.getState();
      if (asked !== null && project?.id !== asked.id) return t`The project ${asked.name} is not open in the workbench any more. Open it, then hand over again.`;
      if (readOnly) return t`The project is open in another tab, which is the one that may change it.`;
      void importFiles(fetchedInputs(files), 'guess');
      return null;
    });
  };
}
