import type { Bounds } from './viewport';

/** How thickly rows stand, on a grid over the map. */
export interface Density {
  readonly bounds: Bounds;
  readonly side: number;
  /** side x side, rows from the bottom, in 0 … 1. */
  readonly values: Float32Array;
}

const SIDE = 96;
const BLUR_ROUNDS = 3;
const REACH = 3;

/** Rows counted on a grid a little larger than the map, blurred three times, divided by the most. */
export function densityOf(places: Float32Array, bounds: Bounds): Density {
  const [width, height] = [bounds.right - bounds.left || 1, bounds.top - bounds.bottom || 1];
  const wide: Bounds = { left: bounds.left - 0.08 * width, right: bounds.right + 0.08 * width, bottom: bounds.bottom - 0.08 * height, top: bounds.top + 0.08 * height };
  let values = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < places.length / 2; row++) {
    const [x, y] = [places[2 * row]!, places[2 * row + 1]!];
    if (Number.isNaN(x)) continue;
    const column = Math.min(SIDE - 1, Math.floor(((x - wide.left) / (wide.right - wide.left)) * SIDE));
    const line = Math.min(SIDE - 1, Math.floor(((y - wide.bottom) / (wide.top - wide.bottom)) * SIDE));
    values[line * SIDE + column]!++;
  }
  for (let round = 0; round < BLUR_ROUNDS; round++) values = blurred(blurred(values, 1), SIDE);
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  if (most > 0) values.forEach((value, at) => (values[at] = value / most));
  return { bounds: wide, side: SIDE, values };
}

/** Mean over 2 x REACH + 1 neighbours along one axis. */
function blurred(values: Float32Array, step: 1 | typeof SIDE): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const place = step === 1 ? at % SIDE : Math.floor(at / SIDE);
    let sum = 0;
    for (let shift = -REACH; shift <= REACH; shift++) if (place + shift >= 0 && place + shift < SIDE) sum += values[at + shift * step]!;
    result[at] = sum / (2 * REACH + 1);
  }
  return result;
}

const LEVELS = [0.03, 0.14, 0.32, 0.56];

/** Outlines of where rows stand close together, one list of line pieces for each of four levels, the lowest first. */
export function densityOutlines(places: Float32Array, bounds: Bounds): readonly (readonly number[])[] {
  const density = densityOf(places, bounds);
  return LEVELS.map((level) => contour(density, level));
}

/** Outlines of where the density is above a level: line pieces in world coordinates, x y x y (marching squares). */
export function contour({ bounds, side, values }: Density, level: number): number[] {
  const pieces: number[] = [];
  const x = (column: number): number => bounds.left + ((column + 0.5) / side) * (bounds.right - bounds.left);
  const y = (line: number): number => bounds.bottom + ((line + 0.5) / side) * (bounds.top - bounds.bottom);
  for (let line = 0; line + 1 < side; line++) {
    for (let column = 0; column + 1 < side; column++) {
      const corners = [values[line * side + column]!, values[line * side + column + 1]!, values[(line + 1) * side + column + 1]!, values[(line + 1) * side + column]!];
      const crossings: [number, number][] = [];
      corners.forEach((value, at) => {
        const next = corners[(at + 1) % 4]!;
        if (value > level === next > level) return;
        const share = (level - value) / (next - value);
        const [fromX, fromY] = [column + (at === 1 || at === 2 ? 1 : 0), line + (at >= 2 ? 1 : 0)];
        const [toX, toY] = [column + (at === 0 || at === 1 ? 1 : 0), line + (at === 1 || at === 2 ? 1 : 0)];
        crossings.push([x(fromX + share * (toX - fromX)), y(fromY + share * (toY - fromY))]);
      });
      for (let at = 0; at + 1 < crossings.length; at += 2) pieces.push(...crossings[at]!, ...crossings[at + 1]!);
    }
  }
  return pieces;
}
