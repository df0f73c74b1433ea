import { Button, Progress } from '@mantine/core';
import type { ErrorRecord } from '../../../core/base/errors';
import { MINILM } from '../../../core/embedding/catalog';
import type { EmbeddingState, LayoutKind, LayoutState } from '../../../store/types';
import { bytes, count, countOf, duration } from '../../../ui/format';
import { EmptyState } from '../../../ui/EmptyState';
import { KeptTodo } from '../../../ui/KeptTodo';
import classes from './map.module.css';

/** Measured once on two slow cores; said as "about". */
const ROW_MS = 40;

/** What the map needs, before it costs anything. */
export function MapOffer({ waiting, onStart }: { readonly waiting: number; readonly onStart: () => void }) {
  const read = waiting === 0 ? '' : ` For that a small model (${MINILM.name}, ${bytes(MINILM.graph.bytes)}, part of this app) reads ${countOf(waiting, 'row')}: about ${duration(waiting * ROW_MS)}, kept for later. It runs beside other work and can be stopped.`;
  return (
    <EmptyState title="Rows that say alike, side by side" text={`The map places every row near the rows that resemble it.${read}`}>
      <Button variant="filled" onClick={onStart}>Make the map</Button>
    </EmptyState>
  );
}

const STEPS = { neighbours: 'Looking for each row’s nearest rows', rounds: 'Placing rows', placing: 'Placing the other rows' } as const;

/** What is being done, how much of how much, Cancel. */
export function MapProgress({ embedding, layout, onCancel }: { readonly embedding: EmbeddingState; readonly layout: LayoutState; readonly onCancel: () => void }) {
  const reading = embedding.status === 'running' ? embedding : null;
  const placing = layout.status === 'running' ? layout.progress : null;
  const [done, total] = reading !== null ? [reading.done, reading.total] : placing !== null ? [placing.done, placing.total] : [0, 0];
  const what = reading !== null ? (reading.stage === 'model' ? 'Loading the sentence model' : 'Reading what rows say') : placing !== null ? STEPS[placing.step] : 'Preparing the map';
  return (
    <div className={classes.progress} role="status" aria-label="Making the map">
      <p>{what}{reading?.stage === 'rows' && <span className="num">: {count(done)} of {count(total)}</span>}</p>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={what} />
      {reading !== null && <Button size="xs" onClick={onCancel}>Cancel</Button>}
    </div>
  );
}

export function MapFailed({ error, kind, onRetry }: { readonly error: ErrorRecord; readonly kind: LayoutKind; readonly onRetry: () => void }) {
  return (
    <KeptTodo title="The map could not be made" text={error.message} kept={kind === 'text' ? 'All rows, and what was read of them so far.' : 'All rows and utilities.'} todo="Try again. Heatmap and table do not need the map." error={error}>
      <Button variant="filled" onClick={onRetry}>Try again</Button>
    </KeptTodo>
  );
}
