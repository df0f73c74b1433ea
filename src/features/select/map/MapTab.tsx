import { useMemo } from 'react';
import { replay } from '../../../core/selection/coverLog';
import { groupFields } from '../model/poolRows';
import { useScheme } from '../model/useScheme';
import type { SelectActions, SelectView } from '../selectView';
import { colouring } from './colouring';
import { MapCanvas } from './MapCanvas';
import { MapLegend } from './MapLegend';
import { MapFailed, MapOffer, MapProgress } from './MapStates';
import { regionsOf, type Regions } from './regions';
import { TakenRows } from './TakenRows';
import { useMap } from './useMap';
import type { MapControls } from './useMapControls';
import classes from './map.module.css';

interface MapTabProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly controls: MapControls;
  /** Pool position of the open row. */
  readonly open: number | null;
}

const NO_REGIONS: Regions = { regions: [], regionOf: new Int32Array(0) };

/** All rows as a landscape: what is chosen, what it covers, what stands where. Works before anything is scored. */
export function MapTab({ view, actions, controls, open }: MapTabProps) {
  const { sets, ranked } = view;
  const { kind, colourBy } = controls;
  const { map, embedding, layout, waiting, start, cancel } = useMap(kind, sets);
  const scheme = useScheme();
  const { examples } = sets.pool;
  const field = colourBy.startsWith('field:') ? colourBy.slice('field:'.length) : (groupFields(examples)[0] ?? null);
  const regions = useMemo(() => (map === null ? NO_REGIONS : regionsOf(examples, map.places.pool, colourBy === 'cluster' ? null : field)), [map, examples, colourBy, field]);
  const bestCover = useMemo(() => (ranked === null ? null : replay(ranked.poolLog, ranked.ranking.order.length).cover), [ranked]);
  const colours = useMemo(() => colouring(colourBy, view, { regions, bestCover, scheme }), [colourBy, view, regions, bestCover, scheme]);
  if (map === null) {
    return (
      <div className={classes.state}>
        {layout.status === 'failed' ? <MapFailed error={layout.error} kind={kind} onRetry={start} /> : layout.status === 'none' ? <MapOffer waiting={waiting} onStart={start} /> : <MapProgress embedding={embedding} layout={layout} onCancel={cancel} />}
      </div>
    );
  }
  return (
    <div className={classes.tab}>
      <MapCanvas view={view} map={map} controls={controls} colouring={colours} regions={regions.regions} open={open} onOpen={(row) => actions.openRow(examples[row]!.hash)} />
      <div className={classes.foot}>
        <MapLegend view={view} colouring={colours} />
        <TakenRows view={view} actions={actions} controls={controls} />
      </div>
    </div>
  );
}
