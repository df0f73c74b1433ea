import { AppError } from '../../core/base/errors';
import type { LanguageModel } from '../../core/model/types';
import { createTemplate } from '../../core/prompt/template';
import { withColumn } from '../../core/scoring/blocks';
import { createCollector } from '../../core/scoring/collector';
import { estimateMs, msLeft } from '../../core/scoring/estimate';
import { probeSpeed } from '../../core/scoring/probe';
import { runRecovering, type RecoveryStep } from '../../core/scoring/recover';
import { defaultPackTokens } from '../../core/scoring/packTokens';
import type { SpeedProbe } from '../../core/scoring/service';
import type { BlockName, ScoringPlan, ScoringProgress, ScoringSets, UtilityBlock } from '../../core/scoring/types';
import { pairsOfTask, planWork, type KnownAlone, type WorkPlan } from '../../core/scoring/work';
import type { ChosenModel } from '../chooseModel';
import { printNote } from '../output';
import { count, createProgressLine, duration } from '../progressLine';
import type { PartialFolder } from './partialFolder';

export interface ScoreRun {
  readonly chosen: ChosenModel;
  readonly plan: ScoringPlan;
  readonly sets: ScoringSets;
  /** Changed as columns come in. */
  readonly blocks: Map<BlockName, UtilityBlock>;
  readonly partial: PartialFolder;
  readonly checkpointMs: number;
  readonly signal: AbortSignal;
  /** Writes the project and empties the folder of checkpoints. */
  readonly merge: () => Promise<void>;
}

/** Below this many pairs a probe costs more than it tells. */
const PROBED_PAIRS = 1000;
/** Columns of the work that the probe times. */
const PROBE_COLUMNS = 3;
/** A checkpoint is due at this many pairs, however quickly they came. */
const CHECKPOINT_PAIRS = 2048;
/** More files than this are taken into the project, so that going on stays quick. */
const MOST_FILES = 256;

export interface RunResult {
  readonly work: WorkPlan;
  readonly probe: SpeedProbe | null;
  readonly elapsedMs: number;
}

/** Scores a plan with checkpoints, progress and recovery. What came in is in `blocks` and in the folder, however it ends. */
export async function runScore(run: ScoreRun): Promise<RunResult> {
  const { chosen, plan, sets, blocks, partial, signal } = run;
  const { info } = chosen;
  const open = (): Promise<LanguageModel> => chosen.load(signal);
  let model: LanguageModel | null = await open();
  const alone = knownAlone(blocks);
  const collector = createCollector([...blocks.values()]);
  const progress = createProgressLine();
  let savedAt = performance.now();
  let elapsedMs = 0;
  const checkpoint = async (): Promise<void> => {
    await partial.write(collector.take());
    savedAt = performance.now();
  };
  try {
    const probe = plan.pairs < PROBED_PAIRS ? null : await probeWork(model, plan, sets, signal);
    const packTokens = probe?.packTokens ?? defaultPackTokens(model.backend);
    const work = await planWork(plan, sets, model, { packTokens, alone, signal });
    const estimate = probe === null ? null : estimateMs(work, probe);
    const whole = info.packing.mode === 'whole' ? ', one whole sequence at a time (slower)' : '';
    printNote(`${info.name} (${info.weights}) on ${model.threads} threads${whole}, template ${plan.identity.template}: ${workText(work)}${estimate === null ? '' : `; about ${duration(estimate / 1000)}`}`);
    const first = model;
    model = null; // from here on the run opens and closes it
    let isFirst = true;
    const reopen = (): Promise<LanguageModel> => {
      if (!isFirst) return open();
      isFirst = false;
      return Promise.resolve(first);
    };
    const show = (event: ScoringProgress): void => progress.show({ ...event, msLeft: msLeft(work, estimate, event) });
    const onStep = (step: RecoveryStep): void => {
      progress.end();
      printNote(`warning: ${step.message} Going on with ${step.packTokens} instead of ${step.packTokensBefore} tokens a run.`);
    };
    for await (const event of runRecovering(plan, sets, { packTokens, alone, signal, open: reopen, onStep, onProgress: show })) {
      collector.add(event);
      if (event.kind === 'alone') {
        for (const [name, block] of blocks) if (name.startsWith(event.set)) block.alone.set(event.distances);
      } else if (event.kind === 'column') {
        blocks.set(event.block, withColumn(blocks.get(event.block)!, event.column, event.utility, event.missingRows, event.rows));
      } else {
        elapsedMs = event.elapsedMs;
        show(event);
        if (performance.now() - savedAt >= run.checkpointMs || collector.pairs() >= CHECKPOINT_PAIRS) await checkpoint();
        if (partial.written() >= MOST_FILES) await run.merge();
      }
    }
    return { work, probe, elapsedMs };
  } catch (thrown) {
    await checkpoint();
    if (signal.aborted) await run.merge();
    throw signal.aborted ? new AppError('cancelled', 'Stopped. What is scored is kept; run the same command again to go on.') : thrown;
  } finally {
    progress.end();
    await model?.close();
  }
}

/** Times a few columns of the work itself, spread over it. */
async function probeWork(model: LanguageModel, plan: ScoringPlan, sets: ScoringSets, signal: AbortSignal): Promise<SpeedProbe> {
  const template = createTemplate(plan.identity.template, model.tokenizer);
  const columns = Array.from({ length: PROBE_COLUMNS }, (_, k) => plan.tasks[Math.floor(((k + 0.5) * plan.tasks.length) / PROBE_COLUMNS)]!)
    .map((task) => pairsOfTask(task, sets, template, model.info).filter((pair) => pair !== null))
    .filter((pairs) => pairs.length > 0);
  const probe = await probeSpeed(model, { columns: columns.length === 0 ? undefined : columns, signal });
  const tried = probe.packings.map(({ packTokens, tokensPerSecond }) => `${packTokens}: ${Math.round(tokensPerSecond)}`).join(', ');
  printNote(`probe: ${probe.packTokens} tokens a run are fastest (tokens/s at ${tried})`);
  return probe;
}

function workText({ pairs, missing, runs, tokens, bytes, exact }: WorkPlan): string {
  const about = exact ? '' : 'about ';
  const without = missing === 0 ? '' : `, ${about}${count(missing)} of them longer than the model reads`;
  return `${count(pairs)} pairs${without}, ${about}${count(tokens)} tokens in ${count(runs)} runs, ${(bytes / 1e6).toFixed(1)} MB`;
}

function knownAlone(blocks: ReadonlyMap<BlockName, UtilityBlock>): KnownAlone {
  const of = (set: 'pool' | 'target'): Float32Array | undefined => {
    const all = [...blocks].filter(([name]) => name.startsWith(set)).map(([, { alone }]) => alone);
    return all[0]?.map((_, row) => all.map((alone) => alone[row]!).find((d) => !Number.isNaN(d)) ?? NaN);
  };
  return { pool: of('pool'), target: of('target') };
}
