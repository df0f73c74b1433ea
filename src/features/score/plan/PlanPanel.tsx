import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { PanelBody, PanelHeader, PanelSection } from '../../../ui/Panel';
import type { OpenScoring } from '../scoringView';
import { useIsLocked } from '../scoringView';
import { CostSection } from './CostSection';
import { LogList } from './LogList';
import { NeighbourChoice } from './NeighbourChoice';
import { PairTable } from './PairTable';
import { SpeedCurve } from './SpeedCurve';
import classes from './plan.module.css';

/** What is scored in numbers, what it costs, how fast it goes, and what has happened. */
export function PlanPanel({ scoring }: { readonly scoring: OpenScoring }) {
  const locked = useIsLocked();
  return (
    <>
      <PanelHeader title={t`Pair plan`}>
        {locked && (
          <span className={classes.lock}><IconLock size={16} stroke={1.6} aria-hidden="true" /> <Trans>fixed while scoring</Trans></span>
        )}
      </PanelHeader>
      <PanelBody padded={false}>
        <PanelSection><NeighbourChoice locked={locked} /><PairTable plan={scoring.plan} isDone={scoring.status === 'done'} /></PanelSection>
        <CostSection scoring={scoring} />
        {'figures' in scoring && scoring.figures.speed.length > 1 && <SpeedCurve figures={scoring.figures} isRunning={scoring.status === 'running'} />}
        <PanelSection title={t`Log`}><LogList /></PanelSection>
      </PanelBody>
    </>
  );
}
