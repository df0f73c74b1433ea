import { said, told } from '../../base/said';
import { elementType } from './analysis';
import { floatOf, intOf, type GraphEditor } from './graph';
import { cannotTurn } from './refusal';
import type { TargetInputs } from './target';
import { ELEMENT, type OnnxNode } from './types';

const MS = 'com.microsoft';

/** An attention operator and what standard operators need to do its work. */
export interface FusedSite {
  readonly node: OnnxNode;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly window: number | null;
  /** Inputs that add to the scores: must be a mask and nothing else. */
  readonly masks: readonly string[];
}

/** All attention operators of the graph. @throws a refusal for one with a feature that is not known. */
export function findFusedAttention(editor: GraphEditor, headSizeOf: (pastName: string) => number | null): FusedSite[] {
  return editor.nodes.flatMap((node) => {
    if (node.op === 'GroupQueryAttention' && node.domain === MS) return [groupQuery(node, headSizeOf)];
    if (node.op === 'MultiHeadAttention' && node.domain === MS) return [multiHead(node, headSizeOf)];
    if (node.op === 'Attention' || node.op === 'DecoderMaskedMultiHeadAttention' || node.op === 'PagedAttention') {
      throw cannotTurn(said`Its attention is the operator ${node.op}, which is not known here.`);
    }
    return [];
  });
}

function groupQuery(node: OnnxNode, headSizeOf: (pastName: string) => number | null): FusedSite {
  for (const [index, what] of [[10, said`a bias of its own`], [11, said`attention sinks`], [12, said`a quantised past`], [13, said`a quantised past`]] as const) {
    if ((node.inputs[index] ?? '') !== '') throw cannotTurn(said`GroupQueryAttention has ${told(what)}, which is not known here.`);
  }
  if (intOf(node, 'smooth_softmax', 0) === 1 || intOf(node, 'qk_output', 0) > 0) throw cannotTurn(said`GroupQueryAttention has a softmax of its own kind.`);
  const window = intOf(node, 'local_window_size', -1);
  return { node, heads: intOf(node, 'num_heads', 0), kvHeads: intOf(node, 'kv_num_heads', 0), headSize: pastHeadSize(node, 3, headSizeOf), window: window > 0 ? window : null, masks: [] };
}

function multiHead(node: OnnxNode, headSizeOf: (pastName: string) => number | null): FusedSite {
  if ((node.inputs[3] ?? '') !== '') throw cannotTurn(said`MultiHeadAttention adds its own biases.`);
  if ((node.inputs[4] ?? '') !== '') throw cannotTurn(said`MultiHeadAttention has a padding mask of its own.`);
  const heads = intOf(node, 'num_heads', 0);
  const masks = [node.inputs[5] ?? ''].filter((name) => name !== '');
  if (masks.length === 0 && intOf(node, 'unidirectional', 0) === 0) throw cannotTurn(said`MultiHeadAttention has no mask: it looks ahead.`);
  return { node, heads, kvHeads: heads, headSize: pastHeadSize(node, 6, headSizeOf), window: null, masks };
}

function pastHeadSize(node: OnnxNode, pastAt: number, headSizeOf: (pastName: string) => number | null): number {
  const size = headSizeOf(node.inputs[pastAt] ?? '');
  if (size === null) throw cannotTurn(said`The size of ${node.op}'s heads is not written in the graph.`);
  return size;
}

/**
 * Puts standard operators in the place of an attention operator: rotation by `position_ids`, the past before the new
 * keys and values, scores plus `attention_bias`, softmax in float32.
 * @see docs/spec/models.md M3
 */
