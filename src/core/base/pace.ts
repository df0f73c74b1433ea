import { throwIfAborted, yieldToOthers, type JobOptions } from './job';

/** How long work may hold its thread before others run, unless it says otherwise. Milliseconds. */
const SLICE_MS = 15;

/** Keeps a long loop friendly: call `rest` whenever `due` says so. */
export interface Pace {
  /** True once the current slice is used up. Cheap: reads one clock. */
  due(): boolean;
  /**
   * Lets others run and begins a new slice.
   * @throws AppError 'cancelled' when the job's signal has been aborted.
   */
  rest(): Promise<void>;
}

/** @param job only its signal is read. @param sliceMs milliseconds of work between two rests. Default 15. */
export function paceOf<E>(job: JobOptions<E>, sliceMs = SLICE_MS): Pace {
  let sliceStart = performance.now();
  return {
    due: () => performance.now() - sliceStart > sliceMs,
    rest: async () => {
      throwIfAborted(job.signal);
      await yieldToOthers();
      throwIfAborted(job.signal);
      sliceStart = performance.now();
    },
  };
}
