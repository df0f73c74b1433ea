import { said } from './said';
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
  if (signal?.aborted) throw new AppError('cancelled', said`The work was cancelled. What was finished before is kept.`);
}

/** Lets other work of this thread (messages, cancel) run before going on. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Passes on what comes, at most once in so many milliseconds; what comes in between is dropped. For progress that is drawn. */
export function atMostEvery<T>(ms: number, pass: (value: T) => void): (value: T) => void {
  let passedAt = -Infinity;
  return (value) => {
    if (performance.now() - passedAt < ms) return;
    passedAt = performance.now();
    pass(value);
  };
}
