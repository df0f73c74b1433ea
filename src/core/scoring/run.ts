import { throwIfAborted } from '../base/job';
import type { LanguageModel } from '../model/types';
import { createTemplate, type PromptTemplate } from '../prompt/template';
import type { Example } from '../dataset/types';
import type { PairTokens } from '../prompt/types';
import { BLOCK_SETS } from './blocks';
import { columnDistances } from './column';
import type { BlockName, ColumnTask, ScoringEvent, ScoringPlan, ScoringProgress, ScoringSets } from './types';

export interface RunOptions {
  /** Tokens in one packed run. Default: what suits the backend, see `defaultPackTokens`. */
  readonly packTokens?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after every run of the model; the same figures are yielded after every column. Default: nobody listens. */
  readonly onProgress?: ((event: ScoringProgress) => void) | undefined;
  /** d(y_i | x_i) known from before, per set; NaN where not known. Default: none. */
  readonly alone?: { readonly pool?: Float32Array | undefined; readonly target?: Float32Array | undefined } | undefined;
}

/** Packs of about this length ran fastest per token (measured on two cores: 240-480 on wasm, 430-580 in Node). */
export function defaultPackTokens(backend: LanguageModel['backend']): number {
  return backend === 'wasm' ? 320 : 512;
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
    const fill = await aloneDistances(sets[set], known, template, model, (pairs) => column(pairs, false));
    alone[set] = fill;
    yield { kind: 'alone', set, distances: fill.slice() };
  }
  for (const task of plan.tasks) {
    throwIfAborted(options.signal);
    const asked = askedOf(task, sets);
    const demonstration = sets[task.set][task.column]!;
    const pairs = asked.flatMap(({ examples }) => examples.map((row) => fitting(template.tokens(row, demonstration), model)));
    const before = pairsDone;
    const distances = await column(pairs, true);
    pairsDone = before + pairs.length;
    yield* columnEvents(task.column, asked, pairs, distances, alone);
    yield progress();
  }
}

/** The rows that a task asks in one block. */
interface AskedRows {
  readonly block: BlockName;
  readonly rows: Uint32Array | null;
  readonly examples: readonly Example[];
}

function askedOf(task: ColumnTask, sets: ScoringSets): AskedRows[] {
  return task.blocks.map((block, at) => {
    const all = sets[BLOCK_SETS[block].rows];
    const rows = task.rows[at] ?? null;
    return { block, rows, examples: rows === null ? all : Array.from(rows, (row) => all[row]!) };
  });
}

function rowSets(plan: ScoringPlan): ('pool' | 'target')[] {
  const sets = new Set(plan.tasks.flatMap((task) => task.blocks.map((block) => BLOCK_SETS[block].rows)));
  return (['pool', 'target'] as const).filter((set) => sets.has(set));
}

/** U5: null where context and response together are longer than the model reads. */
function fitting(pair: PairTokens, model: LanguageModel): PairTokens | null {
  return pair.context.length + pair.response.length > model.info.contextTokens ? null : pair;
}

async function aloneDistances(
  examples: readonly Example[],
  known: Float32Array | undefined,
  template: PromptTemplate,
  model: LanguageModel,
  score: (pairs: readonly (PairTokens | null)[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const isKnown = (row: number): boolean => known !== undefined && !Number.isNaN(known[row] ?? NaN);
  const pairs = examples.map((example, row) => (isKnown(row) ? null : fitting(template.tokens(example, null), model)));
  const distances = await score(pairs);
  return distances.map((value, row) => (isKnown(row) ? known![row]! : value));
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
