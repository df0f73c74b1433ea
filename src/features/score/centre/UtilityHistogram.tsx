import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { Bar, BarChart, Rectangle, Tooltip, XAxis, YAxis, type BarShapeProps } from 'recharts';
import type { BlockMap } from '../../../store/types';
import { ChartFrame } from '../../../ui/ChartFrame';
import { count, signed, utility3 } from '../../../ui/format';
import { cssRgb, utilityColor, type Scheme } from '../../../ui/utilityScale';
import { utilityBins, type UtilityBin } from '../model/distribution';
import { scaleLimit } from '../model/matrixPaint';
import classes from './centre.module.css';

/** Least limit of the axis, so that a model that hardly reacts is not drawn as if it did. */
const LEAST_LIMIT = 0.05;
const MARGIN = { top: 4, right: 16, bottom: 0, left: 16 };

/** How the utilities are spread; the outermost bars hold what lies beyond the scale. */
export function UtilityHistogram({ blocks }: { readonly blocks: BlockMap }) {
  const { ref, width } = useElementSize();
  const scheme: Scheme = useComputedColorScheme('light');
  const { bins, limit } = useMemo(() => {
    const found = Math.max(LEAST_LIMIT, scaleLimit(blocks));
    return { bins: utilityBins(blocks, found), limit: found };
  }, [blocks]);
  const data = bins.map((bin) => ({ ...bin, middle: (bin.from + bin.to) / 2 }));
  const fill = (bin: UtilityBin | undefined): string => (bin === undefined || bin.sign === 'none' ? 'var(--ghost)' : cssRgb(utilityColor(strong((bin.from + bin.to) / 2, limit), limit, scheme)));
  return (
    <div className={classes.distribution}>
      <ChartFrame
        title={t`How much an example helps a row`}
        table={() => ({ columns: [t`From`, t`To`, t`Pairs`], rows: bins.map((bin) => [utility3(bin.from), utility3(bin.to), count(bin.pairs)]) })}
      >
        <div ref={ref} className={classes.distributionPlot}>
          {width > 0 && (
            <BarChart width={width} height={104} data={data} margin={MARGIN} accessibilityLayer={false} barCategoryGap={1}>
              <XAxis dataKey="middle" type="number" domain={[-limit, limit]} ticks={[-limit, -limit / 2, 0, limit / 2, limit]} tick={<LimitTick limit={limit} />} tickLine={false} axisLine={{ stroke: 'var(--line2)' }} height={20} interval={0} />
              <YAxis hide scale="sqrt" domain={[0, 'dataMax']} />
              <Tooltip cursor={{ fill: 'var(--hover)' }} isAnimationActive={false} content={({ active, payload }) => (active && payload.length > 0 ? <BinHint bin={payload[0]!.payload as UtilityBin} /> : null)} />
              <Bar dataKey="pairs" isAnimationActive={false} barSize={Math.max(2, (width - MARGIN.left - MARGIN.right) / bins.length - 2)} shape={(props: BarShapeProps) => <Rectangle {...props} fill={fill(bins[props.index])} />} />
            </BarChart>
          )}
        </div>
      </ChartFrame>
      <p className={classes.axisNote}><Trans>Heights by square root, so that the few strong pairs can be seen.</Trans></p>
    </div>
  );
}

/** The pale beginning of the scale would not be seen on the panel: bars start a third along it. */
function strong(value: number, limit: number): number {
  return Math.sign(value) * (limit / 3 + (2 / 3) * Math.abs(value));
}

interface LimitTickProps {
  readonly x?: number;
  readonly y?: number;
  readonly payload?: { readonly value: number };
  readonly limit: number;
}

/** The outer labels stay inside the drawing. */
function LimitTick({ x = 0, y = 0, payload, limit }: LimitTickProps) {
  const value = payload?.value ?? 0;
  return (
    <text x={x} y={y + 10} textAnchor={value === limit ? 'end' : value === -limit ? 'start' : 'middle'} fontSize={11} fill="var(--text3)">
      {axisLabel(value, limit)}
    </text>
  );
}

function axisLabel(value: number, limit: number): string {
  if (value === 0) return '0';
  const number = signed(value, 2);
  if (value === limit) return t`helps ${number}`;
  return value === -limit ? t`hurts ${number}` : number;
}

function BinHint({ bin }: { readonly bin: UtilityBin }) {
  const pairs = plural(bin.pairs, { one: '# pair', other: '# pairs' });
  return (
    <div className={`${classes.tip} num`}>
      <Trans><b>{pairs}</b> from {utility3(bin.from)} to {utility3(bin.to)}</Trans>
    </div>
  );
}
