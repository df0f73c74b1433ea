import { t } from '@lingui/core/macro';
import { asAppError, toErrorRecord } from '../core/base/errors';
import { rememberModel } from '../core/model/catalog';
import type { PackProgress } from '../core/export/projectFile';
import { newProject } from './defaults';
import { keepVectors } from './mapSlice';
import { tellDamage, tellUnfinished } from './openingNotices';
import { newId, type Kit, type Slice } from './kit';
import { summaryNow, type Saver } from './saver';
import type { StoredProject } from './services';
import { upgradedDocument } from './storedDocument';
import type { ProjectDocument } from './types';

/** Until then a deleted project can be brought back. */
const PURGE_AFTER_MS = 10_000;

type ProjectActions =
  | 'closeProject' | 'openProject' | 'openSample' | 'createProject' | 'renameProject' | 'duplicateProject' | 'deleteProject' | 'restoreProject' | 'downloadProject' | 'flush';

/** Opens a project that is in memory, or none: everything that belonged to the one before is gone. */
export type ShowProject = (project: StoredProject | null) => Promise<void>;

export function createShowProject(kit: Kit, saver: Saver): ShowProject {
  let held: { readonly id: string; readonly release: () => void } | null = null;
  let last: Promise<void> = Promise.resolve();
  /** True when this tab may change the project. */
  const hold = async (id: string | null): Promise<boolean> => {
    if (held !== null && held.id === id) return true;
    const release = id === null ? null : await kit.services.locks.acquire(id);
    held?.release();
    held = id === null || release === null ? null : { id, release };
    return held !== null;
  };
  const showNow = async (project: StoredProject | null): Promise<void> => {
    await saver.flush();
    const mayChange = await hold(project?.document.id ?? null);
    saver.drop();
    kit.artefacts.reset();
    kit.known.reset([]);
    if (project === null) {
      kit.set({ project: null, readOnly: false, importing: { status: 'idle' }, looking: { status: 'none' }, asking: [], log: [] });
      kit.changed.project.emit(null);
      return;
    }
    const { files, blocks, embeddings, damage = [] } = project;
    const document = upgradedDocument(project.document);
    files.forEach((rows, fileId) => kit.artefacts.putFile(fileId, rows));
    if (embeddings !== undefined && embeddings !== null) kit.artefacts.vectors.add(embeddings);
    kit.known.reset(blocks);
    if (document.modelInfo) rememberModel(document.modelInfo);
    kit.set({ project: document, readOnly: !mayChange, importing: { status: 'idle' }, looking: { status: 'none' }, asking: [], log: [], saved: { status: 'saved', at: null } });
    kit.changed.project.emit(document);
    if (damage.length > 0) tellDamage(kit, damage);
    else tellUnfinished(kit);
    if (mayChange && damage.length > 0) kit.known.all().forEach((block) => saver.blockChanged(block)); // what is stored is whole again
    if (!mayChange) {
      kit.notify({ tone: 'warn', title: t`Open in another tab`, text: t`This project is open in another tab. It can be read here; changes are made there.`, error: null });
    }
  };
  // One after the other: two openings at once would mix their rows.
  return (project) => {
    last = last.then(() => showNow(project), () => showNow(project));
    return last;
  };
}

