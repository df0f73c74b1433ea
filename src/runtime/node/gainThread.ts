import { Worker } from 'node:worker_threads';
import { serveGains, type GainHelper } from '../../core/selection/gainTeam';

/** A second thread for selection; `end` when it is no longer needed. */
export interface GainThread extends GainHelper {
  end(): Promise<number>;
}

/**
 * Starts a thread whose program is `serveGains` alone, so that no file has to be found beside the bundle. It does not
 * keep the process alive.
 */
export function startGainThread(): GainThread {
  const worker = new Worker(`require('node:worker_threads').parentPort.on('message', ${serveGains.toString()});`, { eval: true });
  worker.unref();
  return { join: (session) => worker.postMessage(session), end: () => worker.terminate() };
}
