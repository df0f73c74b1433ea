import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { memo, useCallback, useMemo, useRef, type ReactNode } from 'react';
import { ChartFrame } from '../../../ui/ChartFrame';
import { count, fixed, gain } from '../../../ui/format';
import { areaUnder, stepPath } from '../../../ui/plot/linePath';
import { PlotAxes } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { useElementSize, type ElementSize } from '../model/useElementSize';
import { drawnFrom, type ViewOf } from '../drawnFrom';
import type { SelectActions } from '../selectView';
import { BudgetLine } from './BudgetLine';
import { budgetAxis } from './budgetAxis';
import { gainTable } from './chartTables';
import { drawnSteps, gainRows, type GainChartRows } from './gainRows';
import { GAIN_FRAME as FRAME } from './plot';
import classes from './charts.module.css';

const FIELDS = ['ranked', 'range', 'objective', 'subset'] as const;

interface GainChartProps {
  readonly view: ViewOf<typeof FIELDS>;
  readonly actions: SelectActions;
  /** Pool position of the open row. */
  readonly openRow: number | null;
  /** The way to another chart, in the header. */
  readonly choice: ReactNode;
}

/** What each pick added, on a log scale; picks that add nothing are shaded. */
export const GainChart = drawnFrom(FIELDS, function GainChart({ view, actions, openRow, choice }: GainChartProps) {
  const { ranked, range, objective, subset } = view;
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize(box);
  const chart = useMemo(() => (ranked === null ? null : gainRows(ranked.ranking, range)), [ranked, range]);
  const table = useCallback(() => gainTable(chart?.rows ?? []), [chart]);
  const { color } = objectiveStyle(objective);
  const openPick = openRow === null || subset === null ? -1 : (subset.rankOf[openRow] ?? -1);
  return (
    <ChartFrame title={t`Gain of each pick`} table={table} actions={<><span className={classes.scaleNote}>{t`log scale`}</span>{choice}</>}>
      <div ref={box} className={classes.plot}>
        {chart !== null && <GainPlot chart={chart} size={size} range={range} color={color} />}
        {chart !== null && subset !== null && size.width > 0 && (
          <>
            <GainAtBudget chart={chart} budget={subset.size} range={range} size={size} onBudget={actions.setBudget} />
            {openPick >= 0 && openPick < chart.rows.length && <OpenPick chart={chart} pick={openPick + 1} range={range} size={size} budget={subset.size} />}
          </>
        )}
      </div>
    </ChartFrame>
  );
});

const GainPlot = memo(function GainPlot({ chart, size, range, color }: { readonly chart: GainChartRows; readonly size: ElementSize; readonly range: number; readonly color: string }) {
  if (size.width === 0) return null;
  const { rows, ticks, floor, zeroFrom } = chart;
  const [left, right, bottom] = [FRAME.left, size.width - FRAME.right, size.height - FRAME.bottom];
  const x = (pick: number): number => pixelOf(pick, 0, range, left, right);
  const y = (value: number): number => FRAME.top + heightOf(value, chart, bottom - FRAME.top);
  const points = [{ pick: 0, drawn: rows[0]?.drawn ?? floor }, ...drawnSteps(rows)].map(({ pick, drawn }) => ({ x: x(pick), y: y(drawn) }));
  const steps = stepPath(points);
  return (
    <svg width={size.width} height={size.height} data-plot="gain" aria-hidden="true" focusable="false">
      <PlotAxes left={left} right={right} bottom={bottom} across={budgetAxis(range, (picks) => plural(picks, { one: '# pick', other: '# picks' }), left, right)} up={ticks.map((value) => ({ at: y(value), text: tickText(value) }))} />
      {zeroFrom !== null && <rect x={x(zeroFrom - 1)} y={FRAME.top} width={Math.max(0, right - x(zeroFrom - 1))} height={Math.max(0, bottom - FRAME.top)} fill="var(--band)" fillOpacity={0.6} />}
      <path d={areaUnder(steps, points, bottom)} fill={color} fillOpacity={0.14} />
      <path data-curve="gain" d={steps} fill="none" stroke={color} strokeWidth={1.75} />
    </svg>
  );
});

/** Of a power of ten. */
function tickText(value: number): string {
  return value >= 1 ? count(value) : fixed(value, Math.round(-Math.log10(value)));
}

function heightOf(value: number, { floor, top }: GainChartRows, height: number): number {
  return pixelOf(Math.log10(Math.max(floor, value)), Math.log10(floor), Math.log10(top), height, 0);
}

interface OverPlot {
  readonly chart: GainChartRows;
  readonly range: number;
  readonly size: ElementSize;
}

const LABEL = { width: 96, height: 16 } as const;

/** The open row's pick; its label keeps clear of the budget line's. */
function OpenPick({ chart, pick, range, size, budget }: OverPlot & { readonly pick: number; readonly budget: number }) {
  const { width, height } = inside(size);
  const value = chart.rows[pick - 1]!.gain;
  const y = heightOf(value, chart, height);
  const x = pixelOf(pick - 0.5, 0, range, 0, width);
  const lineAt = pixelOf(budget, 0, range, 0, width);
  const lineValue = chart.rows[budget - 1]?.gain;
  const besideLine = lineAt > x - LABEL.width && lineAt < x + LABEL.width;
  const lineLabelY = lineValue === undefined ? null : heightOf(lineValue, chart, height) - 11;
  const clashes = besideLine && lineLabelY !== null && Math.abs(lineLabelY - y) < LABEL.height;
  const labelY = Math.max(LABEL.height, clashes ? Math.min(y, lineLabelY) - LABEL.height : y);
  return (
    <div className={classes.layer} style={{ left: FRAME.left, top: FRAME.top, width, height }}>
      <span className={classes.pickLine} data-ink="tick" style={{ left: x, top: y, height: height - y }} />
      <span className={`${classes.pickLabel} num`} style={{ left: x, top: labelY }} data-flipped={x > width - 110}><Trans>pick {count(pick)}: {gain(value)}</Trans></span>
    </div>
  );
}

function GainAtBudget({ chart, budget, range, size, onBudget }: OverPlot & { readonly budget: number; readonly onBudget: (budget: number) => void }) {
  const value = budget === 0 ? null : (chart.rows[budget - 1]?.gain ?? null);
  const { height } = inside(size);
  const text = value === null ? '' : value === 0 ? t`pick ${count(budget)}: adds nothing` : t`pick ${count(budget)}: ${gain(value)}`;
  const picks = t`Budget: ${plural(budget, { one: '# pick', other: '# picks' })}`;
  const labels = value === null ? [] : [{ key: 'gain', y: heightOf(value, chart, height), text, color: 'var(--text2)', dot: false }];
  return <BudgetLine frame={FRAME} size={size} range={range} budget={budget} onBudget={onBudget} label={`${picks}. ${text}`} labels={labels} />;
}

function inside(size: ElementSize): ElementSize {
  return { width: size.width - FRAME.left - FRAME.right, height: size.height - FRAME.top - FRAME.bottom };
}
