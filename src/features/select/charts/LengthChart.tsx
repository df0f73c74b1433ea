import { useMemo, useRef, type ReactNode } from 'react';
import { Area, CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { ChartFrame, type ChartTable } from '../../../ui/ChartFrame';
import { count, percent } from '../../../ui/format';
import { objectiveStyle, SERIES } from '../../../ui/seriesStyle';
import { isChosen } from '../model/subset';
import { useElementSize } from '../model/useElementSize';
import type { SelectView } from '../selectView';
import { TICK } from './BudgetTick';
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
  const data = bins.flatMap((bin) => {
    const shares = { pool: (100 * bin.all) / all, subset: chosen === 0 ? 0 : (100 * bin.chosen) / chosen };
    const end = bin.to === Infinity ? bin.from + (bins[0]!.to - bins[0]!.from) : bin.to;
    return [{ tokens: bin.from, ...shares }, { tokens: end, ...shares }];
  });
  return (
    <ChartFrame title="Tokens in a row" legend={[{ style, label: 'Subset' }, { style: SERIES.random, label: 'Pool' }]} table={() => lengthTable(bins, all, chosen)} actions={choice}>
      <div ref={box} className={classes.plot}>
        {bins.length === 0 && <p className={classes.nothing}>The rows are not counted yet.</p>}
        {bins.length > 0 && size.width > 0 && (
          <ComposedChart width={size.width} height={size.height} data={data} margin={{ top: FRAME.top, right: FRAME.right, bottom: 0, left: 0 }} accessibilityLayer={false} aria-hidden="true">
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="tokens" type="number" domain={['dataMin', 'dataMax']} height={FRAME.bottom} tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line2)' }} tickFormatter={(value: number) => count(value)} />
            <YAxis width={FRAME.left} tick={TICK} tickLine={false} axisLine={false} tickFormatter={(share: number) => `${share} %`} />
            <Area dataKey="pool" type="linear" stroke="var(--random)" strokeDasharray="3 3" fill="var(--band)" fillOpacity={0.7} isAnimationActive={false} />
            <Area dataKey="subset" type="linear" stroke={style.color} strokeWidth={1.75} fill={style.color} fillOpacity={0.14} isAnimationActive={false} />
          </ComposedChart>
        )}
      </div>
    </ChartFrame>
  );
}

function lengthTable(bins: readonly LengthBin[], all: number, chosen: number): ChartTable {
  return {
    columns: ['Tokens', 'Rows of the pool', 'Share', 'Rows of the subset', 'Share'],
    rows: bins.map((bin) => [
      bin.to === Infinity ? `${count(bin.from)} and more` : `${count(bin.from)} to ${count(bin.to - 1)}`,
      count(bin.all),
      percent(bin.all / all),
      count(bin.chosen),
      percent(chosen === 0 ? null : bin.chosen / chosen),
    ]),
  };
}
