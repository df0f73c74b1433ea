import { useMemo, useRef, type RefObject } from 'react';
import { MOST_ORDERED_ROWS } from '../../../core/evaluation/orderingTypes';
import { groupFields } from '../model/poolRows';
import type { SelectView } from '../selectView';
import { useLook } from '../useLook';
import type { SelectRoute } from '../useSelectRoute';
import type { HeatmapOrder } from './axes';
import { readHeatmapLook } from './heatmapLook';
import type { HeatmapViewport } from './scene';
import { defaultLimit, type UtilitySpread } from './utilityRange';

/** How the heatmap is looked at. It is kept while the project is open, and saved with a view. */
export interface HeatmapControls {
  readonly order: HeatmapOrder;
  readonly orders: readonly HeatmapOrder[];
  /** Orders that so many rows do not have. */
  readonly tooMany: readonly HeatmapOrder[];
  readonly setOrder: (order: HeatmapOrder) => void;
  readonly spread: UtilitySpread;
  /** |u| of the last colour. */
  readonly limit: number;
  readonly standardLimit: number;
  readonly setLimit: (limit: number | null) => void;
  readonly numbers: boolean;
  readonly setNumbers: (numbers: boolean) => void;
  readonly viewport: HeatmapViewport;
  readonly setViewport: (viewport: HeatmapViewport) => void;
  /** Zooms about the middle of the cells; set by the drawing, which alone knows its size. */
  readonly zoomByRef: RefObject<((factor: number) => void) | null>;
}

const TREE: readonly HeatmapOrder[] = ['tree'];
const NONE: readonly HeatmapOrder[] = [];

/** @param route keeps the order in the address. */
export function useHeatmapControls({ sets, spread }: Pick<SelectView, 'sets' | 'spread'>, { order: inAddress, keepOrder }: Pick<SelectRoute, 'order' | 'keepOrder'>): HeatmapControls {
  const [look, change] = useLook('heatmap', readHeatmapLook);
  const zoomByRef = useRef<((factor: number) => void) | null>(null);
  const orders = useMemo((): readonly HeatmapOrder[] => [...groupFields(sets.pool.examples), 'similar', 'tree', 'pick', 'help', 'file'], [sets]);
  const tooMany = sets.pool.examples.length > MOST_ORDERED_ROWS ? TREE : NONE;
  const wanted = look.order ?? inAddress;
  const order = orders.find((known) => known === wanted && !tooMany.includes(known)) ?? orders[0] ?? 'file';
  const standardLimit = defaultLimit(spread);
  return useMemo(
    () => ({
      order,
      orders,
      tooMany,
      setOrder: (next: HeatmapOrder) => {
        change({ order: next });
        keepOrder(next);
      },
      spread,
      limit: look.limit ?? standardLimit,
      standardLimit,
      setLimit: (limit: number | null) => change({ limit }),
      numbers: look.numbers,
      setNumbers: (numbers: boolean) => change({ numbers }),
      viewport: look.viewport,
      setViewport: (viewport: HeatmapViewport) => change({ viewport }),
      zoomByRef,
    }),
    [order, orders, tooMany, keepOrder, spread, look, change, standardLimit],
  );
}
