import type { JobOptions } from '../core/base/job';
import type { Example, ImportedFile, ImportOptions, ImportProgress } from '../core/dataset/types';
import type { DatasetMethods } from './dataset.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

export interface DatasetClient {
  importFile(
    request: { readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string; readonly options: ImportOptions },
    job?: JobOptions<ImportProgress>,
  ): Promise<ImportedFile>;
  destroy(): void;
}

/** Reading of data files in a worker. */
export function createDatasetClient(
  start: () => WorkerLike = () => new Worker(new URL('./dataset.worker.ts', import.meta.url), { type: 'module', name: 'dataset' }),
): DatasetClient {
  const link = linkWorker<DatasetMethods>('The worker that reads files', start);
  return {
    importFile: async (request, { signal, emit } = {}) => {
      const examples: Example[] = [];
      const file = await callJob(link, 'importFile', request, {
        signal,
        emit: (event) => {
          if (event.kind === 'rows') examples.push(...event.examples);
          else emit?.(event.progress);
        },
      });
      return { ...file, examples };
    },
    destroy: () => link.destroy(),
  };
}
