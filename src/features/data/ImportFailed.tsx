import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { FailedImport } from '../../store/dataTypes';
import { useWorkbench } from '../../store/react';
import { failureText } from '../../texts/language';
import { KeptTodo } from '../../ui/KeptTodo';
import { importFailure } from './model/importFailure';
import classes from './states.module.css';
import { useAddFiles } from './useAddFiles';

interface ImportFailedProps {
  /** Files of which nothing could be read, at least one. */
  readonly failed: readonly [FailedImport, ...FailedImport[]];
  readonly otherFiles: number;
}

/** Files of which nothing could be read: each with what it is and what to do. */
export function ImportFailed({ failed, otherFiles }: ImportFailedProps) {
  const [{ file, set, error }, ...others] = failed;
  const { getInputProps, open } = useAddFiles(set);
  const cancel = useWorkbench((state) => state.actions.cancelImport);
  const one = importFailure(file, error, otherFiles);
  const { title, text, todo } = others.length === 0 ? one : {
    title: plural(failed.length, { one: '# file was not read', other: '# files were not read' }),
    text: <ul className={classes.failedList}>{failed.map((each, at) => <li key={at}>{failureText(each.error)}</li>)}</ul>,
    todo: t`Do what is said of each file, or choose others.`,
  };
  const { kept } = one;
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
