import { plural, t } from '@lingui/core/macro';
import { asAppError, type AppError } from '../core/base/errors';
import type { Backend } from '../core/model/types';
import type { ScoreReport, ScoringPlan } from '../core/scoring/types';
import type { Kit } from './kit';
import { createRecovery, type RecoveryStep } from './recovery';
import { interruptionNotice, wentOnText } from './recoveryWords';
import { createRunSession, type ExpectedWork, type RunSession } from './runSession';
import type { Saver } from './saver';
import { planNow } from './scoringBlocks';
import { expectedMs, rememberProbe, speedOn } from './speeds';
import { workOf } from './workCounter';
import type { ModelLoader } from './scoringModel';
import { runPlan, type RunEnd } from './scoringRun';
import { failureText } from '../texts/language';

/** Below this many pairs a probe costs more than it tells. */
const PROBED_PAIRS = 1000;

export type LoopEnd =
  | { readonly kind: 'finished'; readonly session: RunSession; readonly plan: ScoringPlan; readonly report: ScoreReport }
  | { readonly kind: 'stopped'; readonly session: RunSession; readonly plan: ScoringPlan }
  | { readonly kind: 'failed'; readonly session: RunSession; readonly plan: ScoringPlan; readonly error: AppError }
  /** Nothing is left to score. */
  | { readonly kind: 'idle' }
  /** Another project was opened: its state is its own. */
  | { readonly kind: 'left' };

/**
 * Loads the model and scores until all is done, a person stops it, or a failure cannot be got over by itself. After
 * each failure it goes on from the last column that was finished.
 * @throws AppError of the first loading of the model.
 */
export async function scoreToTheEnd(kit: Kit, saver: Saver, loader: ModelLoader, signal: AbortSignal): Promise<LoopEnd> {
  const projectId = kit.get().project?.id;
  const recovery = createRecovery();
  const isStopped = (): boolean => signal.aborted;
  await loader.load(signal);
  const first = planNow(kit);
  if (first === null || first.pairs === 0) return { kind: 'idle' };
  const session = createRunSession(first, Date.now());
  kit.log('info', plural(first.pairs, { one: 'Scoring # pair.', other: 'Scoring # pairs.' }));
  kit.set({ scoring: { status: 'running', plan: first, figures: session.figures(), column: null } });
  if (first.pairs >= PROBED_PAIRS) await probeOnce(kit, signal);
  if (kit.get().project?.id !== projectId) return { kind: 'left' };
  if (isStopped()) return { kind: 'stopped', session, plan: first };
  session.expect(expectedOf(kit, first));
  let step: RecoveryStep | null = null;
  for (;;) {
    const plan = planNow(kit) ?? first;
    if (plan.pairs === 0) return { kind: 'idle' };
    const backend = usedBackend(kit) ?? loader.backendNow();
    if (step !== null) kit.log('info', wentOnText(plan, step, session));
    const end = await runPlan(kit, saver, plan, { session, packShare: step?.packShare ?? 1, signal });
    if (kit.get().project?.id !== projectId) return { kind: 'left' };
    if (end.kind === 'finished') return { kind: 'finished', session, plan, report: end.report };
    if (end.kind === 'stopped') return { kind: 'stopped', session, plan };
    let failure: Extract<RunEnd, { readonly kind: 'failed' }> | null = end;
    let failedOn = backend;
    while (failure !== null) {
      kit.set({ model: { status: 'none' } });
      step = recovery.next(failure.error, failedOn, Date.now());
      if (step === null) return { kind: 'failed', session, plan, error: failure.error };
      interrupted(kit, session, failure.error, failedOn, step);
      failedOn = step.backend;
      failure = await reload(loader, step.backend, signal);
      if (kit.get().project?.id !== projectId) return { kind: 'left' };
      if (isStopped()) return { kind: 'stopped', session, plan };
    }
  }
}

function interrupted(kit: Kit, session: RunSession, error: AppError, from: Backend, step: RecoveryStep): void {
  const left = planNow(kit);
  const pairsKept = left === null ? session.figures().pairsDone : left.pairsTotal - left.pairs;
  const how = { code: error.code, from, to: step.backend, at: Date.now(), backAt: null, pairsKept, packShare: step.packShare };
  session.interrupted(how);
  const { scoring } = kit.get();
  if (scoring.status === 'running') kit.set({ scoring: { ...scoring, figures: session.figures(), column: null } });
  const { title, text } = interruptionNotice(how);
  kit.log('warn', `${title}: ${failureText(error)}`);
  kit.notify({ tone: 'warn', title, text, error: null, about: 'going-on' });
}

/** The packings of this model and backend are measured once and kept. A failure is met again by the run, which can mend it. */
async function probeOnce(kit: Kit, signal: AbortSignal): Promise<void> {
  const { model, speeds } = kit.get();
  if (model.status !== 'ready') return;
  const { info, backend } = model.model;
  if (speedOn(speeds, info.id, backend)?.probe !== undefined) return;
  try {
    rememberProbe(kit, info.id, backend, await kit.services.scoring.probe({ signal }));
  } catch (thrown) {
    if (!signal.aborted) kit.log('warn', t`The speed was not measured: ${failureText(asAppError(thrown))}`);
  }
}

/** What is known of the cost of a plan; null while it is not counted. */
function expectedOf(kit: Kit, plan: ScoringPlan): ExpectedWork | null {
  const { model, speeds } = kit.get();
  const work = workOf(kit.get().work, plan);
  if (work === null) return null;
  const speed = model.status === 'ready' ? speedOn(speeds, model.model.info.id, model.model.backend) : null;
  return { work, ms: speed === null ? null : expectedMs(work, speed) };
}

/** Null when the model is there again. */
async function reload(loader: ModelLoader, backend: Backend, signal: AbortSignal): Promise<Extract<RunEnd, { readonly kind: 'failed' }> | null> {
  try {
    await loader.loadOn(backend, signal);
    return null;
  } catch (thrown) {
    return { kind: 'failed', error: asAppError(thrown) };
  }
}

function usedBackend(kit: Kit): Backend | null {
  const { model } = kit.get();
  return model.status === 'ready' ? model.model.backend : null;
}
