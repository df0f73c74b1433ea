import { t } from '@lingui/core/macro';
import { ActionIcon, Select, Switch, Tooltip } from '@mantine/core';
import { IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { memo } from 'react';
import { MOST_ORDERED_ROWS } from '../../../core/evaluation/orderingTypes';
import { count } from '../../../ui/format';
import type { HeatmapOrder } from './axes';
import { FITTED } from './scene';
import type { HeatmapControls } from './useHeatmapControls';
import classes from './heatmap.module.css';

const orderLabels = (): Readonly<Record<HeatmapOrder, string>> => ({
  kind: t`Order: kind`,
  source: t`Order: source`,
  similar: t`Order: similarity`,
  tree: t`Order: tree`,
  pick: t`Order: pick`,
  help: t`Order: help given`,
  file: t`Order: file`,
});

const STEP = 1.5;

/** Order, numbers and zoom. */
export const HeatmapToolbar = memo(function HeatmapToolbar({ controls }: { readonly controls: HeatmapControls }) {
  const { order, orders, tooMany, setOrder, numbers, setNumbers, viewport, setViewport, zoomByRef } = controls;
  const labels = orderLabels();
  const zoom = (factor: number): void => zoomByRef.current?.(factor);
  return (
    <>
      <Select
        className={classes.order ?? ''}
        aria-label={t`Order of rows and columns`}
        allowDeselect={false}
        value={order}
        data={orders.map((value) => ({ value, label: labels[value], disabled: tooMany.includes(value) }))}
        renderOption={({ option }) => <OrderOption label={option.label} explanation={option.value !== 'tree' ? null : tooMany.includes('tree') ? t`For up to ${count(MOST_ORDERED_ROWS)} rows` : t`Rows joined step by step to those most alike by what helps them`} />}
        onChange={(value) => {
          if (value !== null) setOrder(value);
        }}
      />
      <Switch size="xs" className={classes.numbersSwitch ?? ''} label={t`Numbers`} checked={numbers} onChange={(event) => setNumbers(event.currentTarget.checked)} />
      <ZoomButton label={t`Zoom out (−)`} onClick={() => zoom(1 / STEP)} disabled={viewport.zoom <= 1}><IconZoomOut size={16} stroke={1.6} /></ZoomButton>
      <ZoomButton label={t`Zoom in (+)`} onClick={() => zoom(STEP)}><IconZoomIn size={16} stroke={1.6} /></ZoomButton>
      <ZoomButton label={t`Fit all (0)`} onClick={() => setViewport(FITTED)} disabled={viewport.zoom <= 1}><IconMaximize size={16} stroke={1.6} /></ZoomButton>
    </>
  );
});

function OrderOption({ label, explanation }: { readonly label: string; readonly explanation: string | null }) {
  return (
    <span className={classes.orderOption}>
      {label}
      {explanation !== null && <small>{explanation}</small>}
    </span>
  );
}

function ZoomButton({ label, onClick, disabled = false, children }: { readonly label: string; readonly onClick: () => void; readonly disabled?: boolean; readonly children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick} disabled={disabled}>{children}</ActionIcon>
    </Tooltip>
  );
}
