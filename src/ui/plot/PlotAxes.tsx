import { Fragment } from 'react';

export interface AxisTick {
  /** Pixels from the left or from the top. */
  readonly at: number;
  readonly text: string;
  /** Default: middle. */
  readonly anchor?: 'start' | 'middle' | 'end' | undefined;
}

/** Look of all ticks. */
const TICK = { fill: 'var(--text3)', fontSize: 11 };
/** From the plot to the words beside it. */
const GAP = 8;

interface PlotAxesProps {
  /** Where the plot lies in its drawing, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly across: readonly AxisTick[];
  readonly up: readonly AxisTick[];
  /** A line over the plot at each tick that goes up. Default: yes. */
  readonly grid?: boolean;
  /** A line under the plot. Default: yes. */
  readonly base?: boolean;
}

/** Grid and words of a plot's two axes. */
export function PlotAxes({ left, right, bottom, across, up, grid = true, base = true }: PlotAxesProps) {
  return (
    <>
      {up.map(({ at, text }) => (
        <Fragment key={text}>
          {grid && <line x1={left} x2={right} y1={at} y2={at} stroke="var(--line)" />}
          <text x={left - GAP} y={at} dy="0.355em" textAnchor="end" {...TICK}>{text}</text>
        </Fragment>
      ))}
      {base && <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--line2)" />}
      {across.map(({ at, text, anchor = 'middle' }) => (
        <text key={text} x={at} y={bottom + GAP + 10} textAnchor={anchor} {...TICK}>{text}</text>
      ))}
    </>
  );
}
