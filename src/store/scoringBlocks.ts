import type { SetName } from '../core/dataset/types';
import { findModel } from '../core/model/catalog';
import { BLOCK_SETS, sameIdentity } from '../core/scoring/blocks';
import { planScoring, type SetTokens } from '../core/scoring/plan';
import type { ScoreIdentity, ScoringPlan, UtilityBlock } from '../core/scoring/types';
import type { KnownAlone } from '../core/scoring/work';
import type { ExampleTokenCounts } from '../core/scoring/service';
import type { Kit } from './kit';
import type { Planner } from './planner';
import type { ProjectDocument, RunFigures, ScoringState, Workbench } from './types';

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];

/** What new scores would be made with. A project scored elsewhere with a model that is not bundled keeps that one. */
function identityOf(kit: Kit, document: ProjectDocument): ScoreIdentity {
  const scoredBy = kit.known.all().findLast(({ identity }) => identity.model === document.modelId && identity.template === document.template);
  try {
    return { model: document.modelId, modelHash: findModel(document.modelId).hash, template: document.template };
  } catch (thrown) {
    if (scoredBy !== undefined) return scoredBy.identity;
    throw thrown;
  }
}

/** Blocks of today's rows, model and template, with everything known of them; then the plan of what is left. */
export function rebuildBlocks(kit: Kit, document: ProjectDocument, planner: Planner): void {
  const identity = identityOf(kit, document);
  const before = Object.values(kit.artefacts.blocks()).filter((block) => sameIdentity(block.identity, identity));
  before.forEach((block) => kit.known.keep(block));
  const blocks = kit.known.build(kit.artefacts.sets(), identity, (block) => planner.patternOf(block, identity));
  blocks.forEach((block) => kit.known.keep(block));
  kit.artefacts.setBlocks(blocks);
}

/** Null when there is nothing to plan: no pool. */
export function planNow(kit: Kit): ScoringPlan | null {
  const { project } = kit.get();
  const sets = kit.artefacts.sets();
  if (project === null || sets.pool.length === 0) return null;
  return planScoring(sets, Object.values(kit.artefacts.blocks()), identityOf(kit, project), tokensNow(kit));
}

function tokensNow({ artefacts }: Kit): SetTokens | null {
  const counts = SETS.map((set) => [set, artefacts.setRows(set).tokens] as const);
  if (counts.some(([set, tokens]) => tokens === null && artefacts.setRows(set).examples.length > 0)) return null;
  return Object.fromEntries(counts.map(([set, tokens]) => [set, tokens ?? []])) as unknown as Record<SetName, readonly ExampleTokenCounts[]>;
}

/** Figures where nothing ran in this session: what is done, and no rates. */
export function figuresAtRest(plan: ScoringPlan): RunFigures {
  return { startedAt: 0, pairsDone: plan.pairsTotal - plan.pairs, pairs: plan.pairsTotal, pairsPerSecond: NaN, tokensPerSecond: NaN, msLeft: null, speed: [] };
}

/** The state a project without a running job is in. A plan whose pairs are not found yet is not done, whatever is scored. */
export function restingState(plan: ScoringPlan | null, { planning }: Pick<Workbench, 'planning'>): ScoringState {
  if (plan === null) return { status: 'idle' };
  return plan.pairs === 0 && planning.status === 'ready' ? { status: 'done', plan, figures: figuresAtRest(plan) } : { status: 'planned', plan };
}

/** Counts the tokens of the sets that have none yet. Tells nobody when it fails: counts stay unknown, and the log says why. */
export async function countTokens(kit: Kit, isCurrent: () => boolean): Promise<boolean> {
  const { project } = kit.get();
  if (project === null) return false;
  let counted = false;
  for (const set of SETS) {
    const { examples, tokens } = kit.artefacts.setRows(set);
    if (examples.length === 0 || tokens !== null) continue;
    const counts = await kit.services.scoring.countTokens({ modelId: project.modelId, template: project.template, examples });
    if (!isCurrent() || kit.artefacts.setRows(set).examples !== examples) return counted;
    kit.artefacts.setTokens(set, counts);
    counted = true;
  }
  return counted;
}

/** Distances without an example that are known already; undefined where a set has no block. */
export function aloneKnown(blocks: readonly UtilityBlock[]): KnownAlone {
  const of = (set: 'pool' | 'target'): Float32Array | undefined => {
    const known = blocks.filter((block) => BLOCK_SETS[block.block].rows === set).map((block) => block.alone);
    return known.length === 0 ? undefined : known[0]!.map((_, row) => known.map((alone) => alone[row]!).find((value) => !Number.isNaN(value)) ?? NaN);
  };
  return { pool: of('pool'), target: of('target') };
}
