import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { memo, useMemo } from 'react';
import { nearestTo } from '../../../core/embedding/nearestTo';
import { useEmbeddings } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
import { fixed } from '../../../ui/format';
import { RowLink } from '../../../ui/RowLink';
import { Chip } from '../../../ui/Status';
import { isChosen } from '../model/subset';
import type { SelectActions, SelectView } from '../selectView';
import classes from './inspector.module.css';

interface AlikeListProps extends Pick<SelectView, 'sets' | 'subset'> {
  readonly actions: Pick<SelectActions, 'openRow'>;
  readonly index: number;
}

const SHOWN = 8;

/** Rows of the pool that say the most alike, whatever their help; repeats of the same content first and named. */
export const AlikeList = memo(function AlikeList({ sets, subset, actions, index }: AlikeListProps) {
  const { set, state } = useEmbeddings();
  const embed = useWorkbench((now) => now.actions.embed);
  const { examples } = sets.pool;
  const near = useMemo(() => (set === null ? [] : nearestTo(set, examples.map(({ hash }) => hash), index, SHOWN)), [set, examples, index]);
  if (near.length === 0) {
    if (state.status === 'running') return <p className={classes.quiet}><Trans>Rows are being compared by meaning.</Trans></p>;
    return (
      <p className={classes.quiet}>
        <Trans>Rows were not compared by meaning yet.</Trans> <Button size="compact-xs" variant="subtle" onClick={() => void embed()}><Trans>Compare them now</Trans></Button>
      </p>
    );
  }
  return (
    <ul className={classes.rows} aria-label={t`Rows that say the most alike`}>
      {near.map(({ index: other, similarity }) => (
        <li key={other} className={classes.rowLine}>
          <span className={classes.rowName}>
            <RowLink text={examples[other]!.prompt} onOpen={() => actions.openRow(examples[other]!.hash)} />
          </span>
          {subset !== null && isChosen(subset, other) && <Chip><Trans>picked</Trans></Chip>}
          {examples[other]!.hash === examples[index]!.hash ? <Chip><Trans>same row</Trans></Chip> : <span className="num" title={t`Cosine of the two rows' vectors; 1 is the same`}>{fixed(similarity, 2)}</span>}
        </li>
      ))}
    </ul>
  );
});
