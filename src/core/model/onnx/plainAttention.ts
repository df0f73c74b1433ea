import type { GraphEditor } from './graph';
import type { OnnxNode } from './types';

/** How an operand masks scores: added to them, or a truth that keeps or hides them. */
export interface MaskOperand {
  readonly name: string;
  readonly kind: 'added' | 'kept-where-true' | 'hidden-where-true';
  /** What stands where scores are hidden, for truths. */
  readonly fill: string | null;
}

/** A softmax over scores, and all that masks them. */
export interface PlainSite {
  readonly softmax: OnnxNode;
  /** The scores before any mask. */
  readonly scores: string;
  readonly operands: readonly MaskOperand[];
}

/**
 * Attention written in standard operators: every softmax whose input was masked by something that does not depend on
 * the tokens. Others (routers of experts) are left alone.
 */
export function findPlainAttention(editor: GraphEditor, content: ReadonlySet<string>): PlainSite[] {
  return editor.nodes.flatMap((softmax) => {
    const input = softmax.inputs[0] ?? '';
    if (softmax.op !== 'Softmax' || !content.has(input)) return [];
    const operands: MaskOperand[] = [];
    let scores = input;
    for (let step = below(editor, content, scores); step !== null; step = below(editor, content, scores)) {
      if (step.operand !== null) operands.push(step.operand);
      scores = step.scores;
    }
    return operands.length === 0 ? [] : [{ softmax, scores: afterLastMask(editor, content, input), operands }];
  });
}

interface Step {
  readonly scores: string;
  readonly operand: MaskOperand | null;
}

/** One mask less, or one cast less; null at the scores themselves. */
function below(editor: GraphEditor, content: ReadonlySet<string>, value: string): Step | null {
  const node = editor.producer(value);
  if (node === undefined) return null;
  const [a = '', b = '', c = ''] = node.inputs;
  if (node.op === 'Cast') return { scores: a, operand: null };
  if (node.op === 'Add' && content.has(a) !== content.has(b)) {
    const [scores, name] = content.has(a) ? [a, b] : [b, a];
    return { scores, operand: { name, kind: 'added', fill: null } };
  }
  if (node.op === 'Where' && !content.has(a) && content.has(b) !== content.has(c)) {
    return content.has(b)
      ? { scores: b, operand: { name: a, kind: 'kept-where-true', fill: c } }
      : { scores: c, operand: { name: a, kind: 'hidden-where-true', fill: b } };
  }
  return null;
}

/** The value that the deepest mask was laid on: casts below it stay. */
function afterLastMask(editor: GraphEditor, content: ReadonlySet<string>, input: string): string {
  let value = input;
  let scores = input;
  for (let step = below(editor, content, value); step !== null; step = below(editor, content, value)) {
    value = step.scores;
    if (step.operand !== null) scores = value;
  }
  return scores;
}
