import { throwIfAborted, yieldToOthers, type JobOptions } from './job';

/** Long work in steps: each `yield` is a place where others may run. */
export type Steps<T> = Generator<void, T, void>;

/** Work of one slice: short enough for the page to answer and to paint in between. */
const SLICE_MS = 8;

/** All of the work, without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The work in slices of some milliseconds, others running in between.
 * @throws AppError 'cancelled' when the signal is aborted.
 */
export async function inSlices<T>(steps: Steps<T>, { signal }: Pick<JobOptions<never>, 'signal'> = {}): Promise<T> {
  throwIfAborted(signal);
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await yieldToOthers();
    throwIfAborted(signal);
  }
}
