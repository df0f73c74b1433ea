import type { Pacer } from './pacer';
import type { SetFunction } from './setFunctionTypes';

/**
 * Shares of a total: values / total, at most 1 (rounding may pass it by one part in 10^15). A total of 0 gives 0:
 * where nothing can be covered, nothing is.
 * @param values borrowed.
 * @returns new buffer, same length, in [0, 1].
 * @see docs/spec/selection.md C1
 */
export function sharesOf(values: Float64Array, total: number): Float64Array {
  return values.map((value) => (total > 0 ? Math.min(value / total, 1) : 0));
}

/**
 * f after 0, 1, … k picks of a given order, from the gains of any function; rests between picks.
 * @param f reset first; left at the whole order.
 * @param order k candidates; borrowed.
 * @returns k + 1 values, the first 0; new buffer.
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md O8, S2
 */
export async function pacedValuesAlong(f: Pick<SetFunction, 'reset' | 'gain' | 'take'>, order: Int32Array, pace: Pacer): Promise<Float64Array> {
  const values = new Float64Array(order.length + 1);
  f.reset();
  for (let position = 0; position < order.length; position++) {
    const candidate = order[position]!;
    values[position + 1] = values[position]! + f.gain(candidate);
    f.take(candidate);
    if (pace.due()) await pace.rest();
  }
  return values;
}
