import { AppError } from '../base/errors';
import { said } from '../base/said';
import { zeroPast, type Feed, type PastInput } from './feeds';
import { halfToFloat } from './halfFloat';
import type { RuntimeSession, RuntimeTensor } from './scoringGraph';
import type { LanguageModel, PackedInputs } from './types';

/** What a decoder's graph takes, as its file says. */
export interface DecoderInputs {
  readonly pasts: readonly PastInput[];
  /** Names of the inputs beside the past. */
  readonly others: readonly string[];
}

/**
 * The run of a decoder as it is, one whole sequence at a time, all logits: slower, for graphs that cannot be turned
 * into a scoring graph, and the measure that turned graphs are held against.
 * Takes inputs without a prefix that hold one sequence; returns log-probabilities by log-softmax in float64.
 * @throws AppError 'invalid-argument' for a prefix, a wish for the past, or more than one sequence.
 * @see docs/spec/models.md M6
 */
export function wholeSequenceRun<T extends RuntimeTensor>(
  session: RuntimeSession<T>,
  makeTensor: (feed: Feed) => T,
  inputs: DecoderInputs,
): LanguageModel['run'] {
  const emptyPasts = Object.fromEntries(inputs.pasts.map((past) => [past.name, makeTensor(zeroPast(past, 0))]));
  return async (packed, past, keepCache) => {
    if (past !== null || keepCache || packed.prefixTokens > 0 || packed.positions.some((position, at) => position !== at)) {
      throw new AppError('invalid-argument', said`This model runs one whole sequence at a time.`, { prefixTokens: packed.prefixTokens });
    }
    const feeds: Record<string, T> = { ...emptyPasts };
    for (const name of inputs.others) feeds[name] = makeTensor(otherInput(name, packed));
    const { logits } = await session.run(feeds, ['logits']);
    const values = logits!.data instanceof Float32Array ? logits!.data : halfToFloat(bitsOf(logits!.data));
    const logProbs = scoredLogProbs(values, packed);
    logits!.dispose?.();
    return { logProbs, cache: null };
  };
}

/** Inputs that a whole sequence can be given. */
export const WHOLE_INPUTS: readonly string[] = ['input_ids', 'attention_mask', 'position_ids', 'num_logits_to_keep', 'use_cache_branch'];

function otherInput(name: string, { tokens, positions }: PackedInputs): Feed {
  const shape = [1, tokens.length];
  switch (name) {
    case 'input_ids':
      return { name, type: 'int64', data: BigInt64Array.from(tokens, BigInt), shape };
    case 'position_ids':
      return { name, type: 'int64', data: BigInt64Array.from(positions, BigInt), shape };
    case 'attention_mask':
      return { name, type: 'int64', data: new BigInt64Array(tokens.length).fill(1n), shape };
    case 'num_logits_to_keep': // 0: all of them
      return { name, type: 'int64', data: BigInt64Array.of(0n), shape: [] };
    case 'use_cache_branch':
      return { name, type: 'bool', data: Uint8Array.of(0), shape: [1] };
    default:
      throw new AppError('model-unsupported', said`The model's graph has an input "${name}" that is not known. Nothing was changed; choose another model.`, { input: name });
  }
}

function bitsOf(data: unknown): Uint16Array {
  const view = data as { readonly buffer: ArrayBuffer; readonly byteOffset: number; readonly length: number };
  return new Uint16Array(view.buffer, view.byteOffset, view.length); // Float16Array where the engine has it
}

function scoredLogProbs(logits: Float32Array, { tokens, scoreRows, scoreTargets }: PackedInputs): Float32Array {
  const vocabulary = logits.length / tokens.length;
  return Float32Array.from(scoreRows, (row, at) => {
    const from = row * vocabulary;
    let largest = -Infinity;
    for (let k = from; k < from + vocabulary; k++) largest = Math.max(largest, logits[k]!);
    let sum = 0;
    for (let k = from; k < from + vocabulary; k++) sum += Math.exp(logits[k]! - largest);
    return logits[from + scoreTargets[at]!]! - largest - Math.log(sum);
  });
}
