import { plural, t } from '@lingui/core/macro';
import { AppError, asAppError, toErrorRecord } from '../core/base/errors';
import { summarizeUtilities } from '../core/evaluation/summary';
import { rowHashesOf } from '../core/scoring/blocks';
import { isWithoutRepeats } from '../core/scoring/sparsePlan';
import type { ScoreReport, ScoringPlan } from '../core/scoring/types';
import { effectSentence } from './effects';
import type { Kit, Slice } from './kit';
import { createLaterSteps } from './laterSteps';
import { createPlanner, type VectorMaker } from './planner';
import type { Saver } from './saver';
import { countTokens, figuresAtRest, planNow, rebuildBlocks, restingState } from './scoringBlocks';
import type { RunSession } from './runSession';
import { scoreToTheEnd } from './scoringLoop';
import { createModelLoader } from './scoringModel';
import { rememberProbe, rememberRun } from './speeds';
import type { PlanningState, RunFigures } from './types';
import { count } from './words';
import { createWorkCounter } from './workCounter';
import { failureText } from '../texts/language';

type ScoringActions = 'loadModel' | 'setBackend' | 'setTemplate' | 'setPlan' | 'measureSpeed' | 'startScoring' | 'pauseScoring' | 'cancelScoring';

/** In a pool of so many rows, of which nothing is scored, pairs are planned after the change of rows, not within it. */
const LARGE_POOL = 20_000;

