import type { Example, RowHash, SetName } from '../core/dataset/types';
import type { ExampleTokenCounts } from '../core/scoring/service';
import type { EmbeddingSet } from '../core/embedding/types';
import type { ScoringSets, UtilityBlock } from '../core/scoring/types';
import { isHeld } from './held';
import type { FileRows } from './services';
import type { BlockMap, LayoutKind, MapPlaces, ProjectFile, SetRows } from './types';
import { createVectorTable, type VectorTable } from './vectorTable';

/** Where a row stands. */
export interface RowPlace {
  readonly set: SetName;
  readonly index: number;
  readonly example: Example;
}
export type RowIndex = ReadonlyMap<RowHash, RowPlace>;

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];
const EMPTY: SetRows = { examples: [], tokens: null };

/**
 * What stands outside the store: rows, token counts, utilities. Too large for state, found by content.
 * Each reader gives the same object until something behind it changes.
 */
export interface ArtefactReader {
  setRows(set: SetName): SetRows;
  sets(): ScoringSets;
  /** Rows of all sets by hash; the pool's first row of a content wins. */
  rowIndex(): RowIndex;
  blocks(): BlockMap;
  /** Vectors of rows, all that are known; null while there are none. */
  embeddings(): EmbeddingSet | null;
  /** Places of the rows as they are now; null until they are laid out. */
  places(kind: LayoutKind): MapPlaces | null;
}

export interface Artefacts extends ArtefactReader {
  /** Forgets the open project. */
  reset(): void;
  putFile(fileId: string, rows: FileRows): void;
  file(fileId: string): FileRows | undefined;
  files(): ReadonlyMap<string, FileRows>;
  /** Sets follow the document's files, in order. Rows of files that left stay known, for undo. */
  arrange(files: readonly ProjectFile[]): void;
  setTokens(set: SetName, tokens: readonly ExampleTokenCounts[] | null): void;
  setBlocks(blocks: readonly UtilityBlock[]): void;
  readonly vectors: VectorTable;
  setPlaces(kind: LayoutKind, places: MapPlaces | null): void;
}

export function createArtefacts(): Artefacts {
  const known = new Map<string, FileRows>();
  const rows: Record<SetName, SetRows> = { pool: EMPTY, target: EMPTY, existing: EMPTY };
  let blocks: BlockMap = {};
  let index: RowIndex | null = null;
  let sets: ScoringSets | null = null;
  const vectors = createVectorTable();
  const places: Record<LayoutKind, MapPlaces | null> = { text: null, help: null };

  const setRows = (set: SetName, next: SetRows): void => {
    rows[set] = next;
    index = null;
    sets = null;
  };
  return {
    setRows: (set) => rows[set],
    sets: () => (sets ??= { pool: rows.pool.examples, target: rows.target.examples, existing: rows.existing.examples }),
    rowIndex: () => (index ??= indexOf(rows)),
    blocks: () => blocks,
    embeddings: () => vectors.all(),
    places: (kind) => places[kind],
    vectors,
    setPlaces: (kind, next) => void (places[kind] = next),
    reset: () => {
      known.clear();
      vectors.clear();
      places.text = null;
      places.help = null;
      for (const set of SETS) setRows(set, EMPTY);
      blocks = {};
    },
    putFile: (fileId, fileRows) => void known.set(fileId, fileRows),
    file: (fileId) => known.get(fileId),
    files: () => known,
    arrange: (files) => {
      for (const set of SETS) {
        const examples = files.filter((file) => file.set === set && !isHeld(file)).flatMap((file) => known.get(file.fileId)?.examples ?? []);
        if (!sameItems(examples, rows[set].examples)) setRows(set, { examples, tokens: null });
      }
    },
    setTokens: (set, tokens) => setRows(set, { examples: rows[set].examples, tokens }),
    setBlocks: (next) => (blocks = Object.fromEntries(next.map((block) => [block.block, block]))),
  };
}

function indexOf(rows: Record<SetName, SetRows>): RowIndex {
  const places = new Map<RowHash, RowPlace>();
  for (const set of SETS) {
    rows[set].examples.forEach((example, at) => {
      if (!places.has(example.hash)) places.set(example.hash, { set, index: at, example });
    });
  }
  return places;
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
