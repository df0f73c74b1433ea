import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, NumberInput, Popover } from '@mantine/core';
import { memo } from 'react';
import { count, fixed } from '../../../ui/format';
import { cssRgb, utilityRamp } from '../../../ui/utilityScale';
import { useScheme } from '../model/useScheme';
import type { UtilitySpread } from './utilityRange';
import classes from './heatmap.module.css';

interface HeatmapLegendProps {
  readonly spread: UtilitySpread;
  readonly limit: number;
  /** What the limit is without a change by hand. */
  readonly standard: number;
  readonly onLimit: (limit: number | null) => void;
}

const BARS = 60;
const STOPS = 33;

const cut = (limit: number): string => fixed(limit, 2).replace(/^0/, '');

/** The colour scale with the spread of all utilities over it; its end can be changed. */
export const HeatmapLegend = memo(function HeatmapLegend({ spread, limit, standard, onLimit }: HeatmapLegendProps) {
  const scheme = useScheme();
  const ramp = utilityRamp(scheme);
  const stops = Array.from({ length: STOPS }, (_, stop) => cssRgb(ramp[Math.round((stop / (STOPS - 1)) * (ramp.length - 1))]!));
  const bars = spread.histogram(limit, BARS);
  const most = Math.sqrt(Math.max(1, ...bars));
  return (
    <div className={classes.legend} data-tour="colour-scale" role="group" aria-label={t`Colour scale: ${count(spread.count)} utilities from hurts to helps`}>
      <svg className={classes.histogram} viewBox={`0 0 ${BARS} 24`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {bars.map((cells, bar) => cells > 0 && <rect key={bar} x={bar + 0.1} width={0.8} y={24 - Math.max(1, (24 * Math.sqrt(cells)) / most)} height={Math.max(1, (24 * Math.sqrt(cells)) / most)} />)}
      </svg>
      <div className={classes.scale} data-ink="keep" style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }} />
      <div className={`${classes.scaleLabels} num`}>
        <LimitButton label={`≤ −${cut(limit)}`} limit={limit} standard={standard} onLimit={onLimit} />
        <span className={classes.hurtsWord}>{t`hurts`}</span>
        <span>0</span>
        <span className={classes.helpsWord}>{t`helps`}</span>
        <LimitButton label={`≥ ${cut(limit)}`} limit={limit} standard={standard} onLimit={onLimit} />
      </div>
    </div>
  );
});

function LimitButton({ label, limit, standard, onLimit }: { readonly label: string } & Omit<HeatmapLegendProps, 'spread'>) {
  return (
    <Popover width={232} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.limitButton} aria-label={t`End of the scale: ${fixed(limit, 2)}. Change`}>{label}</button>
      </Popover.Target>
      <Popover.Dropdown>
        <NumberInput
          label={t`The last colour begins at ±`}
          min={0.01}
          max={1}
          step={0.05}
          decimalScale={2}
          value={limit}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 0.01 && value <= 1) onLimit(value);
          }}
        />
        <Button mt={8} size="xs" disabled={limit === standard} onClick={() => onLimit(null)}>
          <Trans>98th percentile, ±{fixed(standard, 2)}</Trans>
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
