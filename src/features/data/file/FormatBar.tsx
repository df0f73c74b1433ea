import { SegmentedControl } from '@mantine/core';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { Status } from '../../../ui/Status';
import { FORMS, FORM_NAMES } from '../model/formNames';
import classes from './file.module.css';

/** The format as a choice, with the reason for the one that was found. */
export function FormatBar({ file }: { readonly file: ProjectFile }) {
  const remapFile = useWorkbench((state) => state.actions.remapFile);
  const readOnly = useWorkbench((state) => state.readOnly);
  return (
    <>
      <header className={classes.format}>
        <span className={classes.formatLabel} id="format-label">Format</span>
        <SegmentedControl
          aria-labelledby="format-label"
          data={FORMS.map((form) => ({ value: form, label: FORM_NAMES[form] }))}
          value={file.form}
          onChange={(form) => void remapFile(file.fileId, { form })}
          disabled={readOnly}
        />
        <span className={classes.why} title={file.why}>{file.why}</span>
      </header>
      {(file.notes ?? []).map((note) => (
        <p key={note} className={classes.note}><Status tone="warn">{note}</Status></p>
      ))}
    </>
  );
}
