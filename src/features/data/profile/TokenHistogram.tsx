import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { ChartFrame, type ChartTable, type LegendEntry } from '../../../ui/ChartFrame';
import { count, fixed } from '../../../ui/format';
import { HoverBars } from '../../../ui/plot/HoverBars';
import { PlotAxes, type AxisTick } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
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

const MARGIN = { top: 16, right: 16, bottom: 22, left: 36 };
const HEIGHT = 148;
/** Room that the words of a line take. */
const LABEL = 52;

function Bars({ profile, filter, onFilter }: Pick<TokenHistogramProps, 'filter' | 'onFilter'> & { readonly profile: TokenProfile }) {
  const { ref, width } = useElementSize();
  const { bins, binWidth } = profile;
  const [right, ground] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const last = bins.length * binWidth;
  const most = Math.max(...bins.map(({ rows }) => rows));
  const x = (tokens: number): number => pixelOf(tokens, 0, last, MARGIN.left, right);
  const up = (rows: number): number => pixelOf(rows, 0, most, 0, ground - MARGIN.top);
  const bars = bins.map((bin) => ({
    from: x(bin.from),
    to: x(bin.to),
    parts: [{ height: up(bin.answer), fill: 'var(--text2)' }, { height: up(bin.prompt), fill: 'var(--ghost)' }],
    pale: filter?.by === 'tokens' && filter.from !== bin.from,
    label: t`${plural(bin.rows, { one: '# row', other: '# rows' })} of ${count(bin.from)} to ${count(bin.to - 1)} tokens`,
  }));
  const open = (at: number): void => {
    const { from, to, rows } = bins[at]!;
    if (rows > 0) onFilter({ by: 'tokens', from, to });
  };
  const rowTicks = axisTicks(most).map((rows) => ({ at: ground - up(rows), text: count(rows) }));
  return (
    <div ref={ref} className={classes.plot}>
      {width > 0 && (
        <HoverBars width={width} height={HEIGHT} ground={ground} top={MARGIN.top} bars={bars} hintOf={(at) => <BinHint bin={bins[at]!} />} onOpen={open}>
          <PlotAxes left={MARGIN.left} right={right} bottom={ground} across={tokenTicks(last, x, right)} up={rowTicks} grid={false} />
          <Marks profile={profile} x={x} right={right} ground={ground} />
        </HoverBars>
      )}
    </div>
  );
}

/** The last label says the unit; the outer ones stay inside the drawing. */
function tokenTicks(end: number, x: (tokens: number) => number, right: number): AxisTick[] {
  const ticks = axisTicks(end);
  return ticks.map((tokens, at) => {
    const isLast = at === ticks.length - 1;
    const text = isLast ? t`${count(tokens)} tokens` : count(tokens);
    if (tokens === 0) return { at: x(0), text, anchor: 'start' };
    return isLast && x(tokens) > right - 30 ? { at: Math.min(right, x(tokens) + 24), text, anchor: 'end' } : { at: x(tokens), text };
  });
}

interface MarksProps {
  readonly profile: TokenProfile;
  readonly x: (tokens: number) => number;
  readonly right: number;
  readonly ground: number;
}

/** How long half, and 95 %, of the rows are at most. Their words share a line only when they do not overlap. */
function Marks({ profile: { half, most }, x, right, ground }: MarksProps) {
  const apart = x(most) - x(half) > LABEL;
  const isAtEnd = x(most) > right - LABEL - 4;
  const words = { fill: 'var(--text)', fontSize: 11 };
  return (
    <>
      {[half, most].map((tokens) => <line key={tokens} x1={x(tokens)} x2={x(tokens)} y1={MARGIN.top} y2={ground} stroke="var(--text)" strokeDasharray="2 2" />)}
      <text x={x(half) + 4} y={MARGIN.top + (apart ? 12 : -2)} {...words}>{t`half ${count(half)}`}</text>
      <text x={x(most) + (isAtEnd ? -4 : 4)} y={MARGIN.top + 12} textAnchor={isAtEnd ? 'end' : 'start'} {...words}>{t`95 % ${count(most)}`}</text>
    </>
  );
}

function BinHint({ bin }: { readonly bin: TokenBin }) {
  const rows = plural(bin.rows, { one: '# row', other: '# rows' });
  return <Trans><b>{rows}</b> of {count(bin.from)} to {count(bin.to - 1)} tokens</Trans>;
}

function tableOf(bins: readonly TokenBin[]): ChartTable {
  return {
    columns: [t`Tokens`, t`Rows`, t`Prompt, %`, t`Answer, %`],
    rows: bins.filter(({ rows }) => rows > 0).map((bin) => [`${bin.from}–${bin.to - 1}`, count(bin.rows), fixed((100 * bin.prompt) / bin.rows, 0), fixed((100 * bin.answer) / bin.rows, 0)]),
  };
}
