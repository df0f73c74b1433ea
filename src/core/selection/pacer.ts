import { throwIfAborted, yieldToOthers } from '../base/job';

/** Longest stretch of work before other work of the thread may run, so that a cancel message gets through. */
const STRETCH_MS = 40;

export interface Pacer {
  /** Whether it is time for a rest; cheap enough for every column. */
  due(): boolean;
  /** Lets other work run. @throws AppError 'cancelled' */
  rest(): Promise<void>;
}

/**
 * Paces a long loop; without a signal nobody can stop it, so it never rests: `if (pace.due()) await pace.rest();`
 * @throws AppError 'cancelled' when the signal is aborted already
 */
export function createPacer(signal: AbortSignal | undefined): Pacer {
  throwIfAborted(signal);
  let since = performance.now();
  return {
    due: () => signal !== undefined && performance.now() - since >= STRETCH_MS,
    rest: async () => {
      throwIfAborted(signal);
      await yieldToOthers();
      throwIfAborted(signal);
      since = performance.now();
    },
  };
}
