import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';
import { seededRandom, shuffledIndices } from '../base/random';
import type { Example } from '../dataset/types';
import type { ModelInfo, Tokenizer } from '../model/types';
import { createTemplate, type PromptTemplate } from '../prompt/template';
import type { PairTokens } from '../prompt/types';
import { BLOCK_SETS } from './blocks';
import { layoutColumn, layoutCost, type LayoutCost } from './layout';
import { pairsInTask } from './plan';
import type { BlockName, ColumnTask, ScoringPlan, ScoringSets } from './types';

/** Known distances without an example, per set; NaN where not known. */
export interface KnownAlone {
  readonly pool?: Float32Array | undefined;
  readonly target?: Float32Array | undefined;
}

/** What a plan costs, counted from the texts themselves with the packing that is used. */
export interface WorkPlan extends LayoutCost {
  /** Pairs left, the missing ones among them. */
  readonly pairs: number;
  /** U5: pairs that are longer than the model reads; they are not run. */
  readonly missing: number;
  /** Rows answered without an example. */
  readonly aloneRows: number;
  readonly packTokens: number;
  /** Size of the result, bytes. */
  readonly bytes: number;
  /** False: counted on a sample of the tasks and multiplied up; then every figure but `pairs` and `bytes` is about. */
  readonly exact: boolean;
}

export interface WorkOptions extends JobOptions<{ readonly done: number; readonly total: number }> {
  readonly packTokens: number;
  /** Default none: every row is run alone first. */
  readonly alone?: KnownAlone | undefined;
  /** Beyond this many pairs a sample is counted. Default 20,000. */
  readonly exactPairs?: number | undefined;
}

const EXACT_PAIRS = 20_000;

/**
 * Exactly what `runScoring` will run for this plan: runs, tokens after prefix sharing, missing pairs. Runs nothing; turns
 * texts into tokens.
 * @param model its context length and packing, and its tokenizer.
 * @throws AppError 'cancelled', 'template-invalid'
 * @see docs/spec/scoring.md U11
 */
export async function planWork(plan: ScoringPlan, sets: ScoringSets, model: { readonly info: ModelInfo; readonly tokenizer: Tokenizer }, options: WorkOptions): Promise<WorkPlan> {
  const { packTokens, exactPairs = EXACT_PAIRS } = options;
  const { mode } = model.info.packing;
  const template = createTemplate(plan.identity.template, model.tokenizer);
  const total = { runs: 0, tokens: 0, prefixTokens: 0, scoredTokens: 0 };
  const add = (pairs: readonly (PairTokens | null)[], times = 1): void => {
    const cost = layoutCost(layoutColumn(pairs, packTokens, mode), mode);
    for (const figure of ['runs', 'tokens', 'prefixTokens', 'scoredTokens'] as const) total[figure] += times * cost[figure];
  };
  const rowsOf = (block: BlockName): number => sets[BLOCK_SETS[block].rows].length;
  const tasks = sampleOf(plan, exactPairs, rowsOf);
  const counted = tasks.reduce((pairs, task) => pairs + pairsInTask(task, rowsOf), 0);
  const times = counted === 0 ? 1 : plan.pairs / counted;
  let missing = 0;
  for (const [done, task] of tasks.entries()) {
    throwIfAborted(options.signal);
    const pairs = pairsOfTask(task, sets, template, model.info);
    missing += pairs.filter((pair) => pair === null).length;
    add(pairs, times);
    options.emit?.({ done, total: tasks.length });
    if (done % 16 === 15) await yieldToOthers();
  }
  let aloneRows = 0;
  for (const set of rowSets(plan)) {
    const pairs = alonePairs(sets[set], options.alone?.[set], template, model.info);
    aloneRows += pairs.filter((pair) => pair !== null).length;
    add(pairs);
  }
  const whole = (value: number): number => Math.round(value);
  return {
    pairs: plan.pairs,
    missing: whole(missing * times),
    aloneRows,
    runs: whole(total.runs),
    tokens: whole(total.tokens),
    prefixTokens: whole(total.prefixTokens),
    scoredTokens: whole(total.scoredTokens),
    packTokens,
    bytes: plan.bytes,
    exact: counted === plan.pairs,
  };
}

function sampleOf({ tasks, pairs }: ScoringPlan, most: number, rowsOf: (block: BlockName) => number): readonly ColumnTask[] {
  if (pairs <= most) return tasks;
  const sample: ColumnTask[] = [];
  let counted = 0;
  for (const at of shuffledIndices(tasks.length, seededRandom(7))) {
    if (counted >= most) break;
    sample.push(tasks[at]!);
    counted += pairsInTask(tasks[at]!, rowsOf);
  }
  return sample;
}

/** The sets whose rows a plan asks. */
export function rowSets(plan: ScoringPlan): ('pool' | 'target')[] {
  const sets = new Set(plan.tasks.flatMap((task) => task.blocks.map((block) => BLOCK_SETS[block].rows)));
  return (['pool', 'target'] as const).filter((set) => sets.has(set));
}

/** The rows that a task asks in one block. */
export interface AskedRows {
  readonly block: BlockName;
  readonly rows: Uint32Array | null;
  readonly examples: readonly Example[];
}

export function askedOf(task: ColumnTask, sets: ScoringSets): AskedRows[] {
  return task.blocks.map((block, at) => {
    const all = sets[BLOCK_SETS[block].rows];
    const rows = task.rows[at] ?? null;
    return { block, rows, examples: rows === null ? all : Array.from(rows, (row) => all[row]!) };
  });
}

/** Tokens of a task's pairs, block after block; null where a pair does not fit (U5). */
export function pairsOfTask(task: ColumnTask, sets: ScoringSets, template: PromptTemplate, info: ModelInfo): (PairTokens | null)[] {
  const demonstration = sets[task.set][task.column]!;
  return askedOf(task, sets).flatMap(({ examples }) => examples.map((row) => fitting(template.tokens(row, demonstration), info)));
}

/** Tokens of rows without an example; null where the distance is known or the row does not fit. */
export function alonePairs(examples: readonly Example[], known: Float32Array | undefined, template: PromptTemplate, info: ModelInfo): (PairTokens | null)[] {
  return examples.map((example, row) => (isKnown(known, row) ? null : fitting(template.tokens(example, null), info)));
}

export function isKnown(alone: Float32Array | undefined, row: number): boolean {
  return alone !== undefined && !Number.isNaN(alone[row] ?? NaN);
}

/** U5: null where context and response together are longer than the model reads. */
function fitting(pair: PairTokens, info: ModelInfo): PairTokens | null {
  return pair.context.length + pair.response.length > info.contextTokens ? null : pair;
}
