import type { PackedInputs } from './types';

/** One tensor of a run, before a runtime makes it its own. */
export type Feed =
  | { readonly name: string; readonly type: 'int64'; readonly data: BigInt64Array; readonly shape: readonly number[] }
  | { readonly name: string; readonly type: 'float32'; readonly data: Float32Array; readonly shape: readonly number[] };

/** The output that holds the scored probabilities. */
export const LOG_PROB_OUTPUT = 'target_logprob';

/** The scoring graph's inputs for one run, without the past. Shapes as in public/models/README.md's graph. New buffers. */
export function feedsOf(inputs: PackedInputs): Feed[] {
  const length = inputs.tokens.length;
  const scored = inputs.scoreRows.length;
  const integers = (name: string, values: Int32Array, shape: readonly number[]): Feed => ({ name, type: 'int64', data: BigInt64Array.from(values, BigInt), shape });
  return [
    integers('input_ids', inputs.tokens, [1, length]),
    integers('position_ids', inputs.positions, [1, length]),
    { name: 'attention_bias', type: 'float32', data: inputs.bias, shape: [1, 1, 1, length, inputs.prefixTokens + length] },
    integers('score_rows', inputs.scoreRows, [scored]),
    integers('score_targets', inputs.scoreTargets, [scored]),
  ];
}

/** The name of the output that becomes this past input: past_key_values.3.key -> present.3.key. */
export function presentName(pastName: string): string {
  return pastName.replace('past_key_values', 'present');
}
