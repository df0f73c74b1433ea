import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { ElementSize } from '../model/useElementSize';
import type { MapRow, PlaceIndex } from './placeIndex';
import type { MapTool } from './useMapControls';
import { panned, toWorld, zoomed, type MapViewport, type Point } from './viewport';

interface PointerInputs {
  readonly box: RefObject<HTMLElement | null>;
  readonly size: ElementSize;
  readonly viewport: MapViewport;
  readonly whole: MapViewport;
  readonly index: PlaceIndex;
  readonly tool: MapTool;
  readonly passes: (row: MapRow) => boolean;
  readonly onViewport: (viewport: MapViewport) => void;
  readonly onClick: (row: MapRow | null) => void;
  /** World points of a closed line; `adds`: to what is taken already. */
  readonly onLasso: (line: readonly Point[], adds: boolean) => void;
}

/** A press that moves farther than this is a drag, not a click. */
const CLICK_SLACK = 4;
const WHEEL_STEP = 0.0016;
/** How far from a mark the pointer may be. */
const REACH = 12;

interface Drag {
  readonly from: Point;
  readonly viewport: MapViewport;
  readonly draws: boolean;
  readonly adds: boolean;
  moved: boolean;
}

/** Pointer on the map: hover, click, drag to move or to draw around rows (Shift draws with any tool), wheel to zoom. */
export function useMapPointer(inputs: PointerInputs) {
  const latest = useRef(inputs);
  useEffect(() => {
    latest.current = inputs;
  });
  const drag = useRef<Drag | null>(null);
  const [hover, setHover] = useState<MapRow | null>(null);
  const [line, setLine] = useState<readonly Point[]>([]);
  const { box } = inputs;

  // React listens to wheel passively, and then the page would scroll as well.
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const { viewport, whole, size, onViewport } = latest.current;
      event.preventDefault();
      onViewport(zoomed(viewport, whole, size, Math.exp(-event.deltaY * WHEEL_STEP), pointIn(element, event)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [box]);

  const rowAt = (point: Point): MapRow | null => {
    const { index, viewport, size, passes } = inputs;
    return index.nearest(toWorld(viewport, size, point), REACH / viewport.scale, passes);
  };
  return {
    hover,
    line,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      const from = pointIn(event.currentTarget, event);
      const draws = inputs.tool !== 'move' || event.shiftKey;
      drag.current = { from, viewport: inputs.viewport, draws, adds: event.shiftKey, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = pointIn(event.currentTarget, event);
      const dragging = drag.current;
      if (dragging === null) {
        const next = rowAt(at);
        setHover((known) => (known?.set === next?.set && known?.index === next?.index ? known : next));
        return;
      }
      const [dx, dy] = [at.x - dragging.from.x, at.y - dragging.from.y];
      if (!dragging.moved && Math.hypot(dx, dy) < CLICK_SLACK) return;
      dragging.moved = true;
      setHover(null);
      if (!dragging.draws) inputs.onViewport(panned(dragging.viewport, dx, dy));
      else if (inputs.tool === 'box') setLine([dragging.from, { x: at.x, y: dragging.from.y }, at, { x: dragging.from.x, y: at.y }]);
      else setLine((known) => (known.length === 0 ? [dragging.from, at] : [...known, at]));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const dragging = drag.current;
      drag.current = null;
      if (dragging === null) return;
      if (!dragging.moved) inputs.onClick(rowAt(pointIn(event.currentTarget, event)));
      else if (dragging.draws && line.length > 2) inputs.onLasso(line.map((point) => toWorld(inputs.viewport, inputs.size, point)), dragging.adds);
      setLine([]);
    },
    onPointerCancel: () => {
      drag.current = null;
      setLine([]);
    },
    onPointerLeave: () => {
      if (drag.current === null) setHover(null);
    },
  };
}

function pointIn(box: Element, event: { readonly clientX: number; readonly clientY: number }): Point {
  const { left, top } = box.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
