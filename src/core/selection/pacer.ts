import { throwIfAborted, yieldToOthers } from '../base/job';

/** Longest stretch of work before other work of the thread may run, so that a cancel message gets through. */
const STRETCH_MS = 40;
/** The same for what is computed beside a ranking: the next ranking waits for the end of a stretch. */
const ASIDE_STRETCH_MS = 12;

export interface Pacer {
  /** Whether it is time for a rest; cheap enough for every column. */
  due(): boolean;
  /** Lets other work run. @throws AppError 'cancelled' */
  rest(): Promise<void>;
}

/**
 * Paces a long loop; without a signal nobody can stop it, so it never rests: `if (pace.due()) await pace.rest();`
 * @param place `aside`: something that a ranking should not have to wait for (bands, certificates). Default `first`.
 * @throws AppError 'cancelled' when the signal is aborted already
 */
export function createPacer(signal: AbortSignal | undefined, place: 'first' | 'aside' = 'first'): Pacer {
  throwIfAborted(signal);
  const stretchMs = place === 'first' ? STRETCH_MS : ASIDE_STRETCH_MS;
  let since = performance.now();
  return {
    due: () => signal !== undefined && performance.now() - since >= stretchMs,
    rest: async () => {
      throwIfAborted(signal);
      await yieldToOthers();
      throwIfAborted(signal);
      since = performance.now();
    },
  };
}
