import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import type { ImportedFile, SetName } from '../dataset/types';
import { DATA_FORMS } from '../dataset/words';
import { readCertificate, readMapping, readRanking, readRecipe } from './recipe';
import { shapeReader, type ShapeReader } from './shape';
import type { ExportManifest, ExportOptions, ManifestExport, ManifestRest, ManifestSource } from './types';

const FORMAT = 'delift-manifest/3';
const VERSION = 3;
const ADVICE = 'Nothing was checked. Use the manifest that was written beside the export.';

/** What a manifest is made of; the format's name and the hash of the file are added. */
export interface ManifestParts extends Omit<ExportManifest, 'format' | 'export' | 'rest'> {
  readonly export: Omit<ManifestExport, 'sha256'>;
  /** Name and number of rows of the file with the others. Default: there is none. */
  readonly rest?: Omit<ManifestRest, 'sha256'> | null | undefined;
}

/** What was written, byte by byte. */
export interface ManifestBytes {
  readonly exported: string | Uint8Array<ArrayBuffer>;
  /** Default: no file with the others. */
  readonly rest?: string | Uint8Array<ArrayBuffer> | undefined;
}

/**
 * The manifest of one export.
 * @param parts everything that is known; borrowed. @param files the exported files, as written (texts in UTF-8).
 * @returns plain data; `manifestText` makes the file.
 * @see docs/formats.md "delift-manifest"
 */
export async function buildManifest(parts: ManifestParts, files: ManifestBytes): Promise<ExportManifest> {
  const { rest = null } = parts;
  return {
    format: FORMAT,
    ...parts,
    export: { ...parts.export, sha256: await sha256(files.exported) },
    rest: rest === null || files.rest === undefined ? null : { ...rest, sha256: await sha256(files.rest) },
  };
}

/** The manifest as its file: JSON with two spaces, one pick to a line. */
export function manifestText(manifest: ExportManifest): string {
  const { ranking, ...rest } = manifest;
  const text = JSON.stringify({ ...rest, ranking: [] }, null, 2);
  const picks = ranking.map((pick) => `    ${JSON.stringify(pick)}`).join(',\n');
  const empty = '"ranking": []';
  const at = text.lastIndexOf(empty);
  return `${text.slice(0, at)}"ranking": [${picks === '' ? '' : `\n${picks}\n  `}]${text.slice(at + empty.length)}\n`;
}

/**
 * Reads F.manifest.json.
 * @throws AppError 'invalid-argument' naming the field that is wrong; 'project-newer' for a newer format.
 */
export function parseManifest(text: string): ExportManifest {
  const read = shapeReader('invalid-argument', 'The manifest', ADVICE);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid-argument', `The manifest is not valid JSON. ${ADVICE}`, {}, { cause });
  }
  const manifest = read.object(value, 'manifest');
  const format = read.text(manifest['format'], 'format');
  const version = /^delift-manifest\/(\d+)$/.exec(format)?.[1];
  if (version === undefined) read.fail('format', `"${FORMAT}"`);
  if (Number(version) > VERSION) {
    throw new AppError('project-newer', `The manifest has format ${format}; this version reads ${FORMAT}. Nothing was checked. Use a newer version of delift.`, { format });
  }
  const software = read.object(manifest['software'], 'software');
  return {
    format: FORMAT,
    time: read.text(manifest['time'], 'time'),
    software: { name: read.text(software['name'], 'software.name'), version: read.text(software['version'], 'software.version') },
    sources: read.list(manifest['sources'], 'sources', (entry, path) => readSource(read, entry, path)),
    export: readExport(read, manifest['export'], Number(version)),
    rest: Number(version) < 2 ? null : read.nullable(manifest['rest'], 'rest', (found, path) => readRest(read, found, path)),
    model: read.nullable(manifest['model'], 'model', (found, path) => {
      const model = read.object(found, path);
      return { name: read.text(model['name'], `${path}.name`), hash: read.text(model['hash'], `${path}.hash`) };
    }),
    template: read.nullable(manifest['template'], 'template', read.text),
    plan: read.text(manifest['plan'], 'plan'),
    recipe: readRecipe(read, manifest['recipe'], 'recipe'),
    ranking: readRanking(read, manifest['ranking'], 'ranking'),
    certificate: readCertificate(read, manifest['certificate'], 'certificate'),
    command: read.text(manifest['command'], 'command'),
  };
}

/** What a manifest says of a file that was written by these options; its hash comes from the bytes. */
export function exportRecord(file: string, rows: number, { form, container, gzip, formulas = 'escape' }: ExportOptions): ManifestParts['export'] {
  return { file, rows, form, container, compression: gzip === true ? 'gzip' : null, formulas: container === 'csv' ? formulas : null };
}

/** A file's entry among the manifest's sources. */
export function sourceOf(set: SetName, { file, bytes, sha256: hash, form, mapping, splitTurns = 'last', from }: ImportedFile): ManifestSource {
  return { set, file, bytes, sha256: hash, form, mapping, splitTurns, ...(from === undefined ? {} : { from }) };
}

function readSource(read: ShapeReader, entry: unknown, path: string): ManifestSource {
  const source = read.object(entry, path);
  return {
    set: read.word(source['set'], `${path}.set`, ['pool', 'target', 'existing']),
    file: read.text(source['file'], `${path}.file`),
    bytes: read.count(source['bytes'], `${path}.bytes`),
    sha256: read.hash(source['sha256'], `${path}.sha256`),
    form: read.word(source['form'], `${path}.form`, DATA_FORMS),
    mapping: readMapping(read, source['mapping'], `${path}.mapping`),
    splitTurns: read.word(source['splitTurns'], `${path}.splitTurns`, ['last', 'every']),
    ...(source['from'] === undefined ? {} : { from: read.text(source['from'], `${path}.from`) }),
  };
}

/** Version 1 knew neither compression nor CSV. */
function readExport(read: ShapeReader, value: unknown, version: number): ManifestExport {
  const file = read.object(value, 'export');
  return {
    file: read.text(file['file'], 'export.file'),
    sha256: read.hash(file['sha256'], 'export.sha256'),
    rows: read.count(file['rows'], 'export.rows'),
    form: read.word(file['form'], 'export.form', ['original', 'alpaca', 'sharegpt', 'messages', 'prompt-completion']),
    container: read.word(file['container'], 'export.container', ['jsonl', 'json', 'csv', 'parquet']),
    compression: version < 2 ? null : read.nullable(file['compression'], 'export.compression', (word, path) => read.word(word, path, ['gzip'])),
    formulas: version < 2 ? null : read.nullable(file['formulas'], 'export.formulas', (word, path) => read.word(word, path, ['escape', 'keep'])),
  };
}

function readRest(read: ShapeReader, value: unknown, path: string): ManifestRest {
  const rest = read.object(value, path);
  return { file: read.text(rest['file'], `${path}.file`), sha256: read.hash(rest['sha256'], `${path}.sha256`), rows: read.count(rest['rows'], `${path}.rows`) };
}
