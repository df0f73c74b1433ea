import { throwIfAborted, yieldToOthers } from '../base/job';
import type { CacheState, LanguageModel } from '../model/types';
import type { PairTokens } from '../prompt/types';
import { distance } from './distance';
import { isLong, layoutColumn, LONGEST_RUN } from './layout';
import { type Continuation, packedInputs, prefixInputs } from './pack';
import { runWholeSequences } from './whole';

export interface ColumnOptions {
  /** Tokens in one packed run. */
  readonly packTokens: number;
  /** Called after each run with how many rows were answered and how many tokens were run. */
  readonly onRun?: ((rows: number, tokens: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Log-probabilities of one row's response, T values. */
export type RowLogProbs = (row: number, logProbs: Float32Array) => void;

/**
 * Answers all rows of one column: the tokens that all pairs begin with are run once, the rest is packed.
 * @param pairs one entry per row; null where the pair does not fit the context (U5): it stays untouched.
 * @param receive gets each row's log-probabilities (borrowed for the call), in no particular order.
 * @see docs/spec/scoring.md U5, U6
 */
export async function runColumn(
  model: LanguageModel,
  pairs: readonly (PairTokens | null)[],
  options: ColumnOptions,
  receive: RowLogProbs,
): Promise<void> {
  const { mode } = model.info.packing;
  const layout = layoutColumn(pairs, options.packTokens, mode);
  if (mode === 'whole') return runWholeSequences(model, layout.packs, options, receive);
  const prefixTokens = layout.prefix.length;
  const prefix = await extendCache(model, layout.prefix, null, options);
  if (prefixTokens > 0) options.onRun?.(0, prefixTokens);
  try {
    for (const pack of layout.packs) {
      throwIfAborted(options.signal);
      if (isLong(pack)) await runLong(model, pack[0]!, prefix, prefixTokens, options, receive);
      else await runPack(model, pack, prefix, prefixTokens, receive);
      options.onRun?.(pack.length, pack.reduce((total, member) => total + member.tokens.length, 0));
      await yieldToOthers(); // so that a cancel message arrives between two runs
    }
  } finally {
    prefix?.release();
  }
}

/** Distances of all rows of one column; NaN where the pair is null. New buffer. */
export async function columnDistances(
  model: LanguageModel,
  pairs: readonly (PairTokens | null)[],
  options: ColumnOptions,
): Promise<Float32Array> {
  const distances = new Float32Array(pairs.length).fill(NaN);
  await runColumn(model, pairs, options, (row, logProbs) => {
    distances[row] = distance(logProbs);
  });
  return distances;
}

async function runPack(
  model: LanguageModel,
  pack: readonly Continuation[],
  prefix: CacheState | null,
  prefixTokens: number,
  receive: RowLogProbs,
): Promise<void> {
  const { logProbs } = await model.run(packedInputs(pack, prefixTokens), prefix, false);
  let at = 0;
  for (const member of pack) {
    receive(member.row, logProbs.subarray(at, at + member.response.length));
    at += member.response.length;
  }
}

/** A continuation too long for one run: its context is run in pieces first, then its response in pieces. */
async function runLong(
  model: LanguageModel,
  member: Continuation,
  prefix: CacheState | null,
  prefixTokens: number,
  options: ColumnOptions,
  receive: RowLogProbs,
): Promise<void> {
  const before = member.tokens.slice(0, member.firstScored);
  let cache = await extendCache(model, before, prefix, options);
  let past = prefixTokens + before.length;
  const rest = member.tokens.slice(member.firstScored);
  const logProbs = new Float32Array(member.response.length);
  try {
    for (let start = 0; start < rest.length; start += LONGEST_RUN) {
      throwIfAborted(options.signal);
      const piece = rest.slice(start, start + LONGEST_RUN);
      const response = member.response.slice(start, start + LONGEST_RUN);
      const isLast = start + LONGEST_RUN >= rest.length;
      const run = await model.run(packedInputs([{ row: 0, tokens: piece, firstScored: 0, response }], past), cache, !isLast);
      logProbs.set(run.logProbs, start);
      if (cache !== prefix) cache?.release();
      cache = run.cache;
      past += piece.length;
    }
    receive(member.row, logProbs);
  } finally {
    if (cache !== prefix) cache?.release();
  }
}

/** The past after `tokens`, run in pieces; `past` itself is left to its owner. Returns `past` when there is nothing to run. */
async function extendCache(
  model: LanguageModel,
  tokens: readonly number[],
  past: CacheState | null,
  options: ColumnOptions,
): Promise<CacheState | null> {
  let cache = past;
  for (let start = 0; start < tokens.length; start += LONGEST_RUN) {
    throwIfAborted(options.signal);
    const piece = tokens.slice(start, start + LONGEST_RUN);
    const run = await model.run(prefixInputs(piece, cache?.tokens ?? 0), cache, true);
    if (cache !== past) cache?.release();
    cache = run.cache;
  }
  return cache;
}
