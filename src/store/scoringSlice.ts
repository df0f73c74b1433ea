import { asAppError, toErrorRecord, type AppError } from '../core/base/errors';
import { SMOLLM2 } from '../core/model/catalog';
import type { Backend } from '../core/model/types';
import { summarizeBlock } from '../core/evaluation/summary';
import { signedBlock } from '../core/kernel/transform';
import type { ScoreReport, ScoringPlan } from '../core/scoring/types';
import { effectSentence } from './effects';
import type { Kit, Slice } from './kit';
import type { Saver } from './saver';
import { countTokens, figuresAtRest, planNow, rebuildBlocks, restingState } from './scoringBlocks';
import { runPlan } from './scoringRun';
import type { RunFigures } from './types';

type ScoringActions = 'loadModel' | 'setBackend' | 'setTemplate' | 'measureSpeed' | 'startScoring' | 'pauseScoring' | 'cancelScoring';

/** A lost device is taken up again by itself this often within that time; then a person is asked. */
const RECOVERIES = 3;
const RECOVERY_WINDOW_MS = 10 * 60_000;

export const createScoringSlice =
  (saver: Saver): Slice<ScoringActions> =>
  (kit) => {
    let stop: AbortController | null = null;
    let scoring = false;
    let afterStop: 'paused' | 'planned' = 'paused';
    let recoveries: number[] = [];
    let rowsSeen = 0;

    const isRunning = (): boolean => stop !== null;
    const replan = (): void => {
      if (!isRunning()) kit.set({ scoring: restingState(planNow(kit)) });
    };
    const blocksChanged = (): void => {
      kit.set({ blocksVersion: kit.get().blocksVersion + 1 });
      kit.changed.blocks.emit({ settled: true });
    };
    const rebuild = (): void => {
      const { project } = kit.get();
      if (project === null) return;
      rebuildBlocks(kit, project);
      replan();
      blocksChanged();
      const seen = ++rowsSeen;
      countTokens(kit, () => seen === rowsSeen).then(
        (counted) => {
          if (!counted || seen !== rowsSeen) return;
          kit.set({ rowsVersion: kit.get().rowsVersion + 1 });
          if (kit.get().scoring.status === 'planned') replan();
        },
        (thrown: unknown) => kit.log('warn', `Tokens were not counted: ${asAppError(thrown).message}`),
      );
    };

    kit.changed.project.on(() => {
      stop?.abort();
      kit.set({ scoring: { status: 'idle' } });
    });
    kit.changed.rows.on(rebuild);
    kit.changed.document.on(({ before, after }) => {
      if (before.template === after.template && before.modelId === after.modelId) return;
      for (const set of ['pool', 'target', 'existing'] as const) kit.artefacts.setTokens(set, null);
      rebuild();
    });

    const backendNow = (): Backend => {
      const { backendChoice, machine } = kit.get();
      if (backendChoice !== 'auto') return backendChoice;
      return machine?.webgpu === 'available' ? 'webgpu' : 'wasm'; // a software adapter is slower than wasm
    };
    const load = async (backend: Backend, signal: AbortSignal): Promise<void> => {
      const { project, model } = kit.get();
      const modelId = project?.modelId ?? SMOLLM2.id;
      if (model.status === 'ready' && model.model.info.id === modelId && model.model.backend === backend) return;
      kit.set({ model: { status: 'loading', backend, progress: { stage: 'graph', bytesRead: 0, bytes: 0 } } });
      try {
        const ready = await kit.services.scoring.load({ modelId, backend }, {
          signal,
          emit: (progress) => {
            if (kit.get().model.status === 'loading') kit.set({ model: { status: 'loading', backend, progress } });
          },
        });
        kit.set({ model: { status: 'ready', model: ready } });
        kit.log('info', `${ready.info.name} is ready on ${backend === 'webgpu' ? 'WebGPU' : 'the processor'}.`);
      } catch (thrown) {
        const error = asAppError(thrown);
        kit.set({ model: error.code === 'cancelled' ? { status: 'none' } : { status: 'failed', backend, error: toErrorRecord(error) } });
        throw error;
      }
    };
    const loadModel = async (signal: AbortSignal): Promise<void> => {
      const backend = backendNow();
      try {
        await load(backend, signal);
      } catch (thrown) {
        const error = asAppError(thrown);
        if (error.code === 'cancelled' || backend !== 'webgpu' || kit.get().backendChoice !== 'auto') throw error;
        kit.log('warn', `WebGPU could not be used: ${error.message} Going on with WASM.`);
        await load('wasm', signal);
      }
    };

    /** True when the run may be taken up again without asking. */
    const recovers = (error: AppError): boolean => {
      if (error.code !== 'model-lost' && error.code !== 'worker-lost') return false;
      const now = Date.now();
      recoveries = [...recoveries.filter((at) => now - at < RECOVERY_WINDOW_MS), now];
      return recoveries.length <= RECOVERIES;
    };
    const figuresNow = (plan: ScoringPlan): RunFigures => {
      const shown = kit.get().scoring;
      return 'figures' in shown ? { ...shown.figures, msLeft: null } : figuresAtRest(plan);
    };
    const failed = (plan: ScoringPlan, error: AppError): void => {
      const left = planNow(kit) ?? plan;
      const kept = left.pairsTotal - left.pairs;
      kit.set({ model: { status: 'none' }, scoring: { status: 'failed', plan: left, figures: { ...figuresNow(plan), pairsDone: kept }, error: toErrorRecord(error) } });
      kit.log('danger', `Scoring stopped: ${error.message}`);
    };
    const finished = (plan: ScoringPlan, report: ScoreReport): void => {
      const left = planNow(kit);
      const figures = { ...figuresNow(plan), pairsDone: plan.pairsTotal, msLeft: null };
      kit.set({ scoring: left === null || left.pairs === 0 ? { status: 'done', plan, figures } : { status: 'planned', plan: left } });
      const text = doneText(kit, report);
      kit.log('ok', text);
      kit.notify({ tone: 'ok', title: 'Scoring is done', text, error: null });
    };

    const run = async (signal: AbortSignal): Promise<void> => {
      const projectId = kit.get().project?.id;
      for (;;) {
        await loadModel(signal);
        const plan = planNow(kit);
        if (plan === null || plan.pairs === 0) return kit.set({ scoring: restingState(plan) });
        const end = await runPlan(kit, saver, plan, signal);
        if (kit.get().project?.id !== projectId) return; // another project was opened: its state is its own
        if (end.kind === 'finished') return finished(plan, end.report);
        if (end.kind === 'stopped') {
          const left = planNow(kit) ?? plan;
          kit.set({ scoring: afterStop === 'paused' ? { status: 'paused', plan: left, figures: { ...figuresNow(plan), pairsDone: left.pairsTotal - left.pairs } } : restingState(left) });
          return;
        }
        kit.set({ model: { status: 'none' } });
        if (!recovers(end.error)) return failed(plan, end.error);
        kit.log('warn', `${end.error.message} Taken up again.`);
      }
    };

    return {
      setBackend: (choice) => {
        kit.set({ backendChoice: choice });
        kit.services.preferences.write({ backend: choice });
      },
      setTemplate: (template) => {
        if (!isRunning()) kit.commit({ label: 'Change template', after: { template } });
      },
      loadModel: async () => {
        if (isRunning()) return kit.get().model.status === 'ready';
        const mine = new AbortController();
        stop = mine;
        try {
          await loadModel(mine.signal);
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
          await loadModel(mine.signal);
          const { model } = kit.get();
          if (model.status !== 'ready') return;
          const probe = await kit.services.scoring.probe({ signal: mine.signal });
          const speed = { backend: model.model.backend, tokensPerSecond: probe.tokensPerSecond, pairsPerSecond: null, at: Date.now() };
          kit.set({ speed });
          kit.services.preferences.write({ speed });
        } catch (thrown) {
          const error = asAppError(thrown);
          if (error.code !== 'cancelled') kit.report('The speed was not measured', toErrorRecord(error));
        } finally {
          if (stop === mine) stop = null;
        }
      },
      startScoring: async () => {
        if (scoring || kit.get().readOnly) return;
        const plan = planNow(kit);
        if (plan === null) return;
        stop?.abort(); // a model that is being loaded for something else; the run loads what it needs
        const mine = new AbortController();
        scoring = true;
        stop = mine;
        afterStop = 'paused';
        const project = kit.get().project?.id;
        try {
          await run(mine.signal);
        } catch (thrown) {
          const error = asAppError(thrown);
          if (kit.get().project?.id !== project) return;
          if (error.code === 'cancelled') kit.set({ scoring: restingState(planNow(kit)) });
          else failed(plan, error);
        } finally {
          scoring = false;
          if (stop === mine) stop = null;
          await saver.flush();
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

/** "Scored 38,880 pairs in 15 minutes. 21 % help, 4 % hurt by more than 0.05." */
function doneText(kit: Kit, report: ScoreReport): string {
  const effect = effectSentence(Object.values(kit.artefacts.blocks()).map((block) => summarizeBlock(signedBlock(block), block)));
  const minutes = report.elapsedMs / 60_000;
  const time = minutes < 2 ? `${Math.max(1, Math.round(report.elapsedMs / 1000))} seconds` : `${Math.round(minutes)} minutes`;
  const scored = `Scored ${report.pairs.toLocaleString('en')} pairs in ${time}.`;
  const missing = report.missing === 0 ? '' : ` ${report.missing.toLocaleString('en')} pairs are longer than the model reads; they count as no help.`;
  return `${scored}${effect === null ? '' : ` ${effect}`}${missing}`;
}

