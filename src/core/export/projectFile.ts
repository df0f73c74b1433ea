import { AppError } from '../base/errors';
import { sha256 } from '../base/hash';
import { throwIfAborted, type JobOptions } from '../base/job';
import type { JsonObject } from '../base/json';
import { said } from '../base/said';
import type { ImportedFile, SetName } from '../dataset/types';
import { blockParts, patternBytes, readBlock } from './projectBlocks';
import { embeddingParts, readEmbedding } from './projectEmbeddings';
import { fileRecord, packRows, readPlaces, unpackFile } from './projectRows';
import { readSavedSubset } from './recipe';
import { shapeReader } from './shape';
import type { ProjectContents, StoredBlock, StoredVectors } from './types';
import { invalid } from './invalidProject';
import { listZip, readZipParts, writeZip, type ZipEntry, type ZipLimits, type ZipPart } from './zip';

const FORMAT = 'delift-project';
const VERSION = 2;
const INDEX = 'project.json';
/** The hash of project.json, as `sha256sum` writes it: a zip's own check sums are not verified by its reader. */
const INDEX_HASH = 'project.json.sha256';
const SETS: readonly SetName[] = ['pool', 'target', 'existing'];
const LIMITS: ZipLimits = { parts: 4096, partBytes: 2_000_000_000, totalBytes: 4_000_000_000 };
const INDEX_LIMITS: ZipLimits = { ...LIMITS, partBytes: 256_000_000 };
const HASH_LIMITS: ZipLimits = { ...LIMITS, partBytes: 1000 };
const read = shapeReader('project-invalid', said`The project file`, said`Nothing was opened. Use an earlier copy, or start anew from the data files.`);

/** How far packing or unpacking is, in [0, 1]; it never goes back. */
export interface PackProgress {
  readonly done: number;
}

/** Packing and unpacking, in this thread or behind a worker. */
export interface ProjectPacker {
  packProject(project: ProjectContents, job?: JobOptions<PackProgress>): Promise<Uint8Array<ArrayBuffer>>;
  unpackProject(bytes: Uint8Array<ArrayBuffer>, job?: JobOptions<PackProgress>): Promise<ProjectContents>;
}

/**
 * A project as one zip: project.json and its hash, data/SET.jsonl with data/SET.rows.json, kernels/BLOCK.npy with .alone.npy and
 * .json, embeddings/MODEL.npy with .json. The sha256 of every part stands in project.json. The same contents give the same bytes.
 * @param project borrowed.
 * @returns the file, new buffer.
 * @throws AppError 'cancelled'.
 * @see docs/formats.md "delift-project"
 */
export async function packProject(project: ProjectContents, job: JobOptions<PackProgress> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const parts = [...SETS.flatMap((set) => setParts(set, project.sets[set])), ...kernelParts(project.blocks), ...(project.embeddings ?? []).flatMap((set) => embeddingParts(set, `embeddings/${set.model}`))];
  const listed: JsonObject[] = [];
  for (const { path, bytes } of parts) {
    throwIfAborted(job.signal);
    listed.push({ path, bytes: bytes.length, sha256: await sha256(ownBytes(bytes)) });
  }
  const index = {
    format: FORMAT,
    version: versionOf(project),
    meta: project.meta,
    settings: project.settings,
    savedSubsets: project.savedSubsets,
    sets: Object.fromEntries(SETS.map((set) => [set, project.sets[set].map(fileRecord)])),
    parts: listed,
  };
  const indexPart = jsonPart(INDEX, index);
  const indexHash = await sha256(ownBytes(indexPart.bytes));
  return writeZip([indexPart, { path: INDEX_HASH, bytes: new TextEncoder().encode(`${indexHash}  ${INDEX}\n`) }, ...parts], { signal: job.signal, emit: (done) => job.emit?.({ done: 0.1 + 0.9 * done }) });
}

