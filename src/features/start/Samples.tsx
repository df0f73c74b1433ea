import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import { useWorkbench, useWorkbenchHandle } from '../../store/react';
import type { SelectionSettings } from '../../store/types';
import { failureText } from '../../texts/language';
import { bytes } from '../../ui/format';
import { KeptTodo } from '../../ui/KeptTodo';
import { SERIES } from '../../ui/seriesStyle';
import { DotPicture } from './DotPicture';
import { MatrixPicture } from './MatrixPicture';
import { SampleCard } from './SampleCard';
import { DEMO_ETA } from './pictures';
import { usePictures } from './usePictures';
import classes from './SampleCard.module.css';
import section from './section.module.css';

type Stage = 'fl' | 'flmi' | 'flcg';

const stages = (): readonly { readonly objective: Stage; readonly kind: string; readonly title: string; readonly text: string }[] => [
  { objective: 'fl', kind: t`Instruction tuning`, title: t`A balanced tenth`, text: t`Which rows of a mixed pool teach the most?` },
  { objective: 'flmi', kind: t`Task-specific`, title: t`Good at sums and SQL`, text: t`Which rows help on the 24 tasks that matter?` },
  { objective: 'flcg', kind: t`Continual`, title: t`Add what is missing`, text: t`The model has seen 32 rows. What is new?` },
];

/** Four cards that open finished projects in one click. */
export function Samples() {
  const { store } = useWorkbenchHandle();
  const actions = useWorkbench((state) => state.actions);
  const toured = useWorkbench((state) => state.tour.done);
  const navigate = useNavigate();
  const pictures = usePictures();
  const [opening, setOpening] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorRecord | null>(null);

  const open = async (sample: 'demo' | 'tour', name: string, wanted: Partial<SelectionSettings> = {}): Promise<void> => {
    if (opening !== null) return;
    setOpening(name);
    setFailure(null);
    try {
      const id = await actions.openSample(sample);
      const now = store.getState().project?.settings;
      if (wanted.objective !== undefined && now?.objective !== wanted.objective) actions.changeSettings(t`Choose ${wanted.objective.toUpperCase()}`, wanted);
      await navigate(sample === 'tour' ? `/p/${id}/select?tab=heatmap` : `/p/${id}/select`);
    } catch (thrown) {
      setFailure(toErrorRecord(thrown));
    } finally {
      setOpening(null);
    }
  };
  const demo = pictures?.demo ?? null;
  const rowsOf = (objective: Stage): string => {
    if (demo === null) return '';
    const sizes = objective === 'flmi' ? `${demo.rows.pool} + ${demo.rows.target}` : objective === 'flcg' ? `${demo.rows.pool} + ${demo.rows.existing}` : `${demo.rows.pool}`;
    return t`${sizes} rows · ${bytes(demo.bytes)}`;
  };
  const tour = pictures?.tour ?? null;
  const tourRows = tour === null ? 0 : tour.rows.pool + tour.rows.target + tour.rows.existing;
  return (
    <section className={section.section} aria-labelledby="samples">
      <div className={section.head}>
        <h2 className={section.title} id="samples"><Trans>Samples, scored already</Trans></h2>
        <span className={section.note}><Trans>One click opens the finished project</Trans></span>
        <Button size="xs" onClick={() => actions.setTour({ step: 0 })}>{toured ? t`Take the tour again` : t`Take the tour`}</Button>
      </div>
      {failure !== null && <KeptTodo title={t`The sample was not opened`} text={failureText(failure)} kept={t`Your projects are as they were.`} todo={t`Load the page anew, or install the application again.`} error={failure} takesFocus><Button variant="filled" onClick={() => location.reload()}><Trans>Load the page anew</Trans></Button></KeptTodo>}
      <div className={classes.grid}>
        {stages().map(({ objective, kind, title, text }) => (
          <SampleCard
            key={objective}
            series={objective}
            tag={SERIES[objective].label}
            kind={kind}
            title={title}
            text={text}
            facts={rowsOf(objective)}
            busy={opening === objective}
            picture={demo === null ? null : <DotPicture picture={demo} objective={objective} />}
            onOpen={() => void open('demo', objective, objective === 'flmi' ? { objective, eta: DEMO_ETA } : { objective })}
          />
        ))}
        <SampleCard
          series={null}
          tag={t`Tour`}
          kind={t`two minutes`}
          title={t`Read a utility matrix`}
          text={t`Eighteen rows, each pair’s number, and what it means.`}
          facts={tour === null ? '' : `${plural(tourRows, { one: '# row', other: '# rows' })} · ${bytes(tour.bytes)}`}
          busy={opening === 'tour'}
          picture={tour === null ? null : <MatrixPicture picture={tour} />}
          onOpen={() => void open('tour', 'tour')}
        />
      </div>
    </section>
  );
}
