import { said } from '../../base/said';
import { LOG_PROB_OUTPUT } from '../feeds';
import { elementType } from './analysis';
import { intOf, type GraphEditor } from './graph';
import { cannotTurn } from './refusal';
import { ELEMENT, type OnnxNode } from './types';

const PRODUCTS = new Set(['MatMul', 'MatMulNBits', 'Gemm', 'FusedMatMul', 'MatMulIntegerToFloat']);
/** What may stand between the projection and the logits: the same for each row by itself. */
const BY_ROW = new Set(['Cast', 'Mul', 'Div', 'Add', 'Sub', 'Tanh', 'Identity', 'QuantizeLinear', 'DequantizeLinear']);

/**
 * Projects only the rows that are scored on the vocabulary, and adds their log-probabilities as the output in the place
 * of the logits.
 * @throws a refusal
 * @see docs/spec/models.md M2
 */
export function projectScoredRows(editor: GraphEditor, content: ReadonlySet<string>): void {
  const projection = findProjection(editor, content);
  const hidden = projection.inputs[0]!;
  const flat = editor.producer(hidden);
  const source = projection.op === 'Gemm' && flat?.op === 'Reshape' ? flat.inputs[0]! : hidden;
  if (projection.op === 'Gemm' && (source === hidden || intOf(projection, 'transA', 0) !== 0)) throw cannotTurn(said`Its projection on the vocabulary has a form that is not known here.`);
  const type = elementType(editor, source);
  if (type === null) throw cannotTurn(said`The number format of its last layer cannot be told.`);
  const rows = editor.add('Gather', [source, 'score_rows'], 'hidden.rows', { axis: 1 });
  // One sequence a run: without the batch's dimension a Gemm has the shape it wants.
  const scored = projection.op === 'Gemm' ? editor.add('Reshape', [rows, rowShape(editor)], 'hidden.rows.flat') : rows;
  editor.replace(projection, { ...projection, inputs: [scored, ...projection.inputs.slice(1)] });
  dropReshapes(editor, projection);
  scoreTargets(editor, 'logits');
}

/** [R, whatever is left] */
function rowShape(editor: GraphEditor): string {
  return editor.add('Concat', [editor.add('Shape', ['score_rows'], 'R'), editor.integers(-1)], 'shape.rows', { axis: 0 });
}

function findProjection(editor: GraphEditor, content: ReadonlySet<string>): OnnxNode {
  let name = 'logits';
  for (;;) {
    const node = editor.producer(name);
    if (node === undefined) throw cannotTurn(said`Its projection on the vocabulary was not found.`);
    const inputs = node.inputs.filter((input) => content.has(input));
    if (PRODUCTS.has(node.op)) {
      if (inputs.length !== 1 || inputs[0] !== node.inputs[0]) throw cannotTurn(said`Its projection on the vocabulary has a form that is not known here.`);
      return node;
    }
    if ((!BY_ROW.has(node.op) && node.op !== 'Reshape') || inputs.length !== 1) throw cannotTurn(said`Between its projection and its logits stands ${node.op}.`);
    name = inputs[0]!;
  }
}

/** Shapes after the projection are of all rows: they are taken out, as what follows works on the last dimension. */
function dropReshapes(editor: GraphEditor, projection: OnnxNode): void {
  let name = 'logits';
  const above: OnnxNode[] = [];
  while (!projection.outputs.includes(name)) {
    const node = editor.producer(name)!;
    if (node.op === 'Reshape') above.push(node);
    name = node.op === 'Reshape' || BY_ROW.has(node.op) ? (node.inputs.find((input) => leadsTo(editor, input, projection)) ?? node.inputs[0]!) : node.inputs[0]!;
  }
  for (const node of above) {
    editor.remove(node);
    editor.insert('Identity', [node.inputs[0]!], [node.outputs[0]!]);
  }
}

function leadsTo(editor: GraphEditor, name: string, projection: OnnxNode): boolean {
  for (let node = editor.producer(name); node !== undefined; node = editor.producer(node.inputs[0] ?? '')) {
    if (node.outputs[0] === projection.outputs[0]) return true;
  }
  return false;
}

/**
 * target_logprob [R]: log-softmax of logits [R, V] or [1, R, V] at the targets, in float32. The largest logit is taken
 * off first: some models' logits all lie below -100, where a plain exponential is 0.
 */
export function scoreTargets(editor: GraphEditor, logits: string): void {
  const wide = editor.add('Cast', [logits], 'logits.float', { to: ELEMENT.float });
  const rows = editor.add('Reshape', [wide, rowShape(editor)], 'logits.rows');
  const shifted = editor.add('Sub', [rows, editor.reduceLast('ReduceMax', rows, 'logits.largest')], 'logits.shifted');
  const sum = editor.reduceLast('ReduceSum', editor.add('Exp', [shifted], 'logits.exp'), 'logits.sum');
  const column = editor.add('Reshape', ['score_targets', editor.integers(-1, 1)], 'targets');
  const picked = editor.add('Sub', [editor.add('GatherElements', [shifted, column], 'picked', { axis: 1 }), editor.add('Log', [sum], 'normaliser')], 'picked.logprob');
  editor.insert('Reshape', [picked, editor.integers(-1)], [LOG_PROB_OUTPUT]);
}
