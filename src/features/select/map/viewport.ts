import type { ElementSize } from '../model/useElementSize';

/** What part of the plane is on screen. World y points up, screen y down. */
export interface MapViewport {
  /** World point in the middle of the screen. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels for one unit of the world. */
  readonly scale: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

const MARGIN = 36;
/** Zoomed in at most this much beyond the whole. */
const MOST_ZOOM = 200;

/** Of all places; rows without one are passed over. Null when no row has a place. */
export function boundsOf(lists: readonly Float32Array[]): Bounds | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const places of lists) {
    for (let at = 0; at < places.length; at += 2) {
      const [x, y] = [places[at]!, places[at + 1]!];
      if (Number.isNaN(x)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
  }
  return left > right ? null : { left, right, bottom, top };
}

/** Shows all of it. */
export function fitted({ left, right, bottom, top }: Bounds, { width, height }: ElementSize): MapViewport {
  const scale = Math.min((width - 2 * MARGIN) / Math.max(right - left, 1e-6), (height - 2 * MARGIN) / Math.max(top - bottom, 1e-6));
  return { x: (left + right) / 2, y: (bottom + top) / 2, scale: Math.max(scale, 1e-3) };
}

export function toScreen({ x, y, scale }: MapViewport, { width, height }: ElementSize, point: Point): Point {
  return { x: width / 2 + (point.x - x) * scale, y: height / 2 - (point.y - y) * scale };
}

export function toWorld({ x, y, scale }: MapViewport, { width, height }: ElementSize, point: Point): Point {
  return { x: x + (point.x - width / 2) / scale, y: y - (point.y - height / 2) / scale };
}

/** Zooms by a factor; the world point under `at` (screen) stays where it is. */
export function zoomed(viewport: MapViewport, whole: MapViewport, size: ElementSize, factor: number, at: Point): MapViewport {
  const scale = Math.min(Math.max(viewport.scale * factor, whole.scale / 2), whole.scale * MOST_ZOOM);
  const fixed = toWorld(viewport, size, at);
  return { scale, x: fixed.x - (at.x - size.width / 2) / scale, y: fixed.y + (at.y - size.height / 2) / scale };
}

/** Moves the picture by pixels. */
export function panned(viewport: MapViewport, dx: number, dy: number): MapViewport {
  return { ...viewport, x: viewport.x - dx / viewport.scale, y: viewport.y + dy / viewport.scale };
}

/** Moves as little as needed so that a point stands clear of the edges. */
export function bringIn(viewport: MapViewport, size: ElementSize, point: Point): MapViewport {
  const at = toScreen(viewport, size, point);
  const beyond = (value: number, length: number): number => (value < MARGIN ? MARGIN - value : value > length - MARGIN ? length - MARGIN - value : 0);
  return panned(viewport, beyond(at.x, size.width), beyond(at.y, size.height));
}

/** A row's place on the map; null where it has none. */
export function pointAt(places: Float32Array, row: number): Point | null {
  const [x, y] = [places[row * 2], places[row * 2 + 1]];
  return x === undefined || y === undefined || Number.isNaN(x) ? null : { x, y };
}
