import { createContext, useContext } from 'react';

/** Hands a file to the person: name, bytes, MIME type. */
export type SaveFile = (fileName: string, bytes: Uint8Array<ArrayBuffer>, mimeType: string) => void;

/** Given by the application; null where nothing can be saved. */
export const SaveFileContext = createContext<SaveFile | null>(null);

export function useSaveFile(): SaveFile | null {
  return useContext(SaveFileContext);
}

/** A title as the stem of a file name: lower case, words joined by hyphens. */
export function fileStem(title: string): string {
  const stem = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return stem === '' ? 'chart' : stem;
}
