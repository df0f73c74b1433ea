import { useMemo, useRef, useState, type RefObject } from 'react';
import { groupFields } from '../model/poolRows';
import type { SelectView } from '../selectView';
import type { HeatmapOrder } from './axes';
import { FITTED, type HeatmapViewport } from './scene';
import { defaultLimit, type UtilitySpread } from './utilityRange';

/** How the heatmap is looked at. It is kept while the tab changes, and not saved with the project. */
export interface HeatmapControls {
  readonly order: HeatmapOrder;
  readonly orders: readonly HeatmapOrder[];
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

export function useHeatmapControls({ sets, spread }: Pick<SelectView, 'sets' | 'spread'>): HeatmapControls {
  const [chosenOrder, setOrder] = useState<HeatmapOrder | null>(null);
  const [chosenLimit, setLimit] = useState<number | null>(null);
  const [numbers, setNumbers] = useState(true);
  const [viewport, setViewport] = useState<HeatmapViewport>(FITTED);
  const zoomByRef = useRef<((factor: number) => void) | null>(null);
  const orders = useMemo((): readonly HeatmapOrder[] => [...groupFields(sets.pool.examples), 'similar', 'pick', 'help', 'file'], [sets]);
  const order = chosenOrder !== null && orders.includes(chosenOrder) ? chosenOrder : (orders[0] ?? 'file');
  const standardLimit = defaultLimit(spread);
  const limit = chosenLimit ?? standardLimit;
  return useMemo(
    () => ({ order, orders, setOrder, spread, limit, standardLimit, setLimit, numbers, setNumbers, viewport, setViewport, zoomByRef }),
    [order, orders, spread, limit, standardLimit, numbers, viewport],
  );
}
