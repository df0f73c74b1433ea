import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { wholePercent } from '../../ui/format';
import type { PackageWork } from './usePackage';
import classes from './ExportScreen.module.css';

/** A file that is made in a blink shows no progress. */
const SHOWN_AFTER_MS = 400;

/** How far making the files is, with a way to stop; or that it was stopped. */
export function MakingFiles({ work: { done, isStopped, stop, goOn } }: { readonly work: PackageWork }) {
  if (isStopped) {
    return (
      <div className={classes.making}>
        <span role="status"><Trans>Making the files was cancelled.</Trans></span>
        <Button size="xs" onClick={goOn}><Trans>Make them</Trans></Button>
      </div>
    );
  }
  return done === null ? null : <Bar done={done} onStop={stop} />;
}

function Bar({ done, onStop }: { readonly done: number; readonly onStop: () => void }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className={classes.making}>
      <span role="status"><Trans>Making the files, {wholePercent(done)}</Trans></span>
      <Button size="xs" onClick={onStop}><Trans>Cancel</Trans></Button>
      <Progress className={classes.makingBar ?? ''} value={100 * done} aria-label={t`Making the files`} />
    </div>
  );
}
