import { t } from '@lingui/core/macro';
import { useElementSize } from '@mantine/hooks';
import { percent } from '../../ui/format';
import { seriesStyle, type ComparedSubset } from './comparedSubset';
import { dotPlotLayout } from './dotPlotLayout';
import type { GroupShare } from './groupShares';
import { Mark } from '../../ui/SetMark';
import classes from './DotPlot.module.css';

interface DotPlotProps {
  readonly shares: readonly GroupShare[];
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
}

const LABEL_WIDTH = 118;
const AXIS_HEIGHT = 28;
const SIDE = 22;
const MARK = 12;

/** A line per group: a mark per subset, a bar where the pool lies. */
export function DotPlot({ shares, subsets, names }: DotPlotProps) {
  const { ref, width, height } = useElementSize();
  const layout = dotPlotLayout(shares, { left: LABEL_WIDTH, right: Math.max(width - SIDE, LABEL_WIDTH + 40), height: height - AXIS_HEIGHT });
  const lastTick = layout.ticks.length - 1;
  return (
    <div className={classes.box} ref={ref} tabIndex={0} role="region" aria-label={t`Shares`}>
      {width > 0 && (
        <svg className={classes.drawing} width={width} height={layout.height + AXIS_HEIGHT} role="list">
          {layout.ticks.map(({ x, percent: at }, tick) => (
            <g key={at} aria-hidden="true">
              <line className={classes.grid} x1={x} x2={x} y1={0} y2={layout.height} />
              <text className={classes.tick} x={x} y={layout.height + 18}>{at}{tick === lastTick ? ' %' : ''}</text>
            </g>
          ))}
          {layout.rows.map((row, at) => (
            <g key={shares[at]!.group} role="listitem" aria-label={spoken(shares[at]!, names)} transform={`translate(0 ${row.y})`}>
              <line className={classes.span} x1={row.from} x2={row.to} y1={0} y2={0} />
              <rect className={classes.pool} x={row.pool - 1.5} y={-9} width={3} height={18} rx={1.5}>
                <title>{t`Pool: ${percent(shares[at]!.pool)}`}</title>
              </rect>
              {row.marks.map(({ x, dy }, subset) => (
                <g key={subsets[subset]!.id} transform={`translate(${x - MARK / 2} ${dy - MARK / 2})`}>
                  <title>{`${names[subset]!}: ${percent(shares[at]!.subsets[subset])}`}</title>
                  <rect width={MARK} height={MARK} fill="transparent" />
                  <Mark shape={seriesStyle(subsets[subset]!.series).mark} color={seriesStyle(subsets[subset]!.series).color} size={MARK} hollow={subsets[subset]!.nth > 0} />
                </g>
              ))}
            </g>
          ))}
        </svg>
      )}
      {width > 0 &&
        layout.rows.map((row, at) => (
          <span key={shares[at]!.group} className={classes.group} style={{ top: row.y - 8 }} title={shares[at]!.group} aria-hidden="true">
            {shares[at]!.group}
          </span>
        ))}
    </div>
  );
}

function spoken({ group, pool, subsets }: GroupShare, names: readonly string[]): string {
  const others = subsets.map((share, at) => `${names[at]!} ${percent(share)}`).join(', ');
  return t`${group}: pool ${percent(pool)}, ${others}`;
}
