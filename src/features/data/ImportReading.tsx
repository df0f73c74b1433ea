import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress, Skeleton } from '@mantine/core';
import type { ImportProgress } from '../../core/dataset/types';
import { useWorkbench } from '../../store/react';
import { bytes } from '../../ui/format';
import classes from './states.module.css';

/** Widths of the lines that stand where rows will be, in percent. */
const LINES = [92, 76, 84, 61, 88, 70];

/** A file being read: how much of how much, rows, problems, Cancel. */
export function ImportReading({ file, progress }: { readonly file: string; readonly progress: ImportProgress }) {
  const cancel = useWorkbench((state) => state.actions.cancelImport);
  const share = progress.bytes === 0 ? 0 : (100 * progress.bytesRead) / progress.bytes;
  return (
    <div className={classes.reading} role="status">
      <div className={classes.line}>
        <h2 className={classes.heading}><Trans>Reading {file}</Trans></h2>
        <span className={`${classes.quiet} num`}><Trans>{bytes(progress.bytesRead)} of {bytes(progress.bytes)}</Trans></span>
      </div>
      <Progress value={share} aria-label={t`Reading ${file}`} />
      <div className={classes.line}>
        <span className={`${classes.quiet} num`}>{t`${plural(progress.rows, { one: '# row', other: '# rows' })} read, ${plural(progress.problems, { one: '# problem', other: '# problems' })}`}</span>
        <Button onClick={cancel}><Trans>Cancel</Trans></Button>
      </div>
      <div className={classes.skeleton} aria-hidden="true">
        {LINES.map((width) => <Skeleton key={width} height={8} width={`${width}%`} />)}
      </div>
    </div>
  );
}
