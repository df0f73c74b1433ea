import type { SetName } from '../../../core/dataset/types';
import type { Point } from './viewport';

/** A row of one of the sets. */
export interface MapRow {
  readonly set: SetName;
  readonly index: number;
}

/** Finds rows by where they stand: places in cells of a square grid. */
export interface PlaceIndex {
  /** Rows within a distance of a point, in no order. */
  near(point: Point, distance: number): readonly MapRow[];
  /** The row nearest to a point within a distance, of those that pass; equal distances: the earlier row. */
  nearest(point: Point, distance: number, passes?: (row: MapRow) => boolean): MapRow | null;
}

const ROWS_PER_CELL = 8;

export function placeIndex(sets: readonly { readonly set: SetName; readonly places: Float32Array }[]): PlaceIndex {
  const rows = sets.flatMap(({ set, places }) => Array.from({ length: places.length / 2 }, (_, index) => ({ set, index, x: places[index * 2]!, y: places[index * 2 + 1]! }))).filter(({ x }) => !Number.isNaN(x));
  const reach = rows.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 1e-6);
  const side = Math.max(1, Math.round(Math.sqrt(rows.length / ROWS_PER_CELL)));
  const cellSize = (2 * reach) / side;
  const cells = new Map<number, typeof rows>();
  const cellAt = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor((value + reach) / cellSize)));
  for (const row of rows) {
    const key = cellAt(row.y) * side + cellAt(row.x);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [row]);
    else cell.push(row);
  }
  function* within({ x, y }: Point, distance: number): Generator<(typeof rows)[number] & { readonly away: number }> {
    for (let cy = cellAt(y - distance); cy <= cellAt(y + distance); cy++) {
      for (let cx = cellAt(x - distance); cx <= cellAt(x + distance); cx++) {
        for (const row of cells.get(cy * side + cx) ?? []) {
          const away = Math.hypot(row.x - x, row.y - y);
          if (away <= distance) yield { ...row, away };
        }
      }
    }
  }
  return {
    near: (point, distance) => [...within(point, distance)].map(({ set, index }) => ({ set, index })),
    nearest: (point, distance, passes = () => true) => {
      let best: { readonly set: SetName; readonly index: number; readonly away: number } | null = null;
      for (const row of within(point, distance)) if ((best === null || row.away < best.away) && passes(row)) best = row;
      return best === null ? null : { set: best.set, index: best.index };
    },
  };
}

/**
 * The nearest pool row in a direction: within 45 degrees of it, near ones and straight ones first. Null at the edge.
 * @param direction unit vector, world axes (y up).
 */
export function rowTowards(places: Float32Array, from: number, direction: Point): number | null {
  const [x, y] = [places[from * 2]!, places[from * 2 + 1]!];
  let best: number | null = null;
  let least = Infinity;
  for (let row = 0; row < places.length / 2; row++) {
    const [dx, dy] = [places[row * 2]! - x, places[row * 2 + 1]! - y];
    const along = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y - dy * direction.x);
    if (row === from || !(along > 0) || aside > along) continue;
    const cost = along + 2 * aside;
    if (cost < least) {
      least = cost;
      best = row;
    }
  }
  return best;
}

/** Pool rows whose places lie inside a closed line (world points); even-odd rule. */
export function rowsInside(places: Float32Array, line: readonly Point[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < places.length / 2; row++) if (isInside({ x: places[row * 2]!, y: places[row * 2 + 1]! }, line)) rows.push(row);
  return rows;
}

function isInside({ x, y }: Point, line: readonly Point[]): boolean {
  let inside = false;
  for (let at = 0, before = line.length - 1; at < line.length; before = at++) {
    const [a, b] = [line[at]!, line[before]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
