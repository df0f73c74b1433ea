import { AppError } from '../../core/base/errors';
import { said } from '../../core/base/said';
import type { ModelFolder } from '../../core/model/chosen/folder';
import { readModelInfo } from '../../core/model/infoJson';
import type { ModelInfo } from '../../core/model/types';
import { stored } from './storageErrors';

/** A model's files as a person picked them. Paths are relative to the model's folder. */
export interface PickedModel {
  readonly name: string;
  readonly licence?: string | undefined;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
}

/** Written last: a model without it was never finished and is not listed. */
const FACTS = 'model.json';
const FORMAT = 'delift-model/1';

/** Models that a person chose, in the origin's private file system, one folder for each content. */
async function libraryFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('models', { create: true });
}

/** A picked model as core reads it. */
export function pickedFolder({ name, licence, files }: PickedModel): ModelFolder {
  const blobs = new Map(files.map(({ path, file }) => [path, file]));
  return {
    name,
    licence,
    files: files.map(({ path, file }) => ({ path, bytes: file.size })),
    open: async (path) => {
      const blob = blobs.get(path);
      if (blob === undefined) throw new AppError('model-not-found', said`The model's file ${path} is not among those that were chosen. Nothing was changed.`, { path });
      return { size: blob.size, read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()) };
    },
  };
}

function filesOf(info: ModelInfo): readonly string[] {
  return [info.graph, ...info.weightFiles, ...info.tokenizerFiles].map(({ path }) => path);
}

/**
 * Keeps a model's files; the same content is kept once.
 * @throws AppError 'storage-full' | 'storage-failed'
 */
export async function keepModel(info: ModelInfo, { name, files }: PickedModel): Promise<void> {
  await stored(async () => {
    const library = await libraryFolder();
    const folder = await library.getDirectoryHandle(info.id, { create: true });
    try {
      for (const [at, path] of filesOf(info).entries()) {
        const blob = files.find((file) => file.path === path)!.file;
        await write(folder, `${at}`, blob);
      }
      await write(folder, FACTS, new Blob([JSON.stringify({ format: FORMAT, folder: name, info })]));
    } catch (thrown) {
      await library.removeEntry(info.id, { recursive: true }).catch(() => undefined); // the first fault is the one to tell
      throw thrown;
    }
  });
}

async function write(folder: FileSystemDirectoryHandle, name: string, blob: Blob): Promise<void> {
  const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writer.write(blob);
  await writer.close();
}

interface KeptModel {
  readonly info: ModelInfo;
  readonly picked: PickedModel;
}

/** Facts of all models that are kept; none where the browser has no private file system. */
export async function listModels(): Promise<ModelInfo[]> {
  try {
    const library = await libraryFolder();
    const infos: ModelInfo[] = [];
    for await (const id of library.keys()) {
      const facts = await readFacts(library, id);
      if (facts !== null) infos.push(facts.info);
    }
    return infos.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  } catch {
    return []; // private windows and old browsers: only the bundled model is there
  }
}

async function readFacts(library: FileSystemDirectoryHandle, id: string): Promise<{ info: ModelInfo; folder: string } | null> {
  try {
    const file = await (await (await library.getDirectoryHandle(id)).getFileHandle(FACTS)).getFile();
    const { format, folder, info } = JSON.parse(await file.text()) as { format?: unknown; folder?: unknown; info?: unknown };
    const facts = readModelInfo(info);
    return format === FORMAT && typeof folder === 'string' && facts !== null ? { info: facts, folder } : null;
  } catch {
    return null; // not finished, or of a later version
  }
}

/** A kept model with its files. @throws AppError 'model-not-found' */
export async function openKeptModel(id: string): Promise<KeptModel> {
  const missing = (cause?: unknown): AppError =>
    new AppError('model-not-found', said`The model "${id}" is not in this browser. What is scored is kept. Choose its files again, or another model.`, { id }, { cause });
  try {
    const library = await libraryFolder();
    const facts = await readFacts(library, id);
    if (facts === null) throw missing();
    const folder = await library.getDirectoryHandle(id);
    const files = await Promise.all(filesOf(facts.info).map(async (path, at) => ({ path, file: await (await folder.getFileHandle(`${at}`)).getFile() })));
    return { info: facts.info, picked: { name: facts.folder, files } };
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : missing(thrown);
  }
}

/** @throws AppError 'storage-failed' */
export async function forgetModel(id: string): Promise<void> {
  await stored(async () => (await libraryFolder()).removeEntry(id, { recursive: true }));
}
