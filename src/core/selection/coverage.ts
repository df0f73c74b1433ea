import type { GainEngine } from './gainEngine';

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
 * f after 0, 1, … k picks of a given order, from an engine's gains.
 * @param engine reset first; left at the whole order.
 * @param order k candidates; borrowed.
 * @returns k + 1 values, the first 0; new buffer.
 * @see docs/spec/selection.md O8
 */
export function valuesAlong(engine: GainEngine, order: Int32Array): Float64Array {
  const values = new Float64Array(order.length + 1);
  engine.reset();
  order.forEach((candidate, position) => {
    values[position + 1] = values[position]! + engine.gain(candidate);
    engine.take(candidate);
  });
  return values;
}
