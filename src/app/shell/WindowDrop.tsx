import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { toFileInput } from '../../store/fileInput';
import { useWorkbench, useWorkbenchHandle } from '../../store/react';
import classes from './WindowDrop.module.css';

/** The whole window takes files; a drop zone inside a screen that took them first keeps them. */
export function WindowDrop() {
  const { store } = useWorkbenchHandle();
  const { closeProject, importFiles } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const { id } = useParams();
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent): void => {
      if (hasFiles(event) && ++depth === 1) setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (hasFiles(event) && --depth <= 0) setOver(((depth = 0), false));
    };
    const hover = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault(); // without it the browser opens the file and the page is gone
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = 0;
      setOver(false);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])].map(toFileInput);
      // Dropped on a screen of no project, files make a project of their own.
      const ready = id === undefined ? closeProject() : Promise.resolve();
      void ready.then(() => importFiles(files, 'guess')).then(() => {
        const { project } = store.getState();
        if (project !== null && project.id !== id) return navigate(`/p/${project.id}/data`);
        return undefined;
      });
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type as keyof typeof listeners, listener);
    return () => {
      for (const [type, listener] of Object.entries(listeners)) window.removeEventListener(type as keyof typeof listeners, listener);
    };
  }, [closeProject, id, importFiles, navigate, store]);

  if (!over) return null;
  return (
    <div className={classes.over} aria-hidden="true">
      <p className={classes.text}><Trans>Drop data files or a project (.delift)</Trans></p>
    </div>
  );
}
