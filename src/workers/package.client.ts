import { throwIfAborted, yieldToOthers, type JobOptions } from '../core/base/job';
import { said } from '../core/base/said';
import type { Example } from '../core/dataset/types';
import type { PackageInputs } from '../core/export/package/exportPackage';
import type { PackageProgress, PackageService, ShownPackage } from '../core/export/package/types';
import type { PackageMethods } from './packageMethods';
import { messagesOf } from './rowMessages';
import { callJob, linkWorker, type WorkerLike } from './transport';

/** Handing the rows over is this much of the whole. */
const SENDING = 0.4;

/** Exports made in a worker of their own, which keeps the rows of the pool that was exported last. */
export function createPackageClient(
  start: () => WorkerLike = () => new Worker(new URL('./package.worker.ts', import.meta.url), { type: 'module', name: 'exports' }),
): PackageService & { destroy(): void } {
  const link = linkWorker<PackageMethods>(said`The worker for exports`, start);
  let pools = 0;
  let sent: { readonly id: number; readonly pool: readonly Example[]; readonly generation: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const send = async (pool: readonly Example[], { signal, emit }: JobOptions<PackageProgress>): Promise<number> => {
    const { generation } = link.open();
    if (sent !== null && sent.pool === pool && sent.generation === generation) return sent.id;
    sent = null;
    const id = ++pools;
    let rows = 0;
    for (const examples of messagesOf(pool)) {
      throwIfAborted(signal);
      await callJob(link, 'addRows', { pool: id, examples });
      rows += examples.length;
      emit?.({ done: (SENDING * rows) / pool.length });
      await yieldToOthers();
    }
    sent = { id, pool, generation };
    return id;
  };
  const make = async ({ pool, ...inputs }: PackageInputs, { signal, emit }: JobOptions<PackageProgress>): Promise<ShownPackage> => {
    throwIfAborted(signal);
    const id = await send(pool, { signal, emit });
    // Only what a manifest says of a file: lists of problems would be copied for nothing.
    const files = inputs.project.files.map((file) => ({ ...file, problems: [], corrections: undefined }));
    const { name, settings, budget, asked, order, gains, values } = inputs.subset;
    const request = { pool: id, inputs: { ...inputs, project: { files }, subset: { name, settings, budget, asked, order, gains, values } } };
    return callJob(link, 'make', request, { signal, emit: ({ done }) => emit?.({ done: SENDING + (1 - SENDING) * done }) });
  };
  return {
    // One after another: rows of two pools must not mix.
    make: (inputs, job = {}) => {
      const made = last.then(() => make(inputs, job), () => make(inputs, job));
      last = made;
      return made;
    },
    forget: () => {
      if (sent === null) return;
      sent = null;
      callJob(link, 'forget', null).catch(() => undefined); // A lost worker has forgotten.
    },
    destroy: () => link.destroy(),
  };
}
