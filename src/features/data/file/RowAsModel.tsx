import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ActionIcon, Pill } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Example } from '../../../core/dataset/types';
import { count } from '../../../ui/format';
import { filterLabel, type RowFilter } from '../model/rowFilter';
import type { RowTokens } from '../model/tokenHistogram';
import classes from './file.module.css';

interface RowAsModelProps {
  readonly example: Example | null;
  readonly tokens: RowTokens | null;
  readonly place: number;
  readonly rows: number;
  readonly filter: RowFilter | null;
  /** The file's rows wait until its problems are corrected. */
  readonly held: boolean;
  /** What can be done with the rows shown. */
  readonly actions: ReactNode;
  readonly onStep: (place: number) => void;
  readonly onClearFilter: () => void;
}

/** One row as prompt and answer, with tokens; steps through the rows that the filter lets through. */
export function RowAsModel({ example, tokens, place, rows, filter, held, actions, onStep, onClearFilter }: RowAsModelProps) {
  return (
    <section className={classes.half} aria-labelledby="as-read-title">
      <header className={classes.halfHead}>
        <h3 className={classes.halfTitle} id="as-read-title"><Trans>As the model reads it</Trans></h3>
        {filter !== null && <Pill withRemoveButton onRemove={onClearFilter} removeButtonProps={{ 'aria-label': t`Show all rows` }}>{filterLabel(filter)}</Pill>}
        {actions}
        <span className={`${classes.quiet} num`} aria-live="polite">{rows === 0 ? t`no rows` : t`row ${count(place + 1)} of ${count(rows)}`}</span>
        <span className={classes.steps}>
          <ActionIcon size="sm" aria-label={t`Row before`} disabled={place === 0} onClick={() => onStep(place - 1)}><IconChevronLeft size={16} stroke={1.6} /></ActionIcon>
          <ActionIcon size="sm" aria-label={t`Next row`} disabled={place >= rows - 1} onClick={() => onStep(place + 1)}><IconChevronRight size={16} stroke={1.6} /></ActionIcon>
        </span>
      </header>
      {example !== null && (
        <div className={classes.turns}>
          {example.system !== null && <Part label={t`System`} text={example.system} />}
          {example.earlier.map((turn, index) => <Part key={index} label={t`Earlier, ${turn.role}`} text={turn.content} />)}
          <Part label={t`Prompt`} text={example.prompt} tokens={tokens?.prompt ?? null} />
          <Part label={t`Answer`} text={example.response} tokens={tokens?.response ?? null} isAnswer />
        </div>
      )}
      {example === null && <p className={classes.quiet}>{held ? t`The rows of this file are held back.` : filter === null ? t`No row of this file was kept.` : t`No row of this file passes the filter.`}</p>}
    </section>
  );
}

interface PartProps {
  readonly label: string;
  readonly text: string;
  /** Absent: not counted apart. */
  readonly tokens?: number | null;
  readonly isAnswer?: boolean;
}

function Part({ label, text, tokens, isAnswer = false }: PartProps) {
  return (
    <div className={classes.turn} data-answer={isAnswer}>
      <div className={classes.turnHead}>
        <span>{label}</span>
        {tokens !== undefined && <span className="num">{tokens === null ? t`– tokens` : plural(tokens, { one: '# token', other: '# tokens' })}</span>}
      </div>
      <div className={classes.turnText}>{text}</div>
    </div>
  );
}
