import { t } from '@lingui/core/macro';
import { SegmentedControl, Select } from '@mantine/core';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { summarizeFields } from '../../../core/dataset/fields';
import { replay } from '../../../core/selection/coverLog';
import type { GroupFigures } from '../../../core/evaluation/groups';
import { ChartFrame, type ChartTable, type LegendEntry } from '../../../ui/ChartFrame';
import { count, percent, percentPoints } from '../../../ui/format';
import { objectiveStyle, SERIES } from '../../../ui/seriesStyle';
import { useElementSize } from '../model/useElementSize';
import type { SelectView } from '../selectView';
import { groupRows } from './groupRows';
import classes from './charts.module.css';

interface GroupChartProps {
  readonly view: SelectView;
  readonly choice: ReactNode;
}

type Measure = 'share' | 'coverage';

const MOST_GROUPS = 200;
const ROW = 22;
const LABEL_WIDTH = 104;
const VALUE_WIDTH = 92;

/** The subset by group: its share beside the pool's, or how much of what can be covered is covered. */
export function GroupChart({ view, choice }: GroupChartProps) {
  const { subset, sets, ranked, settings } = view;
  const { examples } = sets.pool;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(box);
  const [measure, setMeasure] = useState<Measure>('share');
  const fields = useMemo(() => summarizeFields(examples).filter(({ distinct }) => distinct !== null && distinct > 1 && distinct <= MOST_GROUPS).map(({ path }) => path), [examples]);
  const [wanted, setWanted] = useState<string | null>(null);
  const field = wanted !== null && fields.includes(wanted) ? wanted : (fields[0] ?? null);
  const full = useMemo(() => (ranked === null ? null : replay(ranked.poolLog, ranked.ranking.order.length).cover), [ranked]);
  const rows = useMemo(() => (subset === null || full === null || field === null ? [] : groupRows(examples, field, subset, full)), [examples, field, subset, full]);
  const style = objectiveStyle(settings.objective);
  const legend: LegendEntry[] = measure === 'share' ? [{ style, label: t`Subset`, as: 'mark' }, { style: SERIES.random, label: t`Pool` }] : [];
  const controls = (
    <>
      {field !== null && fields.length > 1 && <Select size="xs" className={classes.groupField ?? ''} aria-label={t`Group by`} data={fields} value={field} onChange={setWanted} allowDeselect={false} />}
      <SegmentedControl size="xs" className={classes.measure ?? ''} aria-label={t`Show by group`} value={measure} onChange={(next) => setMeasure(next === 'coverage' ? 'coverage' : 'share')} data={[{ value: 'share', label: t`Share` }, { value: 'coverage', label: t`Coverage` }]} />
      {choice}
    </>
  );
  return (
    <ChartFrame title={t`By group`} legend={legend} table={() => groupTable(rows)} actions={controls}>
      <div ref={box} className={classes.groups}>
        {field === null && <p className={classes.nothing}>{t`No field of the rows has a few values to group by.`}</p>}
        {width > 0 && rows.length > 0 && <GroupBars rows={rows} measure={measure} width={width} color={style.color} />}
      </div>
    </ChartFrame>
  );
}

function GroupBars({ rows, measure, width, color }: { readonly rows: readonly GroupFigures[]; readonly measure: Measure; readonly width: number; readonly color: string }) {
  const most = measure === 'coverage' ? 1 : Math.max(...rows.map(({ poolShare, subsetShare }) => Math.max(poolShare, subsetShare ?? 0)));
  const scale = (share: number): number => (Math.max(0, width - LABEL_WIDTH - VALUE_WIDTH) * share) / most;
  return (
    <svg width={width} height={rows.length * ROW} aria-hidden="true">
      {rows.map((row, at) => {
        const value = measure === 'coverage' ? row.coverage : row.subsetShare;
        const y = at * ROW;
        return (
          <g key={row.label} transform={`translate(0 ${y})`}>
            <title>{groupName(row.label)}</title>
            <text x={0} y={ROW / 2} dominantBaseline="central" fontSize={12} fill="var(--text2)">{shortened(groupName(row.label))}</text>
            <rect x={LABEL_WIDTH} y={7} width={scale(most)} height={8} rx={3} fill="var(--line)" />
            <rect x={LABEL_WIDTH} y={7} width={scale(value ?? 0)} height={8} rx={3} fill={color} />
            {measure === 'share' && <rect x={LABEL_WIDTH + scale(row.poolShare) - 1} y={4} width={2} height={14} fill="var(--random)" />}
            <text x={width} y={ROW / 2} textAnchor="end" dominantBaseline="central" fontSize={12} fill="var(--text)" className="num">
              {measure === 'coverage' ? percent(value) : `${percent(value)}${row.subsetShare === null ? '' : ` (${percentPoints(row.subsetShare - row.poolShare)})`}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Core has a word of its own for rows that have no group. */
function groupName(label: string): string {
  return label === 'no label' ? t`no label` : label;
}

function shortened(label: string): string {
  return label.length > 16 ? `${label.slice(0, 15)}…` : label;
}

function groupTable(rows: readonly GroupFigures[]): ChartTable {
  return {
    columns: [t`Group`, t`Rows`, t`Chosen`, t`Share of the pool`, t`Share of the subset`, t`Coverage`],
    rows: rows.map(({ label, all, chosen, poolShare, subsetShare, coverage }) => [groupName(label), count(all), count(chosen), percent(poolShare), percent(subsetShare), percent(coverage)]),
  };
}
