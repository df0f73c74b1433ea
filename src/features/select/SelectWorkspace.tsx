import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import type { SelectionState } from '../../store/types';
import { Centre } from './Centre';
import { Inspector } from './inspector/Inspector';
import { InspectorRail } from './inspector/InspectorRail';
import { LeftPanel } from './left/LeftPanel';
import { LeftRail } from './left/LeftRail';
import { PairPanel } from './pair/PairPanel';
import { PanelDivider } from './PanelDivider';
import { ResultAnnouncer } from './ResultAnnouncer';
import type { SelectActions, SelectView } from './selectView';
import { usePanelSizes } from './usePanelSizes';
import { useRankedLater } from './useRankedLater';
import type { SelectRoute } from './useSelectRoute';
import { useSelectShortcuts } from './useSelectShortcuts';
import { useStable } from './useStable';
import classes from './SelectScreen.module.css';

interface SelectWorkspaceProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly route: SelectRoute;
  /** Why there is no ranking; null when there is one, or one is on its way. */
  readonly why: Extract<SelectionState, { status: 'none' }>['why'] | null;
}

const WIDE = '(min-width: 1280px)';
const MEDIUM = '(min-width: 1024px)';

/** Panels left, centre and right, by the width there is. */
export function SelectWorkspace({ view, actions, route, why }: SelectWorkspaceProps) {
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const medium = useMediaQuery(MEDIUM, undefined, { getInitialValueInEffect: false });
  const [leftOpen, setLeftOpen] = useState(false);
  const [rightOpen, setRightOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const workspace = useRef<HTMLDivElement>(null);
  const sizes = usePanelSizes(workspace);
  const { ranked, subset, sets } = view;
  const later = useRankedLater(view);
  const row = route.row ?? ranked?.ranking.order[0] ?? null;

  const step = useStable((by: 1 | -1): void => {
    if (ranked === null || subset === null || subset.size === 0) return;
    const rank = row === null ? -1 : (subset.rankOf[row] ?? -1);
    const next = rank < 0 || rank >= subset.size ? (by === 1 ? 0 : subset.size - 1) : Math.min(subset.size - 1, Math.max(0, rank + by));
    actions.openRow(sets.pool.examples[ranked.ranking.order[next]!]!.hash);
  });
  const hideRow = (): boolean => {
    if (wide || !rightOpen) return false;
    setRightOpen(false);
    return true;
  };
  useSelectShortcuts({ view, actions, route, row, step, showRow: () => setRightOpen(true), hideRow, search });
  const rowActions = useMemo(
    () => ({
      ...actions,
      openRow: (hash: string) => {
        actions.openRow(hash);
        setRightOpen(true);
      },
    }),
    [actions],
  );

  const folded = route.pair !== null && wide;
  const [unfolded, setUnfolded] = useState(false);
  const left = <LeftPanel view={view} actions={rowActions} />;
  const inspector = row === null || ranked === null || sets.pool.examples[row] === undefined ? null : <Inspector key={row} view={later} actions={rowActions} index={row} onStep={step} onClose={wide ? null : () => setRightOpen(false)} />;
  const pair = route.pair === null ? null : <PairPanel view={view} actions={actions} pair={route.pair} />;
  const layout = pair !== null && wide ? 'pair' : wide ? 'wide' : medium ? 'medium' : 'narrow';
  return (
    <div ref={workspace} className={classes.workspace} style={sizes.style} data-layout={layout} data-left={folded && !unfolded ? 'rail' : 'panel'} data-right={inspector === null && pair === null ? 'none' : 'panel'}>
      {medium && <aside className={classes.left} aria-label="Objective and budget">{folded && !unfolded ? <LeftRail view={view} onExpand={() => setUnfolded(true)} /> : left}{layout === 'wide' && <PanelDivider side="left" sizes={sizes} />}</aside>}
      {!medium && (
        <Drawer opened={leftOpen} onClose={() => setLeftOpen(false)} title="Objective and budget" size={320} classNames={{ header: classes.drawerHeader ?? '', content: classes.drawer ?? '', body: classes.drawerBody ?? '' }}>
          <div className={classes.drawerPanel} data-objective={view.settings.objective}>{left}</div>
        </Drawer>
      )}
      <Centre view={view} actions={rowActions} route={route} row={row} why={why} chartTabs={!wide} search={search} onLeft={medium ? null : () => setLeftOpen(true)} />
      {wide && (pair !== null || inspector !== null) && <aside className={classes.right} aria-label={pair !== null ? 'Pair' : 'Open row'}>{pair ?? inspector}{layout === 'wide' && <PanelDivider side="right" sizes={sizes} />}</aside>}
      {!wide && row !== null && inspector !== null && (
        <aside className={classes.rightRail} aria-label="Open row">
          <InspectorRail view={view} index={row} onExpand={() => setRightOpen(true)} />
        </aside>
      )}
      {!wide && (pair !== null || (rightOpen && inspector !== null)) && (
        <aside className={pair === null ? classes.over : `${classes.over} ${classes.overWide}`} aria-label={pair === null ? 'Open row' : 'Pair'}>
          {pair ?? inspector}
        </aside>
      )}
      <ResultAnnouncer view={view} />
    </div>
  );
}
