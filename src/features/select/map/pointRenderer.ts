import type { ElementSize } from '../model/useElementSize';
import type { PointStyles } from './mapPoints';
import { canvasRenderer } from './canvasRenderer';
import { glRenderer } from './glRenderer';
import type { MapViewport } from './viewport';

/** Draws points on a canvas. */
export interface PointRenderer {
  readonly kind: 'webgl' | 'canvas';
  /** x, y of each point. */
  setPlaces(places: Float32Array): void;
  /** The styles before are kept to move away from. */
  setStyles(styles: PointStyles): void;
  /** `mix`: 0 the styles before, 1 the new ones. `halo`: the panel's colour, around marks. */
  draw(frame: PointFrame): void;
  destroy(): void;
}

export interface PointFrame {
  readonly viewport: MapViewport;
  readonly size: ElementSize;
  /** Device pixels for one CSS pixel. */
  readonly ratio: number;
  readonly mix: number;
  readonly halo: readonly [red: number, green: number, blue: number];
  /** Marks grow a little when zoomed in. */
  readonly growth: number;
}

/** WebGL 2 where the browser has it, a plain canvas otherwise. A lost context is given to `onLost`. */
export function createPointRenderer(canvas: HTMLCanvasElement, onLost: () => void, allowWebGl = true): PointRenderer {
  const context = allowWebGl ? canvas.getContext('webgl2', { alpha: true, antialias: false, premultipliedAlpha: true }) : null;
  return (context === null ? null : glRenderer(canvas, context, onLost)) ?? canvasRenderer(canvas);
}
