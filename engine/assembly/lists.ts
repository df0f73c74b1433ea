import { Engine, slotOf } from './engine';

// A short list: the rows of one candidate that could still gain when it was made, in order. A header (u32 capacity, u32
// candidate), then `capacity` f32 values, then `capacity` u16 rows. Entries past its length are 0, and never gain.

export const HEADER: usize = 8;

// @ts-ignore: decorator
@inline
export function rowsOf(list: usize): usize {
  return list + HEADER + ((<usize>load<u32>(list)) << 2);
}

/** Room for a list of `length` rows: a multiple of four, and four more, as groups are written whole. */
// @ts-ignore: decorator
@inline
function capacityFor(length: u32): u32 {
  return ((length + 3) & ~3) + 4;
}

/** Whether a list of this length is short enough and fits; where it only does not fit, the caller may compact. */
export function hasRoom(engine: Engine, length: u32): bool {
  if (length > engine.longest) return false;
  if (engine.next + bytesOf(capacityFor(length)) <= engine.end) return true;
  engine.isFull = 1;
  return false;
}

// @ts-ignore: decorator
@inline
function bytesOf(capacity: u32): usize {
  return HEADER + 6 * <usize>capacity;
}

/** A bit for each row, in whole words of 64, with room for 16 rows more. */
// @ts-ignore: decorator
@inline
export function maskBytes(rows: u32): usize {
  return <usize>((rows + 79) >> 6) << 3;
}

/** Lists the rows whose bits are set; there are `length`. */
export function makeList(engine: Engine, candidate: u32, column: usize, masks: usize, length: u32): void {
  const list = engine.next;
  const capacity = capacityFor(length);
  store<u32>(list, capacity);
  store<u32>(list, candidate, 4);
  let value = list + HEADER;
  let place = rowsOf(list);
  const words = engine.rows + 63 >> 6;
  for (let word: u32 = 0; word < words; word++) {
    let left = load<u64>(masks + (<usize>word << 3));
    while (left !== 0) {
      const row = (word << 6) + <u32>ctz<u64>(left);
      left &= left - 1;
      store<f32>(value, load<f32>(column + (<usize>row << 2)));
      store<u16>(place, <u16>row);
      value += 4;
      place += 2;
    }
  }
  engine.next = list + bytesOf(capacity);
  close(list, length);
  const slot = slotOf(engine, candidate);
  store<u32>(slot, <u32>list);
  store<u32>(slot, length, 4);
}

/** Drops the rows that cannot gain any more; the others keep their order. */
export function shorten(engine: Engine, slot: usize, list: usize, length: u32): void {
  const packs = engine.packs;
  const narrow = engine.narrow;
  const values = list + HEADER;
  const rows = rowsOf(list);
  let to: usize = 0;
  for (let at: usize = 0; at < length; at += 4) {
    const value = v128.load(values + (at << 2));
    const row = v128.load64_zero(rows + (at << 1));
    const gains = <usize>i32x4.bitmask(f32x4.gt(value, coversAt(narrow, rows + (at << 1))));
    v128.store(values + (to << 2), i8x16.swizzle(value, v128.load(packs + (gains << 4))));
    v128.store64_lane(rows + (to << 1), i8x16.swizzle(row, v128.load64_zero(packs + 256 + (gains << 3))), 0);
    to += <usize>popcnt<u32>(<u32>gains);
  }
  close(list, <u32>to);
  store<u32>(slot, <u32>to, 4);
  engine.freed += (length - <u32>to) * 6;
}

/** Moves the lists from `first` on together, each with room for what is left of it. */
export function compact(engine: Engine, first: usize): void {
  let to = first;
  let list = first;
  while (list < engine.next) {
    const next = list + bytesOf(load<u32>(list));
    const slot = slotOf(engine, load<u32>(list, 4));
    if (<usize>load<u32>(slot) === list) {
      const length = load<u32>(slot, 4);
      const capacity = min<u32>(load<u32>(list), capacityFor(length));
      const rows = rowsOf(list);
      store<u32>(to, capacity);
      store<u32>(to, load<u32>(list, 4), 4);
      memory.copy(to + HEADER, list + HEADER, <usize>capacity << 2);
      memory.copy(rowsOf(to), rows, <usize>capacity << 1);
      store<u32>(slot, <u32>to);
      to += bytesOf(capacity);
    }
    list = next;
  }
  engine.next = to;
  engine.freed = 0;
  engine.isFull = 0;
}

/** Entries from `length` to the end of its group of four become 0. */
function close(list: usize, length: u32): void {
  const rows = rowsOf(list);
  for (let at: usize = length; at < ((length + 3) & ~3); at++) {
    store<f32>(list + HEADER + (at << 2), 0);
    store<u16>(rows + (at << 1), 0);
  }
}

/** Covers (float32, rounded down) of four listed rows. */
// @ts-ignore: decorator
@inline
export function coversAt(narrow: usize, row: usize): v128 {
  let covers = v128.load32_zero(narrow + (<usize>load<u16>(row) << 2));
  covers = v128.load32_lane(narrow + (<usize>load<u16>(row, 2) << 2), covers, 1);
  covers = v128.load32_lane(narrow + (<usize>load<u16>(row, 4) << 2), covers, 2);
  return v128.load32_lane(narrow + (<usize>load<u16>(row, 6) << 2), covers, 3);
}
