import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { OrderingState } from '../../../store/orderingTypes';
import { failureText } from '../../../texts/language';
import classes from './heatmap.module.css';

interface OrderingNoteProps {
  readonly ordering: OrderingState;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
}

/** What the order by a tree is, how far it is, or why there is none. */
export function OrderingNote({ ordering, onRetry, onCancel }: OrderingNoteProps) {
  if (ordering.status === 'failed') {
    return (
      <p className={classes.orderFailed} role="alert">
        <IconAlertCircle size={16} stroke={1.6} aria-hidden="true" />
        <span><Trans>The rows could not be ordered: {failureText(ordering.error)} The order before is shown.</Trans></span>
        <Button size="compact-xs" onClick={onRetry}>{t`Try again`}</Button>
      </p>
    );
  }
  const busy = ordering.status !== 'ready';
  return (
    <p className={classes.explain} role="status" data-ordering={ordering.status}>
      {busy ? <>{progressWords(ordering)} <Button size="compact-xs" onClick={onCancel}>{t`Cancel`}</Button></> : t`Tree: rows joined step by step by what helps them.`}
    </p>
  );
}

/** Joins are the cheaper the fewer groups are left: the share of the work is more than that of the joins. */
function progressWords(ordering: OrderingState): string {
  if (ordering.status !== 'running' || ordering.progress === null) return t`Ordering …`;
  const { done, total } = ordering.progress;
  const share = Math.floor(100 * (1 - (1 - done / total) ** 2));
  return t`Ordering, ${share} % …`;
}
