import { t } from '@lingui/core/macro';
import { asAppError, toErrorRecord, type AppError } from '../core/base/errors';
import { sameItems } from '../core/base/sameItems';
import type { RowHash } from '../core/dataset/types';
import { nearestNeighbours } from '../core/embedding/neighbours';
import { vectorsOf } from '../core/embedding/sets';
import { BLOCK_SETS, blocksFor, rowHashesOf } from '../core/scoring/blocks';
import { MOST_DENSE_PAIRS, planText, tooManyPairs, usualPlan, type PlanKind } from '../core/scoring/planKind';
import { sparsePattern } from '../core/scoring/sparsePlan';
import type { BlockName, ScoreIdentity, SparsePattern } from '../core/scoring/types';
import type { Kit } from './kit';
import type { ProjectDocument } from './types';
import { count } from './words';

/** The plan of a project: its own, or what is usual for so many rows. */
function planOf({ plan }: Pick<ProjectDocument, 'plan'>, poolRows: number): PlanKind {
  return plan ?? usualPlan(poolRows);
}

/** Makes a vector of each row that has none yet. */
export interface VectorMaker {
  embed(): Promise<boolean>;
  cancelEmbedding(): void;
}

type NeighbourLists = ReadonlyMap<BlockName, { readonly k: number; readonly indexes: Int32Array }>;

/** All pairs of a thousand rows: so many stand in memory before anything is scored. More wait until scoring starts. */
const DENSE_AT_ONCE = 2 ** 20;

/**
 * Which pairs the project's plan asks for. Neighbours need a vector of each row, and all pairs of many rows a lot of
 * memory; until they are found only the diagonal and what is scored is planned.
 */
export interface Planner {
  /** The pattern of one block of today's rows; null: all its pairs. */
  patternOf(block: BlockName, identity: ScoreIdentity): SparsePattern | null;
  /** Whether the patterns are those of the plan. */
  isReady(): boolean;
  /** Makes vectors if need be and finds the neighbours. False when it was stopped, failed or was refused: `planning` says why. */
  find(signal: AbortSignal): Promise<boolean>;
  /** Why the plan cannot be scored, whatever is done; null: it can. */
  refusal(): AppError | null;
  /** Rows or the plan changed. */
  forget(): void;
}

