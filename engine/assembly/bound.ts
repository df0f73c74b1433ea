import { columnOf, Engine, slotOf } from './engine';
import { coversAt, hasRoom, HEADER, makeList, maskBytes, rowsOf, shorten } from './lists';

// Upper bounds on gains in float32, at the speed of memory, for forms without caps and weights. A float32 sum of at most
// 64 terms in each lane is too small by at most 66 roundings of 2^-24; the factor makes up for them, and for those of
// the exact float64 gain.
const SLACK: f64 = 1.0 + 1.0 / 131072.0;

/** Rows added up in float32 before they go into float64: 4 accumulators of 4 lanes, 64 terms each. */
const CHUNK: u32 = 1024;

// @ts-ignore: decorator
@inline
function lanes(sum: v128): f64 {
  return (<f64>f32x4.extract_lane(sum, 0) + <f64>f32x4.extract_lane(sum, 1)) + (<f64>f32x4.extract_lane(sum, 2) + <f64>f32x4.extract_lane(sum, 3));
}

// @ts-ignore: decorator
@inline
function positive(d: v128): v128 {
  return f32x4.pmax(f32x4.splat(0), d);
}

/** Where nothing is covered yet. */
function firstBound(column: usize, rows: u32): f64 {
  let total: f64 = 0;
  const even = rows & ~15;
  for (let from: u32 = 0; from < even; from += CHUNK) {
    const end = column + (<usize>min<u32>(from + CHUNK, even) << 2);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let at = column + (<usize>from << 2); at < end; at += 64) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
      s2 = f32x4.add(s2, v128.load(at, 32));
      s3 = f32x4.add(s3, v128.load(at, 48));
    }
    total += lanes(s0) + lanes(s1) + (lanes(s2) + lanes(s3));
  }
  for (let row = even; row < rows; row++) total += <f64>load<f32>(column + (<usize>row << 2));
  return total * SLACK;
}

/**
 * Reads two columns at once (memory serves two streams faster than one after the other, and the cover is read once), and
 * lists the rows that can gain where they are few. A bit for each row says whether it can.
 */
function columnBounds(engine: Engine, placeA: u32, placeB: u32): void {
  const columnA = columnOf(engine, queued(engine, placeA));
  const columnB = columnOf(engine, queued(engine, placeB));
  const narrow = engine.narrow;
  const rows = engine.rows;
  const masksA = engine.masks;
  const masksB = masksA + maskBytes(rows);
  const even = rows & ~15;
  let sumA: f64 = 0;
  let sumB: f64 = 0;
  for (let from: u32 = 0; from < even; from += CHUNK >> 1) {
    const end = <usize>min<u32>(from + (CHUNK >> 1), even) << 2;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    for (let at = <usize>from << 2; at < end; at += 64) {
      const cover0 = v128.load(narrow + at);
      const cover1 = v128.load(narrow + at, 16);
      const cover2 = v128.load(narrow + at, 32);
      const cover3 = v128.load(narrow + at, 48);
      const dA0 = positive(f32x4.sub(v128.load(columnA + at), cover0));
      const dA1 = positive(f32x4.sub(v128.load(columnA + at, 16), cover1));
      const dA2 = positive(f32x4.sub(v128.load(columnA + at, 32), cover2));
      const dA3 = positive(f32x4.sub(v128.load(columnA + at, 48), cover3));
      a0 = f32x4.add(a0, f32x4.add(dA0, dA2));
      a1 = f32x4.add(a1, f32x4.add(dA1, dA3));
      store<u16>(masksA + (at >> 5), <u16>bits(dA0, dA1, dA2, dA3));
      const dB0 = positive(f32x4.sub(v128.load(columnB + at), cover0));
      const dB1 = positive(f32x4.sub(v128.load(columnB + at, 16), cover1));
      const dB2 = positive(f32x4.sub(v128.load(columnB + at, 32), cover2));
      const dB3 = positive(f32x4.sub(v128.load(columnB + at, 48), cover3));
      b0 = f32x4.add(b0, f32x4.add(dB0, dB2));
      b1 = f32x4.add(b1, f32x4.add(dB1, dB3));
      store<u16>(masksB + (at >> 5), <u16>bits(dB0, dB1, dB2, dB3));
    }
    sumA += lanes(a0) + lanes(a1);
    sumB += lanes(b0) + lanes(b1);
  }
  finish(engine, placeA, columnA, even, sumA, masksA);
  if (placeB !== placeA) finish(engine, placeB, columnB, even, sumB, masksB);
}

