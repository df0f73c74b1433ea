import type { GainModule, SharedHome } from './wasmHome';

/** All that another thread needs for one run; a plain message. */
export interface GainSession extends SharedHome {
  /** Queue places that a thread takes at once. */
  readonly chunk: number;
  /** Looks at the queue before the thread goes to sleep. */
  readonly patience: number;
}

/** A second thread that computes bounds. It is lent to one run at a time. */
export interface GainHelper {
  /**
   * Kernel entries from which it pays: on fewer a run is over before the other thread has woken up, and its waiting takes
   * a core from whoever draws the answer. Default 2^23.
   */
  readonly worthFrom?: number | undefined;
  /** Starts `serveGains` over there; it works until the session is closed. */
  join(session: GainSession): void;
}

/** Work that is left to two threads: the places of a queue, a few at a time, by whoever is free. */
export interface GainTeam {
  /** Computes bounds of the first `count` queued candidates, in both threads; returns when all are there. */
  boundMany(count: number): void;
  /** Places that the other thread took, over the whole session. */
  helped(): number;
  close(): void;
}

/** Words of the control line: round and next place, end of the queue, places done, closed, places that the helper took. */
const [NEXT, END, DONE, CLOSED, HELPED] = [0, 1, 2, 3, 4];
const WORDS = 5;
const CHUNK = 4;
/** About a tenth of a millisecond. */
const PATIENCE = 20_000;
const PLACES = 0xffff;
const ROUND = 0x10000;
/** No round is the last one, so this differs from whatever a thread waits on. */
const OVER = 0x7fffffff;

/**
 * Opens a session with a helper.
 * @param record the engine's record in this thread; the helper has its own.
 * @returns the team; close it when the run is over, or the helper waits for ever.
 * @see docs/spec/selection.md O15
 */
export function openTeam(home: SharedHome, module: GainModule, record: number, helper: GainHelper): GainTeam {
  const control = new Int32Array(home.memory.buffer, home.controlAt, WORDS);
  control.fill(0);
  Atomics.store(control, NEXT, PLACES);
  helper.join({ ...home, chunk: CHUNK, patience: PATIENCE });
  let round = 0;
  return {
    boundMany: (count) => {
      round = (round + 1) % 0x7fff;
      // closed while the end changes, so that nobody takes a place of one round by the end of another
      Atomics.store(control, NEXT, round * ROUND + PLACES);
      Atomics.store(control, END, count);
      Atomics.store(control, DONE, 0);
      Atomics.store(control, NEXT, round * ROUND);
      Atomics.notify(control, NEXT);
      for (;;) {
        const seen = Atomics.load(control, NEXT);
        const from = seen % ROUND;
        if (from >= count) break;
        if (Atomics.compareExchange(control, NEXT, seen, seen + CHUNK) !== seen) continue;
        const to = Math.min(from + CHUNK, count);
        module.boundMany(record, from, to);
        Atomics.add(control, DONE, to - from);
      }
      waitFor(control, count);
    },
    helped: () => Atomics.load(control, HELPED),
    close: () => {
      Atomics.store(control, CLOSED, 1);
      Atomics.store(control, NEXT, OVER);
      Atomics.notify(control, NEXT);
    },
  };
}

/** The other thread has a few places left at most; where it was put aside by the system, so is this one. */
function waitFor(control: Int32Array, count: number): void {
  for (let looks = 0; ; looks++) {
    const done = Atomics.load(control, DONE);
    if (done >= count) return;
    if (looks > PATIENCE) Atomics.wait(control, DONE, done, 1);
  }
}

/**
 * The other thread's part of a session; blocks until it is closed. Uses nothing from outside itself, so that its text
 * can be a thread's whole program.
 * @see docs/spec/selection.md O15
 */
export function serveGains(session: GainSession): void {
  const control = new Int32Array(session.memory.buffer, session.controlAt, 5);
  const { boundMany } = new WebAssembly.Instance(session.module, { env: { memory: session.memory } }).exports as { boundMany(record: number, from: number, to: number): void };
  let idle = 0;
  while (Atomics.load(control, 3) === 0) {
    const seen = Atomics.load(control, 0);
    const end = Atomics.load(control, 1);
    const from = seen % 0x10000;
    if (from >= end) {
      if (++idle > session.patience) {
        Atomics.wait(control, 0, seen);
        idle = 0;
      }
      continue;
    }
    idle = 0;
    if (Atomics.compareExchange(control, 0, seen, seen + session.chunk) !== seen) continue;
    const to = from + session.chunk < end ? from + session.chunk : end;
    boundMany(session.record, from, to);
    Atomics.add(control, 4, to - from);
    Atomics.add(control, 2, to - from);
  }
}