/**
 * Reads a project file; every part's hash is verified, every row's hash too.
 * @param bytes the whole file; borrowed.
 * @throws AppError 'project-invalid' (not a zip, not a project, damaged, forbidden paths, too large), 'project-newer',
 * 'hash-mismatch', 'npy-invalid', 'cancelled'. Nothing is inflated before its size is known to be within the limits.
 * @see docs/formats.md "delift-project"
 */
export async function unpackProject(bytes: Uint8Array<ArrayBuffer>, job: JobOptions<PackProgress> = {}): Promise<ProjectContents> {
  const entries = listZip(bytes, LIMITS);
  if (!entries.some(({ path }) => path === INDEX)) throw invalid(said`it is a zip, but has no project.json`);
  const indexBytes = readZipParts(bytes, entries, [INDEX], INDEX_LIMITS).get(INDEX)!;
  const index = read.object(parseJson(indexBytes, INDEX), INDEX);
  checkVersion(index);
  const hashText = decode(readZipParts(bytes, entries, [INDEX_HASH], HASH_LIMITS).get(INDEX_HASH)!, INDEX_HASH);
  if (hashText.split(' ', 1)[0] !== (await sha256(indexBytes))) throw mismatch(INDEX);
  const parts = await verifiedParts(bytes, entries, index, job);
  throwIfAborted(job.signal);
  const records = read.object(index['sets'], 'sets');
  job.emit?.({ done: 0.2 });
  const rows = entries.reduce((sum, { path, bytes: size }) => sum + (path.endsWith('.jsonl') ? size : 0), 0);
  const sets: ImportedFile[][] = [];
  let bytesRead = 0;
  for (const set of SETS) {
    sets.push(await readSet(set, records[set], parts));
    throwIfAborted(job.signal);
    bytesRead += parts.get(`data/${set}.jsonl`)?.length ?? 0;
    job.emit?.({ done: rows === 0 ? 1 : 0.2 + 0.8 * (bytesRead / rows) });
  }
  const [pool, target, existing] = sets;
  return {
    meta: read.object(index['meta'], 'meta'),
    settings: read.object(index['settings'], 'settings'),
    savedSubsets: read.list(index['savedSubsets'], 'savedSubsets', (entry, path) => readSavedSubset(read, entry, path)),
    sets: { pool: pool!, target: target!, existing: existing! },
    blocks: readKernels(parts),
    ...readEmbeddings(parts),
  };
}

/** The oldest version that holds all of it: version 1 knows neither threshold greedy nor the sieve. */
function versionOf({ savedSubsets }: ProjectContents): number {
  return savedSubsets.some(({ recipe: { optimizer, epsilon } }) => epsilon !== null || (optimizer !== 'greedy' && optimizer !== 'stochastic')) ? VERSION : 1;
}

function checkVersion(index: JsonObject): void {
  if (index['format'] !== FORMAT) throw invalid(said`its project.json is of another program`);
  const version = read.count(index['version'], 'version');
  if (version === 0) throw invalid(said`it has version 0, which never was`);
  if (version > VERSION) {
    throw new AppError('project-newer', said`The project was saved by a newer version of delift (format ${version}; this one reads ${VERSION}). Nothing was opened or changed. Open it with the newer version.`, { version });
  }
}

async function verifiedParts(bytes: Uint8Array, entries: readonly ZipEntry[], index: JsonObject, job: Pick<JobOptions<never>, 'signal'>): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const listed = read.list(index['parts'], 'parts', (entry, path) => {
    const part = read.object(entry, path);
    return { path: read.text(part['path'], `${path}.path`), bytes: read.count(part['bytes'], `${path}.bytes`), sha256: read.hash(part['sha256'], `${path}.sha256`) };
  });
  const sizes = new Map(entries.map((entry) => [entry.path, entry.bytes]));
  for (const part of listed) {
    const size = sizes.get(part.path);
    if (size !== undefined && size !== part.bytes) throw mismatch(part.path);
  }
  const parts = readZipParts(bytes, entries, listed.map(({ path }) => path), LIMITS);
  for (const { path, sha256: expected } of listed) {
    throwIfAborted(job.signal);
    if ((await sha256(parts.get(path)!)) !== expected) throw mismatch(path);
  }
  return parts;
}

