import { t } from '@lingui/core/macro';
import { useId, useState, type KeyboardEvent } from 'react';
import type { HeatmapAxes } from './axes';
import { rangeCounts, type CellRange } from './brush';
import type { CellReader } from './cells';
import { cellSentence } from './cellWords';
import type { CellPlace } from './HeatmapCanvas';
import { nextGroupItem, type AxisLayout, type CellSize } from './layout';
import { FITTED, makeScene, scrollTo, zoomedAt, type HeatmapViewport, type Scene } from './scene';
import classes from './heatmap.module.css';

interface HeatmapGridProps {
  readonly axes: HeatmapAxes;
  readonly scene: Scene;
  readonly size: CellSize;
  readonly viewport: HeatmapViewport;
  readonly read: CellReader;
  readonly focus: CellPlace | null;
  readonly onFocus: (place: CellPlace) => void;
  /** Cells marked to be zoomed into. */
  readonly range: CellRange | null;
  readonly onRange: (range: CellRange | null) => void;
  readonly onZoomTo: (range: CellRange) => void;
  readonly onViewport: (viewport: HeatmapViewport) => void;
  readonly onOpen: (row: number, column: number) => void;
}

const ZOOM_STEP = 1.4;

/** The heatmap for keys and screen readers: one stop, arrows by cell, Ctrl with arrows by group, whose name is read; Shift marks a range, Enter zooms into it. */
export function HeatmapGrid({ axes, scene, size, viewport, read, focus, onFocus, range, onRange, onZoomTo, onViewport, onOpen }: HeatmapGridProps) {
  const cellId = useId();
  const [reached, setReached] = useState<string | null>(null);
  const { rows, columns, area } = scene;
  const at = focus ?? { row: 0, column: 0 };
  const [rowItem, columnItem] = [rows.items[at.row], columns.items[at.column]];
  const sentence = rowItem === undefined || columnItem === undefined ? '' : cellSentence(rowItem.label, columnItem.label, read(rowItem, columnItem));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const step = keyStep(event.key);
    if (step !== null) {
      const byGroup = event.ctrlKey || event.metaKey;
      const next = {
        row: step.y === 0 ? at.row : byGroup ? nextGroupItem(rows, at.row, step.y) : bounded(at.row + step.y, rows.items.length),
        column: step.x === 0 ? at.column : byGroup ? nextGroupItem(columns, at.column, step.x) : bounded(at.column + step.x, columns.items.length),
      };
      setReached(!byGroup ? null : groupName(step.y === 0 ? columns : rows, step.y === 0 ? next.column : next.row));
      onFocus(next);
      onRange(event.shiftKey ? { from: range?.from ?? at, to: next } : null);
      onViewport({ ...viewport, scroll: scrollTo(scene, next.row, next.column) });
    } else if (event.ctrlKey || event.metaKey) {
      return;
    } else if (event.key === 'Enter' && range !== null) {
      onZoomTo(range);
    } else if (event.key === 'Escape' && range !== null) {
      onRange(null);
    } else if (event.key === 'Enter') {
      onOpen(at.row, at.column);
    } else if (event.key === '+' || event.key === '=' || event.key === '-') {
      const zoomed = zoomedAt(axes, size, viewport, event.key === '-' ? 1 / ZOOM_STEP : ZOOM_STEP, { x: area.x + area.width / 2, y: area.y + area.height / 2 });
      onViewport({ ...zoomed, scroll: scrollTo(makeScene(axes, size, zoomed), at.row, at.column) });
    } else if (event.key === '0') {
      onViewport(FITTED);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div
        className={classes.grid}
        style={{ left: area.x - 2, top: area.y - 2, width: area.width + 4, height: area.height + 4 }}
        data-tour="heatmap"
        role="grid"
        tabIndex={0}
        aria-label={t`How much each column's example helps each row: ${rows.items.length} rows, ${columns.items.length} columns`}
        aria-rowcount={rows.items.length}
        aria-colcount={columns.items.length}
        aria-activedescendant={cellId}
        onKeyDown={onKeyDown}
        onFocus={() => {
          if (focus === null) onFocus(at);
        }}
      >
        <div role="row" aria-rowindex={at.row + 1}>
          <div role="gridcell" id={cellId} aria-colindex={at.column + 1} className="visually-hidden">{sentence}</div>
        </div>
      </div>
      <div role="status" className="visually-hidden">{focus === null ? '' : range !== null ? rangeSentence(range) : reached === null ? sentence : `${reached}: ${sentence}`}</div>
    </>
  );
}

function rangeSentence(range: CellRange): string {
  const { rows, columns } = rangeCounts(range);
  return t`${rows} by ${columns} cells marked; Enter zooms in`;
}

/** The bracket that an item stands under. */
function groupName({ groups, groupOf }: AxisLayout, item: number): string | null {
  return groups[groupOf[item] ?? -1]?.label ?? null;
}

function bounded(item: number, length: number): number {
  return Math.min(length - 1, Math.max(0, item));
}

interface Step {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

function keyStep(key: string): Step | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: -1, y: 0 };
    case 'ArrowRight':
      return { x: 1, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -1 };
    case 'ArrowDown':
      return { x: 0, y: 1 };
    default:
      return null;
  }
}
