import { useElementSize } from '@mantine/hooks';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { ChartFrame, type ChartTable } from '../../ui/ChartFrame';
import { count, NO_VALUE, percent } from '../../ui/format';
import { dashArray, SERIES } from '../../ui/seriesStyle';
import { seriesStyle, type ComparedSubset } from './comparedSubset';
import { coverageRows, endLabels, lastBudget, roundTicks, type CoverageCurves, type CoverageRow } from './coverageRows';
import classes from './CoveragePanel.module.css';

interface CoveragePanelProps extends CoverageCurves {
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly poolSize: number;
}

interface Ending {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly value: number;
}

const MARGIN = { top: 10, right: 76, bottom: 0, left: 4 };
const AXIS = { width: 42, height: 28 };
const LABEL_GAP = 14;
const TICK = { fill: 'var(--text3)', fontSize: 11 };

/** Pool coverage of each subset's ranking over the budget, beside what chance reaches. */
export function CoveragePanel({ subsets, names, curves, band, poolSize }: CoveragePanelProps) {
  const { ref, width, height } = useElementSize();
  const budgets = subsets.map(({ picks }) => picks.length);
  const last = lastBudget(budgets, poolSize);
  const rows = coverageRows({ curves, band }, budgets, last);
  const top = Math.max(0.05, ...rows.flatMap((row) => [...row.subsets, row.band?.[1]].map((value) => value ?? 0)));
  const yTicks = roundTicks(Math.min(1, 1.06 * top));
  const yLast = Math.max(top, yTicks.at(-1)!);
  const endings = lineEnds(subsets, names, rows, band !== null);
  const plotBottom = height - MARGIN.bottom - AXIS.height;
  const heightOf = (value: number): number => plotBottom - ((plotBottom - MARGIN.top) * value) / yLast;
  const labels = endLabels(endings.map(({ value }) => heightOf(value)), LABEL_GAP, MARGIN.top, Math.max(plotBottom, MARGIN.top));
  return (
    <ChartFrame title="Pool coverage over budget" table={() => coverageTable(rows, names, band !== null)}>
      <div className={classes.plot} ref={ref} role="img" aria-label={spoken(subsets, names, curves)}>
        {width > 0 && height > 0 && (
          <ComposedChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="budget" type="number" domain={[0, last]} ticks={roundTicks(last)} tickFormatter={(value: number) => count(value)} height={AXIS.height} tick={TICK} tickLine={false} axisLine={false} />
            <YAxis domain={[0, yLast]} ticks={yTicks} width={AXIS.width} tick={TICK} tickLine={false} axisLine={false} tickFormatter={(value: number) => `${Math.round(100 * value)}${value === yTicks.at(-1) ? '\u202f%' : ''}`} />
            {band !== null && <Area dataKey="band" stroke="none" fill="var(--band)" fillOpacity={1} isAnimationActive={false} activeDot={false} />}
            {band !== null && <Line dataKey="mean" stroke={SERIES.random.color} strokeWidth={1.5} strokeDasharray={dashArray(SERIES.random) ?? 'none'} dot={false} isAnimationActive={false} />}
            {[...new Set(budgets)].map((budget) => (
              <ReferenceLine key={budget} x={budget} stroke="var(--text)" strokeWidth={1} />
            ))}
            {subsets.map((subset, at) => (
              <Line
                key={subset.id}
                dataKey={(row: CoverageRow) => row.subsets[at]}
                stroke={seriesStyle(subset.series).color}
                strokeWidth={subset.nth > 0 || subset.series === 'random' ? 1.2 : 2}
                strokeDasharray={dashArray(seriesStyle(subset.series)) ?? 'none'}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </ComposedChart>
        )}
        {width > 0 && <span className={classes.unit}>rows</span>}
        {width > 0 &&
          labels.map(({ at, y }) => (
            <span key={endings[at]!.key} className={classes.end} style={{ top: y - 8, color: endings[at]!.color }} aria-hidden="true">
              {endings[at]!.name}
            </span>
          ))}
      </div>
    </ChartFrame>
  );
}

function lineEnds(subsets: readonly ComparedSubset[], names: readonly string[], rows: readonly CoverageRow[], withBand: boolean): Ending[] {
  const ends: Ending[] = [];
  const lastKnown = (pick: (row: CoverageRow) => number | undefined): number | undefined => rows.map(pick).findLast((value) => value !== undefined);
  subsets.forEach((subset, at) => {
    const value = lastKnown((row) => row.subsets[at]);
    if (value !== undefined) ends.push({ key: subset.id, name: names[at]!, color: seriesStyle(subset.series).color, value });
  });
  const mean = withBand ? lastKnown((row) => row.mean) : undefined;
  if (mean !== undefined) ends.push({ key: 'by-chance', name: 'by chance', color: SERIES.random.color, value: mean });
  return ends;
}

function coverageTable(rows: readonly CoverageRow[], names: readonly string[], withBand: boolean): ChartTable {
  return {
    columns: ['Rows', ...names, ...(withBand ? ['By chance', '5 %', '95 %'] : [])],
    rows: rows.map(({ budget, subsets, band, mean }) => [
      count(budget),
      ...subsets.map((value) => (value === undefined ? NO_VALUE : percent(value))),
      ...(withBand ? [percent(mean ?? null), percent(band?.[0] ?? null), percent(band?.[1] ?? null)] : []),
    ]),
  };
}

function spoken(subsets: readonly ComparedSubset[], names: readonly string[], curves: CoverageCurves['curves']): string {
  return subsets.map((subset, at) => `${names[at]!}: ${percent(curves[at]?.[subset.picks.length] ?? null)} with ${count(subset.picks.length)} rows`).join('; ');
}
