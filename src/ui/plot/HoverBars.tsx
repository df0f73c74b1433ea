import { useState, type KeyboardEvent, type ReactNode } from 'react';
import classes from './HoverBars.module.css';

/** One bar, in pixels from the left; its parts stand on each other, the first on the ground. */
export interface PlotBar {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly { readonly height: number; readonly fill: string }[];
  /** Drawn pale: another bar is what is shown. */
  readonly pale?: boolean;
  /** What a screen reader says where the bar can be opened. */
  readonly label?: string;
}

interface HoverBarsProps {
  readonly width: number;
  readonly height: number;
  /** Where the bars stand, and how far up the pointer finds them. Pixels from the top. */
  readonly ground: number;
  readonly top: number;
  readonly bars: readonly PlotBar[];
  /** What is said of the bar under the pointer. */
  readonly hintOf: (bar: number) => ReactNode;
  /** A click on a bar, or Enter. Default: bars cannot be opened, and the drawing says nothing to a screen reader. */
  readonly onOpen?: (bar: number) => void;
  /** Axes and lines, drawn over the bars. */
  readonly children: ReactNode;
}

const HINT_GAP = 8;

/** Bars with words about the one under the pointer. Where they open something they are buttons; arrows go from one to the next. */
export function HoverBars({ width, height, ground, top, bars, hintOf, onOpen, children }: HoverBarsProps) {
  const [over, setOver] = useState<number | null>(null);
  const [reached, setReached] = useState(0);
  const shown = over !== null && over < bars.length ? over : null;
  const middle = shown === null ? 0 : (bars[shown]!.from + bars[shown]!.to) / 2;
  const keys = (event: KeyboardEvent<SVGRectElement>, bar: number): void => {
    const next = { ArrowLeft: bar - 1, ArrowRight: bar + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') onOpen?.(bar);
    else if (next === undefined || next < 0 || next >= bars.length) return;
    else (event.currentTarget.parentNode?.children[next] as SVGElement | undefined)?.focus();
    event.preventDefault();
  };
  return (
    <div className={classes.box} style={{ width, height }} onPointerLeave={() => setOver(null)}>
      <svg width={width} height={height} {...(onOpen === undefined ? { 'aria-hidden': true } : { role: 'group' })} focusable="false" data-plot="bars">
        {shown !== null && <rect x={bars[shown]!.from} y={top} width={bars[shown]!.to - bars[shown]!.from} height={ground - top} fill="var(--hover)" />}
        {bars.map((bar) => <Bar key={bar.from} bar={bar} ground={ground} />)}
        {children}
        <g>
          {bars.map((bar, at) => (
            <rect
              key={bar.from}
              x={bar.from}
              y={top}
              width={bar.to - bar.from}
              height={ground - top}
              fill="transparent"
              onPointerEnter={() => setOver(at)}
              {...(onOpen !== undefined && {
                className: classes.opens,
                role: 'button',
                'aria-label': bar.label,
                tabIndex: at === Math.min(reached, bars.length - 1) ? 0 : -1,
                onClick: () => onOpen(at),
                onKeyDown: (event: KeyboardEvent<SVGRectElement>) => keys(event, at),
                onFocus: () => {
                  setReached(at);
                  setOver(at);
                },
                onBlur: () => setOver(null),
              })}
            />
          ))}
        </g>
      </svg>
      {shown !== null && (
        <div className={`${classes.hint} num`} style={middle > width / 2 ? { right: width - middle + HINT_GAP } : { left: middle + HINT_GAP }}>
          {hintOf(shown)}
        </div>
      )}
    </div>
  );
}

function Bar({ bar, ground }: { readonly bar: PlotBar; readonly ground: number }) {
  const between = bar.to - bar.from > 4 ? 1 : 0;
  const topOf = (part: number): number => ground - bar.parts.slice(0, part + 1).reduce((sum, { height }) => sum + height, 0);
  return (
    <g opacity={bar.pale === true ? 0.35 : 1}>
      {bar.parts.map(({ height, fill }, at) => (
        <rect key={at} x={bar.from} width={Math.max(1, bar.to - bar.from - between)} y={topOf(at)} height={height} fill={fill} />
      ))}
    </g>
  );
}
