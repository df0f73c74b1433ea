import { t } from '@lingui/core/macro';
import { visibleToken, type TokenChange } from './pairFacts';
import classes from './pair.module.css';

const PITCH = 24;
const BAR = 8;
const PLOT = 132;
const NAMES = 76;
const LEFT = 30;
const TOP = 10;

/** Probability of each answer token, alone and with the example. */
export function TokenBars({ tokens }: { readonly tokens: readonly TokenChange[] }) {
  const width = LEFT + tokens.length * PITCH + 8;
  const height = TOP + PLOT + NAMES;
  const y = (probability: number): number => TOP + PLOT * (1 - probability);
  return (
    <div className={classes.barsBox} tabIndex={0} role="region" aria-label={t`Probability of each answer token, drawn`}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {[0, 0.5, 1].map((tick) => (
          <g key={tick}>
            <line className={classes.gridLine} x1={LEFT - 4} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className={classes.axisText} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">{tick}</text>
          </g>
        ))}
        {tokens.map(({ position, text, alone, shown, marked }) => {
          const left = LEFT + position * PITCH;
          return (
            <g key={position}>
              {marked && <rect className={classes.markedColumn} x={left + 1} y={TOP - 4} width={PITCH - 2} height={PLOT + NAMES} rx={4} />}
              <rect className={classes.aloneBar} x={left + 3.5} y={y(alone)} width={BAR} height={PLOT * alone} rx={1} />
              <rect className={classes.shownBar} x={left + 12.5} y={y(shown)} width={BAR} height={PLOT * shown} rx={1} />
              <text className={marked ? classes.tokenMarked : classes.tokenText} transform={`translate(${left + PITCH / 2 + 4} ${TOP + PLOT + 8}) rotate(-90)`} textAnchor="end">
                {visibleToken(text).slice(0, 10)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
