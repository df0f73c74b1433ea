import { halfToFloat } from '../halfFloat';
import { ELEMENT } from '../onnx/types';
import { asEightBits, MIDDLE, packNibbles, type BlockWeights } from './blocks';
import type { GraphBuilder } from './graphBuilder';

/** Weights of one tensor, read and ready for the graph. */
export type TensorWeights = { readonly kind: 'blocks'; readonly weights: BlockWeights } | { readonly kind: 'numbers'; readonly type: 'float32' | 'float16'; readonly bytes: Uint8Array<ArrayBuffer> };

/** Bytes of plain numbers as float32. */
export function numbersOf(weights: TensorWeights): Float32Array {
  if (weights.kind === 'blocks') throw new Error('blocks are no plain numbers');
  const { bytes, type } = weights;
  return type === 'float32' ? new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) : halfToFloat(new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2));
}

const bytesOf = (values: Uint16Array<ArrayBuffer> | Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Scales or mins as float32; halves stay halves on disk and in memory until the session widens them. */
function widened(g: GraphBuilder, name: string, values: Uint16Array<ArrayBuffer> | Float32Array<ArrayBuffer>, dims: readonly number[]): string {
  if (values instanceof Float32Array) return g.constant(name, dims, ELEMENT.float, bytesOf(values));
  return g.op('Cast', [g.constant(`${name}16`, dims, ELEMENT.float16, bytesOf(values))], name, { to: ELEMENT.float });
}

/**
 * x [.., K] times the weights [N, K]. MatMulNBits computes scale (code - middle); what is left of each block, its min and
 * the lift, is one number times the sum of the block's inputs: a small product beside it.
 */
export function linear(g: GraphBuilder, x: string, name: string, weights: TensorWeights, outputs: number, inputs: number): string {
  if (weights.kind === 'numbers') return g.op('MatMul', [x, transposed(g, name, weights, outputs, inputs)], name);
  const { bits, block, codes, scales, mins, lift } = weights.weights;
  const blocks = inputs / block;
  const packed = bits === 4 ? packNibbles(codes) : codes;
  const codesName = g.constant(`${name}.q`, [outputs, blocks, (block * bits) / 8], ELEMENT.uint8, packed);
  const scale = widened(g, `${name}.scale`, scales, [outputs, blocks]);
  const product = { K: inputs, N: outputs, bits, block_size: block };
  if (mins === null) return g.op('MatMulNBits', [x, codesName, scale], name, product, 'com.microsoft');
  g.op('MatMulNBits', [x, codesName, scale], `${name}.centred`, product, 'com.microsoft');
  const offset = offsets(g, name, scale, mins, lift, [outputs, blocks]);
  g.op('Transpose', [offset], `${name}.offset_t`, { perm: [1, 0] });
  g.op('MatMul', [blockSums(g, x, inputs, block), `${name}.offset_t`], `${name}.rest`);
  return g.op('Add', [`${name}.centred`, `${name}.rest`], name);
}

/** min + lift x scale of each block. */
function offsets(g: GraphBuilder, name: string, scale: string, mins: NonNullable<BlockWeights['mins']>, lift: number, dims: readonly number[]): string {
  const min = widened(g, `${name}.min`, mins, dims);
  g.op('Mul', [scale, g.float(lift === 8 ? 'eight' : 'sixteen', lift)], lift === 8 ? `${name}.eight_scales` : `${name}.sixteen_scales`);
  return g.op('Add', [min, lift === 8 ? `${name}.eight_scales` : `${name}.sixteen_scales`], `${name}.offset`);
}

function blockSums(g: GraphBuilder, x: string, inputs: number, block: number): string {
  const name = `${x}.block_sums`;
  if (g.has(name)) return name;
  g.op('Reshape', [x, g.ints(`shape.blocks.${inputs}`, 0, 0, inputs / block, block)], `${x}.blocks`);
  return g.op('ReduceSum', [`${x}.blocks`, g.ints('axis.3', 3)], name, { keepdims: 0 });
}

function transposed(g: GraphBuilder, name: string, { type, bytes }: Extract<TensorWeights, { kind: 'numbers' }>, outputs: number, inputs: number): string {
  const dims = [outputs, inputs];
  const wide =
    type === 'float32'
      ? g.constant(`${name}.weight`, dims, ELEMENT.float, bytes)
      : g.op('Cast', [g.constant(`${name}.weight16`, dims, ELEMENT.float16, bytes)], `${name}.weight`, { to: ELEMENT.float });
  return g.op('Transpose', [wide], `${name}.weight_t`, { perm: [1, 0] });
}

/** The embedding of the tokens, [1, S, hidden], from any form of its table. */
export function embedding(g: GraphBuilder, table: TensorWeights, vocabulary: number, hidden: number): string {
  if (table.kind === 'numbers') {
    const dims = [vocabulary, hidden];
    if (table.type === 'float32') return g.op('Gather', [g.constant('embedding.weight', dims, ELEMENT.float, table.bytes), 'input_ids'], 'embedding', { axis: 0 });
    g.op('Gather', [g.constant('embedding.weight16', dims, ELEMENT.float16, table.bytes), 'input_ids'], 'embedding.rows', { axis: 0 });
    return g.op('Cast', ['embedding.rows'], 'embedding', { to: ELEMENT.float });
  }
  const { block, codes, scales, mins, lift } = asEightBits(table.weights);
  const blocks = hidden / block;
  g.constant('embedding.q', [vocabulary, blocks, block], ELEMENT.uint8, codes);
  widened(g, 'embedding.scale', scales, [vocabulary, blocks]);
  g.op('Gather', ['embedding.q', 'input_ids'], 'embedding.rows_u8', { axis: 0 });
  g.op('Cast', ['embedding.rows_u8'], 'embedding.rows', { to: ELEMENT.float });
  g.op('Sub', ['embedding.rows', g.float('zero_point', MIDDLE[8])], 'embedding.centred');
  const ofRows = (values: string, name: string): string => {
    g.op('Reshape', [values, g.ints('shape.scales', vocabulary, blocks, 1)], `${values}3`);
    return g.op('Gather', [`${values}3`, 'input_ids'], `embedding.row_${name}`, { axis: 0 });
  };
  let values = g.op('Mul', ['embedding.centred', ofRows('embedding.scale', 'scales')], 'embedding.blocks');
  if (mins !== null) values = g.op('Add', [values, ofRows(offsets(g, 'embedding', 'embedding.scale', mins, lift, [vocabulary, blocks]), 'offsets')], 'embedding.moved');
  return g.op('Reshape', [values, g.ints('shape.hidden', 0, 0, hidden)], 'embedding');
}

/** Logits of rows [R, hidden] by the embedding's own table. */
export function tiedProjection(g: GraphBuilder, rows: string, table: TensorWeights, vocabulary: number, hidden: number): string {
  if (table.kind === 'numbers') {
    const weight = table.type === 'float32' ? 'embedding.weight' : g.op('Cast', ['embedding.weight16'], 'embedding.weight', { to: ELEMENT.float });
    return g.op('MatMul', [rows, g.op('Transpose', [weight], 'embedding.weight_t', { perm: [1, 0] })], 'logits');
  }
  const { block, mins } = table.weights;
  const product = { K: hidden, N: vocabulary, bits: 8, block_size: block };
  if (mins === null) return g.op('MatMulNBits', [rows, 'embedding.q', 'embedding.scale'], 'logits', product, 'com.microsoft');
  g.op('MatMulNBits', [rows, 'embedding.q', 'embedding.scale'], 'logits.centred', product, 'com.microsoft');
  g.op('Reshape', [rows, g.ints('shape.rows.blocks', -1, hidden / block, block)], 'final.rows.blocks');
  g.op('ReduceSum', ['final.rows.blocks', g.ints('axis.2', 2)], 'final.rows.sums', { keepdims: 0 });
  g.op('Transpose', ['embedding.offset'], 'embedding.offset_t', { perm: [1, 0] });
  return g.op('Add', ['logits.centred', g.op('MatMul', ['final.rows.sums', 'embedding.offset_t'], 'logits.rest')], 'logits');
}