export const createScoringSlice =
  (saver: Saver, vectors: VectorMaker): Slice<ScoringActions> =>
  (kit) => {
    let stop: AbortController | null = null;
    let scoring = false;
    let afterStop: 'paused' | 'planned' = 'paused';
    let full: AppError | null = null;
    let mayGoOnUnsaved = false;
    const loader = createModelLoader(kit);
    const planner = createPlanner(kit, vectors);
    const counter = createWorkCounter(kit, loader.backendNow);
    const later = createLaterSteps();
    let rowsSeen = 0;

    const isRunning = (): boolean => stop !== null;
    const replan = (): void => {
      if (isRunning()) return;
      kit.set({ scoring: restingState(planNow(kit), kit.get()) });
      counter.count();
    };
    const planningNow = (): PlanningState => {
      const refused = planner.refusal();
      return refused === null ? { status: planner.isReady() ? 'ready' : 'waiting' } : { status: 'failed', error: toErrorRecord(refused) };
    };
    const blocksChanged = (): void => {
      kit.set({ blocksVersion: kit.get().blocksVersion + 1 });
      kit.changed.blocks.emit({ settled: true });
    };
    /** What rebuilding asks first, and what is then known. */
    const lookForRepeats = (): void => void isWithoutRepeats(rowHashesOf(kit.artefacts.sets().pool));
    const rebuildNow = (): void => {
      const { project } = kit.get();
      if (project !== null) rebuildBlocks(kit, project, planner);
    };
    const planAgain = (): void => {
      if (kit.get().planning.status !== 'finding') kit.set({ planning: planningNow() });
      replan();
      blocksChanged();
    };
    const countAgain = (): void => {
      const seen = ++rowsSeen;
      countTokens(kit, () => seen === rowsSeen).then(
        (counted) => {
          if (!counted || seen !== rowsSeen) return;
          kit.set({ rowsVersion: kit.get().rowsVersion + 1 });
          kit.changed.tokens.emit(null);
          if (kit.get().scoring.status === 'planned') replan();
        },
        (thrown: unknown) => kit.log('warn', t`Tokens were not counted: ${failureText(asAppError(thrown))}`),
      );
    };
    const rebuild = (): void => {
      const steps = [lookForRepeats, rebuildNow, planAgain, countAgain];
      later.drop();
      if (kit.get().project === null) return;
      if (kit.artefacts.sets().pool.length < LARGE_POOL || !kit.known.isBlank()) return steps.forEach((step) => step());
      kit.artefacts.setBlocks([]); // those of the rows before
      kit.set({ scoring: { status: 'idle' }, planning: { status: 'waiting' } });
      later.begin(steps);
    };

    kit.changed.project.on(() => {
      stop?.abort();
      later.drop();
      planner.forget();
      counter.forget();
      kit.set({ scoring: { status: 'idle' }, planning: { status: 'ready' } });
    });
    saver.onFailure((error) => {
      if (!scoring || mayGoOnUnsaved || error.code !== 'storage-full') return;
      full = error;
      stop?.abort();
    });
    kit.changed.rows.on(() => {
      planner.forget();
      rebuild();
    });
    kit.changed.document.on(({ before, after }) => {
      if (before.plan !== after.plan) rebuild();
      if (before.template === after.template && before.modelId === after.modelId) return;
      for (const set of ['pool', 'target', 'existing'] as const) kit.artefacts.setTokens(set, null);
      rebuild();
    });

    const figuresNow = (plan: ScoringPlan): RunFigures => {
      const shown = kit.get().scoring;
      return 'figures' in shown ? { ...shown.figures, msLeft: null } : figuresAtRest(plan);
    };
    const failed = (plan: ScoringPlan, figures: RunFigures, error: AppError): void => {
      const left = planNow(kit) ?? plan;
      const kept = left.pairsTotal - left.pairs;
      const notices = kit.get().notices.filter(({ about }) => about !== 'going-on'); // it no longer does
      kit.set({ notices, model: { status: 'none' }, scoring: { status: 'failed', plan: left, figures: { ...figures, pairsDone: kept, msLeft: null }, error: toErrorRecord(error) } });
      kit.log('danger', t`Scoring stopped: ${failureText(error)}`);
    };
    const finished = (plan: ScoringPlan, session: RunSession, report: ScoreReport): void => {
      rememberRun(kit, plan.identity.model, report);
      const left = planNow(kit);
      const figures = { ...session.figures(), pairsDone: plan.pairsTotal, msLeft: null };
      kit.set({ scoring: left === null || left.pairs === 0 ? { status: 'done', plan, figures } : { status: 'planned', plan: left } });
      const text = doneText(kit, session, report);
      kit.log('ok', text);
      kit.notify({ tone: 'ok', title: t`Scoring is done`, text, error: null });
    };
    const stopped = (plan: ScoringPlan, session: RunSession): void => {
      const left = planNow(kit) ?? plan;
      const figures = { ...session.figures(), msLeft: null, pairsDone: left.pairsTotal - left.pairs };
      kit.set({ scoring: afterStop === 'paused' ? { status: 'paused', plan: left, figures } : restingState(left, kit.get()) });
    };
    /** Finds what a neighbour plan asks for; false when there is nothing to run. */
    const planned = async (signal: AbortSignal): Promise<boolean> => {
      if (planner.isReady()) return true;
      if (!(await planner.find(signal))) return false;
      const { project } = kit.get();
      if (project === null) return false;
      rebuildBlocks(kit, project, planner);
      blocksChanged();
      kit.set({ scoring: restingState(planNow(kit), kit.get()) });
      counter.count();
      return true;
    };
    const run = async (signal: AbortSignal): Promise<void> => {
      if (!(await planned(signal))) return kit.set({ scoring: restingState(planNow(kit), kit.get()) });
      const projectId = kit.get().project?.id;
      const end = await scoreToTheEnd(kit, saver, loader, signal);
      if (end.kind === 'finished') await saver.flush(); // "done" is said of what is on disk: a reload right after loses nothing
      if (kit.get().project?.id !== projectId) return;
      if (end.kind === 'stopped' && full !== null) failed(end.plan, end.session.figures(), withNeed(kit, saver, full));
      else if (end.kind === 'finished') finished(end.plan, end.session, end.report);
      else if (end.kind === 'stopped') stopped(end.plan, end.session);
      else if (end.kind === 'failed') failed(end.plan, end.session.figures(), end.error);
      else if (end.kind === 'idle') kit.set({ scoring: restingState(planNow(kit), kit.get()) });
    };

    return {
      setBackend: (choice) => {
        kit.set({ backendChoice: choice });
        kit.services.preferences.write({ backend: choice });
        if (!isRunning()) counter.count();
      },
      setTemplate: (template) => {
        if (!isRunning()) kit.commit({ label: t`Change template`, after: { template } });
      },
      setPlan: (plan) => {
        if (!isRunning()) kit.commit({ label: t`Change plan`, after: { plan } });
      },
      loadModel: async () => {
        if (isRunning()) return kit.get().model.status === 'ready';
        const mine = new AbortController();
        stop = mine;
        try {
          await loader.load(mine.signal);
          return kit.get().model.status === 'ready';
        } catch {
          return false; // the state of the model says why
        } finally {
          if (stop === mine) stop = null;
        }
      },
      measureSpeed: async () => {
        if (isRunning()) return;
        const mine = new AbortController();
        stop = mine;
        try {
          await loader.load(mine.signal);
          const { model } = kit.get();
          if (model.status !== 'ready') return;
          const probe = await kit.services.scoring.probe({ signal: mine.signal });
          const { info, backend } = model.model;
          rememberProbe(kit, info.id, backend, probe);
          counter.count();
          kit.log('info', t`Speed measured: ${count(Math.round(probe.tokensPerSecond))} tokens a second.`);
        } catch (thrown) {
          const error = asAppError(thrown);
          if (error.code !== 'cancelled') kit.report(t`The speed was not measured`, toErrorRecord(error));
        } finally {
          if (stop === mine) stop = null;
        }
      },
      startScoring: async ({ unsaved = false } = {}) => {
        if (scoring || kit.get().readOnly) return;
        later.settle();
        const plan = planNow(kit);
        if (plan === null) return;
        stop?.abort(); // a model that is being loaded for something else; the run loads what it needs
        const mine = new AbortController();
        scoring = true;
        stop = mine;
        afterStop = 'paused';
        full = null;
        mayGoOnUnsaved = unsaved;
        const letSleep = kit.services.keepAwake();
        const project = kit.get().project?.id;
        try {
          await run(mine.signal);
        } catch (thrown) {
          const error = asAppError(thrown);
          if (kit.get().project?.id !== project) return;
          if (error.code === 'cancelled') kit.set({ scoring: restingState(planNow(kit), kit.get()) });
          else failed(plan, figuresNow(plan), error);
        } finally {
          letSleep();
          if (stop === mine) stop = null;
          await saver.flush();
          scoring = false;
          kit.changed.run.emit(null);
          counter.count();
          if (kit.get().project?.id === project) kit.changed.blocks.emit({ settled: true });
        }
      },
      pauseScoring: () => {
        afterStop = 'paused';
        stop?.abort();
      },
      cancelScoring: () => {
        afterStop = 'planned';
        if (stop !== null) stop.abort();
        else replan();
      },
    };
  };

