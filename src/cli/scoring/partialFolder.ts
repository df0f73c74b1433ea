import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, asAppError } from '../../core/base/errors';
import { decodeCheckpoint, encodeCheckpoint } from '../../core/scoring/checkpoint';
import type { UtilityBlock } from '../../core/scoring/types';

/** Checkpoints beside a project, in P.delift.partial: each file is whole or not there, and proves what it is. */
export interface PartialFolder {
  readonly path: string;
  /** What was kept before. A file that is damaged or something else is left as it is, named, and not used. */
  read(): Promise<{ readonly parts: UtilityBlock[]; readonly unusable: readonly { readonly file: string; readonly why: string }[] }>;
  /** On disk when the promise resolves. @throws AppError 'storage-failed' */
  write(parts: readonly UtilityBlock[]): Promise<void>;
  /** Files written by this process. */
  written(): number;
  /** Removes the folder: all that was in it stands in the project. */
  remove(): Promise<void>;
}

const END = '.columns';

export function openPartialFolder(project: string): PartialFolder {
  const path = `${project}.partial`;
  const run = `${Date.now().toString(36)}-${process.pid}`;
  let next = 0;
  return {
    path,
    read: async () => {
      const parts: UtilityBlock[] = [];
      const unusable: { file: string; why: string }[] = [];
      const files = existsSync(path) ? (await readdir(path)).filter((file) => file.endsWith(END)).sort() : [];
      for (const file of files) {
        try {
          parts.push(await decodeCheckpoint(await readFile(join(path, file))));
        } catch (thrown) {
          unusable.push({ file: join(path, file), why: asAppError(thrown).message });
        }
      }
      return { parts, unusable };
    },
    write: async (parts) => {
      try {
        await mkdir(path, { recursive: true });
        for (const part of parts) await writeWhole(join(path, `${run}-${String(next++).padStart(6, '0')}${END}`), await encodeCheckpoint(part));
      } catch (cause) {
        throw new AppError('storage-failed', `${path} could not be written. What stood there is as it was; make room or choose another folder.`, { path }, { cause });
      }
    },
    written: () => next,
    remove: async () => {
      next = 0;
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Through a file of another name and to the disk, so that no crash leaves half of one under this name. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(`${path}.writing`, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.writing`, path);
}
