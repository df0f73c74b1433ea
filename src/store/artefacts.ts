import type { EmbeddingSet } from '../core/embedding/types';
import type { SetName } from '../core/dataset/types';
import type { LeftOutRows } from '../core/dataset/firstOnly';
import type { RowIndex, RowRange } from './artefactStore';
import { useWorkbench, useWorkbenchHandle } from './react';
import type { WorkbenchServices } from './services';
import type { BlockMap, EmbeddingState, LayoutKind, MapPlaces, ProjectDocument, SavedSubset, SetRows } from './types';
import { blocksNeeded, utilitiesKeyNow } from './utilitiesKey';

export type { RowIndex, RowRange } from './artefactStore';

/** Rows of one set, in order, with token counts where they are known. The same object until they change. */
export function useSetRows(set: SetName): SetRows {
  const { artefacts } = useWorkbenchHandle();
  useWorkbench((state) => state.rowsVersion);
  return artefacts.setRows(set);
}

/** How many rows of a set its rule for repeats leaves out. */
export function useLeftOut(set: SetName): LeftOutRows {
  const { artefacts } = useWorkbenchHandle();
  useWorkbench((state) => state.rowsVersion);
  return artefacts.leftOut(set);
}

/** Where a file's rows stand in their set. */
export function useFileRange(fileId: string): RowRange {
  const { artefacts } = useWorkbenchHandle();
  useWorkbench((state) => state.rowsVersion);
  return artefacts.rangeOf(fileId);
}

/** What a project of this browser offers to take rows from. */
export function useStoredDocument(): (id: string) => Promise<ProjectDocument | null> {
  return useWorkbenchHandle().services.storage.document;
}

/** The blocks of the open project as they are now. A new object whenever their content changes; buffers are borrowed. */
export function useBlocks(): BlockMap {
  const { artefacts } = useWorkbenchHandle();
  useWorkbench((state) => state.blocksVersion);
  return artefacts.blocks();
}

/** Vectors of rows as they are now, and how far making them is. Buffers are borrowed. */
export function useEmbeddings(): { readonly state: EmbeddingState; readonly set: EmbeddingSet | null } {
  const { artefacts } = useWorkbenchHandle();
  const state = useWorkbench((now) => now.embedding);
  useWorkbench((now) => now.vectorsVersion);
  return { state, set: artefacts.embeddings() };
}

/** Where rows stand on the map; null until they are laid out. The same object until they move. */
export function useMapPlaces(kind: LayoutKind): MapPlaces | null {
  const { artefacts } = useWorkbenchHandle();
  useWorkbench((state) => state.layouts);
  useWorkbench((state) => state.rowsVersion);
  return artefacts.places(kind);
}

/** Row hash -> its set, its place there, the example. */
export function useRowIndex(): RowIndex {
  const { artefacts } = useWorkbenchHandle();
  useWorkbench((state) => state.rowsVersion);
  return artefacts.rowIndex();
}

/** For calls on demand: importer.look, selection.explain and evaluate, scoring.pair and preview. Everything else goes through actions. */
export function useServices(): Pick<WorkbenchServices, 'importer' | 'selection' | 'scoring' | 'packages' | 'download'> {
  return useWorkbenchHandle().services;
}

/**
 * Whether a saved subset was computed from other utilities than today's; null while that is not known (nothing was
 * ranked yet).
 */
export function useIsOutOfDate(subset: SavedSubset): boolean | null {
  useWorkbench((state) => state.selection);
  const blocks = useBlocks();
  const key = utilitiesKeyNow(blocksNeeded(subset.settings, blocks), blocks);
  return key === null ? null : key !== subset.utilitiesKey;
}
