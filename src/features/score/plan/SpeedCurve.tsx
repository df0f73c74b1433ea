import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import type { RunFigures } from '../../../store/types';
import { ChartFrame } from '../../../ui/ChartFrame';
import { rate } from '../../../ui/format';
import { areaUnder, linePath, runsOf } from '../../../ui/plot/linePath';
import { PlotAxes } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
import { breaksOf, clockFrom, speedRows, type SpeedRow } from '../model/speedRows';
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
          {width > 0 && <Curve rows={rows} breaks={breaks} end={Math.max(1, end)} width={width} isRunning={isRunning} />}
        </div>
      </ChartFrame>
    </div>
  );
}

const MARGIN = { top: 6, right: 16, bottom: 20, left: 16 };
const HEIGHT = 76;

interface CurveProps {
  readonly rows: readonly SpeedRow[];
  readonly breaks: ReturnType<typeof breaksOf>;
  /** Seconds that the axis ends at. */
  readonly end: number;
  readonly width: number;
  readonly isRunning: boolean;
}

function Curve({ rows, breaks, end, width, isRunning }: CurveProps) {
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const most = 1.1 * Math.max(0, ...rows.map(({ pairsPerSecond }) => pairsPerSecond ?? 0));
  const x = (seconds: number): number => pixelOf(seconds, 0, end, MARGIN.left, right);
  const points = rows.map(({ seconds, pairsPerSecond }) => ({ x: x(seconds), y: pairsPerSecond === null ? null : pixelOf(pairsPerSecond, 0, most, bottom, MARGIN.top) }));
  const last = points.at(-1);
  return (
    <svg width={width} height={HEIGHT} data-plot="speed" aria-hidden="true" focusable="false">
      {runsOf(points).map((run) => <path key={run[0]!.x} d={areaUnder(linePath(run), run, bottom)} fill="var(--sunken)" />)}
      <path data-curve="speed" d={linePath(points)} fill="none" stroke="var(--text)" strokeWidth={1.5} />
      {breaks.map(({ fromMs }) => <line key={fromMs} x1={x(fromMs / 1000)} x2={x(fromMs / 1000)} y1={MARGIN.top} y2={bottom} stroke="var(--warn)" strokeWidth={1.5} />)}
      {isRunning && last !== undefined && last.y !== null && <circle cx={last.x} cy={last.y} r={3} fill="var(--text)" />}
      <PlotAxes left={MARGIN.left} right={right} bottom={bottom} across={[{ at: x(0), text: clockFrom(0), anchor: 'start' }, { at: right, text: clockFrom(end), anchor: 'end' }]} up={[]} />
    </svg>
  );
}
