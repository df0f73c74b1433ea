import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Rgb } from '../../../ui/utilityScale';
import type { ElementSize } from '../model/useElementSize';
import type { PointStyles } from './mapPoints';
import { createPointRenderer, type PointRenderer } from './pointRenderer';
import type { MapViewport } from './viewport';

interface PointInputs {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly places: Float32Array;
  readonly styles: PointStyles | null;
  /** Another object where points are to be seen moving from look to look; the same one where they change at once, as with each step of the budget. */
  readonly moves: object;
  readonly viewport: MapViewport;
  readonly whole: MapViewport;
  readonly size: ElementSize;
  readonly halo: Rgb | null;
}

const TRANSITION_MS = 240;
const MOST_GROWTH = 1.3;

/**
 * Keeps the points on the canvas up to date: one draw for a move, a zoom or a step of the budget, 240 ms of draws when `moves` changes, none of
 * those with reduced motion. A lost graphics context is replaced by the plain canvas.
 * @returns names the canvas: another number needs a new one.
 */
export function usePoints({ canvas, places, styles, moves, viewport, whole, size, halo }: PointInputs): number {
  const renderer = useRef<PointRenderer | null>(null);
  const [version, setVersion] = useState(0);
  const changedAt = useRef(-Infinity);
  const shownMoves = useRef<object | null>(null);
  const frame = useRef(0);
  const latest = useRef<(() => void) | null>(null);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const made = createPointRenderer(element, () => setVersion((known) => known + 1), version === 0);
    renderer.current = made;
    element.setAttribute('data-renderer', made.kind);
    return () => {
      renderer.current = null;
      made.destroy();
    };
  }, [canvas, version]);

  useLayoutEffect(() => {
    renderer.current?.setPlaces(places);
    changedAt.current = -Infinity;
  }, [places, version]);

  useLayoutEffect(() => {
    if (styles === null) return;
    renderer.current?.setStyles(styles);
    const isMoving = shownMoves.current !== moves && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    shownMoves.current = moves;
    changedAt.current = isMoving ? performance.now() : -Infinity;
  }, [styles, moves, places, version]);

  useEffect(() => {
    const draw = (): void => {
      const elapsed = performance.now() - changedAt.current;
      const linear = Math.min(1, elapsed / TRANSITION_MS);
      const growth = Math.min(MOST_GROWTH, Math.max(1, viewport.scale / whole.scale) ** 0.15);
      if (halo !== null && size.width > 0) renderer.current?.draw({ viewport, size, ratio: window.devicePixelRatio, mix: 1 - (1 - linear) ** 2, halo, growth });
      if (linear < 1) frame.current = requestAnimationFrame(() => latest.current?.());
    };
    latest.current = draw;
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame.current);
  }, [places, styles, viewport, whole, size, halo, version]);
  return version;
}
