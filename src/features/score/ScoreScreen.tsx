import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWorkbench } from '../../store/react';
import { EmptyState } from '../../ui/EmptyState';
import { ScreenColumns, SidePanel } from '../../ui/SidePanel';
import { ScoreCentre } from './centre/ScoreCentre';
import { ModelPanel } from './panel/ModelPanel';
import { PlanPanel } from './plan/PlanPanel';

/** What is measured, what it costs, and the measuring itself. */
export function ScoreScreen() {
  const project = useWorkbench((state) => state.project);
  const scoring = useWorkbench((state) => state.scoring);
  if (project === null) return <EmptyState screen={t`Score`} title={t`No project is open`} text={t`What is scored will be here. Open a project, or begin a new one, on the Start screen.`} />;
  if (scoring.status === 'idle') {
    return (
      <EmptyState screen={t`Score`} title={t`Nothing to score yet`} text={t`Each row of the pool will be asked with the others as examples. That needs a pool with rows.`}>
        <Button component={Link} to={`/p/${project.id}/data`} variant="filled"><Trans>Go to Data</Trans></Button>
      </EmptyState>
    );
  }
  return (
    <ScreenColumns>
      <h1 className="visually-hidden"><Trans>Score</Trans></h1>
      <SidePanel side="left" label={t`Model`} width={348} foldBelow={1024}>
        <ModelPanel project={project} />
      </SidePanel>
      <ScoreCentre project={project} scoring={scoring} />
      <SidePanel side="right" label={t`Pair plan`} width={312} foldBelow={1280}>
        <PlanPanel scoring={scoring} />
      </SidePanel>
    </ScreenColumns>
  );
}
