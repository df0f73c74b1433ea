import { utility3 } from './format';
import classes from './bars.module.css';

interface UtilityBarProps {
  readonly value: number;
  /** |value| that fills the bar; bars that are compared share it. */
  readonly limit: number;
  readonly color?: string;
}

const share = (value: number, limit: number): string => `${limit > 0 ? Math.min(100, (100 * Math.abs(value)) / limit) : 0}%`;

/** How much one row helps (or hurts) another: a bar with its signed number. */
export function UtilityBar({ value, limit, color }: UtilityBarProps) {
  const paint = color ?? (value < 0 ? 'var(--hurts)' : 'var(--helps)');
  return (
    <span className={classes.utility}>
      <span className={classes.track} data-ink="track" aria-hidden="true">
        <span className={classes.fill} data-ink={value < 0 ? 'hurts' : 'fill'} style={{ width: share(value, limit), background: paint }} />
      </span>
      <span className={`${classes.number} num`}>{utility3(value)}</span>
    </span>
  );
}

/** A value with a tick where the second best would be. */
export function OffsetBar({ value, second, limit, color = 'var(--acc)' }: UtilityBarProps & { readonly second: number | null }) {
  return (
    <span className={classes.utility}>
      <span className={classes.track} data-ink="track" aria-hidden="true">
        <span className={classes.fill} data-ink="fill" style={{ width: share(value, limit), background: color }} />
        {second !== null && <span className={classes.tick} data-ink="tick" style={{ left: share(second, limit) }} />}
      </span>
      <span className={`${classes.number} num`}>{utility3(value)}</span>
    </span>
  );
}

export interface GainPart {
  /** "covers the pool" */
  readonly label: string;
  readonly value: number;
  readonly color: string;
  /** "+3.31" */
  readonly text: string;
}

/** One gain cut into its parts, with a legend under the bar. */
export function GainSplit({ parts }: { readonly parts: readonly GainPart[] }) {
  return (
    <div>
      <div className={classes.split} aria-hidden="true">
        {parts.map((part) => (
          <span key={part.label} data-ink="keep" style={{ flexGrow: Math.max(0, part.value), background: part.color }} />
        ))}
      </div>
      <ul className={classes.legend}>
        {parts.map((part) => (
          <li key={part.label}>
            <span className={classes.dot} data-ink="keep" style={{ background: part.color }} aria-hidden="true" />
            <span className="num">{part.text}</span> {part.label}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A share of a whole as a quiet bar: scored part, rows of a source. */
export function ShareBar({ value, label, color = 'var(--text2)' }: { readonly value: number; readonly label?: string; readonly color?: string }) {
  return (
    <span className={classes.track} data-ink="track" role={label === undefined ? undefined : 'img'} aria-label={label} aria-hidden={label === undefined}>
      <span className={classes.fill} data-ink="fill" style={{ width: share(value, 1), background: color }} />
    </span>
  );
}
