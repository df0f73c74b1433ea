import { plural, t } from '@lingui/core/macro';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { PANELS, panelWidth, widthAfterKey, type PanelSide } from './model/panelSizes';
import type { PanelControls } from './usePanelSizes';
import classes from './SelectScreen.module.css';

interface PanelDividerProps {
  readonly side: PanelSide;
  readonly sizes: PanelControls;
}

const names = (): Readonly<Record<PanelSide, string>> => ({ left: t`Width of the left panel`, right: t`Width of the right panel` });

/** The line between a panel and the drawing: dragged, or moved with arrow keys; a double click or Enter gives the usual width. */
export function PanelDivider({ side, sizes }: PanelDividerProps) {
  const drag = useRef<{ readonly from: number; readonly width: number; now: number } | null>(null);
  const [dragging, setDragging] = useState(false);
  const [width, most] = [sizes.width[side], sizes.most[side]];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = widthAfterKey(side, event.key, width, most);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    sizes.keep(side, next);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width, now: width };
    setDragging(true);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { current } = drag;
    if (current === null) return;
    const moved = event.clientX - current.from;
    current.now = panelWidth(side, current.width + (side === 'left' ? moved : -moved), most);
    sizes.show(side, current.now);
  };
  const onLostPointerCapture = (): void => {
    const { current } = drag;
    drag.current = null;
    setDragging(false);
    if (current !== null && current.now !== current.width) sizes.keep(side, current.now);
  };
  return (
    <div
      className={classes.divider}
      data-side={side}
      data-dragging={dragging}
      role="separator"
      tabIndex={0}
      aria-label={names()[side]}
      aria-orientation="vertical"
      aria-valuemin={PANELS[side].least}
      aria-valuemax={most}
      aria-valuenow={width}
      aria-valuetext={plural(width, { one: '# pixel', other: '# pixels' })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={onLostPointerCapture}
      onDoubleClick={() => sizes.keep(side, null)}
    />
  );
}
