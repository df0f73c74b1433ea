import { said } from '../core/base/said';
import type { Example } from '../core/dataset/types';
import type { ProjectPacker } from '../core/export/projectFile';
import { withRows, type FilePlace, type ProjectMethods } from './projectMethods';
import { messagesOf } from './rowMessages';
import { callJob, linkWorker, type WorkerLike } from './transport';

export interface ProjectClient extends ProjectPacker {
  destroy(): void;
}

/** Packing and unpacking of project files in a worker of their own. */
export function createProjectClient(
  start: () => WorkerLike = () => new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module', name: 'project files' }),
): ProjectClient {
  const link = linkWorker<ProjectMethods>(said`The worker for project files`, start);
  let packs = 0;
  return {
    packProject: async (project, job = {}) => {
      const pack = ++packs;
      for (const set of ['pool', 'target', 'existing'] as const) {
        for (const [file, { examples: rows }] of project.sets[set].entries()) {
          for (const examples of messagesOf(rows)) await callJob(link, 'addRows', { pack, set, file, examples }, { signal: job.signal });
        }
      }
      return callJob(link, 'pack', { pack, project: withRows(project, () => []) }, job);
    },
    unpackProject: async (bytes, { signal, emit } = {}) => {
      const rows = new Map<string, Example[]>();
      const rowsOf = ({ set, file }: FilePlace): Example[] => {
        const key = `${set} ${file}`;
        const known = rows.get(key) ?? [];
        rows.set(key, known);
        return known;
      };
      const project = await callJob(link, 'unpack', { bytes }, {
        signal,
        emit: (event) => {
          if (event.kind === 'progress') emit?.(event.progress);
          else rowsOf(event).push(...event.examples);
        },
      });
      return withRows(project, rowsOf);
    },
    destroy: () => link.destroy(),
  };
}
