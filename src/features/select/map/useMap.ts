import { useEffect, useMemo, useState } from 'react';
import { useEmbeddings, useMapPlaces } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
import type { EmbeddingState, LayoutKind, LayoutState, MapPlaces } from '../../../store/types';
import type { RowsBySet } from '../model/poolRows';

/** So few rows are read without asking: it takes seconds. */
const READ_AT_ONCE = 1000;

export interface MapMaking {
  readonly map: MapPlaces | null;
  readonly embedding: EmbeddingState;
  readonly layout: LayoutState;
  /** Rows to be read first. */
  readonly waiting: number;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** The map's places; made at once where that is cheap, otherwise when asked for. */
export function useMap(kind: LayoutKind, sets: RowsBySet): MapMaking {
  const map = useMapPlaces(kind);
  const layout = useWorkbench((state) => state.layouts[kind]);
  const { layOutMap, cancelEmbedding } = useWorkbench((state) => state.actions);
  const { state: embedding, set } = useEmbeddings();
  const known = useMemo(() => new Set(set?.hashes), [set]);
  const waiting = useMemo(() => {
    const hashes = new Set(Object.values(sets).flatMap(({ examples }) => examples.map(({ hash }) => hash)));
    return kind === 'help' ? 0 : [...hashes].filter((hash) => !known.has(hash)).length;
  }, [sets, known, kind]);
  const [stopped, setStopped] = useState(false);
  const free = map === null && layout.status === 'none' && !stopped && waiting <= READ_AT_ONCE;
  useEffect(() => {
    if (free) void layOutMap(kind);
  }, [free, kind, layOutMap]);
  return {
    map, embedding, layout, waiting,
    start: () => {
      setStopped(false);
      void layOutMap(kind);
    },
    cancel: () => {
      setStopped(true);
      cancelEmbedding();
    },
  };
}
