import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { AppError } from '../../core/base/errors';
import type { ModelFolder } from '../../core/model/chosen/folder';
import type { ByteSource } from '../../core/model/source';

/** How deep a model's folder is looked into, and how many files it may hold. */
const DEPTH = 3;
const MOST_FILES = 5000;
/** One read of a file on disk; the system takes no more than 2 GiB at once. */
const MOST_BYTES = 1 << 30;

/**
 * A model on disk: a folder, one graph of it (`…/onnx/model_q4.onnx`), or a GGUF file.
 * @throws AppError 'model-not-found'
 */
export async function nodeModelFolder(path: string): Promise<ModelFolder> {
  const kind = await stat(path).catch((cause: unknown) => {
    throw new AppError('model-not-found', `There is no model at ${path}. Nothing was changed; name a folder, a .onnx file or a .gguf file.`, { path }, { cause });
  });
  if (kind.isDirectory()) return folderOf(path, await listFiles(path, DEPTH));
  if (path.toLowerCase().endsWith('.gguf')) return folderOf(dirname(path), [{ path: basename(path), bytes: kind.size }], basename(path));
  if (!path.toLowerCase().endsWith('.onnx')) throw new AppError('model-not-found', `${path} is neither a folder nor a .onnx or .gguf file. Nothing was changed.`, { path });
  const beside = dirname(path);
  const root = basename(beside) === 'onnx' ? dirname(beside) : beside;
  const graph = slashed(relative(root, path));
  const files = await listFiles(root, DEPTH);
  return folderOf(root, files.filter((file) => file.path === graph || !file.path.endsWith('.onnx')));
}

function folderOf(root: string, files: ModelFolder['files'], name = basename(join(root, '.'))): ModelFolder {
  return {
    name,
    files,
    open: async (path) => {
      const file = files.find((entry) => entry.path === path);
      if (file === undefined) throw new AppError('model-not-found', `The model's file ${path} is not there. Nothing was changed.`, { path });
      return fileSource(join(root, path), file.bytes);
    },
  };
}

function fileSource(path: string, size: number): ByteSource {
  return {
    size,
    read: async (start, end) => {
      const handle = await open(path, 'r');
      try {
        const bytes = new Uint8Array(end - start);
        for (let at = 0; at < bytes.length; ) {
          const { bytesRead } = await handle.read(bytes, at, Math.min(bytes.length - at, MOST_BYTES), start + at);
          if (bytesRead === 0) throw new AppError('model-corrupt', `The model's file ${basename(path)} ends too early. Nothing was changed; fetch it again.`, { path: basename(path) });
          at += bytesRead;
        }
        return bytes;
      } finally {
        await handle.close();
      }
    },
  };
}

async function listFiles(root: string, depth: number): Promise<{ path: string; bytes: number }[]> {
  const files: { path: string; bytes: number }[] = [];
  const visit = async (folder: string, left: number): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const kind = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
      if (kind === null) continue;
      if (kind.isDirectory() && left > 1) await visit(path, left - 1);
      else if (kind.isFile()) files.push({ path: slashed(relative(root, path)), bytes: (await stat(path)).size });
      if (files.length > MOST_FILES) throw new AppError('model-not-found', `${root} holds more than ${MOST_FILES} files; name the model's own folder. Nothing was changed.`, { path: root });
    }
  };
  await visit(root, depth);
  return files;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
