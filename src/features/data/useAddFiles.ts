import { useDropzone } from 'react-dropzone';
import type { SetName } from '../../core/dataset/types';
import { toFileInput } from '../../store/fileInput';
import { useWorkbench } from '../../store/react';

/** A place that takes files for a set; `open` shows the system's dialog. */
export function useAddFiles(set: SetName | 'guess'): ReturnType<typeof useDropzone> {
  const importFiles = useWorkbench((state) => state.actions.importFiles);
  const disabled = useWorkbench((state) => state.readOnly);
  return useDropzone({
    noClick: true,
    noKeyboard: true,
    disabled,
    onDrop: (files) => {
      if (files.length > 0) void importFiles(files.map(toFileInput), set);
    },
  });
}
