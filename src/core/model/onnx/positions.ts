import { said } from '../../base/said';
import { isInteger, type SizeEvaluator } from './evaluation';
import { isMade, type GraphEditor } from './graph';
import type { MaskShape } from './masks';
import { cannotTurn } from './refusal';
import type { TargetInputs } from './target';
import { ELEMENT } from './types';

/** Operators that count tokens by themselves, so that packed sequences would be numbered on. */
const COUNTERS = new Set(['Range', 'CumSum']);
/** What may be done with a mask of ones without knowing how long a sequence is. */
const HARMLESS = new Set(['Shape', 'Cast', 'Equal', 'Not', 'Where', 'Mul', 'Sub', 'Add', 'Slice', 'Unsqueeze']);

/**
 * Makes positions come from `position_ids` alone. Where a graph numbers its tokens by itself, what it counts is
 * computed for two sizes: positions of the new tokens, of all tokens, or offsets within the run are each replaced by the
 * same from `position_ids`; anything else is refused.
 * @param hadPositions whether the graph had `position_ids` before.
 * @throws a refusal
 * @see docs/spec/models.md M5
 */
export async function takePositions(editor: GraphEditor, target: TargetInputs, hadPositions: boolean, evaluate: SizeEvaluator, shapes: readonly MaskShape[]): Promise<void> {
  editor.tidy();
  const counters = editor.nodes.filter((node) => COUNTERS.has(node.op) && !isMade(node)).map(({ op, outputs }) => ({ op, name: outputs[0]! }));
  if (counters.length > 0 && hadPositions && editor.consumers('position_ids').some((node) => !isMade(node))) throw cannotTurn(said`It numbers its tokens in two ways at once.`);
  for (const { name } of counters) {
    if (!isInteger(editor, name)) throw cannotTurn(said`It counts tokens in fractions.`);
    const seen = await Promise.all(shapes.map(async (shape) => ({ shape, data: (await evaluate([name], shape)).get(name)! })));
    const [first = null, ...others] = seen.map(({ shape, data: { data } }) => countedAs(data, shape));
    if (first === null || others.some((count) => count?.what !== first.what || count.from !== first.from)) throw cannotTurn(said`It numbers its tokens in a way that is not known here.`);
    const made = first.what === 'positions' ? target.positions() : first.what === 'offsets' ? target.offsets() : target.keyPositions();
    const moved = first.from === 0 ? made : editor.add('Add', [made, editor.integer(first.from)], `${name}.moved`);
    replaceBy(editor, name, moved, seen[0]!.data.dims.length, elementTypeOf(editor, name));
  }
  replaceMask(editor, target);
}

/** `name` gets the value of `made` [n], with as many dimensions as before. */
function replaceBy(editor: GraphEditor, name: string, made: string, rank: number, type: number): void {
  const shaped = rank === 1 ? made : editor.add('Reshape', [made, editor.integers(...Array.from({ length: rank - 1 }, () => 1), -1)], `${name}.shaped`);
  const typed = type === ELEMENT.int64 ? shaped : editor.add('Cast', [shaped], `${name}.typed`, { to: type });
  const node = editor.producer(name)!;
  editor.remove(node);
  editor.insert('Identity', [typed], [name]);
}

function elementTypeOf(editor: GraphEditor, name: string): number {
  const node = editor.producer(name)!;
  const input = editor.constants.get(node.inputs[node.op === 'Range' ? 2 : 1] ?? '')?.type;
  return node.op === 'Range' && input === ELEMENT.int32 ? ELEMENT.int32 : ELEMENT.int64;
}

type Counted = { readonly what: 'positions' | 'offsets' | 'keys'; readonly from: number };

/** What a list of numbers counts: up by one, as long as the run or as all tokens. */
function countedAs(values: Float32Array, { tokens, width }: MaskShape): Counted | null {
  if (values.some((value, at) => value !== values[0]! + at)) return null;
  const first = values[0] ?? NaN;
  const past = width - tokens;
  if (values.length === width) return { what: 'keys', from: first };
  if (values.length !== tokens) return null;
  // Told apart by the two sizes together: one of the two does not keep its distance.
  return first >= past ? { what: 'positions', from: first - past } : { what: 'offsets', from: first };
}

/** After masks and positions are taken over, the mask of ones may be left in sizes and in steps that do nothing. */
function replaceMask(editor: GraphEditor, target: TargetInputs): void {
  editor.tidy();
  const users = editor.consumers('attention_mask');
  if (users.length === 0) return;
  if (users.some(({ op }) => !HARMLESS.has(op)) || editor.nodes.some(({ op }) => op === 'If' || op === 'Loop' || op === 'Scan')) {
    throw cannotTurn(said`It uses the attention mask for more than masking.`);
  }
  const shape = editor.add('Concat', [editor.integers(1), target.width()], 'shape.ones', { axis: 0 });
  const ones = editor.add('Expand', [editor.integers(1), shape], 'ones');
  editor.redirect('attention_mask', ones);
}
