import { asAppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { importFile } from '../dataset/importFile';
import type { ImportedFile, ImportOptions, RowHash } from '../dataset/types';
import { MAPPING_OF_FORM } from './forms';
import type { ExportManifest } from './types';

/** Bytes to check against a manifest. */
export interface ExportFiles {
  /** The exported file. */
  readonly exported: Uint8Array<ArrayBuffer>;
  /** The file with the other rows; when it is not given it is not checked. */
  readonly rest?: Uint8Array<ArrayBuffer> | undefined;
  /** The data files it came from, by the names in the manifest; those not given are not checked. Default none. */
  readonly sources?: readonly { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }[] | undefined;
}

/** One thing that was checked. */
export interface VerifyCheck {
  /** For people: "hash of subset.jsonl". */
  readonly what: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

export interface VerifyReport {
  readonly passed: boolean;
  readonly checks: readonly VerifyCheck[];
  /** Files the manifest names that were not handed over. */
  readonly notChecked: readonly string[];
}

/**
 * Checks an export against its manifest: the file's hash, the hashes of the data files that are at hand, and that
 * the exported rows are exactly the rows of the ranking: each by its identity (D3), none more, none missing.
 * @param files borrowed. Nothing is thrown for wrong data: each failure is a check that did not pass.
 * @see docs/spec/data.md V1-V3
 */
export async function verifyExport(manifest: ExportManifest, files: ExportFiles): Promise<VerifyReport> {
  const checks = [await hashCheck(manifest.export.file, manifest.export.sha256, files.exported)];
  const notChecked: string[] = [];
  if (manifest.rest !== null) {
    if (files.rest === undefined) notChecked.push(manifest.rest.file);
    else checks.push(await hashCheck(manifest.rest.file, manifest.rest.sha256, files.rest));
  }
  for (const source of manifest.sources) {
    const given = files.sources?.find(({ file }) => file === source.file);
    if (given === undefined) notChecked.push(source.file);
    else checks.push(await hashCheck(source.file, source.sha256, given.bytes));
  }
  checks.push(...(await rowChecks(manifest, files.exported)));
  return { passed: checks.every(({ passed }) => passed), checks, notChecked };
}

async function hashCheck(file: string, expected: string, bytes: Uint8Array<ArrayBuffer>): Promise<VerifyCheck> {
  const found = await sha256(bytes);
  return { what: `hash of ${file}`, passed: found === expected, expected, found };
}

async function rowChecks(manifest: ExportManifest, exported: Uint8Array<ArrayBuffer>): Promise<VerifyCheck[]> {
  const { file, rows } = manifest.export;
  let imports: ImportedFile[];
  try {
    imports = await Promise.all(readingsOf(manifest).map((options) => importFile(exported, file, options)));
  } catch (thrown) {
    return [{ what: `rows of ${file}`, passed: false, expected: `${rows} rows`, found: asAppError(thrown).message }];
  }
  const rowsRead = imports[0]?.rowsRead ?? 0;
  const countCheck = { what: `number of rows in ${file}`, passed: rowsRead === rows, expected: String(rows), found: String(rowsRead) };
  const { strangers, missing } = compareRows(manifest, imports);
  const found = strangers + missing === 0 ? 'the same rows' : `${missing} missing, ${strangers} not in the ranking`;
  return [countCheck, { what: `rows of ${file} against the ranking`, passed: strangers + missing === 0, expected: 'the same rows', found }];
}

/** How the exported file may be read: by its own form when that was made anew, as its sources were when it is original. */
function readingsOf(manifest: ExportManifest): ImportOptions[] {
  const { form } = manifest.export;
  if (form !== 'original') return [{ form, mapping: MAPPING_OF_FORM[form] }];
  const readings = new Map<string, ImportOptions>();
  for (const { set, form: sourceForm, mapping, splitTurns } of manifest.sources) {
    if (set === 'pool') readings.set(JSON.stringify([sourceForm, mapping, splitTurns]), { form: sourceForm, mapping, splitTurns });
  }
  return readings.size === 0 ? [{}] : [...readings.values()];
}

/** Rows (by line) whose hashes are all unknown to the ranking, and picks that no row gives often enough. */
function compareRows(manifest: ExportManifest, imports: readonly ImportedFile[]): { strangers: number; missing: number } {
  const wanted = new Map<RowHash, number>();
  for (const { hash } of manifest.ranking) wanted.set(hash, (wanted.get(hash) ?? 0) + 1);
  const hashesOfLine = new Map<number, Set<RowHash>>();
  for (const { examples, problems } of imports) {
    for (const { line } of problems) if (!hashesOfLine.has(line)) hashesOfLine.set(line, new Set());
    for (const { line, hash } of examples) hashesOfLine.set(line, (hashesOfLine.get(line) ?? new Set()).add(hash));
  }
  let strangers = 0;
  for (const hashes of hashesOfLine.values()) {
    const known = [...hashes].filter((hash) => wanted.has(hash));
    if (known.length === 0) strangers++;
    for (const hash of known) wanted.set(hash, wanted.get(hash)! - 1);
  }
  let missing = 0;
  for (const left of wanted.values()) {
    if (left > 0) missing += left;
    else if (left < 0) strangers -= left;
  }
  return { strangers, missing };
}
