import type { HeatmapAxes } from './axes';
import { axisLayout, fitCells, gapAt, itemAt, startOf, WIDEST, type AxisLayout, type CellSize } from './layout';

/** Where everything of the heatmap lies on its canvas, in CSS pixels. */
export interface Scene {
  readonly rows: AxisLayout;
  readonly columns: AxisLayout;
  /** The cells' part of the canvas. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** How far the cells are moved to the left and up. */
  readonly scroll: Point;
  readonly cell: CellSize;
  /** Whether single rows and columns have their names. */
  readonly rowNames: boolean;
  readonly columnNames: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is looked at: enlargement over the fit, and how far it is moved. */
export interface HeatmapViewport {
  readonly zoom: number;
  readonly scroll: Point;
}

export const FITTED: HeatmapViewport = { zoom: 1, scroll: { x: 0, y: 0 } };

/** Strips at the right and below. */
const MARGIN = { right: 92, bottom: 44 } as const;
/** Room for names: their length, with bounds, and what stands beside them. */
const NAME = { character: 6.2, beyondLatin: 7.4, shortest: 40, longest: 96, beforeRow: 46, beforeGroup: 26, overColumn: 60, overGroup: 26 } as const;
const ROW_NAME_FROM = 11;
const COLUMN_NAME_FROM = 13;
/** Cells have numbers from this width. */
export const NUMBER_FROM = 28;

function nameLength(names: readonly string[]): number {
  const longest = names.reduce((most, name) => Math.max(most, name.length * (/[^ -~]/.test(name) ? NAME.beyondLatin : NAME.character)), 0);
  return Math.min(NAME.longest, Math.max(NAME.shortest, Math.ceil(longest)));
}

interface Margins {
  readonly left: number;
  readonly top: number;
}

/** Room at the left and on top: for every row's and column's name, or for those of the groups. */
function marginsFor({ rows, columns }: HeatmapAxes, rowNames: boolean, columnNames: boolean): Margins {
  const groupNames = (groups: HeatmapAxes['rows']): number => nameLength(groups.map(({ label }) => label));
  const itemNames = (groups: HeatmapAxes['rows']): number => nameLength(groups.flatMap(({ items }) => items.map(({ label }) => label)));
  return {
    left: rowNames ? NAME.beforeRow + itemNames(rows) : NAME.beforeGroup + Math.max(62, groupNames(rows)),
    top: columnNames ? NAME.overColumn + itemNames(columns) : NAME.overGroup + groupNames(columns),
  };
}

/** Lays the heatmap out on a canvas of a size; the scroll is kept within the cells. */
export function makeScene(axes: HeatmapAxes, size: CellSize, viewport: HeatmapViewport): Scene {
  const fit = fittedCell(axes, size);
  const zoom = Math.min(viewport.zoom, Math.max(1, WIDEST / fit.width));
  const cell = { width: fit.width * zoom, height: fit.height * zoom };
  const [rowNames, columnNames] = [cell.height >= ROW_NAME_FROM, cell.width >= COLUMN_NAME_FROM];
  const { left, top } = marginsFor(axes, rowNames, columnNames);
  const room = roomIn(size, { left, top });
  const gap = gapAt(cell.width);
  const rows = axisLayout(axes.rows, cell.height, gap);
  const columns = axisLayout(axes.columns, cell.width, gap);
  const area = { x: left, y: top, width: Math.min(room.width, columns.length), height: Math.min(room.height, rows.length) };
  return {
    rows,
    columns,
    area,
    cell,
    scroll: { x: within(viewport.scroll.x, columns.length - area.width), y: within(viewport.scroll.y, rows.length - area.height) },
    rowNames,
    columnNames,
  };
}

function roomIn(size: CellSize, { left, top }: Margins): CellSize {
  return { width: Math.max(1, size.width - left - MARGIN.right), height: Math.max(1, size.height - top - MARGIN.bottom) };
}

/** The cell with which everything is in view: with names where they have room then, else with the groups' alone. */
function fittedCell(axes: HeatmapAxes, size: CellSize): CellSize {
  const named = fitted(axes, roomIn(size, marginsFor(axes, true, true)));
  return named.height >= ROW_NAME_FROM && named.width >= COLUMN_NAME_FROM ? named : smaller(fitted(axes, roomIn(size, marginsFor(axes, false, false))), COLUMN_NAME_FROM - 0.5);
}

/** A cell not wider than a bound, of the same shape. */
function smaller({ width, height }: CellSize, widest: number): CellSize {
  return width <= widest ? { width, height } : { width: widest, height: Math.min(height, ROW_NAME_FROM - 0.5) };
}

function fitted({ rows, columns }: HeatmapAxes, room: CellSize): CellSize {
  const count = (groups: HeatmapAxes['rows']): number => groups.reduce((sum, { items }) => sum + items.length, 0);
  const attempt = (gap: number): CellSize => fitCells(count(columns), count(rows), gap * Math.max(0, columns.length - 1), gap * Math.max(0, rows.length - 1), room);
  const first = attempt(gapAt(100));
  const gap = gapAt(first.width);
  return gap === gapAt(100) ? first : attempt(gap);
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value));
}

/** Enlargement at which a cell is as wide as is of use. */
export function mostZoom(axes: HeatmapAxes, size: CellSize): number {
  const { cell } = makeScene(axes, size, FITTED);
  return Math.max(1, WIDEST / cell.width);
}

/** The viewport after zooming by a factor, with the cell under a point of the canvas staying there. */
export function zoomedAt(axes: HeatmapAxes, size: CellSize, viewport: HeatmapViewport, factor: number, at: Point): HeatmapViewport {
  const before = makeScene(axes, size, viewport);
  const zoom = Math.min(mostZoom(axes, size), Math.max(1, viewport.zoom * factor));
  if (zoom === viewport.zoom) return viewport;
  const ratio = zoom / viewport.zoom;
  const place = (scroll: number, start: number, point: number): number => (scroll + point - start) * ratio - (point - start);
  const scroll = { x: place(before.scroll.x, before.area.x, at.x), y: place(before.scroll.y, before.area.y, at.y) };
  return { zoom, scroll: makeScene(axes, size, { zoom, scroll }).scroll };
}

/** Item under a coordinate of the canvas along one axis; null beside the cells. */
export function rowAt({ rows, area, scroll }: Scene, y: number): number | null {
  return y < area.y || y >= area.y + area.height ? null : itemAt(rows, y - area.y + scroll.y);
}

export function columnAt({ columns, area, scroll }: Scene, x: number): number | null {
  return x < area.x || x >= area.x + area.width ? null : itemAt(columns, x - area.x + scroll.x);
}

export function cellLeft({ columns, area, scroll }: Scene, column: number): number {
  return area.x + startOf(columns, column) - scroll.x;
}

export function cellTop({ rows, area, scroll }: Scene, row: number): number {
  return area.y + startOf(rows, row) - scroll.y;
}

/** The scroll that brings a cell into the area, moving as little as it can. */
export function scrollTo(scene: Scene, row: number, column: number): Point {
  const along = (axis: AxisLayout, item: number, scroll: number, length: number): number => {
    const start = startOf(axis, item);
    if (start < scroll) return start;
    return start + axis.cell > scroll + length ? start + axis.cell - length : scroll;
  };
  return {
    x: along(scene.columns, column, scene.scroll.x, scene.area.width),
    y: along(scene.rows, row, scene.scroll.y, scene.area.height),
  };
}
