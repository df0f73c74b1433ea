const TICK_MS = 1000;
/** Silence this many times longer than the longest one that ended well is a hang. */
const PATIENCE = 12;
const LEAST_BOUND_MS = 20_000;
/** While nothing is known of this machine's speed. */
const FIRST_BOUND_MS = 120_000;
/** A tick that comes this late: the machine slept. A hidden page's timers come once a minute. */
const SLEPT_MS = 90_000;
/** Messages that wait are read between two ticks; a hang is one that still is there some ticks later. */
const TICKS_TO_BE_SURE = 3;
/** The longest run of the model, in tokens. */
const LONGEST_RUN = 512;

export interface Watchdog {
  /** Something was heard of the work. */
  beat(): void;
  stop(): void;
}

/** How long silence is allowed, from the longest silence so far, or from the known speed before there is one. */
export function silenceBound(longestMs: number, tokensPerSecond: number | null): number {
  if (longestMs > 0) return Math.max(LEAST_BOUND_MS, PATIENCE * longestMs);
  if (tokensPerSecond === null) return FIRST_BOUND_MS;
  return Math.max(LEAST_BOUND_MS, (PATIENCE * 1000 * LONGEST_RUN) / tokensPerSecond);
}

/**
 * Watches work that tells of itself after every run of the model, and calls `hung` once when it has been silent for
 * longer than anything it did before can explain.
 */
export function watchForHang(tokensPerSecond: number | null, hung: (silentMs: number) => void): Watchdog {
  let heardAt = Date.now();
  let tickAt = heardAt;
  let longest = 0;
  let beats = 0;
  let doubts = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    const late = now - tickAt - TICK_MS;
    tickAt = now;
    if (late > SLEPT_MS) heardAt += late;
    const silent = now - heardAt;
    doubts = silent > silenceBound(longest, tokensPerSecond) ? doubts + 1 : 0;
    if (doubts < TICKS_TO_BE_SURE) return;
    clearInterval(timer);
    hung(silent);
  }, TICK_MS);
  return {
    beat: () => {
      const now = Date.now();
      // The first silence holds the start of the work as well: it says little of the runs that follow.
      if (beats++ > 0) longest = Math.max(longest, now - heardAt);
      heardAt = now;
      doubts = 0;
    },
    stop: () => clearInterval(timer),
  };
}
