import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { LonerNotice } from '../left/SelfHelpChoice';
import type { SelectActions, SelectView } from '../selectView';
import { heatmapAxes, type AxisItem } from './axes';
import { blockFinder } from './cells';
import { HeatmapCanvas } from './HeatmapCanvas';
import { HeatmapLegend } from './HeatmapLegend';
import { OrderingNote } from './OrderingNote';
import type { HeatmapControls } from './useHeatmapControls';
import { useTreeOrder } from './useTreeOrder';
import classes from './heatmap.module.css';

interface HeatmapTabProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly controls: HeatmapControls;
  readonly openPair: { readonly row: AxisItem; readonly column: AxisItem } | null;
}

/** So many rows do not fit on a screen cell by cell. */
const MANY_ROWS = 500;

/** Who helps whom: every scored pair as a cell. */
export function HeatmapTab({ view, actions, controls, openPair }: HeatmapTabProps) {
  const { sets, blocks, blocksVersion, subset, totals, settings } = view;
  const { spread, limit, standardLimit, setLimit, numbers, viewport, setViewport, zoomByRef } = controls;
  const find = useMemo(() => blockFinder(sets, blocks), [sets, blocks]);
  const { shown: order, rows: tree, ordering, start, cancel } = useTreeOrder(controls);
  const orderSubset = order === 'pick' ? subset : null;
  const axes = useMemo(() => heatmapAxes({ sets, blocks, order, subset: orderSubset, tree, totals }), [sets, blocks, order, orderSubset, tree, totals]);
  const open = useMemo(() => {
    if (openPair === null) return null;
    const place = (groups: typeof axes.rows, item: AxisItem): number => groups.flatMap((group) => group.items).findIndex(({ set, index }) => set === item.set && index === item.index);
    const [row, column] = [place(axes.rows, openPair.row), place(axes.columns, openPair.column)];
    return row < 0 || column < 0 ? null : { row, column };
  }, [axes, openPair]);
  return (
    <div className={classes.tab}>
      <div className={classes.intro}>
        <div>
          <p className={classes.explain}>
            <Trans><strong>Column helps row.</strong> A cell says how much the column’s example helps the model give the row’s answer.</Trans>
          </p>
          {ordering !== null && <OrderingNote ordering={ordering} onRetry={start} onCancel={cancel} />}
          {openPair !== null && <LonerNotice view={view} actions={actions} />}
        </div>
        <HeatmapLegend spread={spread} limit={limit} standard={standardLimit} onLimit={setLimit} />
      </div>
      <HeatmapCanvas
        axes={axes}
        find={find}
        version={blocksVersion}
        subset={subset}
        totals={totals}
        objective={settings.objective}
        limit={limit}
        numbers={numbers}
        viewport={viewport}
        onViewport={setViewport}
        zoomByRef={zoomByRef}
        open={open}
        onOpen={(row, column) => {
          if (row.set !== 'existing') actions.openPair({ row: { set: row.set, index: row.index }, column: { set: column.set, index: column.index } });
        }}
        textOf={({ set, index }) => sets[set].examples[index]?.prompt ?? ''}
      />
      <HeatmapKey means={sets.pool.examples.length > MANY_ROWS} missing={Object.values(blocks).some((block) => block.missing.length > 0)} waiting={view.draft} />
    </div>
  );
}

function HeatmapKey({ means, missing, waiting }: { readonly means: boolean; readonly missing: boolean; readonly waiting: boolean }) {
  return (
    <ul className={classes.key}>
      <li><span className={classes.keyOutline} data-ink="keep" aria-hidden="true" /> {t`best help the subset gives the row`}</li>
      <li><span className={classes.keyCorner} data-ink="keep" aria-hidden="true" /> {t`the row as its own example`}</li>
      {missing && <li><span className={classes.keyMissing} data-ink="keep" aria-hidden="true" /> {t`longer than the model reads`}</li>}
      {waiting && <li><span className={classes.keyWaiting} data-ink="keep" aria-hidden="true" /> {t`not scored yet`}</li>}
      <li>{t`number shown from ±.05`}</li>
      <li>{t`Shift and drag zooms in`}</li>
      {means && <li>{t`zoomed out, a dot is the mean of its scored pairs`}</li>}
    </ul>
  );
}
