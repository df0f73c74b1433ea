import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { OrderingState } from '../../../store/orderingTypes';
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
        <span>The rows could not be ordered: {ordering.error.message} The order before is shown.</span>
        <Button size="compact-xs" onClick={onRetry}>Try again</Button>
      </p>
    );
  }
  const busy = ordering.status !== 'ready';
  return (
    <p className={classes.explain} role="status" data-ordering={ordering.status}>
      {busy ? <>Ordering{share(ordering)} … <Button size="compact-xs" onClick={onCancel}>Cancel</Button></> : 'Order: rows joined step by step to those most alike by what helps them.'}
    </p>
  );
}

/** Joins are the cheaper the fewer groups are left: the share of the work is more than that of the joins. */
function share(ordering: OrderingState): string {
  if (ordering.status !== 'running' || ordering.progress === null) return '';
  const { done, total } = ordering.progress;
  return `, ${Math.floor(100 * (1 - (1 - done / total) ** 2))} %`;
}
