import { Trans } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { saidText } from '../../../texts/language';
import { Status } from '../../../ui/Status';
import { FORMS, formName } from '../model/formNames';
import classes from './file.module.css';

/** The format as a choice, with the reason for the one that was found. */
export function FormatBar({ file }: { readonly file: ProjectFile }) {
  const remapFile = useWorkbench((state) => state.actions.remapFile);
  const readOnly = useWorkbench((state) => state.readOnly);
  const why = saidText(file.why);
  return (
    <>
      <header className={classes.format}>
        <span className={classes.formatLabel} id="format-label"><Trans>Format</Trans></span>
        <SegmentedControl
          aria-labelledby="format-label"
          data={FORMS.map((form) => ({ value: form, label: formName(form) }))}
          value={file.form}
          onChange={(form) => void remapFile(file.fileId, { form })}
          disabled={readOnly}
        />
        <span className={classes.why} title={why}>{why}</span>
      </header>
      {(file.notes ?? []).map((note) => (
        <p key={note} className={classes.note}><Status tone="warn">{saidText(note)}</Status></p>
      ))}
    </>
  );
}
