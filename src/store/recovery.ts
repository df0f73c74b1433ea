import type { AppError, ErrorCode } from '../core/base/errors';
import type { Backend } from '../core/model/types';

/** A run is taken up again by itself this often within that time; then a person is asked. */
const RECOVERIES = 3;
const WINDOW_MS = 10 * 60_000;

/** How a run goes on: where the model runs, and with what share of the usual packing. */
export interface RecoveryStep {
  readonly backend: Backend;
  readonly packShare: number;
}

export interface Recovery {
  /** What to do after a failure on `backend`; null: ask a person. */
  next(error: Pick<AppError, 'code'>, backend: Backend, now: number): RecoveryStep | null;
}

const MENDS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['model-lost', 'worker-lost', 'out-of-memory', 'model-load-failed']);

/**
 * Goes on with half the packing, then with a quarter, then on the processor: whatever was wrong with the device or its
 * memory, each step asks less of it.
 */
export function createRecovery(): Recovery {
  let failures: number[] = [];
  return {
    next: ({ code }, backend, now) => {
      // A model that does not even start in a fresh run will not start now either; after a loss it may.
      if (!MENDS.has(code) || (code === 'model-load-failed' && failures.length === 0)) return null;
      failures = [...failures.filter((at) => now - at < WINDOW_MS), now];
      if (failures.length > RECOVERIES) return null;
      const packShare = 1 / 2 ** failures.length;
      if (backend !== 'webgpu') return { backend, packShare };
      const toProcessor = failures.length === RECOVERIES || code === 'model-load-failed';
      return toProcessor ? { backend: 'wasm', packShare: 1 } : { backend, packShare };
    },
  };
}
