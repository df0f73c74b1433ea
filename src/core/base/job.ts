import { AppError } from './errors';

/** How a long piece of work is watched and stopped. */
export interface JobOptions<E> {
  /** Stops the work at its next step; the call then throws AppError 'cancelled'. Default: never. */
  readonly signal?: AbortSignal | undefined;
  /** Called with progress, in order, from the work's own thread. Default: nobody listens. */
  readonly emit?: ((event: E) => void) | undefined;
}

/** @throws AppError 'cancelled' when the signal has been aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', 'The work was cancelled. What was finished before is kept.');
}

/** Lets other work of this thread (messages, cancel) run before going on. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Pauses of a long loop: now and then other work of its thread runs, and a cancel is heard. */
export interface Pauses {
  /** Whether the time since the last pause is up. Cheap: to be asked every millisecond or so. */
  due(): boolean;
  /** @throws AppError 'cancelled' when the signal has been aborted meanwhile. */
  take(): Promise<void>;
}

/** @param everyMs time of work between two pauses. Default 30. */
export function createPauses(signal: AbortSignal | undefined, everyMs = 30): Pauses {
  let since = performance.now();
  return {
    due: () => performance.now() - since >= everyMs,
    take: async () => {
      await yieldToOthers();
      throwIfAborted(signal);
      since = performance.now();
    },
  };
}
