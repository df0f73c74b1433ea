import { useLayoutEffect, useMemo, type RefObject } from 'react';
import type { MapPlaces } from '../../../store/types';
import type { Inks } from '../heatmap/inks';
import type { Subset } from '../model/subset';
import type { ElementSize } from '../model/useElementSize';
import { densityOutlines } from './density';
import { linksOf } from './links';
import { NUMBERED } from './mapPoints';
import { cleared, paintDensity, paintLasso, paintLinks, paintNames, paintOrdinals, paintRing, paintTaken, type MapPicture } from './paintMap';
import type { Region } from './regions';
import { pointAt, type Bounds, type MapViewport, type Point } from './viewport';

interface MapLayers {
  /** Under and over the points. */
  readonly under: RefObject<HTMLCanvasElement | null>;
  readonly over: RefObject<HTMLCanvasElement | null>;
  readonly map: MapPlaces;
  readonly bounds: Bounds;
  readonly viewport: MapViewport;
  readonly size: ElementSize;
  readonly inks: Inks | null;
  readonly subset: Subset | null;
  readonly objective: string;
  /** Pool rows that stay visible; null: all. */
  readonly shown: ReadonlySet<number> | null;
  /** Pool rows: the open one, the one in focus, those taken by lasso. */
  readonly open: number | null;
  readonly focus: number | null;
  readonly taken: Iterable<number>;
  /** Names of regions; empty: none are wanted. */
  readonly names: readonly Region[];
  /** The lasso that is being drawn. */
  readonly line: readonly Point[];
}

/** Rows are told by their words here: a list that says the same is the same list. */
function firstPicks(subset: Subset | null, shown: ReadonlySet<number> | null): string {
  return subset === null ? '' : Array.from(subset.ranked.ranking.order.subarray(0, Math.min(NUMBERED, subset.size))).filter((row) => shown === null || shown.has(row)).join();
}

/**
 * Paints what lies under the points (where rows stand close together, who covers whom) and over them (numbers, rings, names, the lasso). Each
 * layer is painted when something on it changes: a step of the budget changes neither, as long as the first picks stay.
 */
export function useMapLayers({ under, over, map, bounds, viewport, size, inks, subset, objective, shown, open, focus, taken, names, line }: MapLayers): void {
  const outlines = useMemo(() => densityOutlines(map.places.pool, bounds), [map, bounds]);
  const links = useMemo(() => linksOf(subset, open), [subset, open]);
  const picks = firstPicks(subset, shown);
  const picture = useMemo((): MapPicture | null => (inks === null || size.width === 0 ? null : { viewport, size, inks, placeOf: (row) => pointAt(map.places.pool, row) }), [viewport, size, inks, map]);

  useLayoutEffect(() => {
    const below = picture === null ? null : cleared(under.current, picture.size);
    if (picture === null || below === null) return;
    paintDensity(below, picture, outlines);
    paintLinks(below, picture, links);
  }, [under, picture, outlines, links]);

  useLayoutEffect(() => {
    const above = picture === null ? null : cleared(over.current, picture.size);
    if (picture === null || above === null) return;
    paintTaken(above, picture, taken);
    const ring = (row: number, thick: boolean): void => {
      const place = picture.placeOf(row);
      if (place !== null) paintRing(above, picture, place, thick);
    };
    if (open !== null) ring(open, true);
    if (focus !== null && focus !== open) ring(focus, false);
    if (picks !== '') paintOrdinals(above, picture, picks.split(',').map(Number), objective === 'flmi' ? 1.5 : 0.5);
    paintNames(above, picture, names);
    paintLasso(above, picture.inks, line);
  }, [over, picture, taken, open, focus, picks, objective, names, line]);
}
