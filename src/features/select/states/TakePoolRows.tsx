import { Button } from '@mantine/core';
import { seededRandom, shuffledIndices } from '../../../core/base/random';
import { useWorkbench } from '../../../store/react';
import { countOf } from '../../../ui/format';
import classes from './states.module.css';

/** As many as are enough for a target set, but never more than a quarter of the pool. */
const FEWEST = 20;
const MOST = 60;
const MOST_SHARE = 0.25;
const SEED = 1;

/** How many rows are offered: a tenth of the pool within bounds; 0 where the pool is too small to give any. */
export function rowsOffered(pool: number): number {
  return Math.min(Math.floor(MOST_SHARE * pool), Math.min(MOST, Math.max(FEWEST, Math.round(pool / 10))));
}

/** Moves some rows of the pool, drawn at random, into the target set. One step that can be undone. */
export function TakePoolRows({ pool }: { readonly pool: number }) {
  const rowsToSet = useWorkbench((state) => state.actions.rowsToSet);
  const rows = rowsOffered(pool);
  if (rows === 0) return null;
  const take = (): void => void rowsToSet('pool', [...shuffledIndices(pool, seededRandom(SEED)).slice(0, rows)].sort((a, b) => a - b), 'target', true);
  return <Button onClick={take} aria-describedby="take-pool-rows">Take {countOf(rows, 'pool row')}</Button>;
}

/** What that does, in words. */
export function TakePoolRowsHint({ pool }: { readonly pool: number }) {
  const rows = rowsOffered(pool);
  return rows === 0 ? null : (
    <p className={classes.hint} id="take-pool-rows">
      Taking pool rows moves {rows === 1 ? 'one, drawn at random,' : `${rows} of them, drawn at random,`} out of the pool into the target set. Undo brings them back.
    </p>
  );
}
