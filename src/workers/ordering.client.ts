import { said } from '../core/base/said';
import type { OrderingService } from '../core/evaluation/orderingTypes';
import type { OrderingMethods } from './ordering.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

/** Orders rows in a worker of its own: that of the map may be busy for seconds. */
export function createOrderingClient(
  start: () => WorkerLike = () => new Worker(new URL('./ordering.worker.ts', import.meta.url), { type: 'module', name: 'ordering' }),
): OrderingService {
  const link = linkWorker<OrderingMethods>(said`The ordering worker`, start);
  return { orderRows: (block, job) => callJob(link, 'orderRows', block, job) };
}
