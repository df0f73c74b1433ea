import { AppError } from '../../base/errors';
import { said } from '../../base/said';
import { LOG_PROB_OUTPUT, presentName, type PastInput } from '../feeds';
import type { DecoderInputs } from '../wholeSequence';
import { contentValues, elementType } from './analysis';
import { keepActivations } from './dynamicQuant';
import { sizeEvaluator, type EvaluateGraph, type ReadConstant, type SizeEvaluator } from './evaluation';
import { findFusedAttention, replaceFusedAttention, type FusedSite } from './fusedAttention';
import { GraphEditor } from './graph';
import { windowOf, type MaskShape } from './masks';
import { findPlainAttention, type MaskOperand, type PlainSite } from './plainAttention';
import { takePositions } from './positions';
import { projectScoredRows } from './projection';
import { cannotTurn } from './refusal';
import { TargetInputs } from './target';
import { ELEMENT, type OnnxModel } from './types';

export interface TurnOptions {
  /** Runs a small graph without weights, once. */
  readonly evaluate: EvaluateGraph;
  /** Bytes of a constant in another file. */
  readonly readConstant: ReadConstant;
  /** Longest sequence the model reads; a window of attention is looked for up to there. */
  readonly contextTokens: number;
  /** The window that the model's configuration names, or null. */
  readonly slidingWindow: number | null;
}

export type Turned = { readonly mode: 'packed'; readonly model: OnnxModel } | { readonly mode: 'whole'; readonly why: string };

/** Masks are looked at for at least this many tokens: windows of 4096 are usual. */
const MASK_WIDTH = 4352;
const NEW_TOKENS = 3;
/** Two pasts, so that what grows with the past is told from what does not. */
const COUNTED: readonly MaskShape[] = [
  { tokens: 3, width: 14 },
  { tokens: 5, width: 34 },
];

/**
 * Turns a decoder's graph into a scoring graph: many continuations of one past in one run, log-probabilities of the
 * scored tokens alone. Only nodes change; weights stay where they are.
 * A graph that cannot be turned with certainty is left alone, and the reason is given.
 * @see docs/spec/models.md M2-M7
 */
export async function turnDecoder(model: OnnxModel, inputs: DecoderInputs, options: TurnOptions): Promise<Turned> {
  try {
    return { mode: 'packed', model: await turn(model, inputs, options) };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'model-unsupported') return { mode: 'whole', why: thrown.message };
    throw thrown;
  }
}

async function turn(model: OnnxModel, { pasts, others }: DecoderInputs, options: TurnOptions): Promise<OnnxModel> {
  const editor = new GraphEditor(model);
  if (editor.opset < 11) throw cannotTurn(said`Its operator set is version ${editor.opset}; 11 is needed.`);
  if (others.includes('use_cache_branch')) throw cannotTurn(said`Its graph is two graphs in one (merged decoder).`);
  if (others.includes('num_logits_to_keep')) keepAllLogits(editor);
  editor.tidy();
  keepActivations(editor);
  const target = new TargetInputs(editor);
  const evaluate = sizeEvaluator(editor, pasts, options.evaluate, options.readConstant);
  await takeAttention(editor, target, pasts, evaluate, options);

  const presents = pasts.map(({ name }) => presentName(name));
  if (presents.some((name) => !editor.outputs.some((output) => output.name === name))) throw cannotTurn(said`It does not give its past back.`);
  projectScoredRows(editor, contentValues(editor));
  editor.outputs = [{ name: LOG_PROB_OUTPUT, type: ELEMENT.float, shape: ['R'] }, ...editor.outputs.filter(({ name }) => presents.includes(name))];
  await takePositions(editor, target, others.includes('position_ids'), sizeEvaluator(editor, pasts, options.evaluate, options.readConstant), COUNTED);
  editor.tidy();
  if (editor.consumers('attention_mask').length > 0) throw cannotTurn(said`It uses the attention mask for more than masking.`);
  if (editor.consumers('position_ids').length === 0) throw cannotTurn(said`Where it takes positions from was not found.`);
  editor.inputs = editor.inputs.filter(({ name }) => name !== 'attention_mask');
  return editor.finish();
}

function keepAllLogits(editor: GraphEditor): void {
  editor.inputs = editor.inputs.filter(({ name }) => name !== 'num_logits_to_keep');
  editor.redirect('num_logits_to_keep', editor.integer(0));
}

async function takeAttention(editor: GraphEditor, target: TargetInputs, pasts: readonly PastInput[], evaluate: SizeEvaluator, options: TurnOptions): Promise<void> {
  // The past may be cast before it reaches the operator.
  const headSizeOf = (name: string): number | null => {
    for (let value = name; ; value = editor.producer(value)!.inputs[0]!) {
      const past = pasts.find((input) => input.name === value);
      if (past !== undefined) return past.headSize;
      if (editor.producer(value)?.op !== 'Cast') return null;
    }
  };
  const fused = findFusedAttention(editor, headSizeOf);
  const plain = findPlainAttention(editor, contentValues(editor));
  const layers = pasts.length / 2;
  if (fused.length + plain.length !== layers) throw cannotTurn(said`Attention was found ${fused.length + plain.length} times in ${layers} layers.`);

  const width = Math.min(options.contextTokens, Math.max(MASK_WIDTH, (options.slidingWindow ?? 0) + 16));
  const shape: MaskShape = { tokens: NEW_TOKENS, width };
  const sites = [...fused.map(operandsOf), ...plain.map(({ operands }) => operands)];
  const names = sites.flat().flatMap(({ name, fill }) => (fill === null ? [name] : [name, fill]));
  const values = names.length === 0 ? new Map() : await evaluate(names, shape);
  const windows = sites.map((operands) => (operands.length === 0 ? null : windowOf(operands, values, shape)));
  fused.forEach((site, at) => replaceFusedAttention(editor, target, { ...site, window: site.window ?? windows[at]! }));
  plain.forEach((site, at) => biasPlainAttention(editor, target, site, windows[fused.length + at]!));
}

function operandsOf({ masks }: FusedSite): MaskOperand[] {
  return masks.map((name) => ({ name, kind: 'added', fill: null }));
}

/** The scores as they were, `attention_bias`, softmax. */
function biasPlainAttention(editor: GraphEditor, target: TargetInputs, { softmax, scores }: PlainSite, window: number | null): void {
  const type = elementType(editor, scores);
  const wanted = elementType(editor, softmax.inputs[0]!);
  if (type === null || wanted === null) throw cannotTurn(said`The number format of its attention cannot be told.`);
  const at = `attention.${softmax.outputs[0]!}`;
  const biased = editor.add('Add', [scores, target.biasLike(window, type)], `${at}.biased`);
  const input = type === wanted ? biased : editor.add('Cast', [biased], `${at}.cast`, { to: wanted });
  editor.replace(softmax, { ...softmax, inputs: [input] });
}
