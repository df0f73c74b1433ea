import { counted, said } from '../../base/said';
import type { ExportedFile } from '../types';
import type { PackageParts } from './exportChoice';

export type FileRole = 'data' | 'rest' | 'manifest' | 'ranking' | 'attribution';

/** One file of the package, as it will be written. */
export interface PackageFile {
  readonly role: FileRole;
  readonly name: string;
  /** For the list: shorter than the name, or with what is in it. */
  readonly label: string;
  /** What it says before it is compressed; null for a binary file. */
  readonly text: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
}

interface PackageTexts {
  readonly data: PackageFile;
  /** Null where only the chosen rows are written. */
  readonly rest: PackageFile | null;
  readonly manifest: string;
  readonly ranking: string;
  readonly rankedRows: number;
  /** Null where the rows need no notice. */
  readonly attribution: string | null;
}

const encoder = new TextEncoder();

/** The name of the manifest that belongs to a data file. */
export function manifestName(dataFile: string): string {
  return `${dataFile}.manifest.json`;
}

/** A file of rows as a part of the package. */
export function dataPart(role: 'data' | 'rest', name: string, label: string, { bytes, text }: Pick<ExportedFile, 'bytes' | 'text'>, mimeType: string): PackageFile {
  return { role, name, label, bytes, text, mimeType };
}

/** Every file the package may hold, the data file first. */
export function packageFiles({ data, rest, manifest, ranking, rankedRows, attribution }: PackageTexts): PackageFile[] {
  const file = (role: FileRole, name: string, label: string, text: string, mimeType: string): PackageFile => ({ role, name, label, text, mimeType, bytes: encoder.encode(text) });
  return [
    data,
    file('manifest', manifestName(data.name), 'manifest.json', manifest, 'application/json'),
    file('ranking', 'ranking.csv', said`ranking.csv, all ${counted(rankedRows, 'row', 'rows')}`, ranking, 'text/csv'),
    ...(rest === null ? [] : [rest]),
    ...(attribution === null ? [] : [file('attribution', 'ATTRIBUTION.md', 'ATTRIBUTION.md', attribution, 'text/markdown')]),
  ];
}

/** The files that are wanted: the data file and its notice always. */
export function wantedFiles<File extends Pick<PackageFile, 'role'>>(files: readonly File[], parts: PackageParts): File[] {
  return files.filter(({ role }) => (role === 'manifest' || role === 'ranking' || role === 'rest' ? parts[role] : true));
}
