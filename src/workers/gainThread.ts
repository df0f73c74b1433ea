import type { GainHelper } from '../core/selection/gainTeam';

/**
 * A second thread for selection, started by the selection worker; it ends with that one.
 * @returns null where the page cannot share memory between threads or the machine has one core only. A thread that fails
 *   to start costs nothing but time.
 */
export function startGainThread(): GainHelper | null {
  if (!crossOriginIsolated || navigator.hardwareConcurrency < 2) return null;
  const worker = new Worker(new URL('./gain.worker.ts', import.meta.url), { type: 'module', name: 'gain' });
  return { join: (session) => worker.postMessage(session) };
}
