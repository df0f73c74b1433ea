import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { IconAdjustments, IconChartDots, IconGrid4x4, IconTable } from '@tabler/icons-react';
import { memo, useDeferredValue, type ReactNode, type RefObject } from 'react';
import type { SelectionState } from '../../store/types';
import { Charts } from './charts/Charts';
import { ComputingBar } from './ComputingBar';
import { HeatmapTab } from './heatmap/HeatmapTab';
import { HeatmapToolbar } from './heatmap/HeatmapToolbar';
import { useHeatmapControls } from './heatmap/useHeatmapControls';
import { MapTab } from './map/MapTab';
import { MapToolbar } from './map/MapToolbar';
import { useMapControls } from './map/useMapControls';
import type { SelectActions, SelectTab, SelectView } from './selectView';
import { FirstRanking, NothingYet, SelectionFailed, SetMissing } from './states/SelectStates';
import { ScoringGoesOn } from './states/ScoringGoesOn';
import { TableTab } from './table/TableTab';
import { rowsInTable, useTableControls } from './table/useTableView';
import type { SelectRoute } from './useSelectRoute';
import { useStable } from './useStable';
import classes from './SelectScreen.module.css';

interface CentreProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly route: SelectRoute;
  readonly row: number | null;
  readonly why: Extract<SelectionState, { status: 'none' }>['why'] | null;
  readonly chartTabs: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Opens the left drawer; null where the left panel stands beside. */
  readonly onLeft: (() => void) | null;
}

/** Map, heatmap or table, with the charts below. */
export function Centre({ view, actions, route, row, why, chartTabs, search, onLeft }: CentreProps) {
  // Map, heatmap and table may cost more than a frame: panel and curves come first, they follow.
  const drawn = useDeferredValue(view);
  const controls = useHeatmapControls(drawn, route);
  const table = useTableControls();
  const map = useMapControls(drawn);
  const filtered = useStable(() => rowsInTable(drawn, table));
  const { tab, pair } = route;
  const label = (set: 'pool' | 'target' | 'existing', index: number): string => view.sets[set].examples[index]?.label ?? '';
  const openPair = pair === null ? null : { row: { ...pair.row, label: label(pair.row.set, pair.row.index) }, column: { ...pair.column, label: label(pair.column.set, pair.column.index) } };
  // Where rows stand does not depend on utilities: the map is there before they are.
  const state = tab === 'map' && why === 'not-scored' ? null : stateOf(view, actions, why);
  return (
    <section className={classes.centre} aria-label={t`Who helps whom`}>
      <div className={classes.tabBar}>
        {onLeft !== null && <Button size="xs" data-tour="left-drawer" leftSection={<IconAdjustments size={16} stroke={1.6} />} onClick={onLeft}><Trans>Objective</Trans></Button>}
        <CentreTabs tab={tab} onTab={actions.openTab} />
        {tab === 'map' && state === null && <div className={classes.tools}><MapToolbar controls={map} chosen={view.subset !== null} filtered={filtered} rows={view.sets.pool.examples.length} /></div>}
        {state === null && tab === 'heatmap' && <div className={classes.tools}><HeatmapToolbar controls={controls} /></div>}
      </div>
      <ComputingBar active={view.computing} />
      <ScoringGoesOn view={view} />
      {state ?? (
        <>
          <div className={classes.drawing} data-dimmed={view.computing} data-budget={drawn.subset?.size}>
            {tab === 'map' && <MapTab view={drawn} actions={actions} controls={map} open={row} />}
            {tab === 'table' && <TableTab view={drawn} controls={table} open={row} actions={actions} search={search} />}
            {tab === 'heatmap' && <HeatmapTab view={drawn} actions={actions} controls={controls} openPair={openPair} />}
          </div>
          {tab !== 'table' && view.ranked !== null && (pair === null || chartTabs) && (
            <div className={classes.charts} data-tour="charts" data-dimmed={view.computing}>
              <Charts view={view} actions={actions} openRow={row} tabs={chartTabs} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

const CentreTabs = memo(function CentreTabs({ tab, onTab }: { readonly tab: SelectTab; readonly onTab: (tab: SelectTab) => void }) {
  return (
    <Tabs className={classes.tabs ?? ''} value={tab} onChange={(next) => onTab(next === 'table' || next === 'heatmap' ? next : 'map')}>
      <Tabs.List>
        <SelectTabItem value="map" icon={<IconChartDots size={16} stroke={1.6} />}><Trans>Map</Trans></SelectTabItem>
        <SelectTabItem value="heatmap" icon={<IconGrid4x4 size={16} stroke={1.6} />}><Trans context="tab">Heatmap</Trans></SelectTabItem>
        <SelectTabItem value="table" icon={<IconTable size={16} stroke={1.6} />}><Trans>Table</Trans></SelectTabItem>
      </Tabs.List>
    </Tabs>
  );
});

function SelectTabItem({ value, icon, children }: { readonly value: SelectTab; readonly icon: ReactNode; readonly children: ReactNode }) {
  return <Tabs.Tab value={value} leftSection={icon}>{children}</Tabs.Tab>;
}

/** What stands instead of the drawing; null when there is something to draw. */
function stateOf(view: SelectView, actions: SelectActions, why: CentreProps['why']): ReactNode {
  if (why === 'set-missing') return <div className={classes.state}><SetMissing view={view} actions={actions} /></div>;
  if (why !== null) return <div className={classes.state}><NothingYet why={why} projectId={view.projectId} /></div>;
  if (view.failed !== null) return <div className={classes.state}><SelectionFailed error={view.failed} actions={actions} /></div>;
  return view.ranked === null ? <FirstRanking /> : null;
}
