import { plural, t } from '@lingui/core/macro';
import { memo, useCallback, useMemo, useRef } from 'react';
import { ChartFrame, type LegendEntry } from '../../../ui/ChartFrame';
import { percent } from '../../../ui/format';
import { areaUnder, bandPath, linePath, type PlotPoint } from '../../../ui/plot/linePath';
import { PlotAxes } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
import { dashArray, objectiveStyle, SERIES } from '../../../ui/seriesStyle';
import { useElementSize, type ElementSize } from '../model/useElementSize';
import { OBJECTIVES } from '../model/objectives';
import type { SelectActions, SelectView } from '../selectView';
import { BudgetLine } from './BudgetLine';
import { budgetAxis } from './budgetAxis';
import { coverageRows, drawnRows, type CoverageRow } from './coverageRows';
import { coverageTable } from './chartTables';
import { COVERAGE_FRAME as FRAME, type PlacedLabel } from './plot';
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
      ...(withTarget ? [{ style: SERIES.target, label: t`Target` }] : []),
      ...(withBand ? [{ style: SERIES.random, label: t`Random` }] : []),
      ...(curves.length === 0 ? [] : [{ style: { ...style, color: 'var(--ctl)' }, label: countedSubsets(curves.length) }]),
    ],
    [style, withTarget, withBand, curves],
  );
  const names = useMemo(() => new Map(subsets.map(({ id, name }) => [id, name])), [subsets]);
  const table = useCallback(() => coverageTable(rows, names), [rows, names]);
  return (
    <ChartFrame title={t`Coverage over budget`} legend={legend} table={table}>
      <div ref={box} className={classes.plot}>
        <CoveragePlot rows={drawn} size={size} range={range} color={style.color} dash={dashArray(style)} withTarget={withTarget} saved={curves} />
        {subset !== null && size.width > 0 && <CoverageAtBudget view={view} actions={actions} size={size} withTarget={withTarget} />}
      </div>
    </ChartFrame>
  );
}

function countedSubsets(subsets: number): string {
  return plural(subsets, { one: '# saved subset', other: '# saved subsets' });
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

const SHARES = [0, 25, 50, 75, 100];

/** The curves alone: they do not change while the budget moves. */
const CoveragePlot = memo(function CoveragePlot({ rows, size, range, color, dash, withTarget, saved }: CoveragePlotProps) {
  if (size.width === 0) return null;
  const [left, right, bottom] = [FRAME.left, size.width - FRAME.right, size.height - FRAME.bottom];
  const heightOf = (share: number): number => pixelOf(share, 0, 100, bottom, FRAME.top);
  const points = (of: (row: CoverageRow) => number | null | undefined): PlotPoint[] =>
    rows.map((row) => {
      const share = of(row) ?? null;
      return { x: pixelOf(row.budget, 0, range, left, right), y: share === null ? null : heightOf(share) };
    });
  const coverage = points((row) => row.coverage);
  const curve = linePath(coverage);
  return (
    <svg width={size.width} height={size.height} data-plot="coverage" aria-hidden="true" focusable="false">
      <PlotAxes left={left} right={right} bottom={bottom} across={budgetAxis(range, (rowsAt) => plural(rowsAt, { one: '# row', other: '# rows' }), left, right)} up={SHARES.map((share) => ({ at: heightOf(share), text: share === 100 ? '100 %' : String(share) }))} />
      <path d={bandPath(points((row) => row.band?.[0]), points((row) => row.band?.[1]))} fill="var(--band)" fillOpacity={0.9} />
      <path data-curve="random" d={linePath(points((row) => row.random))} fill="none" stroke="var(--random)" strokeWidth={1.5} strokeDasharray="3 3" />
      {saved.map(({ id }) => <path key={id} data-curve="saved" d={linePath(points((row) => row.saved[id]))} fill="none" stroke="var(--ctl)" />)}
      {withTarget && <path data-curve="target" d={linePath(points((row) => row.target))} fill="none" stroke="var(--target)" strokeWidth={1.75} strokeDasharray="7 3" />}
      <path d={areaUnder(curve, coverage, bottom)} fill={color} fillOpacity={0.1} />
      <path data-curve="coverage" d={curve} fill="none" stroke={color} strokeWidth={2} strokeDasharray={dash} />
    </svg>
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
  if (target !== null) labels.push({ key: 'target', y: y(target), text: t`target ${percent(target)}`, color: 'var(--target)', dot: false });
  if (random !== null) labels.push({ key: 'random', y: y(random), text: t`random ${percent(random)}`, color: 'var(--random)', dot: true });
  return (
    <BudgetLine
      frame={FRAME}
      size={size}
      range={view.range}
      budget={at}
      onBudget={actions.setBudget}
      label={t`Budget: ${plural(at, { one: '# row', other: '# rows' })}, coverage ${percent(coverage)}`}
      labels={labels}
    />
  );
}
