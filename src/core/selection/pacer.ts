import { throwIfAborted, yieldToOthers } from '../base/job';

/** Longest stretch of work before other work of the thread may run, so that a cancel message gets through. */
const STRETCH_MS = 40;
/** The same for what is computed beside a ranking: the next ranking waits for the end of a stretch. */
const ASIDE_STRETCH_MS = 12;

/** Calls that may pass without a look at the clock, as long as the looks come sooner than SHORT_MS after each other. */
const MOST_SKIPPED = 63;
const SHORT_MS = 1;
/** A person need not hear of progress more often. */
const TELL_MS = 50;

export interface Pacer {
  /** Whether it is time for a rest; cheap enough for every column. */
  due(): boolean;
  /** Lets other work run. @throws AppError 'cancelled' */
  rest(): Promise<void>;
}

/**
 * Paces a long loop; without a signal nobody can stop it, so it never rests: `if (pace.due()) await pace.rest();`
 * @param place `aside`: something that a ranking should not have to wait for (bands, certificates). Default `first`.
 * @param tell called from `due` at most every 50 ms, rest or not. Default: nobody listens.
 * @throws AppError 'cancelled' when the signal is aborted already
 */
export function createPacer(signal: AbortSignal | undefined, place: 'first' | 'aside' = 'first', tell?: () => void): Pacer {
  throwIfAborted(signal);
  const stretchMs = place === 'first' ? STRETCH_MS : ASIDE_STRETCH_MS;
  let since = performance.now();
  let looked = since;
  let toldAt = since;
  let skip = 0;
  let skipped = 0;
  // the clock costs more than a short gain, so it is asked as often as a few gains take a millisecond
  const look = (): boolean => {
    const now = performance.now();
    skip = now - looked < SHORT_MS ? Math.min(MOST_SKIPPED, 2 * skip + 1) : skip >> 2;
    looked = now;
    skipped = 0;
    if (tell !== undefined && now - toldAt >= TELL_MS) {
      toldAt = now;
      tell();
    }
    return signal !== undefined && now - since >= stretchMs;
  };
  return {
    due: () => (signal !== undefined || tell !== undefined) && skipped++ >= skip && look(),
    rest: async () => {
      throwIfAborted(signal);
      await yieldToOthers();
      throwIfAborted(signal);
      since = performance.now();
    },
  };
}