export const createProjectSlice =
  (saver: Saver, show: ShowProject): Slice<ProjectActions> =>
  (kit) => {
    const purges = new Map<string, ReturnType<typeof setTimeout>>();
    const { storage } = kit.services;

    const refreshList = async (): Promise<void> => kit.set({ projects: await storage.list() });
    /** Writes a whole project that is new to the browser. A failure leaves it open in memory. */
    const keepNew = async (): Promise<void> => {
      for (const fileId of kit.artefacts.files().keys()) saver.fileAdded(fileId);
      for (const block of kit.known.all()) saver.blockChanged(block);
      saver.documentChanged();
      await saver.flush();
      await keepVectors(kit);
      await refreshList();
    };
    const openNew = async (project: StoredProject): Promise<string> => {
      await show(project);
      await keepNew();
      return project.document.id;
    };
    const stored = async (id: string): Promise<StoredProject | null> => {
      if (kit.get().project?.id === id) return openProjectNow(kit);
      return storage.load(id);
    };

    return {
      openProject: async (id) => {
        if (kit.get().project?.id === id) return true;
        const found = await storage.load(id);
        if (found === null) return false;
        if (kit.get().project?.id === id) return true; // opened by another call meanwhile
        await show(found);
        if (!kit.get().readOnly) saver.documentChanged(); // the time it was opened
        return true;
      },
      openSample: async (sample) => {
        const known = await storage.load(`sample-${sample}`);
        if (known !== null) {
          if (kit.get().project?.id !== known.document.id) await show(known);
          return known.document.id;
        }
        const packed = await kit.services.readSample(sample);
        const project = await withProgress(kit, 'opening', (emit) => kit.services.projectFiles.unpack(packed, { emit }));
        return openNew({ ...project, document: { ...project.document, id: `sample-${sample}`, sample } });
      },
      closeProject: async () => {
        await show(null);
        await refreshList();
      },
      createProject: (name) => openNew({ document: newProject(name), files: new Map(), blocks: [] }),
      renameProject: (name) => {
        const trimmed = name.trim();
        if (trimmed !== '') kit.commit({ label: t`Rename project`, after: { name: trimmed } });
      },
      duplicateProject: async (id) => {
        const project = await stored(id);
        if (project === null) throw new Error(`no project ${id}`);
        const copy: ProjectDocument = { ...project.document, id: newId(), name: t`${project.document.name}, copy`, createdAt: new Date().toISOString(), sample: null };
        // Blocks get buffers of their own: the copy is scored on without the original.
        const blocks = project.blocks.map((block) => ({ ...block, alone: block.alone.slice(), utility: block.utility.slice(), columnsDone: block.columnsDone.slice() }));
        return openNew({ ...project, document: copy, blocks });
      },
      deleteProject: async (id) => {
        if (kit.get().project?.id === id) await show(null);
        await storage.setDeleted(id, true);
        await refreshList();
        purges.set(id, setTimeout(() => {
          purges.delete(id);
          Promise.all([storage.purge(id), kit.services.vectors.remove(id)]).catch((thrown: unknown) => kit.report(t`The project could not be deleted`, toErrorRecord(thrown)));
        }, PURGE_AFTER_MS));
      },
      restoreProject: async (id) => {
        const purge = purges.get(id);
        if (purge === undefined) return;
        clearTimeout(purge);
        purges.delete(id);
        await storage.setDeleted(id, false);
        await refreshList();
      },
      downloadProject: async () => {
        const { project } = kit.get();
        if (project === null) return;
        try {
          const bytes = await withProgress(kit, 'making', (emit) => kit.services.projectFiles.pack(openProjectNow(kit), { emit }));
          kit.services.download(`${fileNameOf(project.name)}.delift`, bytes, 'application/zip');
        } catch (thrown) {
          kit.report(t`The project file could not be made`, toErrorRecord(asAppError(thrown)));
        }
      },
      flush: async () => {
        await saver.flush();
        const { project, projects } = kit.get();
        if (project === null || kit.get().saved.status === 'failed') return;
        const summary = summaryNow(kit);
        kit.set({ projects: [summary, ...projects.filter((known) => known.id !== project.id)] });
      },
    };
  };

/** Work on a project file with its progress in the state. */
export async function withProgress<T>({ set }: Pick<Kit, 'set'>, what: 'making' | 'opening', work: (emit: (progress: PackProgress) => void) => Promise<T>): Promise<T> {
  set({ packing: { what, done: 0 } });
  try {
    return await work(({ done }) => set({ packing: { what, done } }));
  } finally {
    set({ packing: null });
  }
}

/** The open project as it is in memory; borrowed buffers. Files that were removed are left out. */
function openProjectNow({ get, artefacts, known }: Kit): StoredProject {
  const { project } = get();
  if (project === null) throw new Error('no project is open');
  const files = new Map(project.files.flatMap(({ fileId }) => {
    const rows = artefacts.file(fileId);
    return rows === undefined ? [] : [[fileId, rows] as const];
  }));
  return { document: project, files, blocks: known.all(), embeddings: artefacts.embeddings() };
}

/** A name that every file system takes. */
export function fileNameOf(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').replace(/\s+/g, ' ').trim();
  return plain === '' ? 'project' : plain.slice(0, 80);
}

