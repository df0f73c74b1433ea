import { useElementSize } from '@mantine/hooks';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { count } from '../../ui/format';
import { dashArray, SERIES } from '../../ui/seriesStyle';
import { seriesStyle, type ComparedSubset } from './comparedSubset';
import { endLabels, roundTicks, type CoverageRow } from './coverageRows';
import classes from './CoveragePanel.module.css';

interface BudgetLinesProps {
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly rows: readonly CoverageRow[];
  /** The chart's largest budget. */
  readonly last: number;
  /** Read out in place of the drawing. */
  readonly label: string;
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

/** A share of each subset over the budget, with what chance gives; names at the ends of the lines. */
export function BudgetLines({ subsets, names, rows, last, label }: BudgetLinesProps) {
  const { ref, width, height } = useElementSize();
  const hasBand = rows.some(({ band }) => band !== undefined);
  const hasMean = rows.some(({ mean }) => mean !== undefined);
  const top = Math.max(0.05, ...rows.flatMap((row) => [...row.subsets, row.band?.[1]].map((value) => value ?? 0)));
  const yTicks = roundTicks(Math.min(1, 1.06 * top));
  const yLast = Math.max(top, yTicks.at(-1)!);
  const endings = lineEnds(subsets, names, rows);
  const plotBottom = height - MARGIN.bottom - AXIS.height;
  const heightOf = (value: number): number => plotBottom - ((plotBottom - MARGIN.top) * value) / yLast;
  const labels = endLabels(endings.map(({ value }) => heightOf(value)), LABEL_GAP, MARGIN.top, Math.max(plotBottom, MARGIN.top));
  return (
    <div className={classes.plot} ref={ref} role="img" aria-label={label}>
      {width > 0 && height > 0 && (
        <ComposedChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="budget" type="number" domain={[0, last]} ticks={roundTicks(last)} tickFormatter={(value: number) => count(value)} height={AXIS.height} tick={TICK} tickLine={false} axisLine={false} />
          <YAxis domain={[0, yLast]} ticks={yTicks} width={AXIS.width} tick={TICK} tickLine={false} axisLine={false} tickFormatter={(value: number) => `${Math.round(100 * value)}${value === yTicks.at(-1) ? '\u202f%' : ''}`} />
          {hasBand && <Area dataKey="band" stroke="none" fill="var(--band)" fillOpacity={1} isAnimationActive={false} activeDot={false} />}
          {hasMean && <Line dataKey="mean" stroke={SERIES.random.color} strokeWidth={1.5} strokeDasharray={dashArray(SERIES.random) ?? 'none'} dot={false} isAnimationActive={false} />}
          {[...new Set(subsets.map(({ picks }) => picks.length))].map((budget) => (
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
  );
}

function lineEnds(subsets: readonly ComparedSubset[], names: readonly string[], rows: readonly CoverageRow[]): Ending[] {
  const ends: Ending[] = [];
  const lastKnown = (pick: (row: CoverageRow) => number | undefined): number | undefined => rows.map(pick).findLast((value) => value !== undefined);
  subsets.forEach((subset, at) => {
    const value = lastKnown((row) => row.subsets[at]);
    if (value !== undefined) ends.push({ key: subset.id, name: names[at]!, color: seriesStyle(subset.series).color, value });
  });
  const mean = lastKnown((row) => row.mean);
  if (mean !== undefined) ends.push({ key: 'by-chance', name: 'by chance', color: SERIES.random.color, value: mean });
  return ends;
}
