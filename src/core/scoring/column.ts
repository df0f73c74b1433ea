import { throwIfAborted, yieldToOthers } from '../base/job';
import type { CacheState, LanguageModel } from '../model/types';
import type { PairTokens } from '../prompt/types';
import { distance } from './distance';
import { type Continuation, continuationOf, packContinuations, packedInputs, prefixInputs, sharedPrefixLength } from './pack';
import { runWholeSequences } from './whole';

/** Longest run, in tokens: longer stretches are run in pieces, each on the past of the one before. */
const LONGEST_RUN = 512;

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
  const present = pairs.flatMap((pair, row) => (pair === null ? [] : [{ row, pair }]));
  const first = present[0];
  if (first === undefined) return;
  if (model.info.packing.mode === 'whole') return runWholeSequences(model, present, options, receive);
  const prefixTokens = sharedPrefixLength(present.map(({ pair }) => pair));
  const prefix = await extendCache(model, first.pair.context.slice(0, prefixTokens), null, options);
  if (prefixTokens > 0) options.onRun?.(0, prefixTokens);
  try {
    const continuations = present.map(({ row, pair }) => continuationOf(row, pair, prefixTokens));
    for (const pack of packContinuations(continuations, options.packTokens)) {
      throwIfAborted(options.signal);
      const alone = pack[0]!;
      if (pack.length === 1 && alone.tokens.length > LONGEST_RUN) await runLong(model, alone, prefix, prefixTokens, options, receive);
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
