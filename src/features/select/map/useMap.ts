import { useEffect, useMemo, useState } from 'react';
import type { RowHash } from '../../../core/dataset/types';
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
    if (kind === 'help') return 0;
    const hashes = new Set<RowHash>();
    for (const { examples } of Object.values(sets)) for (const { hash } of examples) if (!known.has(hash)) hashes.add(hash);
    return hashes.size;
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
