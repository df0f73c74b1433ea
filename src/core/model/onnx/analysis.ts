import { intOf, usesOf, type GraphEditor } from './graph';
import { ELEMENT, type OnnxNode } from './types';

/** Operators that tell sizes and not values. */
const SIZES = new Set(['Shape', 'Size']);

/**
 * Values that depend on which tokens were given or on the past's numbers. All others follow from sizes, positions and
 * the attention mask alone.
 */
export function contentValues(editor: GraphEditor): ReadonlySet<string> {
  editor.tidy(); // in order of dependence
  const content = new Set(editor.inputs.map(({ name }) => name).filter((name) => name === 'input_ids' || name.startsWith('past_key_values.')));
  for (const node of editor.nodes) {
    if (SIZES.has(node.op)) continue;
    if (usesOf(node).some((name) => content.has(name))) for (const output of node.outputs) content.add(output);
  }
  return content;
}

/** The element type of a value as far as it follows from constants, inputs and casts; null where it does not. */
export function elementType(editor: GraphEditor, name: string): number | null {
  const seen = new Set<string>();
  const typeOf = (value: string): number | null => {
    if (seen.has(value)) return null;
    seen.add(value);
    const known = editor.constants.get(value)?.type ?? editor.input(value)?.type;
    if (known !== undefined) return known;
    const node = editor.producer(value);
    return node === undefined ? null : outputType(node, typeOf);
  };
  return typeOf(name);
}

const INTEGER_RESULTS = new Set(['Shape', 'Size', 'NonZero', 'ArgMax', 'ArgMin']);
const TRUTHS = new Set(['Equal', 'Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual', 'And', 'Or', 'Not', 'IsNaN', 'IsInf', 'Xor']);
/** Operators whose result has the type of another input than the first. */
const TYPE_INPUT: Readonly<Record<string, number>> = { MatMulNBits: 2, DequantizeLinear: 1, Where: 1, GatherBlockQuantized: 2, CastLike: 1, DynamicQuantizeMatMul: 0 };

function outputType(node: OnnxNode, typeOf: (value: string) => number | null): number | null {
  if (INTEGER_RESULTS.has(node.op)) return ELEMENT.int64;
  if (TRUTHS.has(node.op)) return ELEMENT.bool;
  if (node.op === 'Cast') return intOf(node, 'to', ELEMENT.float);
  if (node.op === 'Constant') return node.attributes.find(({ name }) => name === 'value')?.tensor?.type ?? null;
  if (node.op === 'ConstantOfShape') return node.attributes.find(({ name }) => name === 'value')?.tensor?.type ?? ELEMENT.float;
  if (node.op === 'MatMulInteger') return ELEMENT.int32;
  const first = TYPE_INPUT[node.op] ?? 0;
  // The two sides of an addition have one type: where one cannot be told, the other may.
  for (const input of [node.inputs[first], ...node.inputs]) {
    const type = input === undefined || input === '' ? null : typeOf(input);
    if (type !== null) return type;
  }
  return null;
}
