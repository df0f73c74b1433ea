import type { Packing } from '../model/types';
import type { PairTokens } from '../prompt/types';
import { type Continuation, continuationOf, packContinuations, sharedPrefixLength } from './pack';

/** Longest run, in tokens: longer stretches are run in pieces, each on the past of the one before. */
export const LONGEST_RUN = 512;

/** How the pairs of one column are run. Plan and run both go by it, so that the run does what the plan says. */
export interface ColumnLayout {
  /** Tokens that all pairs begin with: run once. */
  readonly prefix: readonly number[];
  /** What is run on it, one run each; a single continuation longer than LONGEST_RUN takes several. */
  readonly packs: readonly (readonly Continuation[])[];
}

/**
 * @param pairs one entry per row; null where the pair does not fit the context (U5): it is left out.
 * @param mode 'whole': no prefix is shared, each pair is a run of its own.
 */
export function layoutColumn(pairs: readonly (PairTokens | null)[], packTokens: number, mode: Packing['mode']): ColumnLayout {
  const present = pairs.flatMap((pair, row) => (pair === null ? [] : [{ row, pair }]));
  const first = present[0];
  if (first === undefined) return { prefix: [], packs: [] };
  if (mode === 'whole') return { prefix: [], packs: present.map(({ row, pair }) => [continuationOf(row, pair, 0)]) };
  const prefixTokens = sharedPrefixLength(present.map(({ pair }) => pair));
  const continuations = present.map(({ row, pair }) => continuationOf(row, pair, prefixTokens));
  return { prefix: first.pair.context.slice(0, prefixTokens), packs: packContinuations(continuations, packTokens) };
}

/** What a layout costs, exactly. */
export interface LayoutCost {
  /** Calls of the model. */
  readonly runs: number;
  /** Tokens of all runs, those of the prefix among them. */
  readonly tokens: number;
  readonly prefixTokens: number;
  /** Positions that are projected on the vocabulary for an answer. */
  readonly scoredTokens: number;
}

export function layoutCost({ prefix, packs }: ColumnLayout, mode: Packing['mode']): LayoutCost {
  let runs = Math.ceil(prefix.length / LONGEST_RUN);
  let tokens = prefix.length;
  let scoredTokens = 0;
  for (const pack of packs) {
    for (const member of pack) {
      tokens += member.tokens.length;
      scoredTokens += member.response.length;
    }
    runs += mode === 'packed' && isLong(pack) ? longRuns(pack[0]!) : 1;
  }
  return { runs, tokens, prefixTokens: prefix.length, scoredTokens };
}

/** Whether a pack is one continuation that is run in pieces. */
export function isLong(pack: readonly Continuation[]): boolean {
  return pack.length === 1 && pack[0]!.tokens.length > LONGEST_RUN;
}

function longRuns({ tokens, firstScored }: Continuation): number {
  return Math.ceil(firstScored / LONGEST_RUN) + Math.ceil((tokens.length - firstScored) / LONGEST_RUN);
}
