import type { EmbeddingService } from '../core/embedding/types';
import type { EmbeddingMethods } from './embedding.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

/**
 * The embedding service in a worker, which is ended by `close`: that frees the model.
 * @param baseUrl the application's own folder, absolute, ending in a slash.
 * @param backend asked when the worker starts.
 */
export function createEmbeddingClient(baseUrl: string, backend: () => 'webgpu' | 'wasm'): EmbeddingService {
  const start = (): WorkerLike => new Worker(new URL('./embedding.worker.ts', import.meta.url), { type: 'module', name: `${backend()} ${baseUrl}` });
  let link = linkWorker<EmbeddingMethods>('The embedding worker', start);
  return {
    embed: (rows, job) => callJob(link, 'embed', rows, job),
    close: async () => {
      link.destroy();
      link = linkWorker<EmbeddingMethods>('The embedding worker', start);
    },
  };
}
