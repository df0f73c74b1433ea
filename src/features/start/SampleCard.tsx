import { Trans } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SERIES, type SeriesName } from '../../ui/seriesStyle';
import { Mark, SetMark } from '../../ui/SetMark';
import classes from './SampleCard.module.css';

interface SampleCardProps {
  readonly series: SeriesName | null;
  readonly tag: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** "160 rows · 0.2 MB" */
  readonly facts: string;
  readonly busy: boolean;
  /** Null while it is not there: the mark stands in. */
  readonly picture: ReactNode | null;
  readonly onOpen: () => void;
}

/** A finished project: picture, what it shows, one click. */
export function SampleCard({ series, tag, kind, title, text, facts, busy, picture, onOpen }: SampleCardProps) {
  const color = series === null ? 'var(--helps)' : SERIES[series].color;
  return (
    <button type="button" className={classes.card} onClick={onOpen} aria-busy={busy}>
      <span className={classes.frame}>{picture ?? <Mark shape={series === null ? 'square' : SERIES[series].mark} color="var(--ghost)" size={40} />}</span>
      <span className={classes.body}>
        <span className={classes.kind}>
          {series !== null && <SetMark series={series} size={11} />}
          <span className={classes.tag} style={{ color }}>{tag}</span>
          <span>{kind}</span>
        </span>
        <span className={classes.title}>{title}</span>
        <span className={classes.text}>{text}</span>
        <span className={classes.foot}>
          <span className="num">{facts}</span>
          <span className={classes.open}><Trans>Open</Trans> {busy ? <Loader size={14} /> : <IconArrowRight size={16} stroke={1.6} aria-hidden="true" />}</span>
        </span>
      </span>
    </button>
  );
}
