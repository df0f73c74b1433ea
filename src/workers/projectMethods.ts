import type { JobOptions } from '../core/base/job';
import type { Example, SetName } from '../core/dataset/types';
import { packProject, unpackProject, type PackProgress } from '../core/export/projectFile';
import type { ProjectContents } from '../core/export/types';
import { messagesOf } from './rowMessages';

/** A file of a project: its set and its place there. */
export interface FilePlace {
  readonly set: SetName;
  readonly file: number;
}

/** What unpacking says while it works: how far it is, then the rows of each file in order. */
export type UnpackEvent = { readonly kind: 'progress'; readonly progress: PackProgress } | ({ readonly kind: 'rows'; readonly examples: readonly Example[] } & FilePlace);

const SETS: readonly SetName[] = ['pool', 'target', 'existing'];

/** The same project with other rows in its files. */
export function withRows(project: ProjectContents, rowsOf: (place: FilePlace) => readonly Example[]): ProjectContents {
  const files = (set: SetName) => project.sets[set].map((file, index) => ({ ...file, examples: rowsOf({ set, file: index }) }));
  return { ...project, sets: { pool: files('pool'), target: files('target'), existing: files('existing') } };
}

/** What the worker for project files serves. Rows come and go in messages of their own (see rowMessages). */
export function createProjectMethods() {
  /** Rows that were handed over for a packing that has not begun, by its number. */
  const waiting = new Map<number, Map<string, Example[]>>();
  const keyOf = ({ set, file }: FilePlace): string => `${set} ${file}`;
  return {
    addRows: async ({ pack, set, file, examples }: { readonly pack: number; readonly examples: readonly Example[] } & FilePlace): Promise<null> => {
      const files = waiting.get(pack) ?? new Map<string, Example[]>();
      const key = keyOf({ set, file });
      const rows = files.get(key) ?? [];
      rows.push(...examples);
      files.set(key, rows);
      waiting.set(pack, files);
      return null;
    },
    pack: async ({ pack, project }: { readonly pack: number; readonly project: ProjectContents }, job: JobOptions<PackProgress>): Promise<Uint8Array<ArrayBuffer>> => {
      const files = waiting.get(pack);
      waiting.delete(pack);
      return packProject(withRows(project, (place) => files?.get(keyOf(place)) ?? []), job);
    },
    unpack: async ({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }, { signal, emit }: JobOptions<UnpackEvent>): Promise<ProjectContents> => {
      const project = await unpackProject(bytes, { signal, emit: (progress) => emit?.({ kind: 'progress', progress }) });
      for (const set of SETS) {
        project.sets[set].forEach(({ examples: rows }, file) => {
          for (const examples of messagesOf(rows)) emit?.({ kind: 'rows', set, file, examples });
        });
      }
      return withRows(project, () => []);
    },
  };
}
export type ProjectMethods = ReturnType<typeof createProjectMethods>;
