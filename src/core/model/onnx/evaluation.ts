import { said } from '../../base/said';
import { zeroPast, type Feed, type PastInput } from '../feeds';
import { elementType } from './analysis';
import { GraphEditor } from './graph';
import { cannotTurn } from './refusal';
import { ELEMENT, type OnnxModel, type TensorPlace } from './types';
import type { Evaluated, MaskShape } from './masks';
import { writeOnnx } from './write';

/** Runs a small graph once. Given by the runtime; the graph has no weights, only sizes and masks. */
export type EvaluateGraph = (graph: Uint8Array<ArrayBuffer>, feeds: readonly Feed[], outputs: readonly string[]) => Promise<readonly { readonly dims: readonly number[]; readonly data: Float32Array }[]>;

/** Bytes of a constant that stands in another file; null where that file is not here. */
export type ReadConstant = (place: TensorPlace) => Uint8Array | null;

/** Values of the graph that follow from sizes alone, computed for one size. */
export interface SizeEvaluator {
  (names: readonly string[], shape: MaskShape): Promise<ReadonlyMap<string, Evaluated>>;
}

/**
 * Cuts out of a graph what makes the named values, and runs that alone.
 * @returns each value as float32; whatever a person's model really computes for its masks and positions.
 */
export function sizeEvaluator(editor: GraphEditor, pasts: readonly PastInput[], evaluate: EvaluateGraph, readConstant: ReadConstant): SizeEvaluator {
  return async (names, shape) => {
    const unique = [...new Set(names)];
    const { model, outputs } = cutOut(editor, unique, readConstant);
    const feeds = model.inputs.map(({ name }) => feedFor(name, pasts, shape));
    const values = await evaluate(writeOnnx(model, { file: null }), feeds, outputs);
    return new Map(unique.map((name, at) => [name, values[at]!]));
  };
}

function cutOut(editor: GraphEditor, names: readonly string[], readConstant: ReadConstant): { model: OnnxModel; outputs: string[] } {
  const { opsets, nodes, constants, inputs, outputs } = editor;
  const cut = new GraphEditor({ irVersion: 8, functions: [], opsets, nodes, constants, inputs, outputs });
  const asFloat = names.map((name) => cut.add('Cast', [name], `value.${name}`, { to: ELEMENT.float }));
  cut.outputs = asFloat.map((name) => ({ name, type: ELEMENT.float, shape: null }));
  cut.tidy();
  for (const [name, tensor] of cut.constants) {
    if (tensor.external === null) continue;
    const raw = readConstant(tensor.external);
    if (raw === null) throw cannotTurn(said`A constant of its mask stands in ${tensor.external.location}, which is not here.`);
    cut.constants.set(name, { ...tensor, raw, external: null, message: null });
  }
  const used = new Set(cut.nodes.flatMap((node) => [...node.inputs, ...node.attributes.flatMap(({ captures }) => captures)]).concat(names));
  cut.inputs = cut.inputs.filter(({ name }) => used.has(name));
  return { model: cut.finish(), outputs: asFloat };
}

function feedFor(name: string, pasts: readonly PastInput[], { tokens, width }: MaskShape): Feed {
  const past = width - tokens;
  const known = pasts.find((input) => input.name === name);
  if (known !== undefined) return zeroPast(known, past);
  const integers = (length: number, value: (at: number) => number): Feed => ({ name, type: 'int64', data: BigInt64Array.from({ length }, (_, at) => BigInt(value(at))), shape: [1, length] });
  if (name === 'input_ids') return integers(tokens, () => 0);
  if (name === 'attention_mask') return integers(width, () => 1);
  if (name === 'position_ids') return integers(tokens, (at) => past + at);
  throw cannotTurn(said`Its masks depend on the input ${name}.`);
}

/** Whether a value is made of whole numbers, as positions are. */
export function isInteger(editor: GraphEditor, name: string): boolean {
  const type = elementType(editor, name);
  return type === ELEMENT.int64 || type === ELEMENT.int32;
}
