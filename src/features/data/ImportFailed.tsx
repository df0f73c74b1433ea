import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ErrorRecord } from '../../core/base/errors';
import type { SetName } from '../../core/dataset/types';
import { useWorkbench } from '../../store/react';
import { KeptTodo } from '../../ui/KeptTodo';
import { importFailure } from './model/importFailure';
import classes from './states.module.css';
import { useAddFiles } from './useAddFiles';

interface ImportFailedProps {
  readonly file: string;
  readonly set: SetName;
  readonly error: ErrorRecord;
  readonly otherFiles: number;
}

/** A file of which nothing could be read. */
export function ImportFailed({ file, set, error, otherFiles }: ImportFailedProps) {
  const { getInputProps, open } = useAddFiles(set);
  const cancel = useWorkbench((state) => state.actions.cancelImport);
  const { title, text, kept, todo } = importFailure(file, error, otherFiles);
  return (
    <div className={classes.failed}>
      <KeptTodo title={title} text={text} kept={kept} todo={todo} error={error} takesFocus>
        <input {...getInputProps({ 'aria-hidden': true })} />
        <Button variant="filled" onClick={open}><Trans>Choose another file…</Trans></Button>
        <Button onClick={cancel}>{otherFiles > 0 ? t`Back to the files` : t`Close`}</Button>
      </KeptTodo>
    </div>
  );
}
