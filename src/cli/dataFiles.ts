import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { AppError } from '../core/base/errors';
import { isDataFileName } from '../core/dataset/dataFileName';

/**
 * Files as they are named; folders are looked through for data files, in order of their names; hidden ones are left out. What a folder holds
 * besides is counted on `note`.
 * @throws AppError 'file-unreadable' for a folder without a data file.
 */
export async function dataFilesIn(paths: readonly string[], note: (line: string) => void): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then((found) => found.isDirectory(), () => false); // A missing file is told of when it is read.
    if (!isFolder) {
      files.push(path);
      continue;
    }
    const entries = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const found = entries.filter((entry) => isDataFileName(relative(path, entry))).sort();
    if (found.length === 0) throw new AppError('file-unreadable', `${path} holds no data files (JSONL, JSON, CSV, TSV, Parquet). Nothing was read; name a file or another folder.`, { path });
    if (found.length < entries.length) note(`${path}: ${found.length} data files; ${entries.length - found.length} other files are left out`);
    files.push(...found);
  }
  return files;
}
