// Gains of facility location, float64 over four lanes (rows mod 4), then (p0 + p1) + (p2 + p3): the order of the
// TypeScript engine (docs/spec/selection.md O8), to the last bit. Memory is imported and laid out by the caller.

/** One engine: where its parts lie in memory. Written by the caller, except `next`. */
@unmanaged
class Engine {
  /** f32, rows x candidates, column-major. */
  kernel: usize;
  rows: u32;
  /** f64, one per row. */
  cover: usize;
  /** f64, one per row, or 0 for none; `weights` alike. Both or neither. */
  caps: usize;
  weights: usize;
  /** Two u32 for each candidate: address of its short list and its bytes; 0 and how many rows could gain when last counted. */
  table: usize;
  /** Free space for short lists: [next, end). */
  next: usize;
  end: usize;
  /** A list longer than this many groups is not kept. */
  maxGroups: u32;
  /** f32, one per row: the largest float32 that is not above the cover. */
  narrow: usize;
  /** 1 where `narrow` is the cover itself: no floor. */
  isExact: u32;
}

/** A short list is groups of four rows, one of each lane: four f32 values, then four u16 rows. */
const GROUP: usize = 24;
const ROWS_AT: usize = 16;

// @ts-ignore: decorator
@inline
function sum4(low: v128, high: v128): f64 {
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1));
}

