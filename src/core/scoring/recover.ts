import { asAppError, type ErrorCode } from '../base/errors';
import type { LanguageModel } from '../model/types';
import { defaultPackTokens } from './packTokens';
import { runScoring, type RunOptions } from './run';
import type { ScoringEvent, ScoringPlan, ScoringSets } from './types';

/** What was done about a failure of the model, for people to read. */
export interface RecoveryStep {
  readonly code: ErrorCode;
  readonly message: string;
  /** Tokens in one packed run, before and from now on. */
  readonly packTokensBefore: number;
  readonly packTokens: number;
}

export interface RecoveringOptions extends RunOptions {
  /** Gives a model that works, again after each failure. The one before is closed first. */
  readonly open: () => Promise<LanguageModel>;
  /** Told of each failure before the run goes on. */
  readonly onStep?: ((step: RecoveryStep) => void) | undefined;
}

const MENDS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['out-of-memory', 'model-lost']);
/** A run of this many tokens that still fails is not short of memory. */
const SMALLEST_PACK = 32;

/**
 * `runScoring` that gets over a full memory or a failed session: each time the model is opened anew and runs are half as
 * long; what was yielded is not run again. Progress counts on over failures.
 * @throws AppError of the model once runs of 32 tokens fail too; 'cancelled'; whatever else is thrown, at once.
 * @see docs/spec/scoring.md U12
 */
export async function* runRecovering(plan: ScoringPlan, sets: ScoringSets, options: RecoveringOptions): AsyncGenerator<ScoringEvent> {
  let model = await options.open();
  let packTokens = options.packTokens ?? defaultPackTokens(model.backend);
  let left = plan;
  let alone = options.alone;
  const start = performance.now();
  const before = { pairsDone: 0, tokensRun: 0 };
  const counted = (event: Extract<ScoringEvent, { kind: 'progress' }>): typeof event => ({
    kind: 'progress',
    pairsDone: before.pairsDone + event.pairsDone,
    pairs: plan.pairs,
    tokensRun: before.tokensRun + event.tokensRun,
    elapsedMs: performance.now() - start,
  });
  try {
    for (;;) {
      let tasksDone = 0;
      let latest = { pairsDone: 0, tokensRun: 0 };
      let pairsInTasksDone = 0;
      try {
        const run = { packTokens, alone, signal: options.signal, onProgress: (event: Extract<ScoringEvent, { kind: 'progress' }>) => {
          latest = event;
          options.onProgress?.(counted(event));
        } };
        for await (const event of runScoring(left, sets, model, run)) {
          if (event.kind === 'alone') alone = { ...alone, [event.set]: event.distances.slice() };
          if (event.kind === 'progress') {
            tasksDone++;
            pairsInTasksDone = event.pairsDone;
            yield counted(event);
          } else yield event;
        }
        return;
      } catch (thrown) {
        const error = asAppError(thrown);
        const next = Math.floor(packTokens / 2);
        if (!MENDS.has(error.code) || next < SMALLEST_PACK) throw thrown;
        options.onStep?.({ code: error.code, message: error.message, packTokensBefore: packTokens, packTokens: next });
        packTokens = next;
        before.pairsDone += pairsInTasksDone;
        before.tokensRun += latest.tokensRun;
        left = { ...left, tasks: left.tasks.slice(tasksDone) };
        await model.close().catch(() => undefined); // it failed; what closing it says is of no use
        model = await options.open();
      }
    }
  } finally {
    await model.close().catch(() => undefined);
  }
}
