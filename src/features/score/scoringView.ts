import type { SetName } from '../../core/dataset/types';
import type { Backend } from '../../core/model/types';
import type { PlanKind } from '../../core/scoring/planKind';
import type { BlockName } from '../../core/scoring/types';
import { useBlocks, useSetRows } from '../../store/artefacts';
import { expectedMs, speedOn } from '../../store/speeds';
import type { MeasuredSpeed, ScoringState, SetRows, Workbench } from '../../store/types';
import { useWorkbench } from '../../store/react';
import { backendView } from './model/backends';
import { planInForce, planSize } from './model/planChoices';
import { costOf, estimateCost, type ShownCost } from './model/planTable';
import { workOf } from '../../store/workCounter';

/** Every state but "nothing to score". */
export type OpenScoring = Exclude<ScoringState, { readonly status: 'idle' }>;

/** Whether model, template and plan are fixed now, because a run uses them. */
export function useIsLocked(): boolean {
  return useWorkbench(isLocked);
}
export function isLocked({ scoring, model }: Pick<Workbench, 'scoring' | 'model'>): boolean {
  return scoring.status === 'running' || model.status === 'loading';
}

/** Where the model runs now, or will run. */
export function useBackend(): Backend {
  const machine = useWorkbench((state) => state.machine);
  const choice = useWorkbench((state) => state.backendChoice);
  const model = useWorkbench((state) => state.model);
  const locked = useIsLocked();
  if (locked && model.status === 'ready') return model.model.backend;
  if (model.status === 'loading') return model.backend;
  return backendView(machine, choice).chosen;
}

/** The plan in force. */
export function usePlan(): PlanKind {
  const plan = useWorkbench((state) => state.project?.plan);
  return planInForce(plan, useSetRows('pool').examples.length);
}

/** Rows of all sets with their token counts. */
export function useScoredSets(): Readonly<Record<SetName, SetRows>> {
  return { pool: useSetRows('pool'), target: useSetRows('target'), existing: useSetRows('existing') };
}

/** The blocks that are scored. */
export function useBlockNames(): BlockName[] {
  return Object.values(useBlocks()).map(({ block }) => block);
}

/** Tokens a second on the present backend, or null: from the run itself, or from what was measured before. */
export function useTokensPerSecond(scoring: OpenScoring): number | null {
  const speed = useSpeed();
  const now = 'figures' in scoring ? scoring.figures.tokensPerSecond : NaN;
  if (scoring.status === 'running' && now > 0) return now;
  return speed?.tokensPerSecond ?? null;
}

/** What was measured of the project's model on the present backend, in this session or before. */
export function useSpeed(): MeasuredSpeed | null {
  const speeds = useWorkbench((state) => state.speeds);
  const modelId = useWorkbench((state) => state.project?.modelId ?? '');
  return speedOn(speeds, modelId, useBackend());
}

/** What is left to score and what that takes: counted from the texts where that is done, else about, from token counts. */
export function useShownCost(scoring: OpenScoring): ShownCost {
  const isKnown = useWorkbench((state) => state.planning.status === 'ready');
  const about = planSize(usePlan(), useBlockNames(), useScoredSets());
  const speed = useSpeed();
  const tokensPerSecond = useTokensPerSecond(scoring);
  const counted = useWorkbench((state) => state.work);
  const work = isKnown ? workOf(counted, scoring.plan) : null;
  if (work !== null) return { ...work, exact: work.exact, cost: speed === null ? estimateCost(work, tokensPerSecond) : costOf(work, expectedMs(work, speed)) };
  const plan = isKnown ? scoring.plan : { pairs: about.pairs, tokens: about.tokens ?? 0, bytes: about.bytes };
  return { pairs: plan.pairs, tokens: plan.tokens, bytes: plan.bytes, missing: 0, exact: false, cost: estimateCost(plan, tokensPerSecond) };
}
