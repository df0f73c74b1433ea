import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Loader } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { Backend, ModelProgress } from '../../../core/model/types';
import { useWorkbench } from '../../../store/react';
import { bytes } from '../../../ui/format';
import { modelStages, type StageLine } from '../model/modelStages';
import classes from './centre.module.css';

/** The steps of getting the model ready. */
export function LoadingModel({ progress, backend }: { readonly progress: ModelProgress; readonly backend: Backend }) {
  const cancel = useWorkbench((state) => state.actions.cancelScoring);
  return (
    <div className={classes.loading} role="status">
      <div className={classes.head}>
        <h2 className={classes.loadingTitle}><Trans>Getting the model ready</Trans></h2>
        <div className={classes.actions}><Button onClick={cancel}><Trans>Cancel</Trans></Button></div>
      </div>
      <ol className={classes.stages}>
        {modelStages(progress, backend).map((line) => <Stage key={line.stage} line={line} />)}
      </ol>
    </div>
  );
}

function Stage({ line }: { readonly line: StageLine }) {
  const measured = line.bytesRead !== null && line.bytes !== null && line.bytes > 0;
  return (
    <li data-status={line.status}>
      <StageIcon status={line.status} />
      <span>{line.label}</span>
      {measured && <span className={`${classes.stageSize} num`}>{line.status === 'done' ? bytes(line.bytes) : t`${bytes(line.bytesRead)} of ${bytes(line.bytes)}`}</span>}
    </li>
  );
}

function StageIcon({ status }: { readonly status: StageLine['status'] }) {
  if (status === 'done') return <IconCheck size={16} stroke={1.6} className={classes.ok} aria-label={t`done`} />;
  if (status === 'doing') return <Loader size={14} aria-label={t`in progress`} />;
  return <IconCircleDashed size={16} stroke={1.6} aria-label={t`waiting`} />;
}
