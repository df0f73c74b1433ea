import { isDataFileName } from '../core/dataset/dataFileName';
import type { FetchedFile } from '../core/remote/handover';
import type { FileInput } from './types';

/** A file of the page as the store takes it; its bytes are read only when asked for. */
export function toFileInput(file: File): FileInput {
  return { name: file.name, size: file.size, blob: file, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** What the fetch page handed over, as files. */
export function fetchedInputs(files: readonly FetchedFile<Blob>[]): FileInput[] {
  return files.map(({ name, from, file }) => ({ name, from, size: file.size, blob: file, bytes: async () => new Uint8Array(await file.arrayBuffer()) }));
}

/**
 * Files of the page as they were picked or dropped; of those that lie in a folder only what may hold rows: folders
 * also have pictures, notes and hidden files. Where a folder has nothing of the kind all its files stay, to be named as unreadable.
 */
export function toFileInputs(files: readonly File[]): FileInput[] {
  const wanted = files.filter((file) => !liesInFolder(file) || isDataFileName(pathOf(file)) || (/\.delift$/i.test(file.name) && !file.name.startsWith('.')));
  return (wanted.length > 0 ? wanted : files).map(toFileInput);
}

function pathOf(file: File & { readonly path?: string }): string {
  return file.webkitRelativePath || (file.path ?? file.name);
}

/** A dropped folder's files have the path that react-dropzone gives them; a picked one's that of the browser. */
function liesInFolder(file: File & { readonly path?: string }): boolean {
  return file.webkitRelativePath !== '' || /[^./].*\/|^\/./.test(file.path ?? '');
}
