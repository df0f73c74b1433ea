import { useMemo, useState } from 'react';
import type { LayoutKind } from '../../../store/types';
import type { SelectView } from '../selectView';
import { useLook } from '../useLook';
import { colourChoices, type ColourBy, type ColourChoice } from './colouring';
import { readMapLook } from './mapLook';
import type { SizeBy } from './mapPoints';
import type { MapViewport } from './viewport';

export type MapTool = 'move' | 'lasso' | 'box';

/** How the map is looked at. All but tool and taken rows is kept while the project is open, and saved with a view. */
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
  const [look, change] = useLook('map', readMapLook);
  const [moreContrast] = useState(() => window.matchMedia('(prefers-contrast: more)').matches);
  const [tool, setTool] = useState<MapTool>('move');
  const [taken, setTaken] = useState(NONE);
  const [shown, show] = useState<ReadonlySet<number> | null>(null);
  const { examples } = view.sets.pool;
  const chosen = view.subset !== null;
  const colours = useMemo(() => colourChoices(examples, chosen), [examples, chosen]);
  const colourBy = colours.some(({ value }) => value === look.colourBy) ? look.colourBy : 'subset';
  return useMemo(() => {
    const { kind, sizeBy, names, viewport } = look;
    return {
      kind,
      setKind: (next: LayoutKind) => change({ kind: next, viewport: null }),
      colourBy,
      colours,
      setColourBy: (by: ColourBy) => change({ colourBy: by }),
      sizeBy,
      setSizeBy: (by: SizeBy) => change({ sizeBy: by }),
      strong: look.strong ?? moreContrast,
      setStrong: (on: boolean) => change({ strong: on }),
      names,
      setNames: (on: boolean) => change({ names: on }),
      tool,
      setTool,
      viewport,
      setViewport: (next: MapViewport | null) => change({ viewport: next }),
      taken,
      take: (rows: Iterable<number>) => setTaken(new Set(rows)),
      shown,
      show,
    };
  }, [look, change, moreContrast, colourBy, colours, tool, taken, shown]);
}
