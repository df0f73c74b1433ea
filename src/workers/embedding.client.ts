import { asAppError } from '../core/base/errors';
import { said } from '../core/base/said';
import type { EmbeddingService } from '../core/embedding/types';
import type { EmbeddingMethods } from './embedding.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

type EmbeddingBackend = 'webgpu' | 'wasm';

/**
 * The embedding service in a worker, which is ended by `close`: that frees the model. A graphics device that cannot run
 * the model, or is lost, is not tried again: the processor gives the same vectors.
 * @param baseUrl the application's own folder, absolute, ending in a slash.
 * @param preferred asked when a worker starts.
 */
export function createEmbeddingClient(
  baseUrl: string,
  preferred: () => EmbeddingBackend,
  start: (backend: EmbeddingBackend) => WorkerLike = (backend) => new Worker(new URL('./embedding.worker.ts', import.meta.url), { type: 'module', name: `${backend} ${baseUrl}` }),
): EmbeddingService {
  let graphicsFailed = false;
  let used: EmbeddingBackend = 'wasm';
  const begin = (): WorkerLike => start((used = graphicsFailed ? 'wasm' : preferred()));
  const open = () => linkWorker<EmbeddingMethods>(said`The embedding worker`, begin);
  let link = open();
  const close = async (): Promise<void> => {
    link.destroy();
    link = open();
  };
  return {
    embed: async (rows, job) => {
      try {
        return await callJob(link, 'embed', rows, job);
      } catch (thrown) {
        const { code } = asAppError(thrown);
        if (used !== 'webgpu' || code === 'cancelled' || code === 'model-not-found' || code === 'model-corrupt') throw thrown;
        graphicsFailed = true;
        await close();
        return callJob(link, 'embed', rows, job);
      }
    },
    close,
  };
}
