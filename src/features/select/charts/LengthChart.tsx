import { t } from '@lingui/core/macro';
import { memo, useMemo, useRef, type ReactNode } from 'react';
import { ChartFrame, type ChartTable } from '../../../ui/ChartFrame';
import { count, percent } from '../../../ui/format';
import { areaUnder, linePath } from '../../../ui/plot/linePath';
import { PlotAxes } from '../../../ui/plot/PlotAxes';
import { pixelOf, roundTicks } from '../../../ui/plot/scale';
import { objectiveStyle, SERIES } from '../../../ui/seriesStyle';
import { isChosen } from '../model/subset';
import { useElementSize, type ElementSize } from '../model/useElementSize';
import type { SelectView } from '../selectView';
import { lengthBins, type LengthBin } from './lengthRows';
import { GAIN_FRAME as FRAME } from './plot';
import classes from './charts.module.css';

/** Tokens in a row: the subset beside the pool, each as shares of its own rows. */
export function LengthChart({ view, choice }: { readonly view: SelectView; readonly choice: ReactNode }) {
  const { tokens, subset, settings } = view;
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize(box);
  const bins = useMemo(() => lengthBins(tokens, (index) => subset !== null && isChosen(subset, index)), [tokens, subset]);
  const style = objectiveStyle(settings.objective);
  const all = bins.reduce((sum, bin) => sum + bin.all, 0);
  const chosen = bins.reduce((sum, bin) => sum + bin.chosen, 0);
  const data = useMemo(() => shareRows(bins, all, chosen), [bins, all, chosen]);
  return (
    <ChartFrame title={t`Tokens in a row`} legend={[{ style, label: t`Subset` }, { style: SERIES.random, label: t`Pool` }]} table={() => lengthTable(bins, all, chosen)} actions={choice}>
      <div ref={box} className={classes.plot}>
        {bins.length === 0 && <p className={classes.nothing}>{t`The rows are not counted yet.`}</p>}
        {bins.length > 0 && size.width > 0 && <LengthPlot rows={data} size={size} color={style.color} />}
      </div>
    </ChartFrame>
  );
}

interface ShareRow {
  readonly tokens: number;
  /** In percent. */
  readonly pool: number;
  readonly subset: number;
}

/** Each bin as a level from its beginning to its end. */
function shareRows(bins: readonly LengthBin[], all: number, chosen: number): ShareRow[] {
  return bins.flatMap((bin) => {
    const shares = { pool: (100 * bin.all) / all, subset: chosen === 0 ? 0 : (100 * bin.chosen) / chosen };
    const end = bin.to === Infinity ? bin.from + (bins[0]!.to - bins[0]!.from) : bin.to;
    return [{ tokens: bin.from, ...shares }, { tokens: end, ...shares }];
  });
}

const LengthPlot = memo(function LengthPlot({ rows, size, color }: { readonly rows: readonly ShareRow[]; readonly size: ElementSize; readonly color: string }) {
  const [left, right, bottom] = [FRAME.left, size.width - FRAME.right, size.height - FRAME.bottom];
  const [first, last] = [rows[0]!.tokens, rows.at(-1)!.tokens];
  const ticks = roundTicks(Math.max(1, ...rows.map(({ pool, subset }) => Math.max(pool, subset))));
  const top = Math.max(ticks.at(-1)!, ...rows.map(({ pool, subset }) => Math.max(pool, subset)));
  const x = (tokens: number): number => pixelOf(tokens, first, last, left, right);
  const y = (share: number): number => pixelOf(share, 0, top, bottom, FRAME.top);
  const [pool, subset] = [rows.map((row) => ({ x: x(row.tokens), y: y(row.pool) })), rows.map((row) => ({ x: x(row.tokens), y: y(row.subset) }))];
  const [poolLine, subsetLine] = [linePath(pool), linePath(subset)];
  const across = roundTicks(last).filter((tokens) => tokens >= first).map((tokens) => ({ at: x(tokens), text: count(tokens), anchor: tokens === last ? ('end' as const) : undefined }));
  return (
    <svg width={size.width} height={size.height} data-plot="length" aria-hidden="true" focusable="false">
      <PlotAxes left={left} right={right} bottom={bottom} across={across} up={ticks.map((share) => ({ at: y(share), text: `${share} %` }))} />
      <path d={areaUnder(poolLine, pool, bottom)} fill="var(--band)" fillOpacity={0.7} />
      <path data-curve="pool" d={poolLine} fill="none" stroke="var(--random)" strokeDasharray="3 3" />
      <path d={areaUnder(subsetLine, subset, bottom)} fill={color} fillOpacity={0.14} />
      <path data-curve="subset" d={subsetLine} fill="none" stroke={color} strokeWidth={1.75} />
    </svg>
  );
});

function lengthTable(bins: readonly LengthBin[], all: number, chosen: number): ChartTable {
  return {
    columns: [t`Tokens`, t`Rows of the pool`, t`Share of the pool`, t`Rows of the subset`, t`Share of the subset`],
    rows: bins.map((bin) => [
      bin.to === Infinity ? t`${count(bin.from)} and more` : t`${count(bin.from)} to ${count(bin.to - 1)}`,
      count(bin.all),
      percent(bin.all / all),
      count(bin.chosen),
      percent(chosen === 0 ? null : bin.chosen / chosen),
    ]),
  };
}
