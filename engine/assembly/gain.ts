import { columnOf, Engine, promoted, slotOf } from './engine';
import { HEADER, rowsOf } from './lists';

export { boundMany } from './bound';
export { compact } from './lists';

// Gains of facility location, float64 over four lanes (rows mod 4), then (p0 + p1) + (p2 + p3): the order of the
// TypeScript engine (docs/spec/selection.md O8), to the last bit. Memory is imported and laid out by the caller.

// @ts-ignore: decorator
@inline
function positive(d: v128): v128 {
  return f64x2.pmax(f64x2.splat(0), d);
}

/** The last one to three rows, each added to its own lane. */
// @ts-ignore: decorator
@inline
function addTail(column: usize, cover: usize, rows: u32, low: v128, high: v128): f64 {
  let p0 = f64x2.extract_lane(low, 0);
  let p1 = f64x2.extract_lane(low, 1);
  let p2 = f64x2.extract_lane(high, 0);
  const p3 = f64x2.extract_lane(high, 1);
  const even = rows & ~3;
  const value = column + ((<usize>even) << 2);
  const covered = cover + ((<usize>even) << 3);
  if (even < rows) p0 += max<f64>(<f64>load<f32>(value) - load<f64>(covered), 0);
  if (even + 1 < rows) p1 += max<f64>(<f64>load<f32>(value, 4) - load<f64>(covered, 8), 0);
  if (even + 2 < rows) p2 += max<f64>(<f64>load<f32>(value, 8) - load<f64>(covered, 16), 0);
  return p0 + p1 + (p2 + p3);
}

function plainGain(engine: Engine, column: usize): f64 {
  const cover = engine.cover;
  const rows = engine.rows;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let at = column;
  let covered = cover;
  const end = column + ((<usize>(rows & ~3)) << 2);
  while (at < end) {
    low = f64x2.add(low, positive(f64x2.sub(promoted(at), v128.load(covered))));
    high = f64x2.add(high, positive(f64x2.sub(promoted(at + 8), v128.load(covered, 16))));
    at += 16;
    covered += 32;
  }
  return addTail(column, cover, rows, low, high);
}

function clampedGain(engine: Engine, column: usize): f64 {
  const rows = engine.rows;
  const caps = engine.caps;
  const cover = engine.cover;
  const weights = engine.weights;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const even = (<usize>(rows & ~3)) << 3;
  let at: usize = 0;
  for (; at < even; at += 32) {
    const value = column + (at >> 1);
    const dLow = f64x2.sub(f64x2.pmin(promoted(value), v128.load(caps + at)), v128.load(cover + at));
    const dHigh = f64x2.sub(f64x2.pmin(promoted(value + 8), v128.load(caps + at, 16)), v128.load(cover + at, 16));
    low = f64x2.add(low, f64x2.mul(v128.load(weights + at), positive(dLow)));
    high = f64x2.add(high, f64x2.mul(v128.load(weights + at, 16), positive(dHigh)));
  }
  let p0 = f64x2.extract_lane(low, 0);
  let p1 = f64x2.extract_lane(low, 1);
  let p2 = f64x2.extract_lane(high, 0);
  const p3 = f64x2.extract_lane(high, 1);
  const all = (<usize>rows) << 3;
  if (at < all) p0 += clampedEntry(column, caps, cover, weights, at);
  if (at + 8 < all) p1 += clampedEntry(column, caps, cover, weights, at + 8);
  if (at + 16 < all) p2 += clampedEntry(column, caps, cover, weights, at + 16);
  return p0 + p1 + (p2 + p3);
}

// @ts-ignore: decorator
@inline
function clampedEntry(column: usize, caps: usize, cover: usize, weights: usize, at: usize): f64 {
  const reached = min<f64>(<f64>load<f32>(column + (at >> 1)), load<f64>(caps + at));
  return load<f64>(weights + at) * max<f64>(reached - load<f64>(cover + at), 0);
}

