import { t } from '@lingui/core/macro';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { pixelOf } from '../../../ui/plot/scale';
import type { ElementSize } from '../model/useElementSize';
import { spreadLabels, type PlacedLabel, type PlotFrame } from './plot';
import classes from './charts.module.css';

interface BudgetLabel extends PlacedLabel {
  readonly text: string;
  readonly color: string;
  /** A dot on the line at the label's own height. */
  readonly dot: boolean;
}

interface BudgetLineProps {
  readonly frame: PlotFrame;
  readonly size: ElementSize;
  /** Budget at the right end of the plot. */
  readonly range: number;
  readonly budget: number;
  readonly onBudget: (budget: number) => void;
  /** What a screen reader says of the handle. */
  readonly label: string;
  readonly labels: readonly BudgetLabel[];
}

const LINE_HEIGHT = 15;
const LABEL_ROOM = 104;

/** The budget as a line over a chart, with what the curves say there. It is dragged or moved with keys. */
export function BudgetLine({ frame, size, range, budget, onBudget, label, labels }: BudgetLineProps) {
  const layer = useRef<HTMLDivElement>(null);
  const width = size.width - frame.left - frame.right;
  const height = size.height - frame.top - frame.bottom;
  const x = pixelOf(Math.min(budget, range), 0, range, 0, width);
  const flipped = x > width - LABEL_ROOM;

  const move = (event: PointerEvent): void => {
    if (layer.current === null || width <= 0) return;
    const share = (event.clientX - layer.current.getBoundingClientRect().left) / width;
    onBudget(Math.round(Math.min(1, Math.max(0, share)) * range));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = budgetAfterKey(event.key, budget, range);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onBudget(next);
  };
  return (
    <div ref={layer} className={classes.layer} style={{ left: frame.left, top: frame.top, width, height }}>
      <span className={classes.beyond} style={{ left: x, width: Math.max(0, width - x) }} />
      <div
        className={classes.line}
        style={{ left: x }}
        data-picture="line"
        role="slider"
        tabIndex={0}
        aria-label={t`Budget`}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={range}
        aria-valuenow={Math.min(budget, range)}
        aria-valuetext={label}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event);
        }}
      >
        <span className={classes.handle} data-ink="tick" aria-hidden="true" />
      </div>
      {labels.map(({ key, y, color, dot }) => dot && <span key={key} className={classes.dot} data-ink="keep" style={{ left: x, top: y, background: color }} />)}
      {spreadLabels(labels.map((entry) => ({ ...entry, y: entry.y + (entry.key === 'random' ? 12 : -11) })), LINE_HEIGHT, height).map(({ key, y, text, color }) => (
        <span key={key} className={`${classes.value} num`} data-flipped={flipped} style={{ left: x, top: y, color }}>{text}</span>
      ))}
    </div>
  );
}

const LEAP = 10;

/** Slider keys: arrows by one, Page keys by ten, Home and End. */
export function budgetAfterKey(key: string, budget: number, range: number): number | null {
  const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -LEAP, PageUp: LEAP };
  if (key === 'Home') return 0;
  if (key === 'End') return range;
  const step = steps[key];
  return step === undefined ? null : Math.min(range, Math.max(0, budget + step));
}
