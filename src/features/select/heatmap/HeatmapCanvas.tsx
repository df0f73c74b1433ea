import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { HelpTotals } from './helpTotals';
import { useElementSize } from '../model/useElementSize';
import { useScheme } from '../model/useScheme';
import type { Subset } from '../model/subset';
import type { AxisItem, HeatmapAxes } from './axes';
import { rangeBox, zoomedTo, type CellRange } from './brush';
import { cellReader, type BlockFinder } from './cells';
import { columnOrdinals, columnTotals, rowBest } from './columnFacts';
import { HeatmapGrid } from './HeatmapGrid';
import { HoverCell } from './HoverCell';
import { FONT, readInks, type Inks } from './inks';
import { paintCells } from './paintCells';
import { paintMarks, paintStrips } from './paintMarks';
import { paintNames } from './paintNames';
import { cellLeft, cellTop, makeScene, zoomedAt, type HeatmapViewport, type Scene } from './scene';
import { createTiles, type Tiles } from './tiles';
import { usePanZoom } from './usePanZoom';
import classes from './heatmap.module.css';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

interface HeatmapCanvasProps {
  readonly axes: HeatmapAxes;
  readonly find: BlockFinder;
  /** Changes when the utilities behind `find` change. */
  readonly version: number;
  readonly subset: Subset | null;
  readonly totals: HelpTotals;
  readonly objective: string;
  readonly limit: number;
  readonly numbers: boolean;
  readonly viewport: HeatmapViewport;
  readonly onViewport: (viewport: HeatmapViewport) => void;
  readonly zoomByRef: RefObject<((factor: number) => void) | null>;
  readonly open: CellPlace | null;
  readonly onOpen: (row: AxisItem, column: AxisItem) => void;
  readonly textOf: (item: AxisItem) => string;
}

/** The drawing: cells, names, marks and strips on one canvas, pointer and keys over it. */
export function HeatmapCanvas(props: HeatmapCanvasProps) {
  const { axes, find, version, subset, totals, objective, limit, numbers, viewport, onViewport, zoomByRef, open, onOpen, textOf } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(box);
  const scheme = useScheme();
  const [inks, setInks] = useState<Inks | null>(null);
  const [focus, setFocus] = useState<CellPlace | null>(null);
  const [range, setRange] = useState<CellRange | null>(null);
  const scene = useMemo(() => makeScene(axes, size, viewport), [axes, size, viewport]);
  const read = useMemo(() => cellReader(find), [find]);
  const facts = useMemo(
    () => ({
      ordinals: columnOrdinals(scene.columns.items, subset),
      given: columnTotals(scene.columns.items, totals),
      best: rowBest(scene.rows.items, scene.columns.items, subset),
    }),
    // Items change with the axes alone, not with zoom and scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [axes, subset, totals],
  );
  const { tiles, drawn } = useTiles(axes, find, version, limit, inks);
  const { hover, ...pointer } = usePanZoom({ canvas: box, axes, size, viewport, scene, onViewport, onClick: ({ row, column }) => pick(row, column), onBrush: setRange, onBrushed: (brushed) => zoomTo(brushed) });

  const zoomTo = (wanted: CellRange): void => {
    setRange(null);
    onViewport(zoomedTo(axes, size, wanted));
  };

  const pick = (row: number, column: number): void => {
    setFocus({ row, column });
    onOpen(scene.rows.items[row]!, scene.columns.items[column]!);
  };

  // Tokens can be read only from the page, after the theme and the objective's colour are set on it; and a canvas does
  // not draw again by itself when its font arrives.
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      if (!gone && box.current !== null) setInks(readInks(box.current, scheme));
    };
    read();
    Promise.all([document.fonts.load(FONT.label), document.fonts.load(FONT.labelBold)]).then(read, read);
    return () => {
      gone = true;
    };
  }, [scheme, objective]);

  useEffect(() => {
    const { area } = scene;
    zoomByRef.current = (factor) => onViewport(zoomedAt(axes, size, viewport, factor, { x: area.x + area.width / 2, y: area.y + area.height / 2 }));
  }, [zoomByRef, axes, size, viewport, scene, onViewport]);

  const marked = open ?? focus;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (context === null || inks === null || tiles === null || size.width === 0) return;
    prepare(context, size);
    paintCells(context, { scene, inks, read, tiles, limit, numbers });
    paintMarks(context, { scene, inks, read, bestColumn: facts.best.column, bestHelp: facts.best.help, given: facts.given });
    paintStrips(context, { scene, inks, read, bestColumn: facts.best.column, bestHelp: facts.best.help, given: facts.given });
    paintNames(context, { scene, inks, ordinals: facts.ordinals, focus: marked });
  }, [size, scene, inks, read, tiles, drawn, limit, numbers, facts, marked]);

  return (
    <div ref={box} className={classes.canvasBox} {...pointer}>
      <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />
      {hover !== null && <CellFrame scene={scene} place={hover} kind="hover" />}
      {range !== null && <RangeFrame scene={scene} range={range} />}
      {marked !== null && <CellFrame scene={scene} place={marked} kind="focus" />}
      <HeatmapGrid axes={axes} scene={scene} size={size} viewport={viewport} read={read} focus={focus} onFocus={setFocus} range={range} onRange={setRange} onZoomTo={zoomTo} onViewport={onViewport} onOpen={pick} />
      {hover !== null && <HoverCell scene={scene} place={hover} read={read} textOf={textOf} size={size} />}
    </div>
  );
}

/** The cells in tiles; `drawn` changes when one that was waited for is there. */
function useTiles(axes: HeatmapAxes, find: BlockFinder, version: number, limit: number, inks: Inks | null): { readonly tiles: Tiles | null; readonly drawn: number } {
  const [drawn, setDrawn] = useState(0);
  const tiles = useMemo(() => {
    if (inks === null) return null;
    const matrix = { rows: axes.rows.flatMap((group) => group.items), columns: axes.columns.flatMap((group) => group.items), find };
    return createTiles(matrix, { scheme: inks.scheme, limit, waiting: inks.waiting, missing: inks.missing }, () => setDrawn((known) => known + 1));
    // `version` stands for the content of the borrowed buffers.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [axes, find, version, limit, inks]);
  useEffect(() => () => tiles?.destroy(), [tiles]);
  return { tiles, drawn };
}

function prepare(context: CanvasRenderingContext2D, { width, height }: { readonly width: number; readonly height: number }): void {
  const ratio = window.devicePixelRatio;
  const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (context.canvas.width !== wide) context.canvas.width = wide;
  if (context.canvas.height !== tall) context.canvas.height = tall;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
}

/** The ring around the cell under the pointer or in focus. */
function CellFrame({ scene, place, kind }: { readonly scene: Scene; readonly place: CellPlace; readonly kind: 'hover' | 'focus' }) {
  const { area, cell } = scene;
  const [left, top] = [cellLeft(scene, place.column), cellTop(scene, place.row)];
  if (left + cell.width < area.x || left > area.x + area.width || top + cell.height < area.y || top > area.y + area.height) return null;
  return <span className={kind === 'hover' ? classes.hoverFrame : classes.focusFrame} style={{ left, top, width: cell.width, height: cell.height }} />;
}

/** The cells that are about to be zoomed into. */
function RangeFrame({ scene, range }: { readonly scene: Scene; readonly range: CellRange }) {
  const box = rangeBox(scene, range);
  return box === null ? null : <span className={classes.rangeFrame} style={box} />;
}
