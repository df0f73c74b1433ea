import { nearestNeighbours } from '../../core/embedding/neighbours';
import { joinedSets, vectorsOf } from '../../core/embedding/sets';
import { embeddingText } from '../../core/embedding/text';
import type { EmbeddingSet } from '../../core/embedding/types';
import { BLOCK_SETS, rowHashesOf } from '../../core/scoring/blocks';
import { planText, type PlanKind } from '../../core/scoring/planKind';
import { sparsePattern } from '../../core/scoring/sparsePlan';
import type { BlockName, ScoreIdentity, ScoringSets, SparsePattern, UtilityBlock } from '../../core/scoring/types';
import { createNodeEmbedder } from '../../runtime/node/embedder';
import { modelsFolder } from '../modelsFolder';
import { printNote } from '../output';
import { count } from '../progressLine';

/** Vectors of all rows: those at hand, and the rest made now. */
export async function embedRows(sets: ScoringSets, known: readonly EmbeddingSet[], threads: number, signal: AbortSignal): Promise<EmbeddingSet> {
  const rows = [...sets.pool, ...sets.target, ...sets.existing].map((example) => ({ hash: example.hash, text: embeddingText(example) }));
  const embedder = createNodeEmbedder({ modelsFolder: modelsFolder(), threads });
  try {
    const none = await embedder.embed([]); // says which model this is; nothing is loaded for it
    const at = known.find((set) => set.model === none.model && set.modelHash === none.modelHash) ?? none;
    const have = new Set(at.hashes);
    const fresh = rows.filter(({ hash }) => !have.has(hash));
    if (fresh.length > 0) printNote(`embedding ${count(fresh.length)} rows with ${none.model}`);
    return joinedSets(at, fresh.length === 0 ? none : await embedder.embed(fresh, { signal }));
  } finally {
    await embedder.close();
  }
}

export interface PatternRequest {
  readonly plan: PlanKind;
  readonly sets: ScoringSets;
  readonly identity: ScoreIdentity;
  /** What is scored already stays in the block. */
  readonly known: readonly UtilityBlock[];
  readonly embeddings: EmbeddingSet | null;
  readonly auditRows?: number | undefined;
  readonly seed?: number | undefined;
  readonly signal: AbortSignal;
}

/** Which pairs of a block are wanted; null: all. */
export async function patternOf(block: BlockName, { plan, sets, identity, known, embeddings, auditRows, seed, signal }: PatternRequest): Promise<SparsePattern | null> {
  if (plan.kind === 'dense' || embeddings === null) return null;
  const [rows, columns] = [rowHashesOf(sets[BLOCK_SETS[block].rows]), rowHashesOf(sets[BLOCK_SETS[block].columns])];
  const own = block === 'pool-pool';
  const neighbours = await nearestNeighbours(vectorsOf(embeddings, columns), vectorsOf(embeddings, rows), plan.k, { leaveOutSelf: own, signal });
  return sparsePattern(rows, columns, { neighbours, plan: planText(plan), identity, known, auditRows, seed });
}
