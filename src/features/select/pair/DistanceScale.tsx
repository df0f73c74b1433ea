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
/** A wide letter's width. */
const LETTER = 7;

/** ".123"; with a decimal comma the zero stays. */
const short = (distance: number): string => fixed(distance, 3).replace(/^0\./, '.');

/** How far the model is from the given answer, alone and with the example. */
export function DistanceScale({ alone, shown }: DistanceScaleProps) {
  const x = (distance: number): number => 8 + (WIDTH - 16) * Math.min(1, Math.max(0, distance));
  const helps = shown <= alone;
  const close = Math.abs(x(alone) - x(shown)) < 24;
  const ink = helps ? 'var(--helps)' : 'var(--hurts)';
  const [aloneText, shownText] = [t`alone ${short(alone)}`, t`with the example ${short(shown)}`];
  const aloneFirst = x(alone) < x(shown);
  const [first, second] = aloneFirst ? textPlaces(x(alone), aloneText, x(shown), shownText) : textPlaces(x(shown), shownText, x(alone), aloneText);
  return (
    <div>
      <svg className={classes.scale} viewBox={`0 0 ${WIDTH} 64`} role="img" aria-label={t`Distance to the given answer: alone ${fixed(alone, 3)}, with the example ${fixed(shown, 3)}, utility ${utility3(alone - shown)}`}>
        <line className={classes.scaleLine} x1={8} x2={WIDTH - 8} y1={LINE_Y} y2={LINE_Y} />
        <line x1={x(alone)} x2={x(shown)} y1={LINE_Y} y2={LINE_Y} stroke={ink} strokeWidth={3} />
        {!close && <path d={arrow(x(shown), helps)} fill={ink} />}
        <circle cx={x(shown)} cy={LINE_Y} r={4.5} fill={ink} />
        <circle className={classes.aloneDot} cx={x(alone)} cy={LINE_Y} r={5} />
        <text className={classes.scaleText} x={aloneFirst ? second : first} y={18} textAnchor={aloneFirst ? 'start' : 'end'} fill={ink} fontWeight={600}>
          {shownText}
        </text>
        <text className={classes.scaleText} x={aloneFirst ? first : second} y={18} textAnchor={aloneFirst ? 'end' : 'start'} fill="var(--text2)">
          {aloneText}
        </text>
        <text className={classes.scaleText} x={8} y={58} fill="var(--text3)"><Trans>0 · answer is certain</Trans></text>
        <text className={classes.scaleText} x={WIDTH - 8} y={58} textAnchor="end" fill="var(--text3)"><Trans>answer is impossible · 1</Trans></text>
      </svg>
    </div>
  );
}

/** Where the text left of the first point ends and the one right of the second begins: both within the drawing, and apart. */
function textPlaces(firstX: number, firstText: string, secondX: number, secondText: string): readonly [number, number] {
  const firstEnd = Math.max(firstX - 10, 8 + LETTER * firstText.length);
  const secondStart = Math.min(Math.max(secondX, firstEnd) + 10, WIDTH - 8 - LETTER * secondText.length);
  return [Math.min(firstEnd, secondStart - 10), secondStart];
}

function arrow(tip: number, left: boolean): string {
  const way = left ? 1 : -1;
  return `M${tip + way * 3} ${LINE_Y}l${way * 9} -6v12z`;
}
