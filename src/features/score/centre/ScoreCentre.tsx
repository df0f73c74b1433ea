import { t } from '@lingui/core/macro';
import { useWorkbench } from '../../../store/react';
import type { ProjectDocument } from '../../../store/types';
import { Panel } from '../../../ui/Panel';
import { MatrixPicture } from '../matrix/MatrixPicture';
import { currentTask } from '../model/currentTask';
import type { OpenScoring } from '../scoringView';
import { DoneHead } from './DoneHead';
import { FailedHead } from './FailedHead';
import { LoadingModel } from './LoadingModel';
import { PlanHead } from './PlanHead';
import { RunHead } from './RunHead';
import classes from './centre.module.css';

interface ScoreCentreProps {
  readonly project: ProjectDocument;
  readonly scoring: OpenScoring;
}

/** What is going on now, above the picture of all pairs. */
export function ScoreCentre({ project, scoring }: ScoreCentreProps) {
  return (
    <Panel label={t`Scoring`}>
      <div className={classes.centre}>
        <Head project={project} scoring={scoring} />
        <MatrixPicture plan={scoring.plan} current={scoring.status === 'running' ? currentTask(scoring.plan, scoring.figures) : null} />
      </div>
    </Panel>
  );
}

function Head({ project, scoring }: ScoreCentreProps) {
  const model = useWorkbench((state) => state.model);
  const goesOn = scoring.status === 'running' && (scoring.figures.interruptions ?? []).length > 0;
  if (model.status === 'loading' && !goesOn) return <LoadingModel progress={model.progress} backend={model.backend} />;
  switch (scoring.status) {
    case 'running':
    case 'paused':
      return <RunHead scoring={scoring} />;
    case 'failed':
      return <FailedHead error={scoring.error} plan={scoring.plan} />;
    case 'done':
      return <DoneHead project={project} scoring={scoring} />;
    case 'planned':
      return model.status === 'failed' ? <FailedHead error={model.error} plan={scoring.plan} /> : <PlanHead plan={scoring.plan} />;
  }
}
