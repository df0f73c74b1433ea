import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWorkbench } from '../../../store/react';
import type { BlockMap } from '../../../store/types';
import { count, countOf, percent, wholePercent } from '../../../ui/format';
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
  const { done, of } = scoredExamples(view.blocks);
  const known = `${count(done)} of ${countOf(of, 'example')} ${done === 1 ? 'is' : 'are'} scored`;
  return (
    <section className={classes.goesOn} aria-label="Scoring goes on">
      <div className={classes.goesOnText}>
        <h2><ProgressRing share={share} />Scoring goes on, {wholePercent(share)}</h2>
        <p>
          Every screen works with what is there: {known}.{' '}
          {view.subset === null ? 'The subset is chosen as soon as some are.' : 'The subset below is a draft: it is chosen again as more come in, and once more when scoring ends.'}
        </p>
      </div>
      {view.subset !== null && <DraftFigure view={view} coverage={view.subset.ranked.coverage[view.subset.size]!} />}
      <div className={classes.goesOnButtons}>
        <Button size="xs" onClick={pauseScoring}>Pause</Button>
        <Button size="xs" component={Link} to={`/p/${view.projectId}/score`}>Show</Button>
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
        <Mark shape={style.mark} color={style.color} size={10} /> <strong className="num">{OBJECTIVES[objective].label} · {count(view.subset?.size)}</strong> <Chip tone="warn">draft</Chip>
        <span className="num">coverage so far {percent(coverage)}</span>
      </p>
      <div className={classes.draftTrack} aria-hidden="true"><span style={{ width: `${100 * coverage}%` }} /></div>
    </div>
  );
}

/** Examples whose columns are done in every block that they stand in. */
function scoredExamples(blocks: BlockMap): { readonly done: number; readonly of: number } {
  const columns = Object.values(blocks).flatMap(({ columnHashes, columnsDone }) => columnHashes.map((hash, column) => [hash, columnsDone[column] === 1] as const));
  const all = new Map<string, boolean>();
  for (const [hash, done] of columns) all.set(hash, done && (all.get(hash) ?? true));
  return { done: [...all.values()].filter(Boolean).length, of: all.size };
}
