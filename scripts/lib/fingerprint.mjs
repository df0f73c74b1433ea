import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * @param {string} folder path inside the repository
 * @returns {Promise<string[]>} files below it, sorted, as paths inside the repository
 */
async function filesBelow(folder) {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** @param {string} file */
async function contentOf(file) {
  return createHash('sha256').update(await readFile(path.join(ROOT, file))).digest('hex');
}

/** @param {string} file */
async function sizeAndTimeOf(file) {
  const { size, mtimeMs } = await stat(path.join(ROOT, file));
  return `${size} ${mtimeMs}`;
}

/**
 * One hash over everything a build reads.
 * @param {{ read: string[], list: string[] }} inputs paths inside the repository. `read`: files and folders by
 *   content; `list`: folders of large files, by name, size and time
 * @returns {Promise<string>} hexadecimal
 */
export async function fingerprint({ read, list }) {
  const hash = createHash('sha256');
  for (const input of read) {
    const isFolder = (await stat(path.join(ROOT, input))).isDirectory();
    const files = isFolder ? (await filesBelow(input)).filter((file) => !/\.test\.tsx?$/.test(file)) : [input];
    for (const file of files) hash.update(`${file} ${await contentOf(file)}\n`);
  }
  for (const folder of list) {
    for (const file of await filesBelow(folder)) hash.update(`${file} ${await sizeAndTimeOf(file)}\n`);
  }
  return hash.digest('hex');
}