/** The last rows of a column, its list if it is short, and its bound. */
function finish(engine: Engine, place: u32, column: usize, from: u32, sum: f64, masks: usize): void {
  const narrow = engine.narrow;
  let total = sum;
  let last: u32 = 0;
  for (let row = from; row < engine.rows; row++) {
    const d = load<f32>(column + (<usize>row << 2)) - load<f32>(narrow + (<usize>row << 2));
    if (!(d > 0)) continue;
    total += <f64>d;
    last |= 1 << (row & 15);
  }
  const bytes = maskBytes(engine.rows);
  // the words behind the last row hold old bits
  for (let at = <usize>(from >> 4) << 1; at < bytes; at += 2) store<u16>(masks + at, 0);
  store<u16>(masks + (<usize>(from >> 4) << 1), <u16>last);
  let length: u32 = 0;
  for (let at: usize = 0; at < bytes; at += 8) length += <u32>popcnt<u64>(load<u64>(masks + at));
  if (hasRoom(engine, length)) makeList(engine, queued(engine, place), column, masks, length);
  write(engine, place, total * SLACK);
}

/** A bit for each of 16 values, set where it is above 0. */
// @ts-ignore: decorator
@inline
function bits(d0: v128, d1: v128, d2: v128, d3: v128): i32 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(counted(d0), counted(d1)), i16x8.narrow_i32x4_s(counted(d2), counted(d3))));
}

// @ts-ignore: decorator
@inline
function write(engine: Engine, place: u32, bound: f64): void {
  store<f64>(engine.bounds + (<usize>place << 3), bound);
}

// @ts-ignore: decorator
@inline
function queued(engine: Engine, place: u32): u32 {
  return load<u32>(engine.queue + (<usize>place << 2));
}

/** -1 in each lane that is above 0. */
// @ts-ignore: decorator
@inline
function counted(d: v128): v128 {
  return f32x4.gt(d, f32x4.splat(0));
}

function listBound(engine: Engine, slot: usize): f64 {
  const narrow = engine.narrow;
  const list = <usize>load<u32>(slot);
  const length = load<u32>(slot, 4);
  const rows = rowsOf(list);
  let total: f64 = 0;
  let living = i32x4.splat(0);
  for (let from: u32 = 0; from < length; from += CHUNK >> 2) {
    const end = <usize>min<u32>(from + (CHUNK >> 2), length);
    let sum = f32x4.splat(0);
    for (let at = <usize>from; at < end; at += 4) {
      const d = f32x4.sub(v128.load(list + HEADER + (at << 2)), coversAt(narrow, rows + (at << 1)));
      sum = f32x4.add(sum, positive(d));
      living = i32x4.add(living, counted(d));
    }
    total += lanes(sum);
  }
  const left: u32 = 0 - <u32>(i32x4.extract_lane(living, 0) + i32x4.extract_lane(living, 1) + i32x4.extract_lane(living, 2) + i32x4.extract_lane(living, 3));
  if (length >= 16 && left << 1 <= length) shorten(engine, slot, list, length);
  return total * SLACK;
}

/** Nobody waits for a partner. */
const ALONE: u32 = 0xffffffff;

/**
 * At least the gain, now and as long as the cover only rises, of the queued candidates from place `from` to before `to`,
 * each written at its place. No caps, no weights.
 */
export function boundMany(engine: Engine, from: u32, to: u32): void {
  let waiting = ALONE;
  for (let place = from; place < to; place++) {
    const candidate = queued(engine, place);
    const slot = slotOf(engine, candidate);
    if (engine.isBare) write(engine, place, firstBound(columnOf(engine, candidate), engine.rows));
    else if (load<u32>(slot) !== 0) write(engine, place, listBound(engine, slot));
    else if (waiting === ALONE) waiting = place;
    else {
      columnBounds(engine, waiting, place);
      waiting = ALONE;
    }
  }
  if (waiting !== ALONE) columnBounds(engine, waiting, waiting);
}
