import type { JobOptions } from '../core/base/job';
import { said } from '../core/base/said';
import type { ModelInfo, ModelProgress } from '../core/model/types';
import type { PickedModel } from '../runtime/web/modelLibrary';
import type { LibraryMethods } from './library.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

export interface LibraryClient {
  list(): Promise<readonly ModelInfo[]>;
  add(picked: PickedModel, job?: JobOptions<ModelProgress>): Promise<ModelInfo>;
  remove(id: string): Promise<void>;
}

/**
 * Models that a person chose. Each addition has a worker of its own, ended afterwards: that alone frees a model's memory.
 * @param baseUrl the application's own folder, absolute, ending in a slash.
 */
export function createLibraryClient(baseUrl: string): LibraryClient {
  const start = (): WorkerLike => new Worker(new URL('./library.worker.ts', import.meta.url), { type: 'module', name: baseUrl });
  const once = async <T>(call: (link: ReturnType<typeof linkWorker<LibraryMethods>>) => Promise<T>): Promise<T> => {
    const link = linkWorker<LibraryMethods>(said`The worker that reads models`, start);
    try {
      return await call(link);
    } finally {
      link.destroy();
    }
  };
  return {
    // Reading names needs no worker: it happens at every start, and the worker's code is large.
    list: async () => (await import('../runtime/web/modelLibrary')).listModels(),
    add: (picked, job) => once((link) => callJob(link, 'add', picked, job)),
    remove: (id) => once((link) => callJob(link, 'remove', id)),
  };
}