export function replaceFusedAttention(editor: GraphEditor, target: TargetInputs, site: FusedSite): void {
  const { node, heads, kvHeads, headSize } = site;
  const grouped = node.op === 'GroupQueryAttention';
  const at = `attention.${node.outputs[0]!}`;
  const [query, key, value] = inputsOf(editor, site, at);
  const [pastKey, pastValue] = (grouped ? [3, 4] : [6, 7]).map((index) => node.inputs[index] ?? '');
  const [output, presentKey, presentValue] = node.outputs;
  if (!pastKey || !pastValue || !presentKey || !presentValue) throw cannotTurn(said`${node.op} has no past.`);
  const type = elementType(editor, query!);
  if (type === null) throw cannotTurn(said`The number format of ${node.op} cannot be told.`);

  const split = (tensor: string, count: number, name: string): string =>
    editor.add('Transpose', [editor.add('Reshape', [tensor, editor.integers(0, 0, count, headSize)], `${at}.${name}.split`)], `${at}.${name}`, { perm: [0, 2, 1, 3] });
  const rotate = (tensor: string, count: number, name: string): string => (grouped && intOf(node, 'do_rotary', 0) === 1 ? rotated(editor, site, tensor, count, `${at}.${name}`) : tensor);
  const q = rotate(split(query!, heads, 'q'), heads, 'q.rotated');
  const k = rotate(split(key!, kvHeads, 'k'), kvHeads, 'k.rotated');
  const v = split(value!, kvHeads, 'v');
  editor.remove(node);
  editor.insert('Concat', [pastKey, k], [presentKey], { axis: 2 });
  editor.insert('Concat', [pastValue, v], [presentValue], { axis: 2 });

  const oneKv = editor.integers(1, kvHeads);
  const any = editor.integers(-1);
  const shape = (name: string, parts: readonly string[]): string => editor.add('Concat', parts, `shape.${name}.${kvHeads}.${heads}.${headSize}`, { axis: 0 });
  const perKv = shape('grouped', [oneKv, any, editor.integers(headSize)]);
  const perHead = shape('heads', [oneKv, editor.integers(heads / kvHeads), target.tokens(), target.width()]);
  const merged = shape('merged', [oneKv, any, target.width()]);
  const apart = shape('apart', [editor.integers(1, heads), target.tokens(), editor.integers(headSize)]);

  const scale = floatOf(node, 'scale', 0) || headSize ** -0.5;
  const like = (name: string, tensor: string): string => (type === ELEMENT.float ? tensor : editor.add('Cast', [tensor], name, { to: type }));
  const scaled = editor.add('Mul', [q, like(`${at}.scale`, editor.float(scale))], `${at}.q.scaled`);
  const scores = editor.add('MatMul', [editor.add('Reshape', [scaled, perKv], `${at}.q.grouped`), editor.add('Transpose', [presentKey], `${at}.kt`, { perm: [0, 1, 3, 2] })], `${at}.qk`);
  const wide = type === ELEMENT.float ? scores : editor.add('Cast', [scores], `${at}.qk.float`, { to: ELEMENT.float });
  const seen = editor.add('Add', [capped(editor, node, editor.add('Reshape', [wide, perHead], `${at}.qk.heads`), at), target.bias(site.window)], `${at}.qk.biased`);
  const weights = editor.add('Reshape', [editor.add('Softmax', [seen], `${at}.weights.heads`, { axis: -1 }), merged], `${at}.weights`);
  const mixed = editor.add('MatMul', [like(`${at}.weights.like`, weights), presentValue], `${at}.mixed`);
  const rows = editor.add('Transpose', [editor.add('Reshape', [mixed, apart], `${at}.mixed.heads`)], `${at}.mixed.rows`, { perm: [0, 2, 1, 3] });
  editor.insert('Reshape', [rows, editor.integers(0, 0, heads * headSize)], [output!]);
}

/** Query, key and value; cut apart where they come as one. */
function inputsOf(editor: GraphEditor, { node, heads, kvHeads, headSize }: FusedSite, at: string): readonly string[] {
  const [query = '', key = '', value = ''] = node.inputs;
  if (key !== '' && value !== '') return [query, key, value];
  if (node.op !== 'GroupQueryAttention') throw cannotTurn(said`MultiHeadAttention has query, key and value in one.`);
  const ends = [heads, heads + kvHeads, heads + 2 * kvHeads].map((count) => count * headSize);
  return ends.map((end, part) =>
    editor.add('Slice', [query, editor.integers(part === 0 ? 0 : ends[part - 1]!), editor.integers(end), editor.integers(2)], `${at}.part${part}`),
  );
}

function rotated(editor: GraphEditor, { node, headSize }: FusedSite, tensor: string, count: number, name: string): string {
  const [cos = '', sin = ''] = [node.inputs[7], node.inputs[8]];
  const width = editor.constants.get(cos)?.dims[1];
  if (width === undefined || sin === '') throw cannotTurn(said`The tables of rotation are made while the model runs.`);
  const partial = width * 2 === headSize ? {} : { rotary_embedding_dim: width * 2, num_heads: count };
  return editor.add('RotaryEmbedding', [tensor, 'position_ids', cos, sin], name, { interleaved: intOf(node, 'rotary_interleaved', 0), ...partial }, MS);
}

function capped(editor: GraphEditor, node: OnnxNode, scores: string, at: string): string {
  const cap = floatOf(node, 'softcap', 0);
  if (cap === 0) return scores;
  const bounded = editor.add('Tanh', [editor.add('Div', [scores, editor.float(cap)], `${at}.qk.part`)], `${at}.qk.bounded`);
  return editor.add('Mul', [bounded, editor.float(cap)], `${at}.qk.capped`);
}
