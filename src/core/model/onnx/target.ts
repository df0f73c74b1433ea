import type { GraphEditor } from './graph';
import { ELEMENT } from './types';

/** Where a token must not look; large enough that its weight is exactly 0 in float32. */
const HIDDEN = -1e9;
/** The same within half precision. */
const HIDDEN_HALF = -60_000;

/** The inputs that a scoring graph has and a decoder lacks, and what is made of them. */
export class TargetInputs {
  constructor(private readonly editor: GraphEditor) {
    const add = (name: string, type: number, shape: (number | string)[]): void => {
      if (editor.input(name) === undefined) editor.inputs.push({ name, type, shape });
    };
    add('position_ids', ELEMENT.int64, [1, 'S']);
    add('attention_bias', ELEMENT.float, [1, 1, 1, 'S', 'P+S']);
    add('score_rows', ELEMENT.int64, ['R']);
    add('score_targets', ELEMENT.int64, ['R']);
  }

  /** S, tokens of this run: one integer in a list. */
  tokens(): string {
    const { editor } = this;
    return editor.add('Gather', [editor.add('Shape', ['input_ids'], 'ids_shape'), editor.integers(1)], 'S', { axis: 0 });
  }

  /** P + S, tokens that may be looked at. */
  width(): string {
    const { editor } = this;
    return editor.add('Gather', [editor.add('Shape', ['attention_bias'], 'bias_shape'), editor.integers(4)], 'P+S', { axis: 0 });
  }

  /** P as a scalar. */
  private past(): string {
    const { editor } = this;
    return editor.add('Squeeze', [editor.add('Sub', [this.width(), this.tokens()], 'P.list')], 'P');
  }

  /** Positions of this run's tokens, S integers. */
  positions(): string {
    return this.editor.add('Reshape', ['position_ids', this.editor.integers(-1)], 'positions');
  }

  /** Positions less the past's length, S integers: what counts from 0 within this run in a plain sequence. */
  offsets(): string {
    return this.editor.add('Sub', [this.positions(), this.past()], 'offsets');
  }

  /** Positions of all tokens that may be looked at, P + S integers. */
  keyPositions(): string {
    const { editor } = this;
    const prefix = editor.add('Range', [editor.integer(0), this.past(), editor.integer(1)], 'positions.prefix');
    return editor.add('Concat', [prefix, this.positions()], 'positions.keys', { axis: 0 });
  }

  /** attention_bias [1, 1, 1, S, P+S]; with a window, tokens that are `window` or more positions before are hidden too. */
  bias(window: number | null): string {
    if (window === null) return 'attention_bias';
    const { editor } = this;
    const rows = editor.add('Reshape', ['position_ids', editor.integers(-1, 1)], 'positions.column');
    const back = editor.add('Sub', [rows, this.keyPositions()], 'positions.back');
    const far = editor.add('Less', [editor.integers(window - 1), back], `far.${window}`);
    const hidden = editor.add('Where', [far, editor.float(HIDDEN), editor.float(0)], `far.${window}.bias`);
    return editor.add('Add', ['attention_bias', hidden], `bias.${window}`);
  }

  /** The same as [1, 1, S, P+S] in the type of the scores it is added to. */
  biasLike(window: number | null, type: number): string {
    const { editor } = this;
    const name = `bias4.${window ?? 'all'}`;
    const shape = editor.add('Concat', [editor.integers(1, 1), this.tokens(), this.width()], 'shape.bias4', { axis: 0 });
    const flat = editor.add('Reshape', [this.bias(window), shape], name);
    if (type === ELEMENT.float) return flat;
    const held = editor.add('Max', [flat, editor.float(HIDDEN_HALF)], `${name}.held`);
    return editor.add('Cast', [held], `${name}.${type}`, { to: type });
  }
}
