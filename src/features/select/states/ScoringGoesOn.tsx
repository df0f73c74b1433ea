import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWorkbench } from '../../../store/react';
import { count, percent, wholePercent } from '../../../ui/format';
import { ProgressRing } from '../../../ui/ProgressRing';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { Mark } from '../../../ui/SetMark';
import { Chip } from '../../../ui/Status';
import { OBJECTIVES } from '../model/objectives';
import type { SelectView } from '../selectView';
import classes from './states.module.css';

/** While a run goes on: how far it is, what the subset on screen was chosen from, and the way to the run. Nothing otherwise. */
export function ScoringGoesOn({ view }: { readonly view: SelectView }) {
  const figures = useWorkbench(({ scoring }) => (scoring.status === 'running' ? scoring.figures : null));
  const { pauseScoring } = useWorkbench((state) => state.actions);
  if (figures === null) return null;
  const share = figures.pairs === 0 ? 0 : figures.pairsDone / figures.pairs;
  const pairs = plural(figures.pairs, { one: '# pair', other: '# pairs' });
  return (
    <section className={classes.goesOn} aria-label={t`Scoring goes on`}>
      <div className={classes.goesOnText}>
        <h2><ProgressRing share={share} /><Trans>Scoring goes on, {wholePercent(share)}</Trans></h2>
        <p>
          <Trans>Every screen works with what is there: <span className="num">{count(figures.pairsDone)} of {pairs}</span>.</Trans>{' '}
          {view.subset === null ? t`The subset is chosen as soon as the first examples are scored.` : t`The subset below is a draft, chosen again as more come in.`}
        </p>
      </div>
      {view.subset !== null && <DraftFigure view={view} coverage={view.subset.ranked.coverage[view.subset.size]!} />}
      <div className={classes.goesOnButtons}>
        <Button size="xs" onClick={pauseScoring}><Trans>Pause</Trans></Button>
        <Button size="xs" component={Link} to={`/p/${view.projectId}/score`}><Trans>Show</Trans></Button>
      </div>
    </section>
  );
}

/** What the draft is worth by what is known. */
function DraftFigure({ view, coverage }: { readonly view: SelectView; readonly coverage: number }) {
  const { objective } = view.settings;
  const style = objectiveStyle(objective);
  return (
    <div className={classes.draftFigure}>
      <p>
        <Mark shape={style.mark} color={style.color} size={10} /> <strong className="num">{OBJECTIVES[objective].label} · {count(view.subset?.size)}</strong> <Chip tone="warn"><Trans>draft</Trans></Chip>
        <span className="num"><Trans>coverage so far {percent(coverage)}</Trans></span>
      </p>
      <div className={classes.draftTrack} aria-hidden="true"><span style={{ width: `${100 * coverage}%` }} /></div>
    </div>
  );
}
