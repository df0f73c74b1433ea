import { t } from '@lingui/core/macro';
import { asAppError } from '../core/base/errors';
import { findModel } from '../core/model/catalog';
import type { Backend } from '../core/model/types';
import { defaultPackTokens } from '../core/scoring/packTokens';
import type { WorkPlan } from '../core/scoring/work';
import type { Kit } from './kit';
import { aloneKnown } from './scoringBlocks';
import { speedOn } from './speeds';
import { failureText } from '../texts/language';

/** Changes that follow at once are counted once. */
const WAIT_MS = 100;
/** Handing more rows to the worker would hold the page; then the counts of the plan itself stand. */
const MOST_ROWS = 20_000;

/** Counts what the present plan costs, from the texts themselves, in the worker; the result is in `work`. */
export interface WorkCounter {
  /** The plan, the rows or the packing changed. */
  count(): void;
  forget(): void;
}

export function createWorkCounter(kit: Kit, backendNow: () => Backend): WorkCounter {
  let counting: AbortController | null = null;
  const stop = (): void => {
    counting?.abort();
    counting = null;
    if (kit.get().work !== null) kit.set({ work: null });
  };
  const countNow = async (signal: AbortSignal): Promise<void> => {
    const { scoring, project, planning } = kit.get();
    const sets = kit.artefacts.sets();
    // Until tokens are counted the plan says 0; it is made again then.
    if (project === null || scoring.status === 'idle' || scoring.plan.pairs === 0 || scoring.plan.tokens === 0 || planning.status !== 'ready') return;
    if (sets.pool.length + sets.target.length + sets.existing.length > MOST_ROWS) return;
    try {
      const info = findModel(project.modelId);
      const work = await kit.services.scoring.work({ plan: scoring.plan, sets, info, packTokens: packTokensOn(kit, info.id, backendNow()), alone: aloneKnown(Object.values(kit.artefacts.blocks())) }, { signal });
      if (!signal.aborted) kit.set({ work });
    } catch (thrown) {
      const error = asAppError(thrown);
      if (!signal.aborted) kit.log('warn', t`What the plan costs was not counted: ${failureText(error)}`);
    }
  };
  return {
    count: () => {
      stop();
      const mine = new AbortController();
      counting = mine;
      setTimeout(() => {
        if (!mine.signal.aborted) void countNow(mine.signal);
      }, WAIT_MS);
    },
    forget: stop,
  };
}

/** The packing that a probe found best, or the usual one. */
export function packTokensOn(kit: Kit, modelId: string, backend: Backend): number {
  return speedOn(kit.get().speeds, modelId, backend)?.probe?.packTokens ?? defaultPackTokens(backend);
}

/** The counts of a plan with so many pairs; null where they are of another one. */
export function workOf(work: WorkPlan | null, plan: { readonly pairs: number }): WorkPlan | null {
  return work !== null && work.pairs === plan.pairs ? work : null;
}
