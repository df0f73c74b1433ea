import type { PairTokens } from '../prompt/types';
import type { PackedInputs } from '../model/types';

/** Where a token must not look. Large enough that its weight is exactly 0 after softmax in float32. */
const HIDDEN = -1e9;

/** One row's part of a pack: what follows the shared prefix. */
export interface Continuation {
  /** Which row of the column this is. */
  readonly row: number;
  /** Tokens after the prefix that are run: rest of the context, then the response without its last token. */
  readonly tokens: readonly number[];
  /** Index in `tokens` of the token whose next token is the first of the response. */
  readonly firstScored: number;
  /** The response, T tokens. */
  readonly response: readonly number[];
}

/** Tokens that all contexts begin with; leaves each context at least one token of its own. */
export function sharedPrefixLength(pairs: readonly PairTokens[]): number {
  const first = pairs[0];
  if (first === undefined) return 0;
  let length = first.context.length - 1;
  for (const { context } of pairs) {
    length = Math.min(length, context.length - 1);
    for (let at = 0; at < length; at++) {
      if (context[at] !== first.context[at]) length = at;
    }
  }
  return Math.max(length, 0);
}

/** What is left of a pair after the first `prefixTokens` tokens. */
export function continuationOf(row: number, pair: PairTokens, prefixTokens: number): Continuation {
  const rest = pair.context.slice(prefixTokens);
  return { row, tokens: [...rest, ...pair.response.slice(0, -1)], firstScored: rest.length - 1, response: pair.response };
}

/**
 * Groups continuations into packs of about `packTokens` tokens and of nearly equal size, as each run of the model has a
 * fixed cost: as many packs as come nearest to packTokens, longest continuation first into the emptiest pack. One that
 * is longer than packTokens stands alone. The order of packs and of rows in a pack is the same for the same input.
 */
export function packContinuations(continuations: readonly Continuation[], packTokens: number): Continuation[][] {
  const longestFirst = continuations.toSorted((a, b) => b.tokens.length - a.tokens.length || a.row - b.row);
  const alone = longestFirst.filter(({ tokens }) => tokens.length > packTokens);
  const shared = longestFirst.slice(alone.length);
  const total = shared.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const packs = Array.from({ length: shared.length === 0 ? 0 : Math.max(1, Math.round(total / packTokens)) }, () => ({ tokens: 0, members: [] as Continuation[] }));
  for (const continuation of shared) {
    const emptiest = packs.reduce((best, pack) => (pack.tokens < best.tokens ? pack : best));
    emptiest.tokens += continuation.tokens.length;
    emptiest.members.push(continuation);
  }
  return [...alone.map((continuation) => [continuation]), ...packs.map(({ members }) => members).filter((members) => members.length > 0)];
}

/**
 * Inputs of one run: the members one after another on a prefix of `prefixTokens` tokens. Each token sees the prefix
 * and the earlier tokens of its own continuation only.
 */
export function packedInputs(members: readonly Continuation[], prefixTokens: number): PackedInputs {
  const length = members.reduce((total, member) => total + member.tokens.length, 0);
  const scored = members.reduce((total, member) => total + member.response.length, 0);
  const tokens = new Int32Array(length);
  const positions = new Int32Array(length);
  const scoreRows = new Int32Array(scored);
  const scoreTargets = new Int32Array(scored);
  const width = prefixTokens + length;
  const bias = new Float32Array(length * width);
  let start = 0;
  let at = 0;
  for (const member of members) {
    const size = member.tokens.length;
    for (let k = 0; k < size; k++) {
      tokens[start + k] = member.tokens[k]!;
      positions[start + k] = prefixTokens + k;
      const row = (start + k) * width + prefixTokens;
      bias.fill(HIDDEN, row, row + start);
      bias.fill(HIDDEN, row + start + k + 1, row + length);
    }
    for (let t = 0; t < member.response.length; t++, at++) {
      scoreRows[at] = start + member.firstScored + t;
      scoreTargets[at] = member.response[t]!;
    }
    start += size;
  }
  return { prefixTokens, tokens, positions, bias, scoreRows, scoreTargets };
}

/** Inputs that extend a past by `tokens`; the runtime wants one scored row, whose value is not used. */
export function prefixInputs(tokens: readonly number[], pastTokens: number): PackedInputs {
  return packedInputs([{ row: 0, tokens, firstScored: tokens.length - 1, response: [0] }], pastTokens);
}
