import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { useWorkbench } from '../../../store/react';
import { count } from '../../../ui/format';
import classes from './centre.module.css';

/** Before a neighbour plan can run: a vector of each row, then the nearest ones of each. */
export function FindingNeighbours() {
  const cancel = useWorkbench((state) => state.actions.cancelScoring);
  const planning = useWorkbench((state) => state.planning);
  const embedding = useWorkbench((state) => state.embedding);
  const step =
    embedding.status === 'running'
      ? { text: embedding.stage === 'model' ? t`Reading the sentence model` : t`Reading rows for their neighbours`, done: embedding.done, total: embedding.total }
      : { text: t`Finding each row’s neighbours`, done: planning.status === 'finding' ? planning.done : 0, total: planning.status === 'finding' ? planning.total : 0 };
  return (
    <div className={classes.loading} role="status">
      <div className={classes.head}>
        <h2 className={classes.loadingTitle}>{step.text}</h2>
        {step.total > 0 && <span className={`${classes.beside} num`}><Trans>{count(step.done)} of {count(step.total)} rows</Trans></span>}
        <div className={classes.actions}><Button onClick={cancel}><Trans>Cancel</Trans></Button></div>
      </div>
      <Progress value={step.total === 0 ? 0 : (100 * step.done) / step.total} size={6} aria-label={step.text} />
    </div>
  );
}
