import { sameItems } from '../core/base/sameItems';
import type { Example, RowHash, SetName } from '../core/dataset/types';
import type { ExampleTokenCounts } from '../core/scoring/service';
import type { EmbeddingSet } from '../core/embedding/types';
import type { ScoringSets, UtilityBlock } from '../core/scoring/types';
import type { FileRows } from './services';
import { NONE_LEFT_OUT, type LeftOutRows } from '../core/dataset/firstOnly';
import { rowsOfPart, takingPart } from './takingPart';
import type { BlockMap, LayoutKind, MapPlaces, ProjectDocument, SetRows } from './types';
import { createVectorTable, type VectorTable } from './vectorTable';

/** Where a row stands. */
export interface RowPlace {
  readonly set: SetName;
  readonly index: number;
  readonly example: Example;
}
/** Places in a set: from, and behind the last. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export type RowIndex = ReadonlyMap<RowHash, RowPlace>;

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];
const NOWHERE: RowRange = { from: 0, to: 0 };
const EMPTY: SetRows = { examples: [], tokens: null };

/**
 * What stands outside the store: rows, token counts, utilities. Too large for state, found by content.
 * Each reader gives the same object until something behind it changes.
 */
export interface ArtefactReader {
  setRows(set: SetName): SetRows;
  /** Rows of a set that its rule for repeats leaves out. */
  leftOut(set: SetName): LeftOutRows;
  /** Where a file's rows stand in their set: from, and behind the last. */
  rangeOf(fileId: string): RowRange;
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
  /** Sets follow the document's files, in order, and its rules for repeats. Rows of files that left stay known, for undo. */
  arrange(project: Pick<ProjectDocument, 'files' | 'repeats'>): void;
  setTokens(set: SetName, tokens: readonly ExampleTokenCounts[] | null): void;
  setBlocks(blocks: readonly UtilityBlock[]): void;
  readonly vectors: VectorTable;
  setPlaces(kind: LayoutKind, places: MapPlaces | null): void;
}

export function createArtefacts(): Artefacts {
  const known = new Map<string, FileRows>();
  const rows: Record<SetName, SetRows> = { pool: EMPTY, target: EMPTY, existing: EMPTY };
  const leftOut: Record<SetName, LeftOutRows> = { pool: NONE_LEFT_OUT, target: NONE_LEFT_OUT, existing: NONE_LEFT_OUT };
  let ranges: ReadonlyMap<string, RowRange> = new Map();
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
    leftOut: (set) => leftOut[set],
    rangeOf: (fileId) => ranges.get(fileId) ?? NOWHERE,
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
      for (const set of SETS) {
        setRows(set, EMPTY);
        leftOut[set] = NONE_LEFT_OUT;
      }
      ranges = new Map();
      blocks = {};
    },
    putFile: (fileId, fileRows) => void known.set(fileId, fileRows),
    file: (fileId) => known.get(fileId),
    files: () => known,
    arrange: (project) => {
      const places = new Map<string, RowRange>();
      for (const set of SETS) {
        const now = takingPart(project, set, (fileId) => known.get(fileId));
        const examples: Example[] = [];
        for (const part of now.parts) {
          const from = examples.length;
          for (const example of rowsOfPart(part)) examples.push(example);
          places.set(part.file.fileId, { from, to: examples.length });
        }
        leftOut[set] = now.leftOut;
        if (!sameItems(examples, rows[set].examples)) setRows(set, { examples, tokens: null });
      }
      ranges = places;
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
