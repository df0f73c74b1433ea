/** One engine's record: where its parts lie in memory. Written by the caller (src/core/selection/wasmHome.ts), except `next`, `freed` and `isFull`. */
@unmanaged
export class Engine {
  /** f32, rows x candidates, column-major. */
  kernel: usize;
  rows: u32;
  /** f64, one per row. */
  cover: usize;
  /** f64, one per row, or 0 for none; `weights` alike. Both or neither. */
  caps: usize;
  weights: usize;
  /** Two u32 for each candidate: address of its short list, or 0, and its length. */
  table: usize;
  /** Free space for short lists: [next, end). */
  next: usize;
  end: usize;
  /** A list longer than this many rows is not kept. */
  longest: u32;
  /** f32, one per row: the largest float32 that is not above the cover. */
  narrow: usize;
  /** 16 shuffles of 16 bytes, then 16 of 8: how four words, and four half words, close up by a 4-bit mask. */
  packs: usize;
  /** f64, one for each queued candidate: where boundMany writes. */
  bounds: usize;
  /** u32, the candidates that boundMany reads. */
  queue: usize;
  /** 1 while nothing is covered and there is no floor. */
  isBare: u32;
  /** Two times a bit for each row. */
  masks: usize;
  /** Bytes that shortened lists no longer need. */
  freed: u32;
  /** 1 once a list found no room. */
  isFull: u32;
}

// @ts-ignore: decorator
@inline
export function columnOf(engine: Engine, candidate: u32): usize {
  return engine.kernel + ((<usize>candidate * engine.rows) << 2);
}

// @ts-ignore: decorator
@inline
export function slotOf(engine: Engine, candidate: u32): usize {
  return engine.table + (<usize>candidate << 3);
}

// @ts-ignore: decorator
@inline
export function promoted(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}
