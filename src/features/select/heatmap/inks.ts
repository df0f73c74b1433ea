import { cssColor } from '../../../ui/seriesStyle';
import { hexToRgb, type Rgb, type Scheme } from '../../../ui/utilityScale';

/** The page's colours as a canvas needs them. */
export interface Inks {
  readonly scheme: Scheme;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly panel: string;
  readonly sel: string;
  readonly line: string;
  readonly line2: string;
  readonly ctl: string;
  readonly acc: string;
  readonly target: string;
  readonly existing: string;
  readonly helps: string;
  readonly waiting: Rgb;
  readonly missing: Rgb;
}

export function readInks(element: Element, scheme: Scheme): Inks {
  const token = (name: `--${string}`): string => cssColor(name, element);
  return {
    scheme,
    text: token('--text'),
    text2: token('--text2'),
    text3: token('--text3'),
    panel: token('--panel'),
    sel: token('--sel'),
    line: token('--line'),
    line2: token('--line2'),
    ctl: token('--ctl'),
    acc: token('--acc'),
    target: token('--target'),
    existing: token('--existing'),
    helps: token('--helps'),
    waiting: hexToRgb(token('--line')),
    missing: hexToRgb(token('--ghost')),
  };
}

/* eslint-disable texts/no-raw-text -- fonts as CSS names them */
export const FONT = {
  label: "11px 'Inter Variable', system-ui, sans-serif",
  labelBold: "600 11px 'Inter Variable', system-ui, sans-serif",
  cell: "11px 'Inter Variable', system-ui, sans-serif",
  cellBold: "600 11px 'Inter Variable', system-ui, sans-serif",
  ordinal: "600 10px 'Inter Variable', system-ui, sans-serif",
} as const;
/* eslint-enable texts/no-raw-text */

/** Text cut with an ellipsis so that it fits a width. */
export function fitText(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low)}…`;
}
