import { said } from '../core/base/said';
import type { LayoutService } from '../core/embedding/layoutTypes';
import type { LayoutMethods } from './layout.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

/** The map's layout in a worker, which is ended by `close`. */
export function createLayoutClient(
  start: () => WorkerLike = () => new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module', name: 'layout' }),
): LayoutService {
  let link = linkWorker<LayoutMethods>(said`The layout worker`, start);
  return {
    layOut: (request, job) => callJob(link, 'layOut', request, job),
    close: async () => {
      link.destroy();
      link = linkWorker<LayoutMethods>(said`The layout worker`, start);
    },
  };
}
