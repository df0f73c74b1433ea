import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkbench } from '../../../store/react';
import type { ScoringState } from '../../../store/types';
import { runText } from '../model/runText';
import { InterruptionNotice } from './InterruptionNotice';
import { usePauseKey } from './usePauseKey';
import classes from './centre.module.css';

interface RunHeadProps {
  readonly scoring: Extract<ScoringState, { readonly status: 'running' | 'paused' }>;
}

/** A run: percent, time left, pairs, pause and cancel. Cancel keeps what is scored. */
export function RunHead({ scoring }: RunHeadProps) {
  const { startScoring, pauseScoring, cancelScoring } = useWorkbench((state) => state.actions);
  const readOnly = useWorkbench((state) => state.readOnly);
  const [stopping, setStopping] = useState<'pause' | 'cancel' | null>(null);
  const paused = scoring.status === 'paused';
  const stop = (how: 'pause' | 'cancel'): void => {
    if (!paused) setStopping(how);
    if (how === 'pause') pauseScoring();
    else cancelScoring();
  };
  const isStopping = !paused && stopping !== null;
  const goOn = (): void => {
    setStopping(null);
    void startScoring();
  };
  usePauseKey(readOnly || isStopping ? null : paused ? goOn : () => stop('pause'));
  const { percent, left, pairs, share } = runText(scoring.figures, paused);
  return (
    <div className={classes.run}>
      <div className={classes.head}>
        <h2 className={`${classes.big} num`}>{percent}</h2>
        <span className={`${classes.left} num`}>{isStopping ? t`finishing the example in hand` : left}</span>
        <span className={`${classes.beside} num`}>{pairs}</span>
        {readOnly ? (
          <span className={classes.elsewhere}><Trans>It runs in another tab</Trans></span>
        ) : (
          <div className={classes.actions}>
            {paused ? (
              <Button size="md" variant="filled" leftSection={<IconPlayerPlay size={16} stroke={1.6} />} onClick={goOn}><Trans>Go on</Trans></Button>
            ) : (
              <Button size="md" leftSection={<IconPlayerPause size={16} stroke={1.6} />} onClick={() => stop('pause')} disabled={isStopping}>{isStopping && stopping === 'pause' ? t`Pausing…` : t`Pause`}</Button>
            )}
            <Button size="md" classNames={{ root: classes.cancel ?? '' }} leftSection={<IconX size={16} stroke={1.6} />} onClick={() => stop('cancel')} disabled={isStopping} title={t`What is scored is kept`}>{isStopping && stopping === 'cancel' ? t`Stopping…` : t`Cancel`}</Button>
          </div>
        )}
      </div>
      <Progress value={100 * share} size={8} aria-label={t`Scored ${percent}`} />
      <InterruptionNotice interruptions={scoring.figures.interruptions ?? []} />
    </div>
  );
}
