import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { BlockMap } from '../../../store/types';
import { ChartFrame } from '../../../ui/ChartFrame';
import { count, signed, utility3 } from '../../../ui/format';
import { HoverBars } from '../../../ui/plot/HoverBars';
import { PlotAxes } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
import { cssRgb, utilityColor, type Scheme } from '../../../ui/utilityScale';
import { utilityBins, type UtilityBin } from '../model/distribution';
import { scaleLimit } from '../model/matrixPaint';
import classes from './centre.module.css';

/** Least limit of the axis, so that a model that hardly reacts is not drawn as if it did. */
const LEAST_LIMIT = 0.05;
const MARGIN = { top: 4, right: 16, bottom: 20, left: 16 };
const HEIGHT = 104;

/** How the utilities are spread; the outermost bars hold what lies beyond the scale. */
export function UtilityHistogram({ blocks }: { readonly blocks: BlockMap }) {
  const { ref, width } = useElementSize();
  const scheme: Scheme = useComputedColorScheme('light');
  const { bins, limit } = useMemo(() => {
    const found = Math.max(LEAST_LIMIT, scaleLimit(blocks));
    return { bins: utilityBins(blocks, found), limit: found };
  }, [blocks]);
  const fill = (bin: UtilityBin): string => (bin.sign === 'none' ? 'var(--ghost)' : cssRgb(utilityColor(strong((bin.from + bin.to) / 2, limit), limit, scheme)));
  const [right, ground] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const end = bins.at(-1)!.to;
  const x = (value: number): number => pixelOf(value, -end, end, MARGIN.left, right);
  const most = Math.sqrt(Math.max(1, ...bins.map(({ pairs }) => pairs)));
  const bars = bins.map((bin) => ({ from: x(bin.from), to: x(bin.to), parts: [{ height: pixelOf(Math.sqrt(bin.pairs), 0, most, 0, ground - MARGIN.top), fill: fill(bin) }] }));
  const ticks = [-limit, -limit / 2, 0, limit / 2, limit].map((value) => ({ at: x(value), text: axisLabel(value, limit), anchor: value === limit ? ('end' as const) : value === -limit ? ('start' as const) : undefined }));
  return (
    <div className={classes.distribution}>
      <ChartFrame
        title={t`How much an example helps a row`}
        table={() => ({ columns: [t`From`, t`To`, t`Pairs`], rows: bins.map((bin) => [utility3(bin.from), utility3(bin.to), count(bin.pairs)]) })}
      >
        <div ref={ref} className={classes.distributionPlot}>
          {width > 0 && (
            <HoverBars width={width} height={HEIGHT} ground={ground} top={MARGIN.top} bars={bars} hintOf={(at) => <BinHint bin={bins[at]!} />}>
              <PlotAxes left={MARGIN.left} right={right} bottom={ground} across={ticks} up={[]} />
            </HoverBars>
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

/** The outer ones say which end helps. */
function axisLabel(value: number, limit: number): string {
  if (value === 0) return '0';
  const number = signed(value, 2);
  if (value === limit) return t`helps ${number}`;
  return value === -limit ? t`hurts ${number}` : number;
}

function BinHint({ bin }: { readonly bin: UtilityBin }) {
  const pairs = plural(bin.pairs, { one: '# pair', other: '# pairs' });
  return <Trans><b>{pairs}</b> from {utility3(bin.from)} to {utility3(bin.to)}</Trans>;
}