// @ts-ignore: decorator
@inline
function promoted(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

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

/** plainGain where the cover is 0. */
function sumOf(column: usize, rows: u32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let at = column;
  const end = column + ((<usize>(rows & ~3)) << 2);
  while (at < end) {
    low = f64x2.add(low, promoted(at));
    high = f64x2.add(high, promoted(at + 8));
    at += 16;
  }
  let p0 = f64x2.extract_lane(low, 0);
  let p1 = f64x2.extract_lane(low, 1);
  let p2 = f64x2.extract_lane(high, 0);
  const p3 = f64x2.extract_lane(high, 1);
  const left = rows & 3;
  if (left > 0) p0 += <f64>load<f32>(at);
  if (left > 1) p1 += <f64>load<f32>(at, 4);
  if (left > 2) p2 += <f64>load<f32>(at, 8);
  return p0 + p1 + (p2 + p3);
}

/** plainGain that counts the rows that can gain into `slot`. While they are many, passing over the others costs more than it saves. */
function countingGain(engine: Engine, column: usize, slot: usize): f64 {
  const rows = engine.rows;
  const even = (<usize>(rows & ~3)) << 2;
  const narrow = engine.narrow;
  const cover = engine.cover;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let living = i32x4.splat(0);
  if (engine.isExact) {
    // half the bytes; max(s, c) - c is max(s - c, 0), to the last bit
    for (let at: usize = 0; at < even; at += 16) {
      const value = v128.load(column + at);
      const covered = v128.load(narrow + at);
      const reached = f32x4.pmax(covered, value);
      living = i32x4.sub(living, f32x4.gt(value, covered));
      low = f64x2.add(low, f64x2.sub(f64x2.promote_low_f32x4(reached), f64x2.promote_low_f32x4(covered)));
      high = f64x2.add(high, f64x2.sub(promotedHigh(reached), promotedHigh(covered)));
    }
  } else {
    for (let at: usize = 0; at < even; at += 16) {
      living = i32x4.sub(living, f32x4.gt(v128.load(column + at), v128.load(narrow + at)));
      low = f64x2.add(low, positive(f64x2.sub(promoted(column + at), v128.load(cover + (at << 1)))));
      high = f64x2.add(high, positive(f64x2.sub(promoted(column + at + 8), v128.load(cover + (at << 1), 16))));
    }
  }
  store<u32>(slot, i32x4.extract_lane(living, 0) + i32x4.extract_lane(living, 1) + i32x4.extract_lane(living, 2) + i32x4.extract_lane(living, 3), 4);
  return addTail(column, cover, rows, low, high);
}

// @ts-ignore: decorator
@inline
function promotedHigh(values: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<u64>(values, values, 1, 1));
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

/**
 * plainGain, and on the way the list of the rows that can still gain; kept in the table if it is short enough. There is
 * room for a list of all rows. Within a group of four nothing branches: each lane writes its entry at its end, and the
 * end moves only where the row gains.
 */
function listingGain(engine: Engine, column: usize, slot: usize): f64 {
  const cover = engine.cover;
  const rows = engine.rows;
  let narrow = engine.narrow;
  const list = engine.next;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let end0 = list;
  let end1 = list + 4;
  let end2 = list + 8;
  let end3 = list + 12;
  let row: u32 = 0;
  let at = column;
  let covered = cover;
  const even = rows & ~3;
  for (; row < even; row += 4) {
    const over = f32x4.gt(v128.load(at), v128.load(narrow));
    if (v128.any_true(over)) {
      low = f64x2.add(low, positive(f64x2.sub(promoted(at), v128.load(covered))));
      high = f64x2.add(high, positive(f64x2.sub(promoted(at + 8), v128.load(covered, 16))));
      const gains = i32x4.bitmask(over);
      end0 = append(end0, 0, at, row, gains & 1);
      end1 = append(end1, 1, at, row, (gains >> 1) & 1);
      end2 = append(end2, 2, at, row, (gains >> 2) & 1);
      end3 = append(end3, 3, at, row, gains >> 3);
    }
    at += 16;
    covered += 32;
    narrow += 16;
  }
  if (row < rows) end0 = append(end0, 0, at, row, i32(<f64>load<f32>(at) > load<f64>(covered)));
  if (row + 1 < rows) end1 = append(end1, 1, at, row, i32(<f64>load<f32>(at, 4) > load<f64>(covered, 8)));
  if (row + 2 < rows) end2 = append(end2, 2, at, row, i32(<f64>load<f32>(at, 8) > load<f64>(covered, 16)));
  const end = max<usize>(max<usize>(end0, end1 - 4), max<usize>(end2 - 8, end3 - 12));
  if (end <= list + engine.maxGroups * GROUP) {
    pad(end0, end, 0);
    pad(end1 - 4, end, 1);
    pad(end2 - 8, end, 2);
    pad(end3 - 12, end, 3);
    store<u32>(slot, <u32>list);
    store<u32>(slot, <u32>(end - list), 4);
    engine.next = end;
  }
  return addTail(column, cover, rows, low, high);
}

/** Writes a lane's entry at its end, which moves if the row `gains` (0 or 1). */
// @ts-ignore: decorator
@inline
function append(end: usize, lane: u32, at: usize, row: u32, gains: i32): usize {
  store<f32>(end, load<f32>(at + (lane << 2)));
  store<u16>(end - (lane << 1), <u16>(row + lane), ROWS_AT);
  return end + (<usize>(-gains) & GROUP);
}

/** Fills a lane from one group to another with entries that can never gain: value 0. */
function pad(from: usize, to: usize, lane: u32): void {
  for (let group = from; group < to; group += GROUP) {
    store<f32>(group + (lane << 2), 0);
    store<u16>(group + (lane << 1), 0, ROWS_AT);
  }
}

/** The gain from a short list: rows left out would add 0, so the sum is the same to the last bit. */
function listGain(engine: Engine, slot: usize): f64 {
  const cover = engine.cover;
  const list = <usize>load<u32>(slot);
  const bytes = <usize>load<u32>(slot, 4);
  const end = list + bytes;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let living = i64x2.splat(0);
  for (let at = list; at < end; at += GROUP) {
    const coverLow = v128.load64_lane(cover + ((<usize>load<u16>(at, ROWS_AT + 2)) << 3), v128.load64_zero(cover + ((<usize>load<u16>(at, ROWS_AT)) << 3)), 1);
    const coverHigh = v128.load64_lane(cover + ((<usize>load<u16>(at, ROWS_AT + 6)) << 3), v128.load64_zero(cover + ((<usize>load<u16>(at, ROWS_AT + 4)) << 3)), 1);
    const dLow = f64x2.sub(promoted(at), coverLow);
    const dHigh = f64x2.sub(promoted(at + 8), coverHigh);
    low = f64x2.add(low, positive(dLow));
    high = f64x2.add(high, positive(dHigh));
    living = i64x2.sub(living, i64x2.add(f64x2.gt(dLow, f64x2.splat(0)), f64x2.gt(dHigh, f64x2.splat(0))));
  }
  const alive = i64x2.extract_lane(living, 0) + i64x2.extract_lane(living, 1);
  // fewer than half of the entries: two of four in each group
  if (bytes >= 4 * GROUP && <usize>alive * GROUP < 2 * bytes) shorten(cover, list, end, slot);
  return sum4(low, high);
}

/** Drops the rows of a list that cannot gain any more; the others keep their order within their lane. */
function shorten(cover: usize, list: usize, end: usize, slot: usize): void {
  let longest = list;
  let ends = list;
  for (let lane: u32 = 0; lane < 4; lane++) {
    ends = shortenLane(cover, list, end, lane);
    longest = max<usize>(longest, ends);
  }
  store<u32>(slot, <u32>(longest - list), 4);
}

function shortenLane(cover: usize, list: usize, end: usize, lane: u32): usize {
  let to = list;
  for (let at = list; at < end; at += GROUP) {
    const value = load<f32>(at + (lane << 2));
    const row = load<u16>(at + (lane << 1), ROWS_AT);
    store<f32>(to + (lane << 2), value);
    store<u16>(to + (lane << 1), row, ROWS_AT);
    to += <usize>(-i32(<f64>value > load<f64>(cover + ((<usize>row) << 3)))) & GROUP;
  }
  pad(to, end, lane);
  return to;
}

// @ts-ignore: decorator
@inline
function columnOf(engine: Engine, candidate: u32): usize {
  return engine.kernel + ((<usize>candidate * engine.rows) << 2);
}

/** sum_i w_i max(min(s_i, cap_i) - cover_i, 0) for one candidate. */
export function gain(engine: Engine, candidate: u32): f64 {
  const column = columnOf(engine, candidate);
  return engine.caps === 0 ? plainGain(engine, column) : clampedGain(engine, column);
}

/** The same where nothing is covered yet, without caps and weights. */
export function firstGain(engine: Engine, candidate: u32): f64 {
  return sumOf(columnOf(engine, candidate), engine.rows);
}

/**
 * The same while the cover only rises, without caps and weights: rows that can gain are counted first, listed the next
 * time if they were few, and from then on only the list is read.
 */
export function gainInRun(engine: Engine, candidate: u32): f64 {
  const slot = engine.table + (<usize>candidate << 3);
  if (load<u32>(slot) !== 0) return listGain(engine, slot);
  const column = columnOf(engine, candidate);
  const mayList = load<u32>(slot, 4) <= engine.maxGroups << 2 && engine.end - engine.next >= ((<usize>engine.rows >> 2) + 2) * GROUP;
  return mayList ? listingGain(engine, column, slot) : countingGain(engine, column, slot);
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
