import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { OverlapReport } from '../../../core/dataset/look';
import type { Example } from '../../../core/dataset/types';
import { setName } from '../model/formNames';
import classes from './files.module.css';

interface OverlapDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly overlap: OverlapReport;
  readonly pool: readonly Example[];
  readonly other: readonly Example[];
}

const MOST = 50;

/** Rows that two sets share, each with both texts. */
export function OverlapDialog({ opened, onClose, overlap, pool, other }: OverlapDialogProps) {
  const pairs = [
    ...overlap.exact.map(({ poolRows, otherRows }) => ({ poolRow: poolRows[0]!, row: otherRows[0]!, how: t`the same row` })),
    ...overlap.near.map(({ poolRow, row, similarity }) => ({ poolRow, row, how: t`${Math.round(100 * similarity)} % alike` })),
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={overlap.set === 'target' ? t`In the pool and in the target set` : t`In the pool and in the existing data`} size="xl">
      {pairs.length > MOST && <p className={classes.hint}><Trans>The first {MOST} of {pairs.length}.</Trans></p>}
      <ul className={classes.pairs}>
        {pairs.slice(0, MOST).map(({ poolRow, row, how }) => (
          <li key={`${poolRow} ${row}`} className={classes.pair}>
            <p className={classes.hint}>{how}</p>
            <RowText title={`${setName('pool')}, ${pool[poolRow]?.label ?? ''}`} example={pool[poolRow]} />
            <RowText title={`${setName(overlap.set)}, ${other[row]?.label ?? ''}`} example={other[row]} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function RowText({ title, example }: { readonly title: string; readonly example: Example | undefined }) {
  return (
    <div className={classes.pairText}>
      <h4>{title}</h4>
      <p>{example?.prompt}</p>
      <p className={classes.pairAnswer}>{example?.response}</p>
    </div>
  );
}
