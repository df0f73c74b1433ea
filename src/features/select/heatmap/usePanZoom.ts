import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { HeatmapAxes } from './axes';
import { nearestCell, type CellRange } from './brush';
import type { CellPlace } from './HeatmapCanvas';
import type { CellSize } from './layout';
import { columnAt, rowAt, zoomedAt, type HeatmapViewport, type Point, type Scene } from './scene';

interface PanZoomInputs {
  readonly canvas: RefObject<HTMLElement | null>;
  readonly axes: HeatmapAxes;
  readonly size: CellSize;
  readonly viewport: HeatmapViewport;
  readonly scene: Scene;
  readonly onViewport: (viewport: HeatmapViewport) => void;
  readonly onClick: (place: CellPlace) => void;
  /** Cells that Shift and a drag go over; null when it is given up. */
  readonly onBrush: (range: CellRange | null) => void;
  /** The drag over them has ended. */
  readonly onBrushed: (range: CellRange) => void;
}

/** A press that moves farther than this is a drag, not a click. */
const CLICK_SLACK = 4;
const WHEEL_STEP = 0.0016;

interface Drag {
  readonly from: Point;
  readonly scroll: Point;
  moved: boolean;
  /** Begun with Shift: draws a range. */
  range: CellRange | null;
}

/** Pointer on the heatmap: hover, click, drag to move, Shift and drag to zoom into a range, wheel to zoom. */
export function usePanZoom(inputs: PanZoomInputs) {
  const latest = useRef(inputs);
  useEffect(() => {
    latest.current = inputs;
  });
  const drag = useRef<Drag | null>(null);
  const [hover, setHover] = useState<CellPlace | null>(null);
  const { canvas } = inputs;

  // React listens to wheel passively, and then the page would scroll as well.
  useEffect(() => {
    const box = canvas.current;
    if (box === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const { axes, size, viewport, scene, onViewport } = latest.current;
      event.preventDefault();
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const [x, y] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
        onViewport({ ...viewport, scroll: { x: scene.scroll.x + x, y: scene.scroll.y + y } });
        return;
      }
      onViewport(zoomedAt(axes, size, viewport, Math.exp(-event.deltaY * WHEEL_STEP), pointIn(box, event)));
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => box.removeEventListener('wheel', onWheel);
  }, [canvas]);

  const place = (event: PointerEvent<HTMLElement>): CellPlace | null => {
    const { x, y } = pointIn(event.currentTarget, event);
    const [row, column] = [rowAt(inputs.scene, y), columnAt(inputs.scene, x)];
    return row === null || column === null ? null : { row, column };
  };
  const beginRange = (event: PointerEvent<HTMLElement>): CellRange | null => {
    const from = event.shiftKey ? place(event) : null;
    return from === null ? null : { from, to: from };
  };
  return {
    hover,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      drag.current = { from: { x: event.clientX, y: event.clientY }, scroll: inputs.scene.scroll, moved: false, range: beginRange(event) };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const dragging = drag.current;
      if (dragging === null) {
        const next = place(event);
        setHover((known) => (known?.row === next?.row && known?.column === next?.column ? known : next));
        return;
      }
      const [dx, dy] = [event.clientX - dragging.from.x, event.clientY - dragging.from.y];
      if (!dragging.moved && Math.hypot(dx, dy) < CLICK_SLACK) return;
      dragging.moved = true;
      setHover(null);
      if (dragging.range !== null) {
        const to = nearestCell(inputs.scene, pointIn(event.currentTarget, event));
        if (to === null) return;
        dragging.range = { from: dragging.range.from, to };
        inputs.onBrush(dragging.range);
        return;
      }
      inputs.onViewport({ ...inputs.viewport, scroll: { x: dragging.scroll.x - dx, y: dragging.scroll.y - dy } });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const dragging = drag.current;
      drag.current = null;
      const at = place(event);
      if (dragging?.range !== null && dragging?.range !== undefined && dragging.moved) inputs.onBrushed(dragging.range);
      else if (dragging !== null && !dragging.moved && at !== null) inputs.onClick(at);
    },
    onPointerCancel: () => {
      drag.current = null;
      inputs.onBrush(null);
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
