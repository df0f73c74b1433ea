import { said } from '../../base/said';
import { cannotTurn } from './refusal';
import type { MaskOperand } from './plainAttention';

/** A value that was computed from sizes alone, as float32 whatever its type. */
export interface Evaluated {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** At or below this a score is hidden: half precision's smallest number is -65504. */
const HIDES = -1e4;

export interface MaskShape {
  /** Tokens of the run, and of past and run together. */
  readonly tokens: number;
  readonly width: number;
}

/**
 * What masks do together, from their values for `tokens` new tokens after `width - tokens` past ones: they must hide the
 * future, and may hide what is `window` or more positions back. Anything else (positions that add to the scores, another
 * order of sight) cannot be taken over by `attention_bias`.
 * @returns the window, null without one.
 * @throws a refusal
 * @see docs/spec/models.md M4
 */
export function windowOf(operands: readonly MaskOperand[], values: ReadonlyMap<string, Evaluated>, shape: MaskShape): number | null {
  const { tokens, width } = shape;
  const hidden = new Uint8Array(tokens * width);
  for (const { name, kind, fill } of operands) {
    if (fill !== null && values.get(fill)!.data.some((value) => value > HIDES)) throw cannotTurn(said`Its attention gives hidden tokens a score of their own.`);
    eachCell(values.get(name)!, shape, (cell, value) => {
      if (kind === 'added' && value > HIDES && value !== 0) throw cannotTurn(said`Its attention adds numbers that depend on positions to the scores (as ALiBi does).`);
      const hides = kind === 'added' ? value <= HIDES : (value !== 0) === (kind === 'hidden-where-true');
      if (hides) hidden[cell] = 1;
    });
  }
  const past = width - tokens;
  const firstSeen = hidden.subarray((tokens - 1) * width).indexOf(0);
  const reach = width - firstSeen;
  for (let row = 0; row < tokens; row++) {
    for (let column = 0; column < width; column++) {
      const back = past + row - column;
      const mustHide = back < 0 || back >= reach;
      // A row nearer to the start may not reach as far back as the last one can.
      if ((hidden[row * width + column] === 1) !== mustHide) throw cannotTurn(said`Its attention sees tokens in another order than the earlier ones.`);
    }
  }
  return firstSeen === 0 ? null : reach;
}

/** Every cell of a mask as [tokens, width]; sizes of 1 are spread, leading ones must all say the same. */
function eachCell({ dims, data }: Evaluated, { tokens, width }: MaskShape, visit: (cell: number, value: number) => void): void {
  const columns = dims.at(-1) ?? 1;
  const rows = dims.at(-2) ?? 1;
  if ((columns !== width && columns !== 1) || (rows !== tokens && rows !== 1)) throw cannotTurn(said`Its attention mask has a shape that is not known here.`);
  const plane = rows * columns;
  for (let start = 0; start < data.length; start += plane) {
    for (let row = 0; row < tokens; row++) {
      for (let column = 0; column < width; column++) {
        visit(row * width + column, data[start + (rows === 1 ? 0 : row * columns) + (columns === 1 ? 0 : column)]!);
      }
    }
  }
}
