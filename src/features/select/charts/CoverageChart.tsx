import { memo, useCallback, useMemo, useRef } from 'react';
import { Area, CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { ChartFrame, type LegendEntry } from '../../../ui/ChartFrame';
import { count, percent } from '../../../ui/format';
import { dashArray, objectiveStyle, SERIES } from '../../../ui/seriesStyle';
import { useElementSize, type ElementSize } from '../model/useElementSize';
import { OBJECTIVES } from '../model/objectives';
import type { SelectActions, SelectView } from '../selectView';
import { BudgetLine } from './BudgetLine';
import { BudgetTick, TICK } from './BudgetTick';
import { coverageRows, drawnRows, type CoverageRow } from './coverageRows';
import { coverageTable } from './chartTables';
import { budgetAxisTicks, COVERAGE_FRAME as FRAME, pixelOf, type PlacedLabel } from './plot';
import { useSavedCurves } from './useSavedCurves';
import classes from './charts.module.css';

interface CoverageChartProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
}

/** Coverage for every budget, with the random band; the line at the budget can be dragged. */
export function CoverageChart({ view, actions }: CoverageChartProps) {
  const { ranked, bands, range, settings, subset, subsets } = view;
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize(box);
  const curves = useSavedCurves(view);
  const withTarget = OBJECTIVES[settings.objective].needs.includes('target');
  const rows = useMemo(() => (ranked === null ? [] : coverageRows(ranked, bands, range, { target: withTarget, saved: curves })), [ranked, bands, range, withTarget, curves]);
  const drawn = useMemo(() => drawnRows(rows), [rows]);
  const style = useMemo(() => objectiveStyle(settings.objective), [settings.objective]);
  const withBand = bands !== null;
  const legend = useMemo(
    (): LegendEntry[] => [
      { style },
      ...(withTarget ? [{ style: SERIES.target, label: 'Target' }] : []),
      ...(withBand ? [{ style: SERIES.random, label: 'Random' }] : []),
      ...(curves.length === 0 ? [] : [{ style: { ...style, color: 'var(--ctl)' }, label: countedSubsets(curves.length) }]),
    ],
    [style, withTarget, withBand, curves],
  );
  const names = useMemo(() => new Map(subsets.map(({ id, name }) => [id, name])), [subsets]);
  const table = useCallback(() => coverageTable(rows, names), [rows, names]);
  return (
    <ChartFrame title="Coverage over budget" legend={legend} table={table}>
      <div ref={box} className={classes.plot}>
        <CoveragePlot rows={drawn} size={size} range={range} color={style.color} dash={dashArray(style)} withTarget={withTarget} saved={curves} />
        {subset !== null && size.width > 0 && <CoverageAtBudget view={view} actions={actions} size={size} withTarget={withTarget} />}
      </div>
    </ChartFrame>
  );
}

function countedSubsets(subsets: number): string {
  return subsets === 1 ? '1 saved subset' : `${count(subsets)} saved subsets`;
}

interface CoveragePlotProps {
  readonly rows: readonly CoverageRow[];
  readonly size: ElementSize;
  readonly range: number;
  readonly color: string;
  readonly dash: string | undefined;
  readonly withTarget: boolean;
  readonly saved: readonly { readonly id: string }[];
}

/** A line alone. recharts' own Line measures its path at every drawing, also where nothing moves. */
const BARE = { fill: 'none', isAnimationActive: false } as const;
const MARGIN = { top: FRAME.top, right: FRAME.right, bottom: 0, left: 0 };

/** The curves alone: they do not change while the budget moves. */
const CoveragePlot = memo(function CoveragePlot({ rows, size, range, color, dash, withTarget, saved }: CoveragePlotProps) {
  if (size.width === 0) return null;
  return (
    <ComposedChart width={size.width} height={size.height} data={[...rows]} margin={MARGIN} accessibilityLayer={false} aria-hidden="true">
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis dataKey="budget" type="number" domain={[0, range]} ticks={[...budgetAxisTicks(range)]} height={FRAME.bottom} tick={<BudgetTick range={range} unit="rows" />} tickLine={false} axisLine={{ stroke: 'var(--line2)' }} interval={0} />
      <YAxis domain={[0, 100]} ticks={[0, 25, 50, 75, 100]} width={FRAME.left} tick={TICK} tickLine={false} axisLine={false} tickFormatter={(share: number) => (share === 100 ? '100 %' : String(share))} interval={0} />
      <Area dataKey="band" stroke="none" fill="var(--band)" fillOpacity={0.9} isAnimationActive={false} connectNulls />
      <Area dataKey="random" stroke="var(--random)" strokeWidth={1.5} strokeDasharray="3 3" {...BARE} />
      {saved.map(({ id }) => (
        <Area key={id} dataKey={(row: CoverageRow) => row.saved[id]} stroke="var(--ctl)" strokeWidth={1} {...BARE} />
      ))}
      {withTarget && <Area dataKey="target" stroke="var(--target)" strokeWidth={1.75} strokeDasharray="7 3" {...BARE} />}
      <Area dataKey="coverage" stroke={color} strokeWidth={2} {...(dash === undefined ? {} : { strokeDasharray: dash })} fill={color} fillOpacity={0.1} isAnimationActive={false} />
    </ComposedChart>
  );
});

function CoverageAtBudget({ view, actions, size, withTarget }: CoverageChartProps & { readonly size: ElementSize; readonly withTarget: boolean }) {
  const subset = view.subset!;
  const { ranked } = subset;
  const at = subset.size;
  const inside = { width: size.width - FRAME.left - FRAME.right, height: size.height - FRAME.top - FRAME.bottom };
  const y = (share: number): number => pixelOf(share, 0, 1, inside.height, 0);
  const coverage = ranked.coverage[at]!;
  const target = withTarget ? (ranked.targetCoverage?.[at] ?? null) : null;
  const random = view.bands?.pool.mean[at] ?? null;
  const labels: (PlacedLabel & { readonly text: string; readonly color: string; readonly dot: boolean })[] = [
    { key: 'coverage', y: y(coverage), text: percent(coverage), color: objectiveStyle(view.settings.objective).color, dot: true },
  ];
  if (target !== null) labels.push({ key: 'target', y: y(target), text: `target ${percent(target)}`, color: 'var(--target)', dot: false });
  if (random !== null) labels.push({ key: 'random', y: y(random), text: `random ${percent(random)}`, color: 'var(--random)', dot: true });
  return (
    <BudgetLine
      frame={FRAME}
      size={size}
      range={view.range}
      budget={at}
      onBudget={actions.setBudget}
      label={`Budget: ${count(at)} rows, coverage ${percent(coverage)}`}
      labels={labels}
    />
  );
}
