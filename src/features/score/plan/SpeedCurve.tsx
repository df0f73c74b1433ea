import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { Area, AreaChart, ReferenceDot, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { RunFigures } from '../../../store/types';
import { ChartFrame } from '../../../ui/ChartFrame';
import { rate } from '../../../ui/format';
import { breaksOf, clockFrom, speedRows } from '../model/speedRows';
import classes from './plan.module.css';

interface SpeedCurveProps {
  readonly figures: RunFigures;
  readonly isRunning: boolean;
}

/** Pairs a second since the run began; gaps are pauses. The drawing leaves room for the time that is left. */
export function SpeedCurve({ figures, isRunning }: SpeedCurveProps) {
  const { ref, width } = useElementSize();
  const breaks = breaksOf(figures, figures.startedAt + (figures.speed.at(-1)?.atMs ?? 0));
  const rows = speedRows(figures.speed, breaks);
  const last = rows.at(-1);
  const end = (last?.seconds ?? 0) + (isRunning ? (figures.msLeft ?? 0) / 1000 : 0);
  const now = figures.pairsPerSecond > 0 ? figures.pairsPerSecond : (last?.pairsPerSecond ?? null);
  return (
    <div className={classes.speed}>
      <ChartFrame
        title={t`Speed`}
        actions={<span className={`${classes.speedNow} num`}><Trans><b>{rate(now)}</b> pairs a second</Trans></span>}
        table={() => ({ columns: [t`Time`, t`Pairs a second`], rows: rows.map((row) => [clockFrom(row.seconds), rate(row.pairsPerSecond)]) })}
      >
        <div ref={ref} className={classes.plot}>
          {width > 0 && (
            <AreaChart width={width} height={76} data={rows} margin={{ top: 6, right: 16, bottom: 0, left: 16 }} accessibilityLayer={false}>
              <XAxis dataKey="seconds" type="number" domain={[0, Math.max(1, end)]} ticks={[0, Math.max(1, end)]} tickLine={false} axisLine={{ stroke: 'var(--line2)' }} height={20} tick={<EndTick end={Math.max(1, end)} />} interval={0} />
              <YAxis hide domain={[0, (most: number) => most * 1.1]} />
              <Area dataKey="pairsPerSecond" stroke="var(--text)" strokeWidth={1.5} fill="var(--sunken)" fillOpacity={1} isAnimationActive={false} dot={false} connectNulls={false} />
              {breaks.map(({ fromMs }) => <ReferenceLine key={fromMs} x={fromMs / 1000} stroke="var(--warn)" strokeWidth={1.5} />)}
              {isRunning && last !== undefined && last.pairsPerSecond !== null && <ReferenceDot x={last.seconds} y={last.pairsPerSecond} r={3} fill="var(--text)" stroke="none" />}
            </AreaChart>
          )}
        </div>
      </ChartFrame>
    </div>
  );
}

function EndTick({ x = 0, y = 0, payload, end }: { readonly x?: number; readonly y?: number; readonly payload?: { readonly value: number }; readonly end: number }) {
  const value = payload?.value ?? 0;
  return (
    <text x={x} y={y + 10} textAnchor={value === end ? 'end' : 'start'} fontSize={11} fill="var(--text3)">
      {clockFrom(value)}
    </text>
  );
}
