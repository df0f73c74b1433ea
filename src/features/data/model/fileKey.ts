import type { ProjectFile } from '../../../store/types';

type Keyed = Pick<ProjectFile, 'set' | 'sha256' | 'fileId'>;

/** A file in the address: stays the same when the file is read another way, unlike its id. */
export function fileKey({ set, sha256 }: Pick<Keyed, 'set' | 'sha256'>): string {
  return `${set}-${sha256.slice(0, 8)}`;
}

/** The file an address names; the same content in another set where it was moved; otherwise the first. */
export function fileAt<F extends Keyed>(files: readonly F[], key: string | null): F | null {
  const hash = key?.split('-')[1] ?? '';
  return files.find((file) => fileKey(file) === key) ?? files.find((file) => hash !== '' && file.sha256.startsWith(hash)) ?? files[0] ?? null;
}