function mismatch(part: string): AppError {
  return new AppError('hash-mismatch', said`The part ${part} of the project is not what was saved: its hash differs. Nothing was opened. Use an earlier copy of the project.`, { part });
}

function setParts(set: SetName, files: readonly ImportedFile[]): ZipPart[] {
  if (files.length === 0) return [];
  const packed = files.map(packRows);
  const text = packed.flatMap(({ lines }) => lines.map((line) => `${line}\n`)).join('');
  return [{ path: `data/${set}.jsonl`, bytes: new TextEncoder().encode(text) }, jsonPart(`data/${set}.rows.json`, packed.map(({ places }) => places))];
}

async function readSet(set: SetName, records: unknown, parts: ReadonlyMap<string, Uint8Array>): Promise<ImportedFile[]> {
  const files = read.list(records, `sets.${set}`, (entry) => entry);
  if (files.length === 0) return [];
  const path = `data/${set}.rows.json`;
  const places = read.list(parseJson(partOf(parts, path), path), path, (entry, at) => readPlaces(read, entry, at));
  if (places.length !== files.length) throw invalid(said`${path} is about ${places.length} files, project.json about ${files.length}`);
  const lines = decode(partOf(parts, `data/${set}.jsonl`), `data/${set}.jsonl`).split('\n').slice(0, -1);
  const rows = places.reduce((sum, list) => sum + list.length, 0);
  if (lines.length !== rows) throw invalid(said`data/${set}.jsonl has ${lines.length} rows, ${path} has ${rows}`);
  let from = 0;
  const unpacked = places.map((list, index) => {
    const own = lines.slice(from, from + list.length);
    from += list.length;
    return unpackFile(read, files[index], `sets.${set}[${index}]`, own, list);
  });
  return Promise.all(unpacked);
}

function kernelParts(blocks: readonly StoredBlock[]): ZipPart[] {
  const used = new Map<string, number>();
  return blocks.flatMap((block) => {
    const number = (used.get(block.block) ?? 0) + 1;
    used.set(block.block, number);
    return blockParts(block, `kernels/${block.block}${number === 1 ? '' : `.${number}`}`);
  });
}

function readKernels(parts: ReadonlyMap<string, Uint8Array>): StoredBlock[] {
  const stems = [...parts.keys()].flatMap((path) => /^(kernels\/.+)\.json$/.exec(path)?.[1] ?? []);
  return stems.map((stem) => {
    const pattern = patternBytes(stem, (path) => parts.get(path));
    return readBlock(read, stem, parseJson(partOf(parts, `${stem}.json`), `${stem}.json`), partOf(parts, `${stem}.npy`), partOf(parts, `${stem}.alone.npy`), pattern);
  });
}

function readEmbeddings(parts: ReadonlyMap<string, Uint8Array>): { embeddings?: StoredVectors[] } {
  const stems = [...parts.keys()].flatMap((path) => /^(embeddings\/.+)\.json$/.exec(path)?.[1] ?? []);
  if (stems.length === 0) return {};
  const embeddings = stems.map((stem) => readEmbedding(read, stem, parseJson(partOf(parts, `${stem}.json`), `${stem}.json`), partOf(parts, `${stem}.npy`)));
  return { embeddings };
}

function partOf(parts: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const part = parts.get(path);
  if (part === undefined) throw invalid(said`its part ${path} is missing`);
  return part;
}

function jsonPart(path: string, value: unknown): ZipPart {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  const text = decode(bytes, path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(said`${path} is not JSON`, cause);
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw invalid(said`${path} is not UTF-8`, cause);
  }
}

/** crypto.subtle takes no view over shared memory; a part made here never is one. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : bytes.slice();
}
