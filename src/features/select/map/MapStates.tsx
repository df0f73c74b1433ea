import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import type { ErrorRecord } from '../../../core/base/errors';
import { MINILM } from '../../../core/embedding/catalog';
import type { EmbeddingState, LayoutKind, LayoutState } from '../../../store/types';
import { failureText } from '../../../texts/language';
import { bytes, count, duration } from '../../../ui/format';
import { EmptyState } from '../../../ui/EmptyState';
import { KeptTodo } from '../../../ui/KeptTodo';
import classes from './map.module.css';

/** Measured once on two slow cores; said as "about". */
const ROW_MS = 40;

/** What the map needs, before it costs anything. */
export function MapOffer({ waiting, onStart }: { readonly waiting: number; readonly onStart: () => void }) {
  const near = t`The map places every row near the rows that resemble it.`;
  const [model, size, time] = [MINILM.name, bytes(MINILM.graph.bytes), duration(waiting * ROW_MS)];
  const read = waiting === 0 ? null : t`For that a small model (${model}, ${size}, part of this app) reads ${plural(waiting, { one: '# row', other: '# rows' })}: about ${time}, kept for later. It runs beside other work and can be stopped.`;
  return (
    <EmptyState title={t`Rows that say alike, side by side`} text={read === null ? near : `${near} ${read}`}>
      <Button variant="filled" onClick={onStart}>{t`Make the map`}</Button>
    </EmptyState>
  );
}

const steps = () => ({ neighbours: t`Looking for each row’s nearest rows`, rounds: t`Placing rows`, placing: t`Placing the other rows` });

/** What is being done, how much of how much, Cancel. */
export function MapProgress({ embedding, layout, onCancel }: { readonly embedding: EmbeddingState; readonly layout: LayoutState; readonly onCancel: () => void }) {
  const reading = embedding.status === 'running' ? embedding : null;
  const placing = layout.status === 'running' ? layout.progress : null;
  const [done, total] = reading !== null ? [reading.done, reading.total] : placing !== null ? [placing.done, placing.total] : [0, 0];
  const what = reading !== null ? (reading.stage === 'model' ? t`Loading the sentence model` : t`Reading what rows say`) : placing !== null ? steps()[placing.step] : t`Preparing the map`;
  return (
    <div className={classes.progress} role="status" aria-label={t`Making the map`}>
      <p>{what}{reading?.stage === 'rows' && <span className="num">: <Trans>{count(done)} of {count(total)}</Trans></span>}</p>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={what} />
      {reading !== null && <Button size="xs" onClick={onCancel}>{t`Cancel`}</Button>}
    </div>
  );
}

export function MapFailed({ error, kind, onRetry }: { readonly error: ErrorRecord; readonly kind: LayoutKind; readonly onRetry: () => void }) {
  return (
    <KeptTodo title={t`The map could not be made`} text={failureText(error)} kept={kind === 'text' ? t`All rows, and what was read of them so far.` : t`All rows and utilities.`} todo={t`Try again. Heatmap and table do not need the map.`} error={error}>
      <Button variant="filled" onClick={onRetry}>{t`Try again`}</Button>
    </KeptTodo>
  );
}
