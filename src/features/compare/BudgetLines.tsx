import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { count } from '../../ui/format';
import { bandPath, linePath, type PlotPoint } from '../../ui/plot/linePath';
import { PlotAxes } from '../../ui/plot/PlotAxes';
import { pixelOf, roundTicks } from '../../ui/plot/scale';
import { dashArray, SERIES } from '../../ui/seriesStyle';
import { seriesStyle, type ComparedSubset } from './comparedSubset';
import { endLabels, type CoverageRow } from './coverageRows';
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

/** A share of each subset over the budget, with what chance gives; names at the ends of the lines. */
export function BudgetLines({ subsets, names, rows, last, label }: BudgetLinesProps) {
  const { ref, width, height } = useElementSize();
  const top = Math.max(0.05, ...rows.flatMap((row) => [...row.subsets, row.band?.[1]].map((value) => value ?? 0)));
  const yTicks = roundTicks(Math.min(1, 1.06 * top));
  const yLast = Math.max(top, yTicks.at(-1)!);
  const endings = lineEnds(subsets, names, rows);
  const plotBottom = height - MARGIN.bottom - AXIS.height;
  const [left, right] = [MARGIN.left + AXIS.width, width - MARGIN.right];
  const x = (budget: number): number => pixelOf(budget, 0, last, left, right);
  const heightOf = (value: number): number => pixelOf(value, 0, yLast, plotBottom, MARGIN.top);
  const points = (of: (row: CoverageRow) => number | undefined): PlotPoint[] =>
    rows.map((row) => {
      const value = of(row);
      return { x: x(row.budget), y: value === undefined ? null : heightOf(value) };
    });
  const labels = endLabels(endings.map(({ value }) => heightOf(value)), LABEL_GAP, MARGIN.top, Math.max(plotBottom, MARGIN.top));
  return (
    <div className={classes.plot} ref={ref} role="img" aria-label={label}>
      {width > 0 && height > 0 && (
        <svg width={width} height={height} aria-hidden="true" focusable="false">
          <PlotAxes
            left={left}
            right={right}
            bottom={plotBottom}
            base={false}
            across={roundTicks(last).map((budget) => ({ at: x(budget), text: count(budget) }))}
            up={yTicks.map((value) => ({ at: heightOf(value), text: `${Math.round(100 * value)}${value === yTicks.at(-1) ? '\u202f%' : ''}` }))}
          />
          <path d={bandPath(points((row) => row.band?.[0]), points((row) => row.band?.[1]))} fill="var(--band)" />
          <path data-curve="mean" d={linePath(points((row) => row.mean))} fill="none" stroke={SERIES.random.color} strokeWidth={1.5} strokeDasharray={dashArray(SERIES.random)} />
          {[...new Set(subsets.map(({ picks }) => picks.length))].map((budget) => (
            <line key={budget} x1={x(budget)} x2={x(budget)} y1={MARGIN.top} y2={plotBottom} stroke="var(--text)" />
          ))}
          {subsets.map((subset, at) => (
            <path
              key={subset.id}
              data-curve="subset"
              d={linePath(points((row) => row.subsets[at]))}
              fill="none"
              stroke={seriesStyle(subset.series).color}
              strokeWidth={subset.nth > 0 || subset.series === 'random' ? 1.2 : 2}
              strokeDasharray={dashArray(seriesStyle(subset.series))}
            />
          ))}
        </svg>
      )}
      {width > 0 && <span className={classes.unit}><Trans>rows</Trans></span>}
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
  if (mean !== undefined) ends.push({ key: 'by-chance', name: t`by chance`, color: SERIES.random.color, value: mean });
  return ends;
}
