import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { findModel } from '../../../core/model/catalog';
import { useBlocks } from '../../../store/artefacts';
import type { ProjectDocument, ScoringState } from '../../../store/types';
import { utility3 } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { doneSummary } from '../model/doneSummary';
import { UtilityHistogram } from './UtilityHistogram';
import classes from './centre.module.css';

interface DoneHeadProps {
  readonly project: ProjectDocument;
  readonly scoring: Extract<ScoringState, { readonly status: 'done' }>;
}

/** All pairs are scored: how they came out, what is missing, what looks wrong, and the way on. */
export function DoneHead({ project, scoring }: DoneHeadProps) {
  const blocks = useBlocks();
  const { plan, figures } = scoring;
  const summary = useMemo(() => {
    const elapsedMs = figures.speed.at(-1)?.atMs ?? 0;
    return doneSummary(blocks, findModel(project.modelId).contextTokens, figures.startedAt === 0 ? null : { pairs: plan.pairs, elapsedMs });
  }, [blocks, project.modelId, plan, figures]);
  return (
    <>
      <div className={classes.head}>
        <IconCircleCheck size={24} stroke={1.6} className={classes.ok} aria-hidden="true" />
        <div className={classes.doneText}>
          <h2 className={classes.doneTitle}>{summary.title}</h2>
          {summary.effect !== null && <p className={classes.doneEffect}>{summary.effect}</p>}
        </div>
        <div className={classes.actions}>
          <Button component={Link} to={`/p/${project.id}/select`} size="md" variant="filled" rightSection={<IconArrowRight size={16} stroke={1.6} />}><Trans>Go on to Select</Trans></Button>
        </div>
      </div>
      {(summary.missing !== null || summary.alarms.length > 0) && (
        <div className={classes.alarms}>
          {summary.missing !== null && <Status tone="warn">{summary.missing}</Status>}
          {summary.alarms.map((alarm) => <Status key={alarm} tone="warn">{alarm}</Status>)}
        </div>
      )}
      <dl className={classes.facts}>
        {summary.facts.map(({ term, value, note }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{value}</dd>
            <dd className={classes.factNote}>{note}</dd>
          </div>
        ))}
      </dl>
      <UtilityHistogram blocks={blocks} />
      {summary.selfMean !== null && summary.otherMean !== null && (
        <p className={classes.means}><Trans>A row shown as its own example helps by <b className="num">{utility3(summary.selfMean)}</b> on average, another row by <b className="num">{utility3(summary.otherMean)}</b>.</Trans></p>
      )}
    </>
  );
}
