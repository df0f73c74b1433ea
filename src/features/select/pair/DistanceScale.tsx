import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { fixed, utility3 } from '../../../ui/format';
import classes from './pair.module.css';

interface DistanceScaleProps {
  /** d in [0, 1]: 0 = the model is certain of the given answer. */
  readonly alone: number;
  readonly shown: number;
}

const WIDTH = 500;
const LINE_Y = 34;

/** ".123"; with a decimal comma the zero stays. */
const short = (distance: number): string => fixed(distance, 3).replace(/^0\./, '.');

/** How far the model is from the given answer, alone and with the example. */
export function DistanceScale({ alone, shown }: DistanceScaleProps) {
  const x = (distance: number): number => 8 + (WIDTH - 16) * Math.min(1, Math.max(0, distance));
  const helps = shown <= alone;
  const close = Math.abs(x(alone) - x(shown)) < 24;
  const ink = helps ? 'var(--helps)' : 'var(--hurts)';
  const aloneFirst = x(alone) < x(shown);
  return (
    <div>
      <svg className={classes.scale} viewBox={`0 0 ${WIDTH} 64`} role="img" aria-label={t`Distance to the given answer: alone ${fixed(alone, 3)}, with the example ${fixed(shown, 3)}, utility ${utility3(alone - shown)}`}>
        <line className={classes.scaleLine} x1={8} x2={WIDTH - 8} y1={LINE_Y} y2={LINE_Y} />
        <line x1={x(alone)} x2={x(shown)} y1={LINE_Y} y2={LINE_Y} stroke={ink} strokeWidth={3} />
        {!close && <path d={arrow(x(shown), helps)} fill={ink} />}
        <circle cx={x(shown)} cy={LINE_Y} r={4.5} fill={ink} />
        <circle className={classes.aloneDot} cx={x(alone)} cy={LINE_Y} r={5} />
        <text className={classes.scaleText} x={clamp(x(shown) + (aloneFirst ? 10 : -10))} y={18} textAnchor={aloneFirst ? 'start' : 'end'} fill={ink} fontWeight={600}>
          <Trans>with the example {short(shown)}</Trans>
        </text>
        <text className={classes.scaleText} x={clamp(x(alone) + (aloneFirst ? -10 : 10))} y={18} textAnchor={aloneFirst ? 'end' : 'start'} fill="var(--text2)">
          <Trans>alone {short(alone)}</Trans>
        </text>
        <text className={classes.scaleText} x={8} y={58} fill="var(--text3)"><Trans>0 · answer is certain</Trans></text>
        <text className={classes.scaleText} x={WIDTH - 8} y={58} textAnchor="end" fill="var(--text3)"><Trans>answer is impossible · 1</Trans></text>
      </svg>
    </div>
  );
}

function clamp(x: number): number {
  return Math.min(WIDTH - 8, Math.max(8, x));
}

function arrow(tip: number, left: boolean): string {
  const way = left ? 1 : -1;
  return `M${tip + way * 3} ${LINE_Y}l${way * 9} -6v12z`;
}
