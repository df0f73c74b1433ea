import type { PackedInputs } from './types';

/** One tensor of a run, before a runtime makes it its own. */
export type Feed =
  | { readonly name: string; readonly type: 'int64'; readonly data: BigInt64Array; readonly shape: readonly number[] }
  | { readonly name: string; readonly type: 'float32'; readonly data: Float32Array; readonly shape: readonly number[] }
  | { readonly name: string; readonly type: 'float16'; /** Bits of the values. */ readonly data: Uint16Array; readonly shape: readonly number[] }
  | { readonly name: string; readonly type: 'bool'; readonly data: Uint8Array; readonly shape: readonly number[] };

/** A past input of a graph: keys or values of one layer. Its length is that of the past. */
export interface PastInput {
  readonly name: string;
  readonly type: 'float32' | 'float16';
  readonly heads: number;
  readonly headSize: number;
}

/** The past inputs of the bundled layout. */
export function pastInputsOf({ layers, kvHeads, headSize }: { readonly layers: number; readonly kvHeads: number; readonly headSize: number }): PastInput[] {
  const kinds = ['key', 'value'] as const;
  return Array.from({ length: layers }, (_, layer) => kinds.map((kind) => ({ name: `past_key_values.${layer}.${kind}`, type: 'float32' as const, heads: kvHeads, headSize }))).flat();
}

/** A past of `tokens` tokens, all zeros. New buffer. */
export function zeroPast({ name, type, heads, headSize }: PastInput, tokens: number): Feed {
  const shape = [1, heads, tokens, headSize];
  const size = heads * tokens * headSize;
  return type === 'float16' ? { name, type, data: new Uint16Array(size), shape } : { name, type, data: new Float32Array(size), shape };
}

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
