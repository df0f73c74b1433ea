import type { GraphEditor } from './graph';
import type { OnnxNode } from './types';

const MS = 'com.microsoft';

/**
 * Takes the rounding of activations out of a quantised graph. Where it is dynamic its scale is one number for a whole
 * run, so that a value would depend on what else is packed beside it; where it is static a difference of 1e-7 can still
 * tip a rounding. The eight-bit weights stay as they are; each product is made of the activations themselves and the
 * weights' own values.
 * @returns how many products and roundings were changed.
 * @see docs/spec/models.md M7
 */
export function keepActivations(editor: GraphEditor): number {
  let changed = 0;
  for (const node of editor.nodes) {
    if (node.op === 'DynamicQuantizeMatMul' && node.domain === MS) {
      const [x = '', weights = '', scale = '', zero = '', bias = ''] = node.inputs;
      put(editor, node.outputs[0]!, node, product(editor, node.outputs[0]!, x, weights, scale, zero), bias);
      changed++;
    }
    if (node.op === 'DequantizeLinear' && changeRounding(editor, node)) changed++;
    if (node.op === 'MatMulInteger' && changeInteger(editor, node)) changed++;
  }
  return changed;
}

/** An activation that is rounded and at once taken back by the same scale. */
function changeRounding(editor: GraphEditor, node: OnnxNode): boolean {
  const quantize = editor.producer(node.inputs[0] ?? '');
  if (quantize?.op !== 'QuantizeLinear' || quantize.inputs[1] !== node.inputs[1] || quantize.inputs[2] !== node.inputs[2]) return false;
  editor.remove(node);
  editor.insert('Identity', [quantize.inputs[0]!], [node.outputs[0]!]);
  return true;
}

/** MatMulInteger of a dynamically quantised x, then cast and times both scales. */
function changeInteger(editor: GraphEditor, node: OnnxNode): boolean {
  const [rounded = '', weights = '', , zero = ''] = node.inputs;
  const quantize = editor.producer(rounded);
  if (quantize?.op !== 'DynamicQuantizeLinear') return false;
  const cast = only(editor, node.outputs[0]!, 'Cast');
  const scaled = cast === null ? null : only(editor, cast.outputs[0]!, 'Mul');
  if (cast === null || scaled === null) return false;
  const scales = editor.producer(scaled.inputs.find((name) => name !== cast.outputs[0])!);
  const activation = quantize.outputs[1]!;
  if (scales?.op !== 'Mul' || !scales.inputs.includes(activation)) return false;
  const scale = scales.inputs.find((name) => name !== activation)!;
  const output = scaled.outputs[0]!;
  put(editor, output, scaled, product(editor, output, quantize.inputs[0]!, weights, scale, zero), '');
  return true;
}

function only(editor: GraphEditor, name: string, op: string): OnnxNode | null {
  const users = editor.consumers(name);
  return users.length === 1 && users[0]!.op === op ? users[0]! : null;
}

/** x times the weights' values. Scales of one number or one for each column. */
function product(editor: GraphEditor, output: string, x: string, weights: string, scale: string, zero: string): string {
  const size = (name: string): number => editor.constants.get(name)?.dims.reduce((count, dim) => count * dim, 1) ?? 1;
  const perColumn = size(scale) > 1;
  const zeros = editor.constants.get(zero)?.raw;
  const none = zero === '' || zeros?.every((byte) => byte === 0) === true;
  const spread = !none && perColumn && size(zero) === 1 ? editor.add('Expand', [zero, editor.add('Shape', [scale], `${output}.columns`)], `${output}.zeros`) : zero;
  const inputs = none ? [weights, scale] : [weights, scale, spread];
  const values = editor.add('DequantizeLinear', inputs, `${output}.weights`, perColumn ? { axis: 1 } : {});
  return editor.add('MatMul', [x, values], `${output}.product`);
}

function put(editor: GraphEditor, output: string, replaced: OnnxNode, value: string, bias: string): void {
  editor.remove(replaced);
  if (bias === '') editor.insert('Identity', [value], [output]);
  else editor.insert('Add', [value, bias], [output]);
}
