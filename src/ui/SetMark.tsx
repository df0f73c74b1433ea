import { SERIES, type MarkShape, type SeriesName } from './seriesStyle';

interface MarkProps {
  readonly shape: MarkShape;
  readonly color: string;
  /** Side in pixels. Default 12. */
  readonly size?: number;
  /** What a screen reader says; without it the mark is decoration beside its name. */
  readonly label?: string;
  /** A second subset of one objective has a hollow mark. */
  readonly hollow?: boolean;
}

/** One of the six marks in any colour. */
export function Mark({ shape, color, size = 12, label, hollow = false }: MarkProps) {
  const open = hollow || shape === 'open-diamond' || shape === 'open-square';
  const paint = open ? { fill: 'none', stroke: color, strokeWidth: 1.8 } : { fill: color };
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" role={label === undefined ? undefined : 'img'} aria-label={label} aria-hidden={label === undefined} focusable="false">
      {shape === 'disc' && <circle cx="6" cy="6" r={open ? 4 : 4.6} {...paint} />}
      {shape === 'triangle' && <path d="M6 1.6 11 10.4H1z" strokeLinejoin="round" {...paint} />}
      {(shape === 'square' || shape === 'open-square') && <rect x="2" y="2" width="8" height="8" rx="0.6" {...paint} />}
      {shape === 'open-diamond' && <path d="M6 1.4 10.6 6 6 10.6 1.4 6z" strokeLinejoin="round" {...paint} />}
      {shape === 'cross' && <path d="m2.4 2.4 7.2 7.2m0-7.2-7.2 7.2" fill="none" stroke={color} strokeWidth="1.8" strokeLinecap="round" />}
    </svg>
  );
}

/** The mark of one of the six series, in its colour. */
export function SetMark({ series, size, label, hollow }: { readonly series: SeriesName } & Omit<MarkProps, 'shape' | 'color'>) {
  const { mark, color } = SERIES[series];
  return <Mark shape={mark} color={color} {...(size === undefined ? {} : { size })} {...(label === undefined ? {} : { label })} {...(hollow === undefined ? {} : { hollow })} />;
}