export function createPlanner(kit: Kit, vectors: VectorMaker): Planner {
  /** The project whose pairs are all wanted in memory, because scoring them was started. */
  let denseIn: string | null = null;
  let found: { readonly plan: string; readonly lists: NeighbourLists } | null = null;

  /** A project that never chose a plan stays with all pairs where these were scored elsewhere. */
  const kindNow = (): PlanKind => {
    const { project } = kit.get();
    const sets = kit.artefacts.sets();
    return project?.plan === undefined && blocksFor(sets).every(isHeldDense) ? { kind: 'dense' } : planOf(project ?? {}, sets.pool.length);
  };
  const isReady = (): boolean => {
    const kind = kindNow();
    if (kind.kind === 'dense') return isDenseReady();
    return found?.plan === planText(kind) || blocksFor(kit.artefacts.sets()).every((block) => storedPattern(block, planText(kind)) !== null);
  };
  const rowsAndColumns = (block: BlockName): readonly [number, number] => {
    const sets = kit.artefacts.sets();
    return [sets[BLOCK_SETS[block].rows].length, sets[BLOCK_SETS[block].columns].length];
  };
  const densePairs = (): number => blocksFor(kit.artefacts.sets()).reduce((sum, block) => sum + rowsAndColumns(block)[0] * rowsAndColumns(block)[1], 0);
  /** A block of about this size is in memory already, scored elsewhere or before a few rows changed. */
  const isHeldDense = (block: BlockName): boolean => {
    const [rows, columns] = rowsAndColumns(block);
    return kit.known.all().some((known) => known.block === block && known.sparse === null && 2 * known.utility.length >= rows * columns && known.columnsDone.includes(1));
  };
  const isTooLarge = (): boolean => densePairs() > MOST_DENSE_PAIRS && !blocksFor(kit.artefacts.sets()).every(isHeldDense);
  const isDenseReady = (): boolean => {
    if (densePairs() <= DENSE_AT_ONCE) return true;
    if (isTooLarge()) return false;
    return denseIn === kit.get().project?.id || kit.known.all().some((known) => known.sparse === null && known.columnsDone.includes(1));
  };
  /** The pattern that an earlier session found for the same rows. */
  const storedPattern = (block: BlockName, plan: string): SparsePattern | null => {
    const { rows, columns } = hashesOf(block);
    return kit.known.all().findLast((known) => known.block === block && known.sparse?.plan === plan && sameItems(known.rowHashes, rows) && sameItems(known.columnHashes, columns))?.sparse ?? null;
  };
  const hashesOf = (block: BlockName): { readonly rows: readonly RowHash[]; readonly columns: readonly RowHash[] } => {
    const sets = kit.artefacts.sets();
    return { rows: rowHashesOf(sets[BLOCK_SETS[block].rows]), columns: rowHashesOf(sets[BLOCK_SETS[block].columns]) };
  };
  const findNow = async (kind: Extract<PlanKind, { readonly kind: 'knn' }>, signal: AbortSignal): Promise<boolean> => {
    const begun = kit.artefacts.sets();
    signal.addEventListener('abort', vectors.cancelEmbedding, { once: true });
    const made = await vectors.embed().finally(() => signal.removeEventListener('abort', vectors.cancelEmbedding));
    if (!made || signal.aborted) {
      const { embedding } = kit.get();
      kit.set({ planning: embedding.status === 'failed' ? { status: 'failed', error: embedding.error } : { status: 'waiting' } });
      return false;
    }
    const set = kit.artefacts.embeddings();
    if (set === null) return false;
    const lists = new Map<BlockName, { readonly k: number; readonly indexes: Int32Array }>();
    const names = blocksFor(kit.artefacts.sets());
    const total = names.reduce((sum, block) => sum + hashesOf(block).rows.length, 0);
    let before = 0;
    for (const block of names) {
      const { rows, columns } = hashesOf(block);
      const emit = ({ done }: { readonly done: number }): void => kit.set({ planning: { status: 'finding', done: before + done, total } });
      lists.set(block, await nearestNeighbours(vectorsOf(set, columns), vectorsOf(set, rows), kind.k, { leaveOutSelf: block === 'pool-pool', signal, emit }));
      before += rows.length;
    }
    const now = kit.artefacts.sets();
    if (now.pool !== begun.pool || now.target !== begun.target || now.existing !== begun.existing) return false; // rows came in meanwhile
    found = { plan: planText(kind), lists };
    kit.set({ planning: { status: 'ready' } });
    kit.log('info', t`Neighbours found for ${count(total)} rows.`);
    return true;
  };
  const refusal = (): AppError | null => (kindNow().kind === 'dense' && isTooLarge() ? tooManyPairs(densePairs()) : null);
  return {
    isReady,
    refusal,
    patternOf: (block, identity) => {
      const kind = kindNow();
      if (kind.kind === 'dense' && isDenseReady()) return null;
      const { rows, columns } = hashesOf(block);
      const known = kit.known.all();
      const list = found?.plan === planText(kind) ? found.lists.get(block) : undefined;
      if (list === undefined) {
        return storedPattern(block, planText(kind)) ?? sparsePattern(rows, columns, { neighbours: { k: 0, indexes: new Int32Array(0) }, plan: 'known', auditRows: 0, identity, known });
      }
      return sparsePattern(rows, columns, { neighbours: list, plan: planText(kind), identity, known });
    },
    find: async (signal) => {
      const kind = kindNow();
      const refused = refusal();
      if (refused !== null) {
        kit.set({ planning: { status: 'failed', error: toErrorRecord(refused) } });
        kit.report(t`Scoring did not start`, toErrorRecord(refused));
        return false;
      }
      if (isReady()) return true;
      if (kind.kind === 'dense') {
        denseIn = kit.get().project?.id ?? null;
        kit.set({ planning: { status: 'ready' } });
        return true;
      }
      kit.set({ planning: { status: 'finding', done: 0, total: 0 } });
      try {
        return await findNow(kind, signal);
      } catch (thrown) {
        const error = asAppError(thrown);
        kit.set({ planning: error.code === 'cancelled' ? { status: 'waiting' } : { status: 'failed', error: toErrorRecord(error) } });
        return false;
      }
    },
    forget: () => void (found = null),
  };
}
