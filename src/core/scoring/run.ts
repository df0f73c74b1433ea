import { throwIfAborted } from '../base/job';
import type { LanguageModel } from '../model/types';
import { createTemplate } from '../prompt/template';
import type { PairTokens } from '../prompt/types';
import { BLOCK_SETS } from './blocks';
import { columnDistances } from './column';
import { defaultPackTokens } from './packTokens';
import type { ScoringEvent, ScoringPlan, ScoringProgress, ScoringSets } from './types';
import { alonePairs, askedOf, isKnown, pairsOfTask, rowSets, type AskedRows, type KnownAlone } from './work';

export interface RunOptions {
  /** Tokens in one packed run. Default: what suits the backend, see `defaultPackTokens`. */
  readonly packTokens?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after every run of the model; the same figures are yielded after every column. Default: nobody listens. */
  readonly onProgress?: ((event: ScoringProgress) => void) | undefined;
  /** d(y_i | x_i) known from before, per set; NaN where not known. Default: none. */
  readonly alone?: KnownAlone | undefined;
}

/**
 * Scores what the plan says, one demonstration after another, and yields each finished column.
 * The caller paces, saves, shows and stops it. Rows whose alone distance is missing are missing in every column.
 * @throws AppError 'cancelled' between two runs of the model; what was yielded before stays valid.
 * @throws AppError 'model-lost' | 'out-of-memory' from the model.
 * @see docs/spec/scoring.md U1-U6
 */
export async function* runScoring(
  plan: ScoringPlan,
  sets: ScoringSets,
  model: LanguageModel,
  options: RunOptions = {},
): AsyncGenerator<ScoringEvent> {
  const template = createTemplate(plan.identity.template, model.tokenizer);
  const packTokens = options.packTokens ?? defaultPackTokens(model.backend);
  const start = performance.now();
  let tokensRun = 0;
  let pairsDone = 0;
  const column = (examples: readonly (PairTokens | null)[], countPairs: boolean): Promise<Float32Array> =>
    columnDistances(model, examples, {
      packTokens,
      signal: options.signal,
      onRun: (rows, tokens) => {
        tokensRun += tokens;
        if (countPairs) pairsDone += rows;
        options.onProgress?.(progress());
      },
    });
  const progress = (): ScoringProgress => ({ kind: 'progress', pairsDone, pairs: plan.pairs, tokensRun, elapsedMs: performance.now() - start });

  const alone: Partial<Record<'pool' | 'target', Float32Array>> = {};
  for (const set of rowSets(plan)) {
    const known = options.alone?.[set];
    const fill = await aloneDistances(alonePairs(sets[set], known, template, model.info), known, (pairs) => column(pairs, false));
    alone[set] = fill;
    yield { kind: 'alone', set, distances: fill.slice() };
  }
  for (const task of plan.tasks) {
    throwIfAborted(options.signal);
    const asked = askedOf(task, sets);
    const pairs = pairsOfTask(task, sets, template, model.info);
    const before = pairsDone;
    const distances = await column(pairs, true);
    pairsDone = before + pairs.length;
    yield* columnEvents(task.column, asked, pairs, distances, alone);
    yield progress();
  }
}

async function aloneDistances(
  pairs: readonly (PairTokens | null)[],
  known: Float32Array | undefined,
  score: (pairs: readonly (PairTokens | null)[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const distances = await score(pairs);
  return distances.map((value, row) => (isKnown(known, row) ? known![row]! : value));
}

function* columnEvents(
  column: number,
  asked: readonly AskedRows[],
  pairs: readonly (PairTokens | null)[],
  distances: Float32Array,
  alone: Partial<Record<'pool' | 'target', Float32Array>>,
): Generator<ScoringEvent> {
  let from = 0;
  for (const { block, rows, examples } of asked) {
    const before = alone[BLOCK_SETS[block].rows]!;
    const utility = new Float32Array(examples.length);
    const missingRows: number[] = [];
    for (let at = 0; at < examples.length; at++) {
      const row = rows?.[at] ?? at;
      utility[at] = before[row]! - distances[from + at]!;
      if (pairs[from + at] === null) missingRows.push(row);
    }
    yield { kind: 'column', block, column, rows, utility, missingRows };
    from += examples.length;
  }
}