/** What a run that was stopped by a full storage would still need, for a person to make room. */
function withNeed(kit: Kit, saver: Saver, error: AppError): AppError {
  const left = planNow(kit)?.pairs ?? 0;
  return new AppError(error.code, error.message, { ...error.details, neededBytes: 4 * left + saver.waitingBytes() }, { cause: error.cause });
}

/** "Scored 38,880 pairs in 15 minutes. 21 % help, 4 % hurt by more than 0.05." */
function doneText(kit: Kit, session: RunSession, report: ScoreReport): string {
  const effect = effectSentence(Object.values(kit.artefacts.blocks()).map(summarizeUtilities));
  const elapsedMs = Date.now() - session.startedAt;
  const { pairs } = session;
  const time = timeText(elapsedMs);
  const scored = t`Scored ${plural(pairs, { one: '# pair', other: '# pairs' })} in ${time}.`;
  const missing = report.missing === 0 ? null : plural(report.missing, { one: '# pair is longer than the model reads; it counts as no help.', other: '# pairs are longer than the model reads; they count as no help.' });
  return [scored, effect, missing].filter((part) => part !== null).join(' ');
}

function timeText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const minutes = Math.round(ms / 60_000);
  return minutes < 2 ? plural(seconds, { one: '# second', other: '# seconds' }) : plural(minutes, { one: '# minute', other: '# minutes' });
}
