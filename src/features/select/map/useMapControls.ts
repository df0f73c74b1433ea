import { useMemo, useState } from 'react';
import type { LayoutKind } from '../../../store/types';
import type { SelectView } from '../selectView';
import { colourChoices, type ColourBy, type ColourChoice } from './colouring';
import type { SizeBy } from './mapPoints';
import type { MapViewport } from './viewport';

export type MapTool = 'move' | 'lasso' | 'box';

/** How the map is looked at. It is kept while the tab changes, and not saved with the project. */
export interface MapControls {
  readonly kind: LayoutKind;
  readonly setKind: (kind: LayoutKind) => void;
  readonly colourBy: ColourBy;
  readonly colours: readonly ColourChoice[];
  readonly setColourBy: (by: ColourBy) => void;
  readonly sizeBy: SizeBy;
  readonly setSizeBy: (by: SizeBy) => void;
  /** Dimmed rows above a contrast of 3. */
  readonly strong: boolean;
  readonly setStrong: (on: boolean) => void;
  readonly names: boolean;
  readonly setNames: (on: boolean) => void;
  readonly tool: MapTool;
  readonly setTool: (tool: MapTool) => void;
  /** Null: all of it. */
  readonly viewport: MapViewport | null;
  readonly setViewport: (viewport: MapViewport | null) => void;
  /** Pool rows taken by lasso, box or menu. */
  readonly taken: ReadonlySet<number>;
  readonly take: (rows: Iterable<number>) => void;
  /** Pool rows that stay visible; null: all. */
  readonly shown: ReadonlySet<number> | null;
  readonly show: (rows: ReadonlySet<number> | null) => void;
}

const NONE: ReadonlySet<number> = new Set();

export function useMapControls(view: SelectView): MapControls {
  const [kind, setKind] = useState<LayoutKind>('text');
  const [wanted, setColourBy] = useState<ColourBy>('subset');
  const [sizeBy, setSizeBy] = useState<SizeBy>('gain');
  const [strong, setStrong] = useState(() => window.matchMedia('(prefers-contrast: more)').matches);
  const [names, setNames] = useState(true);
  const [tool, setTool] = useState<MapTool>('move');
  const [viewport, setViewport] = useState<MapViewport | null>(null);
  const [taken, setTaken] = useState(NONE);
  const [shown, show] = useState<ReadonlySet<number> | null>(null);
  const { examples } = view.sets.pool;
  const chosen = view.subset !== null;
  const colours = useMemo(() => colourChoices(examples, chosen), [examples, chosen]);
  const colourBy = colours.some(({ value }) => value === wanted) ? wanted : 'subset';
  return useMemo(() => ({
    kind,
    setKind: (next: LayoutKind) => {
      setKind(next);
      setViewport(null);
    },
    colourBy, colours, setColourBy, sizeBy, setSizeBy, strong, setStrong, names, setNames, tool, setTool, viewport, setViewport,
    taken,
    take: (rows: Iterable<number>) => setTaken(new Set(rows)),
    shown,
    show,
  }), [kind, colourBy, colours, sizeBy, strong, names, tool, viewport, taken, shown]);
}