/** The gain from a short list: rows left out would add 0 and the others keep their lane and order, so no bit changes. */
function listGain(engine: Engine, list: usize, length: u32): f64 {
  const cover = engine.cover;
  const rows = rowsOf(list);
  let p0: f64 = 0;
  let p1: f64 = 0;
  let p2: f64 = 0;
  let p3: f64 = 0;
  for (let at: usize = 0; at < length; at++) {
    const row = <usize>load<u16>(rows + (at << 1));
    const gained = max<f64>(<f64>load<f32>(list + HEADER + (at << 2)) - load<f64>(cover + (row << 3)), 0);
    const lane = row & 3;
    if (lane === 0) p0 += gained;
    else if (lane === 1) p1 += gained;
    else if (lane === 2) p2 += gained;
    else p3 += gained;
  }
  return p0 + p1 + (p2 + p3);
}

/** sum_i w_i max(min(s_i, cap_i) - cover_i, 0) for one candidate. */
export function gain(engine: Engine, candidate: u32): f64 {
  const column = columnOf(engine, candidate);
  return engine.caps === 0 ? plainGain(engine, column) : clampedGain(engine, column);
}

/** The same while the cover only rises, without caps and weights: the candidate's list is read where there is one. */
export function gainInRun(engine: Engine, candidate: u32): f64 {
  const slot = slotOf(engine, candidate);
  const list = <usize>load<u32>(slot);
  return list === 0 ? plainGain(engine, columnOf(engine, candidate)) : listGain(engine, list, load<u32>(slot, 4));
}

/** Raises the covers of a candidate's listed rows, the only ones it can raise; false where it has no list. */
export function takeListed(engine: Engine, candidate: u32): bool {
  const slot = slotOf(engine, candidate);
  const list = <usize>load<u32>(slot);
  if (list === 0) return false;
  const rows = rowsOf(list);
  for (let at: usize = 0; at < load<u32>(slot, 4); at++) {
    const row = <usize>load<u16>(rows + (at << 1));
    const value = load<f32>(list + HEADER + (at << 2));
    if (!(<f64>value > load<f64>(engine.cover + (row << 3)))) continue;
    store<f64>(engine.cover + (row << 3), <f64>value);
    store<f32>(engine.narrow + (row << 2), value);
  }
  return true;
}

/** cover_i = max(cover_i, min(s_i, cap_i)). */
export function take(engine: Engine, candidate: u32): void {
  const column = columnOf(engine, candidate);
  const cover = engine.cover;
  const caps = engine.caps;
  const all = (<usize>engine.rows) << 3;
  const pairs = (<usize>(engine.rows & ~1)) << 3;
  let at: usize = 0;
  if (caps === 0) {
    raiseNarrow(engine, column);
    for (; at < pairs; at += 16) v128.store(cover + at, f64x2.pmax(v128.load(cover + at), promoted(column + (at >> 1))));
  } else {
    for (; at < pairs; at += 16) {
      const reached = f64x2.pmin(promoted(column + (at >> 1)), v128.load(caps + at));
      v128.store(cover + at, f64x2.pmax(v128.load(cover + at), reached));
    }
  }
  if (at < all) {
    let reached = <f64>load<f32>(column + (at >> 1));
    if (caps !== 0) reached = min<f64>(reached, load<f64>(caps + at));
    store<f64>(cover + at, max<f64>(load<f64>(cover + at), reached));
  }
}

function raiseNarrow(engine: Engine, column: usize): void {
  const narrow = engine.narrow;
  const all = (<usize>engine.rows) << 2;
  const groups = (<usize>(engine.rows & ~3)) << 2;
  let at: usize = 0;
  for (; at < groups; at += 16) v128.store(narrow + at, f32x4.pmax(v128.load(narrow + at), v128.load(column + at)));
  for (; at < all; at += 4) store<f32>(narrow + at, max<f32>(load<f32>(narrow + at), load<f32>(column + at)));
}
