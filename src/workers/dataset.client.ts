import { throwIfAborted, yieldToOthers, type JobOptions } from '../core/base/job';
import { said } from '../core/base/said';
import type { LookedAt, LookOptions, LookProgress, LookReport } from '../core/dataset/look';
import type { Example, ImportedFile, ImportOptions, ImportProgress, SetName } from '../core/dataset/types';
import type { DatasetMethods } from './dataset.worker';
import { callJob, linkWorker, type WorkerLike } from './transport';

export interface DatasetClient {
  importFile(
    request: { readonly bytes: Uint8Array<ArrayBuffer> | Blob; readonly fileName: string; readonly options: ImportOptions },
    job?: JobOptions<ImportProgress>,
  ): Promise<ImportedFile>;
  rereadRow(request: Parameters<DatasetMethods['rereadRow']>[0]): ReturnType<DatasetMethods['rereadRow']>;
  rowText(request: Parameters<DatasetMethods['rowText']>[0]): Promise<string | null>;
  look(sets: Readonly<Record<SetName, readonly LookedAt[]>>, options: LookOptions, job?: JobOptions<LookProgress>): Promise<LookReport>;
  destroy(): void;
}

/** Rows in one message to the worker: at most so many, and about so many characters. Copying them is then a short task. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 1 << 19;

/** Reading of data files, and looking at rows, in a worker. */
export function createDatasetClient(
  start: () => WorkerLike = () => new Worker(new URL('./dataset.worker.ts', import.meta.url), { type: 'module', name: 'dataset' }),
): DatasetClient {
  const link = linkWorker<DatasetMethods>(said`The worker that reads files`, start);
  let looks = 0;
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
    // Only what reading needs of a file: its rows and problems would be copied for nothing.
    rereadRow: ({ file: { container, table, form, mapping, splitTurns }, ...request }) => callJob(link, 'rereadRow', { ...request, file: { container, table, form, mapping, splitTurns } }),
    rowText: (request) => callJob(link, 'rowText', request),
    look: async (sets, options, job = {}) => {
      const look = ++looks;
      for (const set of ['pool', 'target', 'existing'] as const) {
        for (const rows of batchesOf(sets[set])) {
          throwIfAborted(job.signal);
          await callJob(link, 'giveRows', { look, set, rows });
          await yieldToOthers();
        }
      }
      return callJob(link, 'look', { look, options }, job);
    },
    destroy: () => link.destroy(),
  };
}

function* batchesOf(rows: readonly LookedAt[]): Generator<LookedAt[], void, void> {
  let batch: LookedAt[] = [];
  let characters = 0;
  for (const { hash, system, earlier, prompt, response } of rows) {
    batch.push({ hash, system, earlier, prompt, response });
    characters += prompt.length + response.length + earlier.reduce((sum, { content }) => sum + content.length, 0);
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    [batch, characters] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
