import { t } from '@lingui/core/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SetName } from '../../../core/dataset/types';
import type { MapPlaces } from '../../../store/types';
import { hexToRgb } from '../../../ui/utilityScale';
import { FONT, readInks, type Inks } from '../heatmap/inks';
import { useElementSize } from '../model/useElementSize';
import { useScheme } from '../model/useScheme';
import type { SelectView } from '../selectView';
import type { Colouring } from './colouring';
import { MapHover } from './MapHover';
import { MapZoom } from './MapZoom';
import { allPlaces, drawnSets, pointStyles } from './mapPoints';
import { mapLabel, rowFacts, rowWords } from './mapWords';
import { placeIndex, rowsInside, type MapRow } from './placeIndex';
import type { Region } from './regions';
import type { MapControls } from './useMapControls';
import { useMapKeys } from './useMapKeys';
import { useMapLayers } from './useMapLayers';
import { useMapPointer } from './useMapPointer';
import { usePoints } from './usePoints';
import { boundsOf, bringIn, fitted, pointAt, zoomed, type Point } from './viewport';
import classes from './map.module.css';

interface MapCanvasProps {
  readonly view: SelectView;
  readonly map: MapPlaces;
  readonly controls: MapControls;
  readonly colouring: Colouring;
  readonly regions: readonly Region[];
  /** Pool position of the open row. */
  readonly open: number | null;
  readonly onOpen: (row: number) => void;
}

const NOWHERE = { left: -1, right: 1, bottom: -1, top: 1 };
const NO_NAMES: readonly Region[] = [];

/** The drawing: density, points, lines, marks and names, with pointer and keys over it. */
export function MapCanvas({ view, map, controls, colouring, regions, open, onOpen }: MapCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const [under, points, over] = [useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)];
  const size = useElementSize(box);
  const inks = useInks(box, view.settings.objective);
  const [focus, setFocus] = useState<number | null>(null);
  const { subset } = view;
  const { strong, colourBy, sizeBy, shown, taken, names, tool } = controls;

  // another list of sets would be another index of places: the budget does not make one
  const drawnNow = drawnSets(view).join();
  const sets = useMemo(() => drawnNow.split(',') as readonly SetName[], [drawnNow]);
  const places = useMemo(() => allPlaces(map), [map]);
  const bounds = useMemo(() => boundsOf([map.places.pool]) ?? NOWHERE, [map]);
  const whole = useMemo(() => fitted(bounds, size), [bounds, size]);
  const viewport = controls.viewport ?? whole;
  const index = useMemo(() => placeIndex(sets.map((set) => ({ set, places: map.places[set] }))), [map, sets]);
  const styles = useMemo(
    () => (inks === null ? null : pointStyles({ view, colouring, sizeBy, strong, shown, inks: { acc: hexToRgb(inks.acc), ghost: inks.missing, stronger: hexToRgb(inks.ctl), target: hexToRgb(inks.target), existing: hexToRgb(inks.existing) } })),
    [inks, view, colouring, sizeBy, strong, shown],
  );
  const moves = useMemo(() => ({ ranked: subset?.ranked, colourBy, sizeBy, strong, shown }), [subset?.ranked, colourBy, sizeBy, strong, shown]);
  const halo = useMemo(() => (inks === null ? null : hexToRgb(inks.panel)), [inks]);
  const version = usePoints({ canvas: points, places, styles, moves, viewport, whole, size, halo });
  const placeOf = (row: number): Point | null => pointAt(map.places.pool, row);
  const visible = ({ set, index: row }: MapRow): boolean => set !== 'pool' || shown === null || shown.has(row);

  const goTo = (row: number): void => {
    setFocus(row);
    const place = placeOf(row);
    if (place !== null) controls.setViewport(bringIn(viewport, size, place));
  };
  const zoom = (factor: number): void => controls.setViewport(zoomed(viewport, whole, size, factor, { x: size.width / 2, y: size.height / 2 }));
  const openRow = (row: number): void => {
    setFocus(row);
    onOpen(row);
  };
  const pointer = useMapPointer({
    box, size, viewport, whole, index, tool, passes: visible,
    onViewport: controls.setViewport,
    onClick: (row) => {
      if (row?.set === 'pool') openRow(row.index);
      else if (row === null) controls.take([]);
    },
    onLasso: (line, adds) => {
      const inside = rowsInside(map.places.pool, line).filter((row) => visible({ set: 'pool', index: row }));
      controls.take(adds ? [...taken, ...inside] : inside);
    },
  });
  const onKeyDown = useMapKeys({ view, places: map.places.pool, focus, onFocus: goTo, onOpen: openRow, onZoom: zoom, onFit: () => controls.setViewport(null) });
  const { hover, line, ...handlers } = pointer;

  useMapLayers({ under, over, map, bounds, viewport, size, inks, subset, objective: view.settings.objective, shown, open, focus, taken, names: names ? regions : NO_NAMES, line });

  return (
    <div className={classes.box}>
      <div
        ref={box}
        className={classes.surface}
        data-tool={tool}
        role="application"
        aria-roledescription={t`map`}
        aria-label={mapLabel(view, map.kind)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <canvas ref={under} className={classes.canvas} aria-hidden="true" />
        <canvas key={version} ref={points} className={classes.canvas} aria-hidden="true" />
        <canvas ref={over} className={classes.canvas} aria-hidden="true" />
      </div>
      <p className="visually-hidden" role="status">{focus === null ? '' : rowWords(view, { set: 'pool', index: focus })}</p>
      {hover !== null && <MapHover view={view} row={hover} facts={rowFacts(view, hover, hover.set === 'pool' ? colouring.wordOf(hover.index) : null)} at={pointAt(map.places[hover.set], hover.index)} viewport={viewport} size={size} />}
      <MapZoom onZoom={zoom} />
    </div>
  );
}

/** Tokens can be read only from the page, after the theme and the objective's colour are set on it. */
function useInks(box: React.RefObject<HTMLElement | null>, objective: string): Inks | null {
  const scheme = useScheme();
  const [inks, setInks] = useState<Inks | null>(null);
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      if (!gone && box.current !== null) setInks(readInks(box.current, scheme));
    };
    read();
    document.fonts.load(FONT.labelBold).then(read, read);
    return () => {
      gone = true;
    };
  }, [box, scheme, objective]);
  return inks;
}
