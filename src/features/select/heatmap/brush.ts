import type { HeatmapAxes } from './axes';
import type { CellPlace } from './HeatmapCanvas';
import { startOf, type AxisLayout, type CellSize } from './layout';
import { cellLeft, cellTop, columnAt, makeScene, mostZoom, rowAt, FITTED, type HeatmapViewport, type Point, type Scene } from './scene';

/** A rectangle of cells between two of its corners, both in it. */
export interface CellRange {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

/** First and last row and column. */
function endsOf({ from, to }: CellRange) {
  return {
    rows: [Math.min(from.row, to.row), Math.max(from.row, to.row)],
    columns: [Math.min(from.column, to.column), Math.max(from.column, to.column)],
  } as const;
}

export function rangeCounts(range: CellRange): { readonly rows: number; readonly columns: number } {
  const { rows, columns } = endsOf(range);
  return { rows: rows[1] - rows[0] + 1, columns: columns[1] - columns[0] + 1 };
}

/** The cell under a point, or the nearest at the edge when the point is beside the cells; null between groups. */
export function nearestCell(scene: Scene, { x, y }: Point): CellPlace | null {
  const { area } = scene;
  const inside = (value: number, start: number, length: number): number => Math.min(start + length - 0.5, Math.max(start, value));
  const [row, column] = [rowAt(scene, inside(y, area.y, area.height)), columnAt(scene, inside(x, area.x, area.width))];
  return row === null || column === null ? null : { row, column };
}

/** Where a range lies on the canvas, cut to the cells in view; null when none of it is. */
export function rangeBox(scene: Scene, range: CellRange): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | null {
  const { rows, columns } = endsOf(range);
  const { area, cell } = scene;
  const left = Math.max(area.x, cellLeft(scene, columns[0]));
  const top = Math.max(area.y, cellTop(scene, rows[0]));
  const width = Math.min(area.x + area.width, cellLeft(scene, columns[1]) + cell.width) - left;
  const height = Math.min(area.y + area.height, cellTop(scene, rows[1]) + cell.height) - top;
  return width <= 0 || height <= 0 ? null : { left, top, width, height };
}

/** The viewport that shows a range as large as it fits, in the middle. Names take room only once cells are large: so twice. */
export function zoomedTo(axes: HeatmapAxes, size: CellSize, range: CellRange): HeatmapViewport {
  const { rows, columns } = endsOf(range);
  const whole = makeScene(axes, size, FITTED);
  const most = mostZoom(axes, size);
  const [wide, tall] = [spanOf(whole.columns, columns), spanOf(whole.rows, rows)];
  const fitInto = ({ area }: Scene): number => Math.min(most, Math.max(1, Math.min(area.width / wide, area.height / tall)));
  const zoom = fitInto(makeScene(axes, size, { zoom: fitInto(whole), scroll: { x: 0, y: 0 } }));
  const scene = makeScene(axes, size, { zoom, scroll: { x: 0, y: 0 } });
  const scroll = { x: middle(scene.columns, columns, scene.area.width), y: middle(scene.rows, rows, scene.area.height) };
  return { zoom, scroll: makeScene(axes, size, { zoom, scroll }).scroll };
}

function spanOf(axis: AxisLayout, [first, last]: readonly [number, number]): number {
  return startOf(axis, last) + axis.cell - startOf(axis, first);
}

function middle(axis: AxisLayout, ends: readonly [number, number], room: number): number {
  return startOf(axis, ends[0]) - (room - spanOf(axis, ends)) / 2;
}
