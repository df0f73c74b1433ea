import { throwIfAborted, yieldToOthers, type JobOptions } from '../base/job';

/** How long work may hold its thread before others run, milliseconds. */
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

/** A pace of 15 ms slices under a job's signal. */
export function paceOf<E>(job: JobOptions<E>): Pace {
  let sliceStart = performance.now();
  return {
    due: () => performance.now() - sliceStart > SLICE_MS,
    rest: async () => {
      throwIfAborted(job.signal);
      await yieldToOthers();
      throwIfAborted(job.signal);
      sliceStart = performance.now();
    },
  };
}
