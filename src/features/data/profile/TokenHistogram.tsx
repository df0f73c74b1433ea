import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { Bar, BarChart, Rectangle, ReferenceLine, Tooltip, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { ChartFrame, type ChartTable, type LegendEntry } from '../../../ui/ChartFrame';
import { count, fixed } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import type { RowFilter } from '../model/rowFilter';
import { axisTicks, type TokenBin, type TokenProfile } from '../model/tokenHistogram';
import classes from './profile.module.css';

interface TokenHistogramProps {
  /** Null while tokens are counted. */
  readonly profile: TokenProfile | null;
  readonly contextTokens: number;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter) => void;
}

const legendOf = (): LegendEntry[] => [
  { style: { label: t`prompt`, color: 'var(--ghost)', mark: 'square', dash: null }, as: 'mark' },
  { style: { label: t`answer`, color: 'var(--text2)', mark: 'square', dash: null }, as: 'mark' },
];

/** Rows by length: each bar divided as its tokens divide into prompt and answer. A click shows only its rows. */
export function TokenHistogram({ profile, contextTokens, filter, onFilter }: TokenHistogramProps) {
  const legend = useMemo(() => legendOf(), []);
  return (
    <div className={classes.histogram}>
      <div className={classes.histogramFrame}>
        <ChartFrame title={t`Tokens in a row`} legend={legend} table={() => tableOf(profile?.bins ?? [])}>
          {profile === null ? <Skeleton height={132} mx={16} mt={4} width="auto" /> : <Bars profile={profile} filter={filter} onFilter={onFilter} />}
        </ChartFrame>
      </div>
      <div className={classes.longest}>
        {profile === null ? t`Tokens are being counted.` : profile.longest > contextTokens
          ? <Status tone="warn">{t`Longest row: ${plural(profile.longest, { one: '# token', other: '# tokens' })}, more than the ${count(contextTokens)} the model reads. Its pairs will be missing.`}</Status>
          : <span className="num">{t`Longest row: ${plural(profile.longest, { one: '# token', other: '# tokens' })}. The model reads ${count(contextTokens)}.`}</span>}
      </div>
    </div>
  );
}

const MARGIN = { top: 16, right: 16, bottom: 0, left: 0 };
const AXIS = 36;

function Bars({ profile, filter, onFilter }: Pick<TokenHistogramProps, 'filter' | 'onFilter'> & { readonly profile: TokenProfile }) {
  const { ref, width } = useElementSize();
  const { bins, binWidth, half, most } = profile;
  const plot = Math.max(0, width - AXIS - MARGIN.right);
  const last = bins.length * binWidth;
  const ticks = axisTicks(last);
  const data = bins.map((bin) => ({ ...bin, middle: (bin.from + bin.to) / 2 }));
  const shape = (props: BarShapeProps) => <Rectangle {...props} opacity={filter?.by === 'tokens' && filter.from !== bins[props.index]?.from ? 0.35 : 1} />;
  const open = (_: unknown, index: number): void => {
    const bin = bins[index];
    if (bin !== undefined && bin.rows > 0) onFilter({ by: 'tokens', from: bin.from, to: bin.to });
  };
  const bar = { stackId: 'rows', barSize: Math.max(1, plot / bins.length - 1), isAnimationActive: false, onClick: open, shape, className: classes.clickable ?? '' };
  // The two labels share a line only when they do not overlap.
  const apart = ((most - half) / last) * plot > 52;
  return (
    <div ref={ref} className={classes.plot}>
      {width > 0 && (
        <BarChart width={width} height={148} data={data} margin={MARGIN} accessibilityLayer={false}>
          <XAxis dataKey="middle" type="number" domain={[0, last]} ticks={ticks} tickLine={false} axisLine={{ stroke: 'var(--line2)' }} tick={<AxisTick last={ticks.at(-1) ?? 0} right={AXIS + plot} />} interval={0} height={22} />
          <YAxis width={AXIS} allowDecimals={false} tickCount={3} tickLine={false} axisLine={false} tick={{ fill: 'var(--text3)', fontSize: 11 }} />
          <Tooltip cursor={{ fill: 'var(--hover)' }} content={({ active, payload }) => (active && payload.length > 0 ? <BinHint bin={payload[0]!.payload as TokenBin} /> : null)} isAnimationActive={false} />
          <Bar dataKey="answer" fill="var(--text2)" {...bar} />
          <Bar dataKey="prompt" fill="var(--ghost)" {...bar} />
          <ReferenceLine x={half} stroke="var(--text)" strokeDasharray="2 2" label={{ value: t`half ${count(half)}`, position: 'insideTopLeft', offset: 4, fill: 'var(--text)', fontSize: 11, dy: apart ? 0 : -14 }} />
          <ReferenceLine x={most} stroke="var(--text)" strokeDasharray="2 2" label={{ value: t`95 % ${count(most)}`, position: (most / last) * plot > plot - 56 ? 'insideTopRight' : 'insideTopLeft', offset: 4, fill: 'var(--text)', fontSize: 11 }} />
        </BarChart>
      )}
    </div>
  );
}

interface AxisTickProps {
  readonly x?: number;
  readonly y?: number;
  readonly payload?: { readonly value: number };
  readonly last: number;
  readonly right: number;
}

/** The last label says the unit; the outer ones stay inside the drawing. */
function AxisTick({ x = 0, y = 0, payload, last, right }: AxisTickProps) {
  const value = payload?.value ?? 0;
  const isLast = value === last;
  const anchor = value === 0 ? 'start' : isLast && x > right - 30 ? 'end' : 'middle';
  return (
    <text x={isLast ? Math.min(right, anchor === 'end' ? x + 24 : x) : x} y={y + 10} textAnchor={anchor} fontSize={11} fill="var(--text3)">
      {isLast ? t`${count(value)} tokens` : count(value)}
    </text>
  );
}

function BinHint({ bin }: { readonly bin: TokenBin }) {
  const rows = plural(bin.rows, { one: '# row', other: '# rows' });
  return (
    <div className={`${classes.tip} num`}>
      <Trans><b>{rows}</b> of {count(bin.from)} to {count(bin.to - 1)} tokens</Trans>
    </div>
  );
}

function tableOf(bins: readonly TokenBin[]): ChartTable {
  return {
    columns: [t`Tokens`, t`Rows`, t`Prompt, %`, t`Answer, %`],
    rows: bins.filter(({ rows }) => rows > 0).map((bin) => [`${bin.from}–${bin.to - 1}`, count(bin.rows), fixed((100 * bin.prompt) / bin.rows, 0), fixed((100 * bin.answer) / bin.rows, 0)]),
  };
}
