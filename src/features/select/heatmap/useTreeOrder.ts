import { useEffect, useState } from 'react';
import { useWorkbench } from '../../../store/react';
import type { OrderedRows, OrderingState } from '../../../store/orderingTypes';
import type { HeatmapOrder } from './axes';
import type { HeatmapControls } from './useHeatmapControls';

interface TreeOrder {
  /** What the heatmap is ordered by now: while the tree is made for the first time, the order before. */
  readonly shown: HeatmapOrder;
  readonly rows: OrderedRows | null;
  /** What is to be said of the tree; null where another order is wanted. */
  readonly ordering: OrderingState | null;
  readonly start: () => void;
  /** Back to the order before. */
  readonly cancel: () => void;
}

/** The order that is wanted and, where that is the tree, how far it is. It is made as long as it is wanted. */
export function useTreeOrder({ order, orders, setOrder }: Pick<HeatmapControls, 'order' | 'orders' | 'setOrder'>): TreeOrder {
  const ordering = useWorkbench((state) => state.ordering);
  const { orderRows, cancelOrdering } = useWorkbench((state) => state.actions);
  const [before, setBefore] = useState<HeatmapOrder>(orders[0] ?? 'file');
  const wanted = order === 'tree';
  if (!wanted && order !== before) setBefore(order);
  useEffect(() => {
    if (!wanted) cancelOrdering();
    else if (ordering.status === 'none') void orderRows();
  }, [wanted, ordering.status, orderRows, cancelOrdering]);
  return {
    shown: wanted && ordering.rows === null ? before : order,
    rows: wanted ? ordering.rows : null,
    ordering: wanted ? ordering : null,
    start: () => void orderRows(),
    cancel: () => setOrder(before),
  };
}
