import type { PackageParts } from './exportChoice';

export type FileRole = 'data' | 'manifest' | 'ranking' | 'attribution';

/** One file of the package, as it will be written. */
export interface PackageFile {
  readonly role: FileRole;
  readonly name: string;
  /** For the list: shorter than the name, or with what is in it. */
  readonly label: string;
  readonly text: string;
  /** The text in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
}

interface PackageTexts {
  readonly dataFile: string;
  readonly data: string;
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

/** Every file the package may hold, the data file first. */
export function packageFiles({ dataFile, data, manifest, ranking, rankedRows, attribution }: PackageTexts): PackageFile[] {
  const file = (role: FileRole, name: string, label: string, text: string, mimeType: string): PackageFile => ({ role, name, label, text, mimeType, bytes: encoder.encode(text) });
  return [
    file('data', dataFile, dataFile, data, dataFile.endsWith('.json') ? 'application/json' : 'application/jsonl'),
    file('manifest', manifestName(dataFile), 'manifest.json', manifest, 'application/json'),
    file('ranking', 'ranking.csv', `ranking.csv, all ${rankedRows} rows`, ranking, 'text/csv'),
    ...(attribution === null ? [] : [file('attribution', 'ATTRIBUTION.md', 'ATTRIBUTION.md', attribution, 'text/markdown')]),
  ];
}

/** The files that are wanted: the data file and its notice always. */
export function wantedFiles(files: readonly PackageFile[], parts: PackageParts): PackageFile[] {
  return files.filter(({ role }) => (role === 'manifest' || role === 'ranking' ? parts[role] : true));
}
