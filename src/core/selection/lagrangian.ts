import { eachOfColumn } from '../kernel/sparse';
import type { GainEngine } from './gainEngine';
import type { Pacer } from './pacer';
import type { HeaviestRule } from './rivals';

export interface LagrangianProblem {
  /** Chosen in any case. */
  readonly pins: Int32Array;
  /** May be chosen. */
  readonly open: Int32Array;
  /** The most they can add for given gains. */
  readonly heaviest: HeaviestRule;
  /** f of a known solution, the aim of the steps. */
  readonly value: number;
  /** Cover at which the descent begins: any values >= the form's floor. */
  readonly start: Float64Array;
}

/** Subgradient steps; each reads the kernel once. */
const STEPS = 60;
/** Step length factor, halved after PATIENCE steps without a better bound. */
const FIRST_FACTOR = 1;
const PATIENCE = 4;
const CLOSE = 1e-10;

/**
 * Upper bound on facility location by relaxing "each row has one server". For any cover c >= floor
 *   L(c) = sum_i w_i (c_i - floor_i) + gains at c of the pins + the heaviest free gains at c
 * is at least f of every set with these pins, as max_j v_j <= c + sum_j max(v_j - c, 0) in each row. Polyak's
 * subgradient steps lower it; the smallest L seen is returned.
 * @param engine its cover is overwritten.
 * @returns the bound, float64.
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md G5; Cornuejols, Fisher, Nemhauser 1977
 */
export async function lagrangianBound(engine: GainEngine, problem: LagrangianProblem, pace: Pacer): Promise<number> {
  const { kernel, floor, weights } = engine.form;
  const { pins, open, heaviest, value, start } = problem;
  const { cover } = engine;
  const slope = new Float64Array(kernel.rows);
  const gains = new Float64Array(kernel.columns);
  cover.set(start);
  let best = Infinity;
  let factor = FIRST_FACTOR;
  let stale = 0;
  for (let step = 0; step < STEPS; step++) {
    for (const candidate of open) {
      gains[candidate] = engine.gain(candidate);
      if (pace.due()) await pace.rest();
    }
    const { sum, chosen } = heaviest(gains, open);
    let bound = sum;
    for (let row = 0; row < cover.length; row++) bound += (weights?.[row] ?? 1) * (cover[row]! - (floor?.[row] ?? 0));
    for (const pin of pins) bound += engine.gain(pin);
    if (bound < best) {
      best = bound;
      stale = 0;
    } else if (++stale >= PATIENCE) {
      factor /= 2;
      stale = 0;
    }
    const excess = bound - value;
    const length = slopeAt(engine, pins, chosen, slope);
    if (length === 0 || excess <= CLOSE * Math.abs(value)) break;
    const stride = (factor * excess) / length;
    for (let row = 0; row < cover.length; row++) {
      cover[row] = Math.max(cover[row]! - stride * slope[row]!, floor?.[row] ?? 0);
    }
  }
  return best;
}

/** Fills `into` with a subgradient of L at the engine's cover, w_i (1 - servers of row i); returns its squared length. */
function slopeAt(engine: GainEngine, pins: Int32Array, chosen: Int32Array, into: Float64Array): number {
  const { kernel, cap, weights } = engine.form;
  const { rows } = kernel;
  into.fill(1);
  for (const servers of [pins, chosen]) {
    for (const candidate of servers) {
      eachOfColumn(kernel, candidate, (row, raw) => {
        const reached = cap === null ? raw : Math.min(raw, cap[row]!);
        if (reached > engine.cover[row]!) into[row]! -= 1;
      });
    }
  }
  let length = 0;
  for (let row = 0; row < rows; row++) {
    const slope = into[row]! * (weights?.[row] ?? 1);
    into[row] = slope;
    // a row at its floor with slope > 0 cannot move: its part of the step is lost
    if (slope < 0 || engine.cover[row]! > (engine.form.floor?.[row] ?? 0)) length += slope * slope;
  }
  return length;
}
